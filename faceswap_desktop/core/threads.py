# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocking work beside the event loop, in daemon threads.

A drive that hangs then never keeps the program from quitting, which the event loop's own pool
would, and nothing logs what went in and out, which the pool of Qt's loop does.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def settle(
    loop: asyncio.AbstractEventLoop,
    future: asyncio.Future[T],
    work: Callable[[], T],
    discard: Callable[[T], None] | None = None,
) -> None:
    """Run `work` here, in any thread, and give what comes of it to `future` on its loop.

    What nobody waits for any more goes to `discard`: a file that was opened wants to be closed.
    """

    def unwanted() -> None:
        if discard is not None:
            discard(result)

    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 (it is raised where the future is awaited)
        _hand_over(loop, future, future.set_exception, error, lambda: None)
    else:
        _hand_over(loop, future, future.set_result, result, unwanted)


def _hand_over(
    loop: asyncio.AbstractEventLoop,
    future: asyncio.Future[T],
    setter: Callable[..., None],
    value: object,
    unwanted: Callable[[], None],
) -> None:
    def deliver() -> None:
        if future.done():
            unwanted()
        else:
            setter(value)

    try:
        loop.call_soon_threadsafe(deliver)
    except RuntimeError:
        # The loop has ended in the meantime, with nobody left who waits.
        unwanted()


async def in_thread(work: Callable[[], T], discard: Callable[[T], None] | None = None) -> T:
    """Await blocking `work` in a thread of its own. Cancelling leaves it to end unheard.

    `discard` gets its result then, on the loop's thread.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()
    threading.Thread(target=settle, args=(loop, future, work, discard), daemon=True).start()
    try:
        return await future
    except asyncio.CancelledError:
        # It may have come just before, in the same turn of the loop.
        if discard is not None and not future.cancelled() and future.exception() is None:
            discard(future.result())
        raise
