# SPDX-License-Identifier: GPL-3.0-or-later
"""When a job begins: its turn, a pause, credits, keys, and the consent of a person."""

from __future__ import annotations

import asyncio
import dataclasses

import pytest

from faceswap_desktop.core.models import JobState, WaitReason
from faceswap_desktop.errors import ErrorCode, NotSentError, RefusedError
from tests.jobs import fakes
from tests.jobs.fakes import LOCAL, ScriptedProvider, bench, is_in, swap, waits_for
from tests.support import virtual_time


@pytest.mark.parametrize("limit", [1, 3])
def test_jobs_take_turns_in_the_order_of_the_clicks(tmp_path, limit):
    async def scenario():
        service = ScriptedProvider(dataclasses.replace(LOCAL, max_parallel_jobs=limit))

        async def slowly(_):
            await asyncio.sleep(10)
            return fakes.done()

        service.script("submit", *[slowly] * 12)
        async with bench(tmp_path, service) as b:
            requests = [swap(tmp_path, "local", prompt=str(n)) for n in range(12)]
            ids = [await b.controller.start(each) for each in requests]
            await b.until(ids[-1], waits_for(WaitReason.TURN))
            for each in ids:
                await b.until(each)
            return service

    service = virtual_time.run(scenario())
    assert service.most_running == limit
    order = [int(each.prompt) for each in service.submissions]
    # those that are let in together get ready side by side
    assert all(abs(place - number) < limit for place, number in enumerate(order)), order


def test_a_job_in_the_queue_says_how_many_are_before_it(tmp_path):
    async def scenario():
        service = ScriptedProvider()

        async def slowly(_):
            await asyncio.sleep(10)
            return fakes.done()

        service.script("submit", *[slowly] * 6)
        async with bench(tmp_path, service) as b:
            ids = [await b.controller.start(swap(tmp_path)) for _ in range(5)]

            def ahead():
                waits = [b.now(each).wait for each in ids]
                return [each.ahead if each else None for each in waits]

            await b.until(ids[4], waits_for(WaitReason.TURN))
            seen = [ahead()]
            await b.controller.cancel(ids[2])
            await asyncio.sleep(1)
            seen.append(ahead())
            await b.until(ids[0])
            await asyncio.sleep(1)
            seen.append(ahead())
            b.controller.pause()
            seen.append(ahead())
            b.controller.resume()
            seen.append(ahead())
            # A job that is tried again comes last.
            await b.controller.retry(ids[2])
            await b.until(ids[2], waits_for(WaitReason.TURN))
            seen.append(ahead())
            for each in ids:
                await b.until(each)
            return seen

    assert virtual_time.run(scenario()) == [
        [None, 0, 1, 2, 3],
        [None, 0, None, 1, 2],
        [None, None, None, 0, 1],
        [None, None, None, None, None],
        [None, None, None, 0, 1],
        [None, None, 2, 0, 1],
    ]


def test_services_do_not_wait_for_each_other(tmp_path):
    async def scenario():
        stuck, other = ScriptedProvider(), ScriptedProvider(LOCAL)
        stuck.script("submit", *[NotSentError(ErrorCode.OFFLINE) for _ in range(100)])
        async with bench(tmp_path, stuck, other) as b:
            await b.controller.start(swap(tmp_path))
            return await b.until(await b.controller.start(swap(tmp_path, "local")))

    assert virtual_time.run(scenario()).state is JobState.DONE


@pytest.mark.parametrize(
    ("code", "reason"),
    [(ErrorCode.NO_CREDITS, WaitReason.CREDITS), (ErrorCode.KEY_REFUSED, WaitReason.KEY)],
)
@pytest.mark.parametrize("wish", ["ready", "retry"])
def test_without_credits_or_key_the_others_do_not_even_try(tmp_path, code, reason, wish):
    async def scenario():
        service = ScriptedProvider()
        service.script("submit", RefusedError(code))
        async with bench(tmp_path, service) as b:
            ids = [await b.controller.start(swap(tmp_path)) for _ in range(4)]
            failed = await b.until(ids[0])
            await b.until(ids[3], waits_for(reason))
            await asyncio.sleep(10_000)
            assert len(service.submissions) == 1
            if wish == "ready":
                b.controller.provider_ready("remote")
            else:
                await b.controller.retry(ids[0])
                assert (await b.until(ids[0])).state is JobState.DONE
            for each in ids[1:]:
                assert (await b.until(each)).state is JobState.DONE
            return failed

    failed = virtual_time.run(scenario())
    assert (failed.state, failed.error.code) == (JobState.FAILED, code)


def test_paused_nothing_begins_and_what_is_under_way_goes_on(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        async with bench(tmp_path, service) as b:
            first = await b.controller.start(swap(tmp_path))
            second = await b.controller.start(swap(tmp_path))
            await b.until(first, is_in(JobState.ACCEPTED))
            b.controller.pause()
            assert b.controller.is_paused
            await b.until(second, waits_for(WaitReason.PAUSED))
            assert (await b.until(first)).state is JobState.DONE
            await asyncio.sleep(1000)
            assert len(service.submissions) == 1
            b.controller.resume()
            assert not b.controller.is_paused
            return await b.until(second)

    assert virtual_time.run(scenario()).state is JobState.DONE


def test_a_pause_holds_services_that_are_used_later_and_jobs_that_try_again(tmp_path):
    async def scenario():
        service, other = ScriptedProvider(), ScriptedProvider(LOCAL)
        service.script("submit", NotSentError(ErrorCode.OFFLINE))
        async with bench(tmp_path, service, other) as b:
            again = await b.controller.start(swap(tmp_path))
            await b.until(again, waits_for(WaitReason.NETWORK))
            b.controller.pause()
            new = await b.controller.start(swap(tmp_path, "local"))
            for each in (again, new):
                await b.until(each, waits_for(WaitReason.PAUSED))
            await asyncio.sleep(1000)
            b.controller.resume()
            return [(await b.until(each)).state for each in (again, new)]

    assert virtual_time.run(scenario()) == [JobState.DONE, JobState.DONE]


def test_nothing_leaves_without_consent(tmp_path):
    agreed = set()

    async def scenario():
        service = ScriptedProvider()
        async with bench(tmp_path, service, needs_consent=lambda r: r.provider not in agreed) as b:
            ids = [await b.controller.start(swap(tmp_path)) for _ in range(3)]
            for each in ids:
                await b.until(each, waits_for(WaitReason.CONSENT))
            await asyncio.sleep(1000)
            assert not service.submissions
            assert not (tmp_path / "cache" / "outgoing").exists()
            await b.controller.approve(ids[1])
            await b.until(ids[1])
            assert len(service.submissions) == 1
            await b.controller.cancel(ids[0])
            agreed.add("remote")
            b.controller.consent_changed()
            await b.until(ids[2])
            return [b.now(each).state for each in ids]

    assert virtual_time.run(scenario()) == [JobState.CANCELLED, JobState.DONE, JobState.DONE]
