# SPDX-License-Identifier: GPL-3.0-or-later
import asyncio
import threading

import pytest

from faceswap_desktop.core.threads import in_thread, settle


async def test_work_is_done_in_a_daemon_thread():
    def work():
        return threading.current_thread().daemon, threading.current_thread()

    is_daemon, thread = await in_thread(work)
    assert is_daemon
    assert thread is not threading.current_thread()


async def test_what_work_raises_is_raised():
    def work():
        raise KeyError("x")

    with pytest.raises(KeyError):
        await in_thread(work)


async def test_cancelling_returns_at_once():
    release, ended = threading.Event(), threading.Event()

    def work():
        release.wait(60)
        ended.set()

    task = asyncio.create_task(in_thread(work))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not ended.is_set()
    release.set()
    assert ended.wait(60)


def test_a_loop_that_has_ended_is_left_alone():
    loop = asyncio.new_event_loop()
    future = loop.create_future()
    loop.close()
    settle(loop, future, lambda: 5)
    assert not future.done()
