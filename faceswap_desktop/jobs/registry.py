# SPDX-License-Identifier: GPL-3.0-or-later
"""The owner of all tasks of the jobs: strong references, names, and an orderly end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from faceswap_desktop.core.models import JobState

if TYPE_CHECKING:
    from faceswap_desktop.jobs.runner import Run

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
# The event loop itself holds tasks only weakly.
_finishing: set[asyncio.Task[Any]] = set()
_TURNS_PAUSE = 0.1


async def finish(work: Coroutine[Any, Any, _T]) -> _T:
    """Await `work` to its end; a cancellation that came meanwhile is raised after that."""
    task = asyncio.create_task(work, name="finish")
    _finishing.add(task)
    task.add_done_callback(_finishing.discard)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # seen: the cancellation comes first
        raise cancelled
    return task.result()


class Registry:
    """One task for each job that is under way, and a few others by name."""

    def __init__(self) -> None:
        self._runs: dict[str, Run] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._others: dict[str, asyncio.Task[Any]] = {}
        self._is_closing = False

    def __iter__(self) -> Iterator[Run]:
        """The runs of all jobs that are under way."""
        return iter(tuple(self._runs.values()))

    def get(self, job_id: str) -> Run | None:
        """The run of a job; None when it is not under way."""
        return self._runs.get(job_id)

    def launch(self, run: Run) -> None:
        """Begin, or go on, with a job."""
        job_id = run.job.id
        if job_id in self._runs:
            raise AssertionError(job_id)  # two tasks would write over each other
        task = asyncio.create_task(run.live(), name=f"job-{job_id}")
        self._runs[job_id], self._tasks[job_id] = run, task
        task.add_done_callback(lambda done: self._ended(job_id, done))

    def begin(self, name: str, work: Callable[[], Coroutine[Any, Any, _T]]) -> asyncio.Task[_T]:
        """A task beside those of the jobs; while one of this name runs, that one."""
        task = self._others.get(name)
        if task is None or task.done():
            task = asyncio.create_task(work(), name=name)
            self._others[name] = task
            task.add_done_callback(lambda done: self._other_ended(name, done))
        return task

    def show_turns(self) -> None:
        """Have each job say how many are before it, or why it stands still."""
        for run in self:
            run.show_turn()

    def show_turns_soon(self) -> None:
        """Once for all that move on together: a batch that is stopped moves two hundred jobs."""
        if not self._is_closing:  # at the end they all leave
            self.begin("show turns", self._show_turns_later)

    async def _show_turns_later(self) -> None:
        await asyncio.sleep(_TURNS_PAUSE)
        self.show_turns()

    async def cancel(self, run: Run) -> None:
        """Stop a job as a person wishes; returns when it is known what came of it."""
        job = run.job
        if not run.is_ending and not run.cancel_wanted:
            run.cancel_wanted = True
            self._tasks[job.id].cancel()
        while run.cancel_wanted and not run.is_ending and self.get(job.id) is run:
            await job.changed.wait()

    async def tidied(self, job_id: str) -> None:
        """Wait until what is left to do for a job that is over has been done."""
        run = self._runs.get(job_id)
        while run is not None and run.is_ending and self.get(job_id) is run:
            await run.job.changed.wait()

    async def end(self, job_id: str, patience: float) -> None:
        """Give the task of a job a few seconds to end by itself, then break it off."""
        task, run = self._tasks.get(job_id), self._runs.get(job_id)
        if task is None or run is None:
            return
        if run.job.snapshot.is_over:
            await asyncio.wait([task], timeout=patience)
        run.is_closing = True
        task.cancel()
        await asyncio.wait([task], timeout=patience)

    def sending(self) -> tuple[Run, ...]:
        """The runs whose submission is under way at this moment, and may cost something."""
        return tuple(
            run
            for run in self
            if run.was_handed_over and run.job.state is JobState.SUBMITTING and run.is_paid
        )

    async def aclose(self, patience: float) -> None:
        """End everything; submissions under way get `patience` seconds to be answered."""
        self._is_closing = True
        for run in self:
            run.is_closing = True
        sending = self.sending()
        for run in self:
            if run not in sending and not run.is_ending:
                self._tasks[run.job.id].cancel()
        try:
            async with asyncio.timeout(patience):
                await self._answered(sending)
                for run in self:
                    if run.is_ending:
                        await self.tidied(run.job.id)
        except TimeoutError:
            _log.warning("Not all was done before the end")
        tasks = [*self._tasks.values(), *self._others.values()]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=patience)

    async def _answered(self, sending: tuple[Run, ...]) -> None:
        """Wait until these submissions are not under way any more."""
        for run in sending:
            while run.job.state is JobState.SUBMITTING and self.get(run.job.id) is run:
                await run.job.changed.wait()

    def _ended(self, job_id: str, task: asyncio.Task[None]) -> None:
        run = self._runs.pop(job_id)
        del self._tasks[job_id]
        run.leave_turn()
        run.job.announce()
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.critical("The task of job %s broke", job_id, exc_info=error)

    def _other_ended(self, name: str, task: asyncio.Task[Any]) -> None:
        if self._others.get(name) is task:
            del self._others[name]
