# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's own tasks: none is lost, none fails in silence."""

from __future__ import annotations

import asyncio
import gc

from faceswap_desktop.errors import ErrorCode, PhotoError
from faceswap_desktop.gui.tasks import TaskRegistry


async def test_a_task_that_nobody_holds_is_not_lost():
    tasks = TaskRegistry([].append)
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    async def wait_and_tell(future):
        await future
        done.set_result(True)

    future = loop.create_future()
    tasks.start(wait_and_tell(future), name="wait")
    await asyncio.sleep(0)
    loop.call_soon(future.set_result, None)
    del future
    gc.collect()
    assert await done


async def test_a_task_that_fails_is_shown(caplog):
    shown = []
    tasks = TaskRegistry(shown.append)

    async def fail(error):
        raise error

    for error in (PhotoError(ErrorCode.PHOTO_DAMAGED), ZeroDivisionError("x")):
        await asyncio.wait([tasks.start(fail(error), name="fail")])
    await asyncio.sleep(0)
    assert [each.code for each in shown] == [ErrorCode.PHOTO_DAMAGED, ErrorCode.INTERNAL]
    assert "ZeroDivisionError" in caplog.text


async def test_the_latest_of_a_name_takes_the_place_of_the_others():
    shown = []
    tasks = TaskRegistry(shown.append)
    first = tasks.restart(asyncio.Event().wait(), name="open")
    second = tasks.restart(asyncio.Event().wait(), name="open")
    await asyncio.wait([first])
    assert first.cancelled()
    assert not second.done()
    await tasks.aclose()
    assert second.cancelled()
    assert not shown
