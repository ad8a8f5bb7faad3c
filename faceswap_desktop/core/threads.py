# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocking work beside the event loop, in daemon threads.

A drive that hangs then never keeps the program from quitting, which the event loop's own pool
would, and nothing logs what went in and out, which the pool of Qt's loop does.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def settle(
    loop: asyncio.AbstractEventLoop, future: asyncio.Future[T], work: Callable[[], T]
) -> None:
    """Run `work` here, in any thread, and give what comes of it to `future` on its loop."""
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 (it is raised where the future is awaited)
        _hand_over(loop, future, future.set_exception, error)
    else:
        _hand_over(loop, future, future.set_result, result)


def _hand_over(
    loop: asyncio.AbstractEventLoop,
    future: asyncio.Future[T],
    setter: Callable[..., None],
    value: object,
) -> None:
    def deliver() -> None:
        if not future.done():
            setter(value)

    # The loop may have ended in the meantime, with nobody left who waits.
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(deliver)


async def in_thread(work: Callable[[], T]) -> T:
    """Await blocking `work` in a thread of its own. Cancelling leaves it to end unheard."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()
    threading.Thread(target=settle, args=(loop, future, work), daemon=True).start()
    return await future
