# SPDX-License-Identifier: GPL-3.0-or-later
"""When to ask and how to wait: bounds for any policy, and never too early."""

from __future__ import annotations

import asyncio
import itertools
import time
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.errors import BusyError
from faceswap_desktop.jobs import schedule
from faceswap_desktop.providers.base import PollingPolicy
from tests.support import virtual_time
from tests.support.virtual_time import VirtualClock, VirtualLoop

policies = st.builds(
    PollingPolicy,
    first=st.floats(0, 100),
    growth=st.floats(1, 3),
    ceiling=st.floats(1, 100),
    jitter=st.floats(0, 1),
    floor=st.floats(0.1, 20),
)


@given(policies, st.integers())
def test_waits_keep_to_the_policy(policy, seed):
    waits = list(itertools.islice(schedule.poll_waits(policy, Random(seed)), 40))
    highest = max(policy.first, policy.ceiling) * (1 + policy.jitter)
    assert all(policy.floor <= wait <= max(policy.floor, highest) + 1e-9 for wait in waits)
    assert waits[0] >= policy.first
    assert all(
        wait <= max(policy.floor, policy.ceiling * (1 + policy.jitter)) + 1e-9 for wait in waits[1:]
    )


def test_waits_grow_up_to_the_ceiling():
    policy = PollingPolicy(first=10, growth=1.3, ceiling=30, jitter=0)
    waits = list(itertools.islice(schedule.poll_waits(policy, Random(1)), 7))
    assert waits == pytest.approx([10, 13, 16.9, 21.97, 28.561, 30, 30])


@given(st.integers(1, 10_000), st.integers())
def test_a_pause_after_failures_grows_and_has_an_end(tries, seed):
    assert 1 <= schedule.back_off(tries, Random(seed)) <= min(60, 1 + 2.0 ** min(tries, 10))


@given(st.floats(0, 1e6), st.integers())
def test_a_busy_service_gets_what_it_asked_for_and_ten_seconds_at_least(asked, seed):
    assert max(asked, 10) <= schedule.busy_wait(asked, Random(seed)) <= max(asked, 10) + 20


def test_after_a_failed_question_a_busy_service_is_heeded():
    assert schedule.question_wait(BusyError(retry_after=90), 1, Random(1)) >= 90
    assert schedule.question_wait(TimeoutError(), 1, Random(1)) <= 3


class EarlyLoop(VirtualLoop):
    """Timers come 5 % early, as a window's event loop has them."""

    def call_at(self, when, callback, *args, context=None):
        early = self.time() + (when - self.time()) * 0.95
        return super().call_at(early, callback, *args, context=context)


@pytest.mark.parametrize("seconds", [0.5, 7.6, 10, 86_400])
@pytest.mark.parametrize("may_be_early", [False, True])
def test_a_wait_is_never_too_short(seconds, may_be_early):
    async def scenario():
        clock = VirtualClock(asyncio.get_running_loop())
        before = clock.monotonic()
        assert not await schedule.wait_for(clock, seconds, may_be_early=may_be_early)
        return clock.monotonic() - before

    with asyncio.Runner(loop_factory=EarlyLoop) as runner:
        passed = runner.run(scenario())
    assert seconds <= passed <= seconds * 1.001 + 0.002


@pytest.mark.parametrize("jump", [timedelta(days=1), timedelta(days=-1)])
def test_a_jump_of_the_time_of_day_does_not_shorten_a_wait_that_must_be_kept(jump):
    async def scenario():
        clock = VirtualClock(asyncio.get_running_loop())
        waiting = asyncio.ensure_future(schedule.wait_for(clock, 100))
        await asyncio.sleep(10)
        clock.offset = jump
        await waiting
        return clock.monotonic()

    assert virtual_time.run(scenario()) == pytest.approx(100)


def test_a_wait_ends_when_it_is_woken():
    async def scenario():
        clock, event = VirtualClock(asyncio.get_running_loop()), asyncio.Event()
        asyncio.get_running_loop().call_later(3, event.set)
        assert await schedule.wait_for(clock, 100, event)
        assert clock.monotonic() == pytest.approx(3)
        assert await schedule.wait_for(clock, 100, event)
        assert not await schedule.wait_for(clock, -5)

    virtual_time.run(scenario())


def test_the_real_clocks_run():
    clock = schedule.SystemClock()
    assert abs((clock.now() - datetime.now(UTC)).total_seconds()) < 60
    assert clock.now().tzinfo is UTC
    assert abs(clock.monotonic() - time.monotonic()) < 60
