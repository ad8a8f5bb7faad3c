# SPDX-License-Identifier: GPL-3.0-or-later
import asyncio
import threading
import time

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


async def test_what_comes_after_cancelling_is_let_go_of():
    release, discarded = threading.Event(), asyncio.Event()

    def work():
        release.wait(60)
        return discarded

    task = asyncio.create_task(in_thread(work, discard=asyncio.Event.set))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not discarded.is_set()
    release.set()
    await asyncio.wait_for(discarded.wait(), 60)


async def test_what_comes_just_before_cancelling_is_let_go_of():
    discarded, release = [], threading.Event()
    task = asyncio.create_task(in_thread(lambda: release.wait(60), discard=discarded.append))
    await asyncio.sleep(0)
    release.set()
    # The loop stands still until the result waits to be delivered, and the cancelling follows it.
    time.sleep(0.1)  # noqa: ASYNC251
    asyncio.get_running_loop().call_soon(task.cancel)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert discarded == [True]


def test_what_comes_after_the_loop_is_let_go_of():
    loop = asyncio.new_event_loop()
    future = loop.create_future()
    loop.close()
    discarded = []
    settle(loop, future, lambda: 5, discarded.append)
    assert discarded == [5]


def test_a_loop_that_has_ended_is_left_alone():
    loop = asyncio.new_event_loop()
    future = loop.create_future()
    loop.close()
    settle(loop, future, lambda: 5)
    assert not future.done()
