# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that, once begun, is finished even when whoever waits for it is cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

_T = TypeVar("_T")
# The event loop itself holds tasks only weakly.
_running: set[asyncio.Task[Any]] = set()


async def finish(work: Coroutine[Any, Any, _T]) -> _T:
    """Await `work` to its end; a cancellation that came meanwhile is raised after that."""
    task = asyncio.ensure_future(work)
    _running.add(task)
    task.add_done_callback(_running.discard)
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
