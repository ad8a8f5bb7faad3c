# SPDX-License-Identifier: GPL-3.0-or-later
"""Stopping a job, here and at the service, and saying what that means for the money.

A result that exists already is never thrown away: then the job goes on to it.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, assert_never

from faceswap_desktop.core.models import Caution, JobState
from faceswap_desktop.jobs import sending
from faceswap_desktop.jobs.receipt import ReceiptKind
from faceswap_desktop.providers.base import Accepted, CancelOutcome, Ended, Finished

if TYPE_CHECKING:
    from faceswap_desktop.jobs.runner import Run

_log = logging.getLogger(__name__)
_LIMIT = 20.0


async def stop(run: Run) -> bool:
    """Cancel the job; gives whether it goes on after all, since its result is there."""
    job = run.job
    goes_on = False
    match job.state:
        case JobState.WAITING | JobState.PREPARING:
            await job.advance(JobState.CANCELLED, cancel_wanted=False)
        case JobState.SUBMITTING:
            goes_on = await _stop_submission(run)
        case JobState.ACCEPTED | JobState.WORKING:
            goes_on = await _stop_there(run)
        case JobState.DOWNLOADING:
            resume_at = JobState.DOWNLOADING if run.is_paid else None
            await _give_up(run, may_be_charged=run.is_paid, resume_at=resume_at)
        case JobState.UNCERTAIN:
            job.show()
        case JobState.DONE | JobState.FAILED | JobState.CANCELLED:
            pass
        case _ as other:
            assert_never(other)
    run.cancel_wanted = False
    job.announce()
    return goes_on


async def _stop_submission(run: Run) -> bool:
    """The submission was broken off: find out whether it arrived."""
    job = run.job
    was_handed_over = run.was_handed_over or run.ready is None
    was_handed_over = was_handed_over and job.record.is_handed_over
    run.ready = None
    if not run.is_paid or not was_handed_over:
        await job.advance(JobState.CANCELLED)
        return False
    found: Accepted | Finished | Ended | None = None
    if run.description.can_find and job.record.reference is not None:
        try:
            async with asyncio.timeout(_LIMIT):
                found = await run.provider.find(job.record.reference)
        except Exception:  # noqa: BLE001 (then it is not known)
            _log.exception("Job %s could not be looked for", job.id)
    match found:
        case Accepted():
            await sending.go_on_with(run, found)
            return await _stop_there(run)
        case Finished():
            await sending.go_on_with(run, found)
            return True
        case Ended():
            await job.advance(JobState.CANCELLED)
        case None:
            await _give_up(run, may_be_charged=True)
    return False


async def _stop_there(run: Run) -> bool:
    job = run.job
    if job.state not in {JobState.ACCEPTED, JobState.WORKING}:
        return False
    if not job.record.cancel_wanted:
        # so that it is cancelled even if the program ends now
        await job.advance(job.state, cancel_wanted=True)
    result = CancelOutcome.NOT_POSSIBLE
    if run.description.can_cancel:
        try:
            async with asyncio.timeout(_LIMIT):
                result = await run.provider.cancel(job.snapshot.remote_id or "")
        except Exception:  # noqa: BLE001 (then it is not known)
            _log.exception("Job %s could not be cancelled at the service", job.id)
    if run.description.photos_leave_computer:
        await job.note(job.event(ReceiptKind.CANCEL_ASKED, outcome=result.value))
    match result:
        case CancelOutcome.STOPPED:
            await job.advance(JobState.CANCELLED, cancel_wanted=False)
            return False
        case CancelOutcome.TOO_LATE:
            await job.advance(job.state, cancel_wanted=False)
            run.is_recovered = True  # it is over there: ask at once
            return True
        case CancelOutcome.NOT_POSSIBLE:
            await _give_up(run, may_be_charged=run.is_paid, resume_at=JobState.ACCEPTED)
            return False


async def _give_up(run: Run, *, may_be_charged: bool, resume_at: JobState | None = None) -> None:
    """Stop watching the job; what the service makes of it is no longer known."""
    job = run.job
    warnings = job.snapshot.warnings
    if may_be_charged and Caution.MAY_BE_CHARGED not in warnings:
        warnings = (*warnings, Caution.MAY_BE_CHARGED)
    await job.advance(
        JobState.CANCELLED, warnings=warnings, resume_at=resume_at, cancel_wanted=False
    )
