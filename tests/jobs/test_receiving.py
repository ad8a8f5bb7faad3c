# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetching: only what is complete counts, and what was paid for stays within reach."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from faceswap_desktop.core.models import Caution, JobState, WaitReason
from faceswap_desktop.errors import Charge, ErrorCode, ServiceError
from tests.jobs import fakes
from tests.jobs.fakes import LOCAL, ScriptedProvider, bench, swap
from tests.support import virtual_time


def expired():
    return ServiceError(ErrorCode.RESULT_LINK_EXPIRED)


def run_one(home, service):
    async def scenario():
        async with bench(home, service) as b:
            job_id = await b.controller.start(swap(home, service.description.id))
            return await b.until(job_id), b.told

    return virtual_time.run(scenario())


def files(home, job_id):
    return sorted(each.name for each in (home / "data" / "results" / job_id).iterdir())


def test_all_pictures_of_a_job_are_kept(tmp_path):
    service = ScriptedProvider()
    service.script("status", fakes.done(4))
    service.script("download", *[fakes.picture(c) for c in ("red", "blue", "green", "white")])
    end, _ = run_one(tmp_path, service)
    assert [each.path.read_bytes() for each in end.results] == [
        fakes.picture(c) for c in ("red", "blue", "green", "white")
    ]
    assert len(files(tmp_path, end.id)) == 4


@pytest.mark.parametrize("broken", [fakes.picture()[:-40], b"<html>sign in</html>", b""])
def test_what_is_no_complete_picture_is_fetched_again(tmp_path, broken):
    service = ScriptedProvider()
    service.script("download", broken, broken)
    end, _ = run_one(tmp_path, service)
    assert end.state is JobState.DONE
    assert end.results[0].path.read_bytes() == fakes.picture()
    assert len(service.times("download")) == 3
    assert files(tmp_path, end.id) == ["holiday-swapped.jpg"]


def test_what_never_becomes_a_picture_fails_and_can_be_fetched_again_for_free(tmp_path):
    service = ScriptedProvider()
    service.script("download", *[b"no picture"] * 6)

    async def scenario():
        async with bench(tmp_path, service) as b:
            failed = await b.until(await b.controller.start(swap(tmp_path)))
            assert files(tmp_path, failed.id) == []
            assert await b.controller.retry(failed.id) == failed.id
            return failed, await b.until(failed.id)

    failed, end = virtual_time.run(scenario())
    assert (failed.error.code, failed.error.charge, failed.error.retryable) == (
        ErrorCode.RESULT_NOT_A_PICTURE,
        Charge.CHARGED,
        True,
    )
    assert (end.state, end.attempt, end.error) == (JobState.DONE, 1, None)
    assert len(service.submissions) == 1


def test_a_network_that_is_away_is_waited_for(tmp_path):
    service = ScriptedProvider()
    service.script("download", *[fakes.unreachable() for _ in range(100)])
    end, told = run_one(tmp_path, service)
    assert end.state is JobState.DONE
    assert any(each.wait and each.wait.reason is WaitReason.NETWORK for each in told)


def test_a_host_that_stays_away_fails_after_six_tries(tmp_path):
    service = ScriptedProvider()
    service.script("download", *[ServiceError(ErrorCode.SERVICE_UNREACHABLE) for _ in range(20)])
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.charge) == (JobState.FAILED, Charge.CHARGED)
    assert len(service.times("download")) == 6


def test_an_expired_address_is_renewed_once(tmp_path):
    service = ScriptedProvider()
    service.script("download", expired())
    end, _ = run_one(tmp_path, service)
    assert end.state is JobState.DONE
    assert len(service.times("status")) == 2


def test_an_address_that_stays_expired_fails(tmp_path):
    service = ScriptedProvider()
    service.script("download", expired(), expired())
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.code) == (JobState.FAILED, ErrorCode.RESULT_LINK_EXPIRED)


@pytest.mark.parametrize(
    "status", [fakes.WORKING, fakes.done(0), ServiceError(ErrorCode.JOB_UNKNOWN)]
)
def test_an_expired_address_without_a_new_one_fails(tmp_path, status):
    service = ScriptedProvider()
    service.script("status", fakes.done(), status)
    service.script("download", expired())
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.code) == (JobState.FAILED, ErrorCode.RESULT_LINK_EXPIRED)


def test_an_expired_address_of_a_job_without_an_id_fails(tmp_path):
    service = ScriptedProvider()
    service.script("submit", fakes.done())
    service.script("download", expired())
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.code) == (JobState.FAILED, ErrorCode.RESULT_LINK_EXPIRED)
    assert not service.times("status")


def test_an_address_that_must_not_be_asked_fails_at_once(tmp_path):
    service = ScriptedProvider()
    service.script("download", ServiceError(ErrorCode.RESULT_ADDRESS_REFUSED, host="x.test"))
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.params["host"]) == (JobState.FAILED, "x.test")
    assert len(service.times("download")) == 1


def test_a_full_disk_is_told_and_the_result_is_fetched_again_when_there_is_room(tmp_path):
    service = ScriptedProvider()
    service.script("download", OSError(28, "No space left on device"))

    async def scenario():
        async with bench(tmp_path, service) as b:
            failed = await b.until(await b.controller.start(swap(tmp_path)))
            await b.controller.retry(failed.id)
            return failed, await b.until(failed.id)

    failed, end = virtual_time.run(scenario())
    assert (failed.error.code, failed.error.charge) == (ErrorCode.SAVE_DISK_FULL, Charge.CHARGED)
    assert end.state is JobState.DONE
    assert len(service.submissions) == 1


def test_a_fault_while_fetching_can_be_tried_again_for_free(tmp_path):
    service = ScriptedProvider()
    service.script("download", KeyError("x"))

    async def scenario():
        async with bench(tmp_path, service) as b:
            failed = await b.until(await b.controller.start(swap(tmp_path)))
            await b.controller.retry(failed.id)
            return failed, await b.until(failed.id)

    failed, end = virtual_time.run(scenario())
    assert failed.error.code is ErrorCode.INTERNAL
    assert end.state is JobState.DONE
    assert len(service.submissions) == 1


def test_on_this_computer_a_failed_result_is_a_new_attempt(tmp_path):
    service = ScriptedProvider(LOCAL)
    service.script("download", b"broken")

    async def scenario():
        async with bench(tmp_path, service) as b:
            failed = await b.until(await b.controller.start(swap(tmp_path, "local")))
            await b.controller.retry(failed.id)
            return failed, await b.until(failed.id)

    failed, end = virtual_time.run(scenario())
    assert (failed.error.charge, failed.attempt) == (Charge.NOTHING, 1)
    assert (end.state, end.attempt) == (JobState.DONE, 2)
    assert len(service.submissions) == 2


def test_three_results_are_fetched_at_once_and_no_more(tmp_path):
    service = ScriptedProvider()
    under_way, most = 0, 0

    async def slowly(_):
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(500)
        under_way -= 1
        return fakes.picture()

    service.script("download", *[slowly] * 8)

    async def scenario():
        async with bench(tmp_path, service) as b:
            ids = [await b.controller.start(swap(tmp_path)) for _ in range(8)]
            return [await b.until(each) for each in ids]

    assert all(each.state is JobState.DONE for each in virtual_time.run(scenario()))
    assert most == 3


def test_what_the_result_could_not_take_over_stands_with_the_job(tmp_path):
    async def scenario():
        async with bench(tmp_path, ScriptedProvider()) as b:
            request = swap(tmp_path)
            many = replace(request, target=replace(request.target, frames=3))
            return await b.until(await b.controller.start(many))

    assert virtual_time.run(scenario()).warnings == (Caution.FIRST_FRAME_ONLY,)
