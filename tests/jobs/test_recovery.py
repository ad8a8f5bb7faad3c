# SPDX-License-Identifier: GPL-3.0-or-later
"""What the next start makes of jobs that were left at every step of their life.

Closing writes nothing about the jobs under way, so it leaves what a killed program leaves.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from faceswap_desktop.core.models import Caution, JobState, Step, WaitReason
from faceswap_desktop.errors import BusyError, ErrorCode, NotSentError
from faceswap_desktop.jobs.receipt import ReceiptKind
from faceswap_desktop.providers.base import Accepted
from tests.jobs import fakes
from tests.jobs.fakes import (
    LOCAL,
    ScriptedProvider,
    bench,
    is_in,
    swap,
)
from tests.support import virtual_time


def leave_when(home, first, second, test, *, between=None, **more):
    """Leave a job when `test` passes with `first`, and go on with `second` to its end."""

    async def scenario():
        async with bench(home, first, **more) as b:
            job_id = await b.controller.start(swap(home, first.description.id))
            await b.until(job_id, test)
        if between:
            between(job_id)
        async with bench(home, second, seed=2, **more) as b:
            return await b.until(job_id), b.told

    return virtual_time.run(scenario())


def sent(each):
    return each.state is JobState.SUBMITTING and each.fraction == 0.5


def test_a_job_that_waits_begins(tmp_path):
    first, second = ScriptedProvider(), ScriptedProvider()
    first.script("submit", *[NotSentError(ErrorCode.OFFLINE) for _ in range(99)])
    end, _ = leave_when(
        tmp_path, first, second, lambda e: e.wait and e.wait.reason is WaitReason.NETWORK
    )
    assert end.state is JobState.DONE
    assert len(second.submissions) == 1


def test_a_job_that_was_being_prepared_begins(tmp_path):
    class Slow(fakes.PlainPictures):
        async def prepare_upload(self, *_):
            await fakes.never(_)

    async def scenario():
        async with bench(tmp_path, ScriptedProvider(), pictures=Slow()) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, lambda each: each.step is Step.MAKING_COPIES)
        async with bench(tmp_path, ScriptedProvider()) as b:
            return await b.until(job_id)

    assert virtual_time.run(scenario()).state is JobState.DONE


def test_a_job_that_waits_for_consent_waits_on(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        async with bench(tmp_path, service, needs_consent=lambda _: True) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, lambda e: e.wait and e.wait.reason is WaitReason.CONSENT)
        async with bench(tmp_path, service, needs_consent=lambda _: True) as b:
            await b.until(job_id, lambda e: e.wait and e.wait.reason is WaitReason.CONSENT)
            await asyncio.sleep(1000)
            assert not service.submissions
            await b.controller.approve(job_id)
            return await b.until(job_id)

    assert virtual_time.run(scenario()).state is JobState.DONE


def test_consent_that_was_given_counts_in_the_next_start(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        async with bench(tmp_path, service, needs_consent=lambda _: True) as b:
            b.controller.pause()
            job_id = await b.controller.start(swap(tmp_path))
            await b.controller.approve(job_id)
        async with bench(tmp_path, service, needs_consent=lambda _: True) as b:
            return await b.until(job_id)

    assert virtual_time.run(scenario()).state is JobState.DONE


def test_a_busy_service_is_not_asked_sooner_by_a_new_start(tmp_path):
    first, second = ScriptedProvider(), ScriptedProvider()
    first.script("submit", BusyError(retry_after=300))
    leave_when(
        tmp_path, first, second, lambda e: e.wait and e.wait.reason is WaitReason.SERVICE_BUSY
    )
    assert second.times("submit")[0] - first.times("submit")[0] >= 300


@pytest.mark.parametrize("found", [Accepted("there"), fakes.done(remote_id="there")])
def test_a_job_caught_while_being_submitted_is_looked_for(tmp_path, found):
    first, second = ScriptedProvider(), ScriptedProvider()
    first.script("submit", fakes.never)
    second.script("find", found)
    end, _ = leave_when(tmp_path, first, second, sent)
    assert (end.state, end.remote_id) == (JobState.DONE, "there")
    assert [each for _, name, each in second.calls if name == "find"] == [
        first.submissions[0].reference
    ]
    assert not second.submissions


def test_a_job_caught_while_being_submitted_that_nobody_knows_is_a_question(tmp_path):
    first, second = ScriptedProvider(), ScriptedProvider()
    first.script("submit", fakes.never)
    end, _ = leave_when(tmp_path, first, second, sent)
    assert (end.state, end.error.code) == (JobState.UNCERTAIN, ErrorCode.SUBMISSION_UNCERTAIN)
    assert not second.submissions


def test_an_uncertain_job_stays_a_question(tmp_path):
    first, second = ScriptedProvider(), ScriptedProvider()
    first.script("submit", KeyError("x"))
    end, _ = leave_when(tmp_path, first, second, is_in(JobState.UNCERTAIN))
    assert end.state is JobState.UNCERTAIN
    assert not second.calls


@pytest.mark.parametrize("state", [JobState.ACCEPTED, JobState.WORKING])
def test_an_accepted_job_is_asked_about_at_once(tmp_path, state):
    first, second = ScriptedProvider(), ScriptedProvider()
    first.script("status", *[fakes.WORKING] * 5)
    end, _ = leave_when(tmp_path, first, second, is_in(state))
    assert end.state is JobState.DONE
    assert not second.submissions
    assert second.times("status")[0] <= first.calls[-1][0] + 5


def test_a_finished_job_is_fetched_at_once(tmp_path):
    first, second = ScriptedProvider(), ScriptedProvider()
    first.script("download", fakes.never)
    end, _ = leave_when(tmp_path, first, second, is_in(JobState.DOWNLOADING))
    assert end.state is JobState.DONE
    assert not second.times("status")


def test_pictures_that_were_fetched_already_are_not_fetched_again(tmp_path):
    first, second = ScriptedProvider(), ScriptedProvider()
    first.script("status", fakes.done(3))
    first.script("download", fakes.picture("blue"), fakes.never)
    end, _ = leave_when(tmp_path, first, second, lambda each: len(each.results) == 1)
    assert end.state is JobState.DONE
    assert len(end.results) == 3
    assert len(second.times("download")) == 2


def test_a_picture_that_got_its_name_at_the_last_moment_is_kept(tmp_path):
    first, second = ScriptedProvider(), ScriptedProvider()
    first.script("download", fakes.never)

    def finish_it(job_id):
        folder = tmp_path / "data" / "results" / job_id
        (folder / "holiday-swapped.jpg").write_bytes(fakes.picture("blue"))
        (folder / ".0123.part").write_bytes(b"half")

    end, _ = leave_when(
        tmp_path,
        first,
        second,
        lambda e: e.step is Step.RECEIVING and e.fraction,
        between=finish_it,
    )
    assert end.state is JobState.DONE
    assert end.results[0].path.read_bytes() == fakes.picture("blue")
    assert [each.name for each in end.results[0].path.parent.iterdir()] == ["holiday-swapped.jpg"]
    assert not second.times("download")


def test_a_stray_file_that_is_no_picture_is_not_taken_for_one(tmp_path):
    first, second = ScriptedProvider(), ScriptedProvider()
    first.script("download", fakes.never)

    def spoil(job_id):
        folder = tmp_path / "data" / "results" / job_id
        (folder / "holiday-swapped.jpg").write_bytes(b"not a picture")

    end, _ = leave_when(
        tmp_path, first, second, lambda e: e.step is Step.RECEIVING and e.fraction, between=spoil
    )
    assert end.state is JobState.DONE
    assert end.results[0].path.name == "holiday-swapped-2.jpg"


def test_a_job_of_this_computer_begins_anew_by_itself(tmp_path):
    first, second = ScriptedProvider(LOCAL), ScriptedProvider(LOCAL)
    first.script("submit", fakes.never)
    end, _ = leave_when(tmp_path, first, second, sent)
    assert (end.state, end.attempt) == (JobState.DONE, 1)
    assert len(second.submissions) == 1


def test_a_job_of_this_computer_whose_result_was_being_stored_begins_anew(tmp_path):
    first, second = ScriptedProvider(LOCAL), ScriptedProvider(LOCAL)
    first.script("submit", fakes.done(2))
    first.script("download", fakes.picture(), fakes.never)
    second.script("submit", fakes.done(2))
    end, _ = leave_when(tmp_path, first, second, lambda each: len(each.results) == 1)
    assert end.state is JobState.DONE
    assert len(list(end.results[0].path.parent.iterdir())) == 2


def test_a_job_that_ends_the_program_each_time_is_given_up(tmp_path):
    async def scenario():
        service = ScriptedProvider(LOCAL)
        service.script("submit", *[fakes.never] * 9)
        job_id = None
        for _ in range(3):
            async with bench(tmp_path, service) as b:
                job_id = job_id or await b.controller.start(swap(tmp_path, "local"))
                await b.until(job_id, sent)
        async with bench(tmp_path, service) as b:
            failed = b.now(job_id)
            service.scripts.clear()
            await b.controller.retry(job_id)
            return failed, await b.until(job_id)

    failed, end = virtual_time.run(scenario())
    assert (failed.state, failed.error.code) == (JobState.FAILED, ErrorCode.HELPER_STOPPED)
    assert end.state is JobState.DONE


def test_copies_that_were_left_are_deleted_and_the_receipt_says_so(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        service.script("submit", fakes.never)
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, sent)
        assert list((tmp_path / "cache" / "outgoing").iterdir())
        async with bench(tmp_path, service) as b:
            assert not list((tmp_path / "cache" / "outgoing").iterdir())
            kinds = [each.kind for each in await b.journal.events(job_id)]
            assert kinds.count(ReceiptKind.COPIES_DELETED) == 1
            await b.until(job_id)

    virtual_time.run(scenario())


def test_a_wish_to_cancel_is_remembered(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        service.script("cancel", fakes.never)
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, is_in(JobState.ACCEPTED))
            wish = asyncio.ensure_future(b.controller.cancel(job_id))
            await service.asked("cancel", 1)
        await wish
        async with bench(tmp_path, service) as b:
            return await b.until(job_id)

    end = virtual_time.run(scenario())
    assert (end.state, end.warnings) == (JobState.CANCELLED, ())


def test_jobs_of_a_service_that_is_gone_are_told_and_go_on_when_it_is_back(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        service.script("status", fakes.never)
        async with bench(tmp_path, service) as b:
            accepted = await b.controller.start(swap(tmp_path))
            await b.until(accepted, is_in(JobState.ACCEPTED))
            waiting = await b.controller.start(swap(tmp_path))
        async with bench(tmp_path) as b:
            ends = [await b.until(each) for each in (accepted, waiting)]
        async with bench(tmp_path, service) as b:
            for each in (accepted, waiting):
                await b.controller.retry(each)
            return ends, [await b.until(each) for each in (accepted, waiting)], service

    failed, ends, service = virtual_time.run(scenario())
    assert {each.error.code for each in failed} == {ErrorCode.PROVIDER_MISSING}
    assert [(each.state, each.attempt) for each in ends] == [(JobState.DONE, 1), (JobState.DONE, 2)]
    assert len(service.submissions) == 2


def test_a_submission_to_a_service_that_is_gone_is_a_question(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        service.script("submit", fakes.never)
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, sent)
        async with bench(tmp_path) as b:
            return await b.until(job_id)

    end = virtual_time.run(scenario())
    assert (end.state, end.error.code) == (JobState.UNCERTAIN, ErrorCode.PROVIDER_MISSING)


def test_jobs_that_the_service_has_come_before_those_that_wait(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        service.script("submit", NotSentError(ErrorCode.OFFLINE))
        service.script("status", *[fakes.WORKING] * 60)
        async with bench(tmp_path, service) as b:
            waits = await b.controller.start(swap(tmp_path))
            await b.until(waits, lambda e: e.wait and e.wait.reason is WaitReason.NETWORK)
            b.controller.set_limit("remote", 2)
            has = await b.controller.start(swap(tmp_path))
            await b.until(has, is_in(JobState.ACCEPTED))
            assert b.now(waits).state is JobState.WAITING
        async with bench(tmp_path, service) as b:
            await b.until(waits, lambda e: e.wait and e.wait.reason is WaitReason.TURN)
            end = await b.until(has)
            await b.until(waits)
            return end

    assert virtual_time.run(scenario()).state is JobState.DONE


def test_a_clock_that_went_back_between_two_starts_does_no_harm(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        service.script("submit", BusyError(retry_after=60))
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, lambda e: e.wait and e.wait.reason is WaitReason.SERVICE_BUSY)
        clock = fakes.VirtualClock(asyncio.get_running_loop())
        clock.offset = timedelta(days=-400)
        began = clock.monotonic()
        async with bench(tmp_path, service, clock=clock) as b:
            end = await b.until(job_id)
            return end, clock.monotonic() - began

    end, passed = virtual_time.run(scenario())
    assert end.state is JobState.DONE
    assert passed < 200
    assert Caution.MAY_BE_CHARGED not in end.warnings
