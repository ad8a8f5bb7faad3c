# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking an accepted job how far it is, until it is finished or has ended.

Nothing that goes wrong with a question says anything about the job: it is asked again. When
the patience is used up, a person is asked whether to go on; the questions go on, more slowly.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import JobState, Step, Wait, WaitReason
from faceswap_desktop.errors import UserFacingError
from faceswap_desktop.jobs import outcome, schedule, sending
from faceswap_desktop.jobs.outcome import Asked
from faceswap_desktop.providers.base import Ended, Finished, StillWorking

if TYPE_CHECKING:
    from faceswap_desktop.jobs.runner import Run
    from faceswap_desktop.providers.base import Status


class Watch:
    """The questions about one job: when the next one is due, and how the last ones went."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._policy = run.description.polling
        self._waits = schedule.poll_waits(self._policy, run.shared.random)
        self._failures = 0
        self._unknown_since: float | None = None
        self._shown: tuple[Step, float | None] = (Step.IN_QUEUE_THERE, None)

    async def watch(self) -> None:
        """Ask until the job is not being done any more."""
        run = self._run
        if not run.is_recovered:
            await run.rest(next(self._waits))
        run.is_recovered = False
        while run.job.state in {JobState.ACCEPTED, JobState.WORKING}:
            began = run.shared.clock.monotonic()
            try:
                async with asyncio.timeout(schedule.CALL_LIMIT):
                    status = await run.provider.status(run.job.snapshot.remote_id or "")
            except Exception as error:  # noqa: BLE001 (judged by its class)
                is_counted = await self._not_answered(error)
            else:
                self._failures, self._unknown_since = 0, None
                is_counted = await self._answered(status)
            if is_counted:
                run.patience_used += run.shared.clock.monotonic() - began

    async def _answered(self, status: Status) -> bool:
        run = self._run
        match status:
            case Finished():
                await sending.finished(run, status)
            case Ended(error=error):
                await run.fail(error)
            case StillWorking(step=step, fraction=fraction):
                if run.job.state is JobState.ACCEPTED:
                    await run.job.advance(JobState.WORKING, step=step)
                self._shown = (step, fraction)
                await self._wait_for_next()
        return True

    async def _not_answered(self, error: Exception) -> bool:
        """Wait after a failed question; gives whether the time counts against the patience."""
        run, random = self._run, self._run.shared.random
        self._failures += 1
        match outcome.of_question(error):
            case Asked.UNREACHABLE:
                seconds = schedule.question_wait(error, self._failures, random)
                await run.pause(seconds, WaitReason.NETWORK, Step.WORKING_THERE)
                return False
            case Asked.BUSY:
                seconds = schedule.question_wait(error, self._failures, random)
                await run.pause(seconds, WaitReason.SERVICE_BUSY, Step.WORKING_THERE, is_least=True)
                return False
            case Asked.KEY:
                await run.pause(schedule.PATIENT_PACE, WaitReason.KEY, Step.WORKING_THERE)
                return False
            case Asked.UNKNOWN if not self._is_unknown_for_long():
                await self._wait_for_next()
            case Asked.UNKNOWN | Asked.GONE:
                await run.fail(_told(error, run))
            case Asked.UNCLEAR:
                await self._wait_for_next()
        return True

    async def _wait_for_next(self) -> None:
        run = self._run
        if run.patience_used < self._policy.patience:
            step, fraction = self._shown
            run.job.show_progress(step, fraction)
            await run.rest(next(self._waits))
            return
        run.leave_turn()  # the others need not wait for this one any longer
        run.job.show(self._shown[0], wait=Wait(WaitReason.PATIENCE))
        await run.rest(schedule.patient_wait(self._policy, run.shared.random))

    def _is_unknown_for_long(self) -> bool:
        """A service may need a while until it finds a job that it has just accepted."""
        now = self._run.shared.clock.monotonic()
        if self._unknown_since is None:
            self._unknown_since = now
        return now - self._unknown_since >= schedule.UNKNOWN_GRACE


async def watch(run: Run) -> None:
    """Ask until the job is not being done any more; see `Watch`."""
    await Watch(run).watch()


def _told(error: Exception, run: Run) -> UserFacingError:
    return outcome.as_user_error(error, run.job.request.provider)
