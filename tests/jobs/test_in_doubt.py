# SPDX-License-Identifier: GPL-3.0-or-later
"""A job that may have arrived, or may not: what a person can do about it."""

from __future__ import annotations

import asyncio

from faceswap_desktop.core.models import Caution, JobState
from faceswap_desktop.jobs.controller import Resolution
from faceswap_desktop.providers.base import Accepted
from tests.jobs import fakes
from tests.jobs.fakes import ScriptedProvider, bench, is_in, swap
from tests.support import virtual_time


def uncertain(home, wish):
    """Bring a job into doubt, then do as wished; gives the service and the job's last form."""

    async def scenario():
        service = ScriptedProvider()
        service.script("submit", KeyError("x"))
        async with bench(home, service) as b:
            job_id = await b.controller.start(swap(home))
            await b.until(job_id)
            return service, await wish(b, service, job_id)

    return virtual_time.run(scenario())


def test_in_doubt_checking_again_may_find_the_job(tmp_path):
    async def wish(b, service, job_id):
        await b.controller.resolve(job_id, Resolution.CHECK_AGAIN)
        await service.asked("find", 8)
        assert b.now(job_id).state is JobState.UNCERTAIN
        service.script("find", Accepted("found"))
        await b.controller.resolve(job_id, Resolution.CHECK_AGAIN)
        return await b.until(job_id, is_in(JobState.DONE))

    service, end = uncertain(tmp_path, wish)
    assert (end.remote_id, end.error, end.warnings) == ("found", None, ())
    assert len(service.submissions) == 1


def test_in_doubt_a_second_check_at_the_same_time_is_one(tmp_path):
    async def wish(b, service, job_id):
        for _ in range(3):
            await b.controller.resolve(job_id, Resolution.CHECK_AGAIN)
        await service.asked("find", 8)
        await asyncio.sleep(1000)
        return b.now(job_id)

    service, _ = uncertain(tmp_path, wish)
    assert len(service.times("find")) == 8


def test_in_doubt_sending_again_is_a_new_attempt_with_a_new_reference(tmp_path):
    async def wish(b, service, job_id):
        await b.controller.resolve(job_id, Resolution.SEND_AGAIN)
        return await b.until(job_id, is_in(JobState.DONE))

    service, end = uncertain(tmp_path, wish)
    assert (end.attempt, end.warnings) == (2, ())
    assert len({each.reference for each in service.submissions}) == 2


def test_in_doubt_sending_again_waits_for_a_check_that_is_under_way(tmp_path):
    async def wish(b, service, job_id):
        service.script("find", Accepted("found"))
        await b.controller.resolve(job_id, Resolution.CHECK_AGAIN)
        await b.controller.resolve(job_id, Resolution.SEND_AGAIN)
        return await b.until(job_id, is_in(JobState.DONE))

    service, end = uncertain(tmp_path, wish)
    assert end.remote_id == "found"
    assert len(service.submissions) == 1


def test_in_doubt_dismissing_ends_the_job_and_still_warns(tmp_path):
    async def wish(b, service, job_id):
        service.script("find", fakes.never)
        await b.controller.resolve(job_id, Resolution.CHECK_AGAIN)
        await b.controller.resolve(job_id, Resolution.DISMISS)
        await b.controller.resolve(job_id, Resolution.SEND_AGAIN)  # too late
        return b.now(job_id)

    service, end = uncertain(tmp_path, wish)
    assert (end.state, end.warnings) == (JobState.CANCELLED, (Caution.MAY_BE_CHARGED,))
    assert len(service.submissions) == 1
