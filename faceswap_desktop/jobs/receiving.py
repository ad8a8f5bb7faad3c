# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetching results that are ready, each one complete and written down before the next.

A result that was paid for stays within reach: where it cannot be fetched or stored now, "try
again" fetches it again and does not buy it again.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import JobState, ResultFile, Step, WaitReason
from faceswap_desktop.errors import (
    Charge,
    ErrorCode,
    HelperError,
    PhotoError,
    SaveError,
    ServiceError,
    UserFacingError,
)
from faceswap_desktop.jobs import fullsize, outcome, schedule
from faceswap_desktop.jobs.outcome import Asked
from faceswap_desktop.jobs.records import error_info
from faceswap_desktop.providers.base import Finished, RemoteResult

if TYPE_CHECKING:
    from faceswap_desktop.core.models import ErrorInfo
    from faceswap_desktop.core.operation import Mark
    from faceswap_desktop.jobs.runner import Run

_FINAL_CODES = frozenset({ErrorCode.RESULT_ADDRESS_REFUSED, ErrorCode.CONNECTION_NOT_SECURE})


async def fetch(run: Run) -> None:
    """Bring all results of a finished job into its folder, then it is done."""
    job, shared = run.job, run.shared
    if run.is_recovered:
        await _adopt(run)
    run.is_recovered = False
    has_renewed = False
    try:
        async with shared.downloads:
            while (number := len(job.snapshot.results)) < len(job.record.remote_results):
                try:
                    result = await _fetch_one(run, job.record.remote_results[number])
                except ServiceError as error:
                    is_expired = error.code is ErrorCode.RESULT_LINK_EXPIRED
                    if has_renewed or not is_expired or not await _renew(run):
                        raise
                    has_renewed = True
                else:
                    await _keep(run, result)
    except UserFacingError as error:
        await run.fail(_told(run, error), resume_at=JobState.DOWNLOADING if run.is_paid else None)
        return
    told = await shared.store.cautions(job.request)
    results = await fullsize.results_of(run)
    await job.advance(
        JobState.DONE,
        results=results,
        remote_results=(),
        resume_at=None,
        error=None,
        changed=run.changed or job.snapshot.changed,
        warnings=tuple(dict.fromkeys((*fullsize.cautions_of(run, results), *told))),
    )


async def _fetch_one(run: Run, remote: RemoteResult) -> ResultFile:
    async def download(part: Path) -> None:
        await run.provider.download(remote, part, run.report)
        run.report(Step.CHECKING)

    job, shared = run.job, run.shared
    failures = offline = 0
    while True:
        try:
            return await shared.store.receive(
                job.id,
                job.request,
                download,
                from_network=run.description.photos_leave_computer,
                mark=_mark(run),
            )
        except SaveError:
            raise
        except (PhotoError, HelperError) as error:
            # cut off, or a page of some network in between: often right the next time
            last: UserFacingError = ServiceError(
                ErrorCode.RESULT_NOT_A_PICTURE,
                details=f"{error}: {error.details}",
                retryable=True,
                provider=job.request.provider,
            )
        except ServiceError as error:
            if error.code is ErrorCode.RESULT_LINK_EXPIRED or error.code in _FINAL_CODES:
                raise
            last = error
        if not run.is_paid:
            raise last
        if last.code is ErrorCode.OFFLINE:
            offline += 1
        else:
            failures += 1
        if failures >= schedule.DOWNLOAD_TRIES:
            raise last
        seconds = schedule.question_wait(last, failures + offline, shared.random)
        await run.pause(seconds, WaitReason.NETWORK, Step.RECEIVING)
        run.job.show(Step.RECEIVING)


async def _keep(run: Run, result: ResultFile) -> None:
    results = (*run.job.snapshot.results, result)
    await run.job.advance(JobState.DOWNLOADING, results=results, step=Step.RECEIVING)


async def _adopt(run: Run) -> None:
    """Take a file that was complete when the program was killed, instead of fetching it again."""
    job = run.job
    known = {each.path.name for each in job.snapshot.results}
    if len(known) < len(job.record.remote_results):
        is_foreign = run.description.photos_leave_computer
        result = await run.shared.store.adopt(job.id, known, from_network=is_foreign)
        if result is not None:
            await _keep(run, result)


async def _renew(run: Run) -> bool:
    """Read the job once more for fresh addresses; gives whether there are any."""
    job = run.job
    if job.snapshot.remote_id is None:
        return False
    try:
        async with asyncio.timeout(schedule.CALL_LIMIT):
            status = await run.provider.status(job.snapshot.remote_id)
    except Exception as error:  # noqa: BLE001 (the old failure is what is told)
        return outcome.of_question(error) is Asked.UNREACHABLE
    if not isinstance(status, Finished) or len(status.results) <= len(job.snapshot.results):
        return False
    await job.advance(JobState.DOWNLOADING, remote_results=status.results, step=Step.RECEIVING)
    return True


def _mark(run: Run) -> Mark | None:
    """What the service's result is to say of its making; this computer's say it already."""
    described = run.description.operation(run.job.request.operation)
    if described is None or not run.description.photos_leave_computer:
        return None
    return described.mark


def _told(run: Run, error: UserFacingError) -> ErrorInfo:
    info = error_info(error)
    if not run.is_paid:
        return info
    return type(info)(info.code, info.params, info.details, Charge.CHARGED, retryable=True)
