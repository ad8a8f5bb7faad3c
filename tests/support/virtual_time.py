# SPDX-License-Identifier: GPL-3.0-or-later
"""An event loop whose time jumps to the next timer when nothing else is left to do.

Days pass in milliseconds. Threads are waited for, so that files and databases may be real; the
time of day runs along, and can be moved by itself.
"""

from __future__ import annotations

import asyncio
import selectors
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

_T = TypeVar("_T")
_START = datetime(2030, 1, 1, tzinfo=UTC)
_STUCK = 20.0
_LOOK = 0.001


class _JumpSelector(selectors.DefaultSelector):
    loop: VirtualLoop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        give_up = time.monotonic() + _STUCK
        while not ready and timeout != 0:
            is_working = self.loop.is_working()
            # A thread wakes the loop before it ends: what has just ended is seen here.
            ready = super().select(_LOOK if is_working else 0)
            if not is_working:
                break
            if time.monotonic() > give_up:
                raise RuntimeError("a thread does not end")
        if ready or timeout == 0:
            return ready
        if timeout is None:
            raise RuntimeError("everything waits, and nothing will happen any more")
        self.loop.pass_time(timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """See the module. `time` starts at 0."""

    def __init__(self) -> None:
        selector = _JumpSelector()
        selector.loop = self
        self._seconds = 0.0
        self._in_executors = 0
        super().__init__(selector)

    def time(self) -> float:
        return self._seconds

    def pass_time(self, seconds: float) -> None:
        self._seconds += seconds

    def is_working(self) -> bool:
        """Whether a thread is at work whose end the loop will be told of."""
        return self._in_executors > 0 or any(
            each.name.endswith("(settle)") for each in threading.enumerate()
        )

    def run_in_executor(  # type: ignore[override]
        self, executor: Executor | None, func: Callable[..., _T], *args: Any
    ) -> asyncio.Future[_T]:
        self._in_executors += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._executor_done)
        return future

    def _executor_done(self, _: object) -> None:
        self._in_executors -= 1


class VirtualClock:
    """The clocks that belong to a `VirtualLoop`; `offset` moves the time of day alone."""

    def __init__(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        self._loop = loop
        self.offset = timedelta()

    def monotonic(self) -> float:
        return (self._loop or asyncio.get_running_loop()).time()

    def now(self) -> datetime:
        return _START + timedelta(seconds=self.monotonic()) + self.offset


def run(scenario: Coroutine[Any, Any, _T]) -> _T:
    """Run a scenario to its end in virtual time; leftover tasks are an error."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(_without_leftovers(scenario))


async def _without_leftovers(scenario: Coroutine[Any, Any, _T]) -> _T:
    result = await scenario
    await asyncio.sleep(0)
    left = asyncio.all_tasks() - {asyncio.current_task()}
    assert not left, left
    return result
