# SPDX-License-Identifier: GPL-3.0-or-later
"""Cancelling: here, there, too late, and in the middle of a submission."""

from __future__ import annotations

import asyncio
import dataclasses

import pytest

from faceswap_desktop.core.models import Caution, ErrorInfo, JobState, WaitReason
from faceswap_desktop.errors import ErrorCode, NotSentError, ServiceError
from faceswap_desktop.jobs.controller import Resolution
from faceswap_desktop.providers.base import Accepted, CancelOutcome, Ended
from tests.jobs import fakes
from tests.jobs.fakes import LOCAL, REMOTE, ScriptedProvider, bench, swap
from tests.support import virtual_time


def cancel_when(home, service, test):
    """Start a job, cancel it when a snapshot passes `test`; gives it then and at its end."""

    async def scenario():
        async with bench(home, service) as b:
            job_id = await b.controller.start(swap(home, service.description.id))
            await b.until(job_id, test)
            told = await b.controller.cancel(job_id)
            return told, await b.until(job_id)

    return virtual_time.run(scenario())


def in_state(state):
    return lambda each: each.state is state


def sending(each):
    return each.state is JobState.SUBMITTING and each.fraction == 0.5


def test_a_job_that_waits_is_cancelled_and_costs_nothing(tmp_path):
    service = ScriptedProvider()
    service.script("submit", *[NotSentError(ErrorCode.OFFLINE) for _ in range(99)])
    told, _ = cancel_when(
        tmp_path, service, lambda each: each.wait and each.wait.reason is WaitReason.NETWORK
    )
    assert (told.state, told.warnings) == (JobState.CANCELLED, ())


def test_work_on_this_computer_stops_and_costs_nothing(tmp_path):
    service = ScriptedProvider(LOCAL)
    service.script("submit", fakes.never)
    told, _ = cancel_when(tmp_path, service, sending)
    assert (told.state, told.warnings) == (JobState.CANCELLED, ())
    assert service.running == 0


def test_a_submission_that_is_broken_off_may_be_charged(tmp_path):
    service = ScriptedProvider()
    service.script("submit", fakes.never)
    told, _ = cancel_when(tmp_path, service, sending)
    assert (told.state, told.warnings) == (JobState.CANCELLED, (Caution.MAY_BE_CHARGED,))
    assert len(service.times("find")) == 1


@pytest.mark.parametrize("fault", [ServiceError(ErrorCode.OFFLINE), KeyError("x"), fakes.never])
def test_a_submission_that_is_broken_off_and_cannot_be_looked_for(tmp_path, fault):
    service = ScriptedProvider()
    service.script("submit", fakes.never)
    service.script("find", fault)
    told, _ = cancel_when(tmp_path, service, sending)
    assert (told.state, told.warnings) == (JobState.CANCELLED, (Caution.MAY_BE_CHARGED,))


def test_a_submission_that_is_broken_off_but_arrived_is_cancelled_there(tmp_path):
    service = ScriptedProvider()
    service.script("submit", fakes.never)
    service.script("find", Accepted("there"))
    told, _ = cancel_when(tmp_path, service, sending)
    assert (told.state, told.warnings) == (JobState.CANCELLED, ())
    assert [each for _, name, each in service.calls if name == "cancel"] == ["there"]


def test_a_submission_that_is_broken_off_but_finished_keeps_its_result(tmp_path):
    service = ScriptedProvider()
    service.script("submit", fakes.never)
    service.script("find", fakes.done(remote_id="there"))
    _, end = cancel_when(tmp_path, service, sending)
    assert end.state is JobState.DONE


def test_a_submission_that_is_broken_off_and_had_failed(tmp_path):
    service = ScriptedProvider()
    service.script("submit", fakes.never)
    service.script("find", Ended(ErrorInfo(ErrorCode.JOB_FAILED)))
    told, _ = cancel_when(tmp_path, service, sending)
    assert (told.state, told.warnings) == (JobState.CANCELLED, ())


def test_a_service_that_does_not_heed_cancelling_is_cancelled_all_the_same(tmp_path):
    service = ScriptedProvider()

    async def stubborn(_):
        try:
            await fakes.never(_)
        except asyncio.CancelledError:
            raise NotSentError(ErrorCode.SERVICE_UNREACHABLE) from None

    service.script("submit", stubborn)
    told, _ = cancel_when(tmp_path, service, sending)
    assert (told.state, told.warnings) == (JobState.CANCELLED, ())
    assert len(service.submissions) == 1


def test_an_accepted_job_is_cancelled_there(tmp_path):
    service = ScriptedProvider()
    told, _ = cancel_when(tmp_path, service, in_state(JobState.ACCEPTED))
    assert (told.state, told.warnings) == (JobState.CANCELLED, ())
    assert len(service.times("cancel")) == 1


def test_cancelling_too_late_keeps_the_result(tmp_path):
    service = ScriptedProvider()
    service.script("cancel", CancelOutcome.TOO_LATE)
    _, end = cancel_when(tmp_path, service, in_state(JobState.ACCEPTED))
    assert end.state is JobState.DONE


@pytest.mark.parametrize(
    "fault", [CancelOutcome.NOT_POSSIBLE, ServiceError(ErrorCode.OFFLINE), fakes.never]
)
def test_a_job_that_cannot_be_cancelled_there_may_be_charged_and_its_result_is_in_reach(
    tmp_path, fault
):
    service = ScriptedProvider()
    service.script("cancel", fault)

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, in_state(JobState.ACCEPTED))
            told = await b.controller.cancel(job_id)
            await b.controller.retry(job_id)
            return told, await b.until(job_id)

    told, end = virtual_time.run(scenario())
    assert (told.state, told.warnings) == (JobState.CANCELLED, (Caution.MAY_BE_CHARGED,))
    assert (end.state, end.attempt) == (JobState.DONE, 1)
    assert len(service.submissions) == 1


def test_a_service_that_cannot_cancel_is_not_asked(tmp_path):
    service = ScriptedProvider(dataclasses.replace(REMOTE, can_cancel=False))
    told, _ = cancel_when(tmp_path, service, in_state(JobState.ACCEPTED))
    assert told.warnings == (Caution.MAY_BE_CHARGED,)
    assert not service.times("cancel")


def test_a_result_that_is_being_fetched_can_be_fetched_later(tmp_path):
    service = ScriptedProvider()
    service.script("download", fakes.never)

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, in_state(JobState.DOWNLOADING))
            await service.asked("download", 1)
            told = await b.controller.cancel(job_id)
            left = list((tmp_path / "data" / "results" / job_id).iterdir())
            await b.controller.retry(job_id)
            return told, left, await b.until(job_id)

    told, left, end = virtual_time.run(scenario())
    assert (told.state, told.warnings) == (JobState.CANCELLED, (Caution.MAY_BE_CHARGED,))
    assert left == []
    assert end.state is JobState.DONE
    assert len(service.submissions) == 1


def test_cancelling_twice_or_afterwards_changes_nothing(tmp_path):
    service = ScriptedProvider()

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, in_state(JobState.ACCEPTED))
            both = await asyncio.gather(b.controller.cancel(job_id), b.controller.cancel(job_id))
            again = await b.controller.cancel(job_id)
            return {each.state for each in (*both, again)}

    assert virtual_time.run(scenario()) == {JobState.CANCELLED}
    assert len(service.times("cancel")) == 1


def test_a_check_of_an_uncertain_job_can_be_stopped(tmp_path):
    service = ScriptedProvider()
    service.script("submit", ServiceError(ErrorCode.ANSWER_UNEXPECTED))

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id)
            service.script("find", fakes.never)
            await b.controller.resolve(job_id, Resolution.CHECK_AGAIN)
            await service.asked("find", 5)
            return await b.controller.cancel(job_id)

    assert virtual_time.run(scenario()).state is JobState.UNCERTAIN
