# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking accepted jobs: the pace, the network, the patience."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from faceswap_desktop.core.models import ErrorInfo, JobState, Step, WaitReason
from faceswap_desktop.errors import (
    BusyError,
    Charge,
    CredentialError,
    ErrorCode,
    RefusedError,
    ServiceError,
)
from faceswap_desktop.providers.base import Ended, StillWorking
from tests.jobs import fakes
from tests.jobs.fakes import ScriptedProvider, bench, swap
from tests.support import virtual_time


async def one(b, home, *tests):
    job_id = await b.controller.start(swap(home))
    return await b.until(job_id, *tests)


def run_one(home, service):
    async def scenario():
        async with bench(home, service) as b:
            return await one(b, home), b.told

    return virtual_time.run(scenario())


def test_the_questions_keep_to_the_policy_of_the_service(tmp_path):
    service = ScriptedProvider()
    service.script("status", *[fakes.WORKING] * 12)
    run_one(tmp_path, service)
    first = service.times("status")[0] - service.times("submit")[0]
    assert 10 <= first <= 12.01
    waits = service.gaps("status")
    assert all(12.9 <= wait <= 36.01 for wait in waits)
    assert all(wait >= 30 for wait in waits[4:])


def test_what_the_service_says_is_shown_but_not_written(tmp_path):
    service = ScriptedProvider()
    service.script("status", StillWorking(Step.IN_QUEUE_THERE), StillWorking(fraction=0.4))
    _, told = run_one(tmp_path, service)
    shown = [(each.step, each.fraction) for each in told if each.state is JobState.WORKING]
    assert (Step.IN_QUEUE_THERE, None) in shown
    assert (Step.WORKING_THERE, 0.4) in shown


def test_three_days_without_a_network_cost_no_patience_and_lose_nothing(tmp_path):
    service = ScriptedProvider()
    back = 3 * 86400.0

    async def down(_):
        if asyncio.get_running_loop().time() < back:
            raise ServiceError(ErrorCode.OFFLINE)
        return fakes.done()

    service.script("status", *[down] * 20000)
    end, told = run_one(tmp_path, service)
    assert end.state is JobState.DONE
    reasons = {each.wait.reason for each in told if each.wait}
    assert WaitReason.NETWORK in reasons
    assert WaitReason.PATIENCE not in reasons
    assert max(service.gaps("status")) <= 61
    assert len(service.submissions) == 1


def test_a_nudge_asks_at_once(tmp_path):
    service = ScriptedProvider()
    service.script("status", *[fakes.unreachable() for _ in range(12)])

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await service.asked("status", 10)
            before, asked = asyncio.get_running_loop().time(), len(service.times("status"))
            b.controller.nudge()
            await service.asked("status", asked + 1)
            assert asyncio.get_running_loop().time() - before < 0.1
            return await b.until(job_id)

    assert virtual_time.run(scenario()).state is JobState.DONE


def test_a_busy_service_is_not_asked_sooner_than_it_wants(tmp_path):
    service = ScriptedProvider()
    service.script("status", BusyError(retry_after=100))

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, lambda each: each.wait and each.state is JobState.ACCEPTED)
            b.controller.nudge()
            return await b.until(job_id)

    assert virtual_time.run(scenario()).state is JobState.DONE
    assert service.gaps("status")[0] >= 100


def test_a_job_that_outlives_its_patience_asks_the_user_and_goes_on(tmp_path):
    service = ScriptedProvider()
    service.script("status", *[fakes.WORKING] * 400)

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))

            def asks(each):
                return each.wait and each.wait.reason is WaitReason.PATIENCE

            asked = await b.until(job_id, asks)
            at = asyncio.get_running_loop().time()
            slow = len(service.times("status"))
            await asyncio.sleep(1000)
            assert 2 <= len(service.times("status")) - slow <= 4
            b.controller.keep_waiting(job_id)
            quick = len(service.times("status"))
            await asyncio.sleep(1000)
            assert len(service.times("status")) - quick >= 25
            assert not asks(b.now(job_id))
            await b.until(job_id, asks)
            return asked, at, await b.until(job_id)

    asked, at, end = virtual_time.run(scenario())
    assert asked.state is JobState.WORKING
    assert 3600 <= at <= 3700
    assert end.state is JobState.DONE


def test_a_job_that_asks_the_user_lets_the_next_one_in(tmp_path):
    service = ScriptedProvider()

    async def forever(remote_id):
        return fakes.WORKING if remote_id == "remote-1" else fakes.done()

    service.script("status", *[forever] * 1000)

    async def scenario():
        async with bench(tmp_path, service) as b:
            await b.controller.start(swap(tmp_path))
            second = await b.controller.start(swap(tmp_path))
            return await b.until(second)

    assert virtual_time.run(scenario()).state is JobState.DONE


def test_a_job_that_is_not_known_yet_is_given_two_minutes(tmp_path):
    service = ScriptedProvider()
    service.script("status", *[RefusedError(ErrorCode.JOB_UNKNOWN) for _ in range(4)])
    end, _ = run_one(tmp_path, service)
    assert end.state is JobState.DONE


def test_a_job_that_stays_unknown_ends(tmp_path):
    service = ScriptedProvider()
    service.script(
        "status",
        *[RefusedError(ErrorCode.JOB_UNKNOWN, charge=Charge.POSSIBLE) for _ in range(40)],
    )
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.code) == (JobState.FAILED, ErrorCode.JOB_UNKNOWN)
    times = service.times("status")
    assert 120 <= times[-1] - times[0] <= 160


@pytest.mark.parametrize(
    "answer",
    [
        RefusedError(ErrorCode.JOB_EXPIRED, charge=Charge.POSSIBLE),
        Ended(ErrorInfo(ErrorCode.JOB_EXPIRED, charge=Charge.POSSIBLE)),
    ],
)
def test_a_job_that_has_ended_there_ends_here(tmp_path, answer):
    service = ScriptedProvider()
    service.script("status", answer)
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.code) == (JobState.FAILED, ErrorCode.JOB_EXPIRED)


def test_an_answer_that_makes_no_sense_is_no_end(tmp_path):
    service = ScriptedProvider()
    service.script(
        "status",
        KeyError("x"),
        ServiceError(ErrorCode.ANSWER_UNEXPECTED),
        TimeoutError(),
        fakes.WORKING,
    )
    end, _ = run_one(tmp_path, service)
    assert end.state is JobState.DONE


def test_a_question_without_an_answer_is_asked_again(tmp_path):
    service = ScriptedProvider()
    service.script("status", fakes.never)
    end, _ = run_one(tmp_path, service)
    assert end.state is JobState.DONE


def test_a_key_that_stopped_working_is_waited_for(tmp_path):
    service = ScriptedProvider()
    service.script("status", CredentialError(ErrorCode.KEY_REFUSED))

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, lambda each: each.wait and each.wait.reason is WaitReason.KEY)
            before = asyncio.get_running_loop().time()
            b.controller.provider_ready("remote")
            end = await b.until(job_id)
            return end, asyncio.get_running_loop().time() - before

    end, passed = virtual_time.run(scenario())
    assert end.state is JobState.DONE
    assert passed < 1


def test_finished_without_a_picture_can_be_asked_again_for_free(tmp_path):
    service = ScriptedProvider()
    service.script("status", fakes.done(0))

    async def scenario():
        async with bench(tmp_path, service) as b:
            failed = await one(b, tmp_path)
            await b.controller.retry(failed.id)
            return failed, await b.until(failed.id)

    failed, end = virtual_time.run(scenario())
    assert (failed.error.code, failed.error.charge) == (ErrorCode.NO_RESULT_CAME, Charge.POSSIBLE)
    assert (end.state, end.attempt) == (JobState.DONE, 1)
    assert len(service.submissions) == 1


@pytest.mark.parametrize("days", [-1, 1])
def test_a_jump_of_the_time_of_day_changes_nothing(tmp_path, days):
    service = ScriptedProvider()
    service.script("status", *[fakes.WORKING] * 10)

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, lambda each: each.state is JobState.WORKING)
            b.clock.offset = timedelta(days=days)
            return await b.until(job_id)

    assert virtual_time.run(scenario()).state is JobState.DONE
    early = [wait for wait in service.gaps("status") if wait < 12.9]
    assert len(early) <= (1 if days > 0 else 0)  # it looks like waking up, once


def test_after_waking_up_a_job_is_asked_about_soon(tmp_path):
    service = ScriptedProvider()
    service.script("status", *[fakes.WORKING] * 8)

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await service.asked("status", 6)
            b.clock.offset = timedelta(hours=8)
            before = asyncio.get_running_loop().time()
            await service.asked("status", 7)
            assert asyncio.get_running_loop().time() - before <= 20.2
            await b.until(job_id)

    virtual_time.run(scenario())
