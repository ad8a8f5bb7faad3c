# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of one job: waiting for its turn, then whatever its state asks for, to the end.

One task runs `Run.live`. Each step is taken by the state that the journal has, so that a job
which an earlier start of the program left goes on by the same code.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import (
    FINAL_STATES,
    Box,
    ErrorInfo,
    JobState,
    Step,
    Wait,
    WaitReason,
)
from faceswap_desktop.errors import Charge, ErrorCode, JournalError, UserFacingError
from faceswap_desktop.jobs import cancelling, outcome, receiving, schedule, sending, watching
from faceswap_desktop.jobs.receipt import ReceiptKind
from faceswap_desktop.jobs.records import error_info

if TYPE_CHECKING:
    from faceswap_desktop.jobs.job import Job
    from faceswap_desktop.jobs.lanes import Lane, Place, Turn
    from faceswap_desktop.providers.base import Provider, ProviderDescription, Submission

_log = logging.getLogger(__name__)
_REWRITE_PAUSE = 10.0
_REPORTING = frozenset({JobState.SUBMITTING, JobState.DOWNLOADING})


class Run:
    """What is needed while a job is under way; forgotten when it is over.

    `ready` is a submission that was written down and not handed over yet. `changed` is what
    was put back into the photo. `is_recovered`: an
    earlier start of the program, or an earlier attempt, brought the job to where it stands.
    """

    def __init__(self, job: Job, *, is_recovered: bool = False) -> None:
        self.job = job
        self.shared = job.shared
        self.is_recovered = is_recovered
        self.cancel_wanted = job.record.cancel_wanted
        self.is_closing = False
        self.is_checking = job.state is JobState.UNCERTAIN
        self.woken = asyncio.Event()
        self.consented = asyncio.Event()
        self.turn: Turn | None = None
        self.place: Place | None = None
        self.ready: Submission | None = None
        self.was_handed_over = False
        self.not_before: float | None = None
        self.not_sent_tries = 0
        self.offline_tries = 0
        self.busy_tries = 0
        self.busy_since: float | None = None
        self.lost_details = ""
        self.patience_used = 0.0
        self.changed: tuple[Box, ...] = ()

    @property
    def is_ending(self) -> bool:
        """Whether the job is over, and only what is left to do is being done."""
        return self.job.snapshot.is_over and not self.is_checking

    @property
    def provider(self) -> Provider:
        """The service; raises `UserFacingError` where it is not installed."""
        return self.shared.provider(self.job.request.provider)

    @property
    def description(self) -> ProviderDescription:
        """The service as data."""
        return self.provider.description

    @property
    def lane(self) -> Lane:
        """The queue before the service."""
        return self.shared.lane(self.job.request.provider)

    @property
    def is_paid(self) -> bool:
        """Whether the job may cost anything; so it is, too, when the service is not there."""
        try:
            return outcome.may_cost(self.description)
        except UserFacingError:
            return True

    async def live(self) -> None:
        """Go on until the job is over, or a person is asked. Ends early only when cancelled."""
        goes_on = True
        while goes_on:
            try:
                if self.cancel_wanted:
                    goes_on = await cancelling.stop(self)
                else:
                    await self._go_on()
                    goes_on = self._is_to_be_stopped()
            except asyncio.CancelledError:
                if self.is_closing or not self.cancel_wanted:
                    raise
                task = asyncio.current_task()
                if task is not None:
                    task.uncancel()
            except Exception as error:  # noqa: BLE001 (no job is lost, whatever happened)
                await self._break(error)
                goes_on = False
        self.is_checking = False
        self.leave_turn()
        await self._tidy()

    def report(self, step: Step, fraction: float | None = None) -> None:
        """Show what the service says it is doing; what comes too late is not shown."""
        if self.job.state in _REPORTING:
            self.job.show_progress(step, fraction)

    def leave_turn(self) -> None:
        """Let the next job in."""
        turn, self.turn = self.turn, None
        if turn is not None:
            turn.leave()

    def take_turn(self) -> None:
        """Count as under way without waiting, since the service has the job already."""
        if self.turn is None:
            self.turn = self.lane.take()

    def release_lane(self, *reasons: WaitReason) -> None:
        """Take back why the service's jobs were held up, where there is such a service."""
        with contextlib.suppress(UserFacingError):  # `live` tells that
            self.lane.release(*reasons)

    def show_turn(self) -> None:
        """Show why the job waits for its turn, or how many have theirs before it."""
        if self.place is None:
            return
        held = self.lane.held
        wait = Wait(held) if held else Wait(WaitReason.TURN, ahead=self.place.ahead)
        if (self.job.step, self.job.wait) != (Step.QUEUED, wait):
            self.job.show(Step.QUEUED, wait=wait)

    async def pause(
        self,
        seconds: float,
        reason: WaitReason,
        step: Step | None = None,
        *,
        is_least: bool = False,
    ) -> None:
        """Wait, and show why; with `is_least` never shorter, whatever wakes the job."""
        until = sending.in_future(self.shared.clock, seconds)
        self.job.show(step, wait=Wait(reason, until))
        await self.rest(seconds, is_least=is_least)

    async def rest(self, seconds: float, *, is_least: bool = False) -> None:
        """Wait without showing it."""
        self.woken.clear()
        woken = None if is_least else self.woken
        await schedule.wait_for(self.shared.clock, seconds, woken, may_be_early=not is_least)

    async def fail(
        self,
        error: UserFacingError | ErrorInfo,
        *,
        resume_at: JobState | None = None,
        remote_id: str | None = None,
    ) -> None:
        """End the job without a result; `resume_at` is where "try again" goes on for free."""
        info = error_info(error) if isinstance(error, UserFacingError) else error
        await self.job.advance(
            JobState.FAILED,
            error=info,
            resume_at=resume_at,
            remote_id=remote_id or self.job.snapshot.remote_id,
        )

    def _is_to_be_stopped(self) -> bool:
        """Whether a wish to cancel came that the service did not notice, or did not heed."""
        return self.cancel_wanted and not self.is_ending

    async def _go_on(self) -> None:
        if self.job.state is JobState.UNCERTAIN:
            await sending.look_up(self)
        while not self.cancel_wanted:
            match self.job.state:
                case JobState.WAITING:
                    await self._wait_turn()
                case JobState.PREPARING:
                    await sending.prepare(self)
                case JobState.SUBMITTING if self.ready is not None:
                    await sending.hand_over(self)
                case JobState.SUBMITTING:
                    self.take_turn()
                    await sending.look_up(self)
                case JobState.ACCEPTED | JobState.WORKING:
                    self.take_turn()
                    await watching.watch(self)
                case JobState.DOWNLOADING:
                    self.leave_turn()
                    await receiving.fetch(self)
                case JobState.DONE | JobState.FAILED | JobState.CANCELLED | JobState.UNCERTAIN:
                    return

    async def _wait_turn(self) -> None:
        if self.lane.held:
            self.leave_turn()
        if self.not_before is not None:
            left = self.not_before - self.shared.clock.monotonic()
            self.not_before = None
            is_least = self.job.wait is not None and self.job.wait.reason is WaitReason.SERVICE_BUSY
            await self.rest(left, is_least=is_least)
        while not self._has_consent():
            self.consented.clear()
            self.job.show(wait=Wait(WaitReason.CONSENT))
            await self.consented.wait()
        if self.turn is None:
            self.place = self.lane.queue()
            self.show_turn()
            try:
                self.turn = await self.place.turn()
            finally:
                self.place = None
        await self.job.advance(JobState.PREPARING, step=Step.READING_PHOTOS)

    def _has_consent(self) -> bool:
        return self.job.record.has_consent or not self.shared.needs_consent(self.job.request)

    async def _break(self, error: Exception) -> None:
        """Something happened that nobody foresaw; money decides what it means."""
        job, state = self.job, self.job.state
        told = outcome.as_user_error(error, job.request.provider)
        if told.code is ErrorCode.INTERNAL:
            _log.error("Job %s broke while %s", job.id, state, exc_info=error)
        info = error_info(told)
        if isinstance(error, JournalError) or not self.is_paid:
            open_charge = info
        else:
            open_charge = ErrorInfo(info.code, info.params, info.details, Charge.POSSIBLE)
        match state:
            case JobState.WAITING | JobState.PREPARING:
                await self.fail(info)
            case JobState.SUBMITTING | JobState.UNCERTAIN if self.is_paid:
                await job.advance(JobState.UNCERTAIN, error=open_charge)
            case JobState.ACCEPTED | JobState.WORKING if self.is_paid:
                await self.fail(open_charge, resume_at=JobState.ACCEPTED)
            case JobState.DOWNLOADING if self.is_paid:
                await self.fail(open_charge, resume_at=JobState.DOWNLOADING)
            case _ if state not in FINAL_STATES:
                await self.fail(info)
            case _:
                pass

    async def _tidy(self) -> None:
        """What is left to do when the job is over: copies away, and all of it written."""
        copies = await self.shared.store.remove_outgoing(self.job.id)
        if copies:
            await self.job.note(self.job.event(ReceiptKind.COPIES_DELETED, copies=copies))
        while not await self.job.write_rest():
            await schedule.wait_for(self.shared.clock, _REWRITE_PAUSE)
