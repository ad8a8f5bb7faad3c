# SPDX-License-Identifier: GPL-3.0-or-later
"""The owner of the window's own asyncio tasks: none is lost, none fails in silence."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from faceswap_desktop.errors import ErrorCode, UserFacingError

log = logging.getLogger(__name__)


class TaskRegistry:
    """Keeps strong references to running tasks and hands their failures to one place."""

    def __init__(self, on_error: Callable[[UserFacingError], None]) -> None:
        self._on_error = on_error
        self._running: set[asyncio.Task[Any]] = set()
        self._keyed: dict[str, asyncio.Task[Any]] = {}

    def start(self, work: Coroutine[Any, Any, Any], *, name: str) -> asyncio.Task[Any]:
        """Run `work`; an error that it raises is shown to the user."""
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._running.add(task)
        task.add_done_callback(self._finish)
        return task

    def restart(self, work: Coroutine[Any, Any, Any], *, name: str) -> asyncio.Task[Any]:
        """Run `work` in place of the task of the same name, which is cancelled."""
        before = self._keyed.get(name)
        if before is not None:
            before.cancel()
        task = self.start(work, name=name)
        self._keyed[name] = task
        return task

    async def aclose(self) -> None:
        """Cancel what still runs, and wait for it."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _finish(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if self._keyed.get(task.get_name()) is task:
            del self._keyed[task.get_name()]
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        if isinstance(error, UserFacingError):
            log.info("%s: %s", task.get_name(), error)
            self._on_error(error)
            return
        log.error("%s failed", task.get_name(), exc_info=error)
        self._on_error(UserFacingError(ErrorCode.INTERNAL, details=repr(error)))
