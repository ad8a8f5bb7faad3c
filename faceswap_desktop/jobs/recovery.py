# SPDX-License-Identifier: GPL-3.0-or-later
"""What a start of the program makes of the jobs that the last one left unfinished.

Jobs that cannot have cost anything begin anew. For all others the journal says how far they
came: accepted ones are asked about, finished ones fetched, and for one that was caught while
being submitted the service is asked, since nobody here can know whether it arrived. One whose
photos were still on their way to a link host was not submitted yet, and begins anew.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import JobState
from faceswap_desktop.errors import ErrorCode, HelperError, UserFacingError
from faceswap_desktop.jobs.job import Job
from faceswap_desktop.jobs.receipt import ReceiptKind
from faceswap_desktop.jobs.runner import Run

if TYPE_CHECKING:
    from faceswap_desktop.jobs.job import Surroundings

_log = logging.getLogger(__name__)
# A job that ends the program each time must not keep it from starting.
_RESTARTS = 2
_LONGEST_WAIT = 3600.0


async def tidy_up(shared: Surroundings, jobs: Iterable[Job]) -> None:
    """Remove what was half done when the program ended."""
    cleaned = await shared.store.clean([each.id for each in jobs])
    for record in await shared.journal.get(cleaned):
        job = Job(record, shared)
        await job.note(job.event(ReceiptKind.COPIES_DELETED))


async def resume(job: Job) -> Run | None:
    """How the job goes on; None when it waits for a person, or has just been given up."""
    run = Run(job, is_recovered=True)
    state = job.state
    if state is JobState.UNCERTAIN:
        return None
    if state is JobState.PREPARING or _is_placing(job):
        await job.advance(JobState.WAITING)
    elif state is not JobState.WAITING and not run.is_paid:
        return await _begin_anew(run)
    elif state is JobState.WAITING:
        _keep_waiting(run)
    elif state is not JobState.DOWNLOADING:
        _take_turn(run)
    return run


def _is_placing(job: Job) -> bool:
    """Whether what costs had certainly not begun, since it is written down before it does."""
    return job.state is JobState.SUBMITTING and not job.record.is_handed_over


def _take_turn(run: Run) -> None:
    """The service has the job already, so it counts before any that waits."""
    with contextlib.suppress(UserFacingError):  # no such service any more: `Run.live` tells that
        run.take_turn()


async def _begin_anew(run: Run) -> Run | None:
    job = run.job
    restarts = job.record.restarts + 1
    if restarts > _RESTARTS:
        await run.fail(HelperError(ErrorCode.HELPER_STOPPED, retryable=True))
        return None
    _log.info("Job %s begins anew", job.id)
    await run.shared.store.remove([job.id])
    await job.advance(
        JobState.WAITING,
        is_reopening=True,
        restarts=restarts,
        remote_id=None,
        results=(),
        remote_results=(),
        cancel_wanted=False,
    )
    return run


def _keep_waiting(run: Run) -> None:
    """A service that asked to wait is not asked sooner because the program was started again."""
    wait, clock = run.job.record.snapshot.wait, run.shared.clock
    if wait is not None and wait.until is not None:
        left = (wait.until - clock.now()).total_seconds()
        if 0 < left <= _LONGEST_WAIT:
            run.not_before = clock.monotonic() + left
            run.job.wait = wait
