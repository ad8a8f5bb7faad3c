# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing over: what is repeated, what is not, and what becomes of a lost answer."""

from __future__ import annotations

import asyncio
import dataclasses

import pytest
from PIL import Image

from faceswap_desktop.core.models import Box, Caution, ErrorInfo, JobState, Step, WaitReason
from faceswap_desktop.errors import (
    BusyError,
    Charge,
    CredentialError,
    ErrorCode,
    FaceError,
    HelperError,
    NotSentError,
    RefusedError,
    UncertainError,
)
from faceswap_desktop.providers.base import Accepted, Ended, Option, OptionKind
from tests.jobs import fakes
from tests.jobs.fakes import ScriptedProvider, bench, swap
from tests.support import virtual_time


def run_one(home, service, *, until=None, **request):
    """Start one job; gives its snapshot at the end and all that was told."""

    async def scenario():
        async with bench(home, service) as b:
            job_id = await b.controller.start(swap(home, service.description.id, **request))
            end = await b.until(job_id, *([until] if until else []))
            return end, b.told

    return virtual_time.run(scenario())


@pytest.mark.parametrize("code", [ErrorCode.SERVICE_UNREACHABLE, ErrorCode.SERVICE_TROUBLE])
def test_what_was_certainly_not_sent_is_repeated_three_times_with_growing_waits(tmp_path, code):
    service = ScriptedProvider()
    service.script("submit", *[NotSentError(code, retryable=True) for _ in range(9)])
    end, told = run_one(tmp_path, service)
    assert (end.state, end.error.code, end.error.charge) == (
        JobState.FAILED,
        code,
        Charge.NOTHING,
    )
    assert len(service.submissions) == 4
    assert len({each.reference for each in service.submissions}) == 4
    gaps = service.gaps("submit")
    assert all(1 <= gap <= 10 for gap in gaps)
    assert any(each.wait and each.wait.reason is WaitReason.NETWORK for each in told)


def test_a_submission_without_a_network_waits_for_hours_and_then_goes(tmp_path):
    service = ScriptedProvider()
    back = 6 * 3600.0

    async def offline(_):
        if asyncio.get_running_loop().time() < back:
            raise NotSentError(ErrorCode.OFFLINE)
        return Accepted("r")

    service.script("submit", *[offline] * 20000)
    end, told = run_one(tmp_path, service)
    assert end.state is JobState.DONE
    last = service.times("submit")[-1]
    assert back <= last <= back + 305
    waits = {each.wait.reason for each in told if each.state is JobState.WAITING and each.wait}
    assert WaitReason.NETWORK in waits


def test_a_connection_that_is_not_secure_is_not_tried_again(tmp_path):
    service = ScriptedProvider()
    service.script("submit", NotSentError(ErrorCode.CONNECTION_NOT_SECURE))
    end, _ = run_one(tmp_path, service)
    assert end.error.code is ErrorCode.CONNECTION_NOT_SECURE
    assert len(service.submissions) == 1


def test_a_busy_service_is_asked_again_only_after_the_time_it_wants(tmp_path):
    service = ScriptedProvider()
    service.script("submit", BusyError(retry_after=2), BusyError(retry_after=40))
    end, told = run_one(tmp_path, service)
    assert end.state is JobState.DONE
    first, second, third = service.times("submit")
    assert second - first >= 10
    assert third - second >= 40
    shown = [
        each.wait for each in told if each.wait and each.wait.reason is WaitReason.SERVICE_BUSY
    ]
    assert shown
    assert all(each.until is not None for each in shown)


def test_a_service_that_stays_busy_is_left_alone_after_five_repeats(tmp_path):
    service = ScriptedProvider()
    service.script("submit", *[BusyError(retry_after=1) for _ in range(20)])
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.code, end.error.retryable) == (
        JobState.FAILED,
        ErrorCode.SERVICE_BUSY,
        True,
    )
    assert len(service.submissions) == 6


def test_a_service_that_wants_more_than_ten_minutes_is_not_waited_for(tmp_path):
    service = ScriptedProvider()
    service.script("submit", BusyError(retry_after=1800))
    end, _ = run_one(tmp_path, service)
    assert end.error.code is ErrorCode.SERVICE_BUSY
    assert len(service.submissions) == 1


@pytest.mark.parametrize(
    "error",
    [
        RefusedError(ErrorCode.CONTENT_REFUSED, reason="no"),
        FaceError(ErrorCode.NO_FACE_IN_FACE, name="face.jpg"),
        CredentialError(ErrorCode.KEY_MISSING, provider="remote"),
    ],
)
def test_a_definite_no_ends_the_job_and_costs_nothing(tmp_path, error):
    service = ScriptedProvider()
    service.script("submit", error)
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.code, end.error.charge) == (
        JobState.FAILED,
        error.code,
        Charge.NOTHING,
    )
    assert len(service.submissions) == 1


@pytest.mark.parametrize("error", [UncertainError(), ValueError("nobody foresaw this"), OSError()])
def test_a_lost_answer_is_looked_for_and_never_sent_again(tmp_path, error):
    service = ScriptedProvider()
    service.script("submit", error)
    service.script("find", None, None, Accepted("found"))
    end, told = run_one(tmp_path, service)
    assert (end.state, end.remote_id) == (JobState.DONE, "found")
    assert len(service.submissions) == 1
    assert any(each.step is Step.LOOKING_FOR_JOB for each in told)
    assert Caution.MAY_BE_CHARGED not in end.warnings


def test_a_lost_answer_that_cannot_be_found_is_a_question_to_the_user(tmp_path):
    service = ScriptedProvider()
    service.script("submit", UncertainError(details="no answer"))
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.code, end.error.charge) == (
        JobState.UNCERTAIN,
        ErrorCode.SUBMISSION_UNCERTAIN,
        Charge.POSSIBLE,
    )
    assert "no answer" in end.error.details
    assert Caution.MAY_BE_CHARGED in end.warnings
    assert len(service.submissions) == 1


def test_a_service_that_cannot_look_is_not_asked(tmp_path):
    service = ScriptedProvider(dataclasses.replace(fakes.REMOTE, can_find=False))
    service.script("submit", UncertainError())
    end, _ = run_one(tmp_path, service)
    assert end.state is JobState.UNCERTAIN
    assert not service.times("find")


def test_looking_goes_on_while_the_network_is_down(tmp_path):
    service = ScriptedProvider()
    service.script("submit", UncertainError())
    service.script("find", *[fakes.unreachable() for _ in range(50)], Accepted("found"))
    end, _ = run_one(tmp_path, service)
    assert end.state is JobState.DONE
    assert len(service.submissions) == 1


def test_looking_without_a_key_ends_in_a_question(tmp_path):
    service = ScriptedProvider()
    service.script("submit", UncertainError())
    service.script("find", CredentialError(ErrorCode.KEY_REFUSED))
    end, _ = run_one(tmp_path, service)
    assert end.state is JobState.UNCERTAIN


def test_looking_that_breaks_ends_in_a_question(tmp_path):
    service = ScriptedProvider()
    service.script("submit", UncertainError())
    service.script("find", *[KeyError("x") for _ in range(9)])
    end, _ = run_one(tmp_path, service)
    assert end.state is JobState.UNCERTAIN


def test_what_is_found_may_have_ended_without_a_picture(tmp_path):
    service = ScriptedProvider()
    service.script("submit", UncertainError())
    service.script("find", Ended(ErrorInfo(ErrorCode.JOB_FAILED)))
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.code) == (JobState.FAILED, ErrorCode.JOB_FAILED)


def test_a_fault_of_a_service_on_this_computer_is_a_plain_failure(tmp_path, caplog):
    for error, code in (
        (ZeroDivisionError(), ErrorCode.INTERNAL),
        (HelperError(ErrorCode.HELPER_STOPPED), ErrorCode.HELPER_STOPPED),
    ):
        service = ScriptedProvider(fakes.LOCAL)
        service.script("submit", error)
        end, _ = run_one(tmp_path, service)
        assert (end.state, end.error.code, end.error.charge) == (
            JobState.FAILED,
            code,
            Charge.NOTHING,
        )
    assert "ZeroDivisionError" in caplog.text


def test_photos_leave_as_blank_copies_that_are_deleted_at_the_end(tmp_path):
    service = ScriptedProvider()
    end, _ = run_one(tmp_path, service)
    sent = service.submissions[0]
    assert end.state is JobState.DONE
    for copy in (sent.target, sent.face):
        assert "holiday" not in str(copy.path.name)
        assert copy.path.parent.parent == tmp_path / "cache" / "outgoing"
        assert not copy.path.exists()
        assert not copy.path.parent.exists()
    assert (tmp_path / "holiday.jpg").exists()


def test_photos_among_the_options_leave_as_copies_too(tmp_path):
    option = Option("background", OptionKind.PHOTO, "Background", "", "")
    operation = dataclasses.replace(fakes.REMOTE.operations[0], options=(option,))
    service = ScriptedProvider(dataclasses.replace(fakes.REMOTE, operations=(operation,)))
    other = fakes.photo(tmp_path, "beach.jpg").path
    run_one(tmp_path, service, options={"background": str(other), "strength": 0.5})
    sent = service.submissions[0].options
    assert sent["strength"] == 0.5
    assert "beach" not in sent["background"]


def test_a_photo_that_is_gone_ends_the_job_before_anything_is_sent(tmp_path):
    service = ScriptedProvider()
    request = swap(tmp_path)
    request.target.path.unlink()

    async def scenario():
        async with bench(tmp_path, service) as b:
            return await b.until(await b.controller.start(request))

    end = virtual_time.run(scenario())
    assert (end.state, end.error.code) == (JobState.FAILED, ErrorCode.PHOTO_NOT_FOUND)
    assert not service.submissions


def test_an_operation_that_the_service_does_not_have_is_refused(tmp_path):
    service = ScriptedProvider(dataclasses.replace(fakes.REMOTE, operations=()))
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.error.code) == (JobState.FAILED, ErrorCode.REQUEST_REFUSED)


def test_the_same_id_for_two_jobs_is_a_question_and_overwrites_nothing(tmp_path):
    service = ScriptedProvider()
    service.script("submit", Accepted("same"), Accepted("same"))

    async def scenario():
        async with bench(tmp_path, service) as b:
            first = await b.until(await b.controller.start(swap(tmp_path)))
            second = await b.until(await b.controller.start(swap(tmp_path)))
            return first, second

    first, second = virtual_time.run(scenario())
    assert (first.state, first.remote_id) == (JobState.DONE, "same")
    assert (second.state, second.error.code) == (
        JobState.UNCERTAIN,
        ErrorCode.ANSWER_UNEXPECTED,
    )


def test_answered_at_once_by_a_remote_service(tmp_path):
    service = ScriptedProvider()
    service.script("submit", fakes.done(2, remote_id="r", price=2, cautions=(Caution.FACE_SMALL,)))
    end, _ = run_one(tmp_path, service)
    assert (end.state, end.remote_id, end.price) == (JobState.DONE, "r", 2)
    assert end.warnings == (Caution.FACE_SMALL,)
    assert [each.path.name for each in end.results] == [
        "holiday-swapped.jpg",
        "holiday-swapped-2.jpg",
    ]
    assert not service.times("status")


def test_a_part_of_the_photo_is_all_that_is_sent_and_its_web_address_is_not(tmp_path):
    service, sent = ScriptedProvider(), []

    async def noted(submission):
        for each in (submission.target, submission.face):
            with Image.open(each.path) as opened:
                sent.append(opened.size)
        return Accepted("r")

    service.script("submit", noted)
    target = dataclasses.replace(fakes.photo(tmp_path), web_address="https://x.test/holiday.jpg")
    half, box = Box(0, 0, 0.5, 1), Box(0.1, 0.1, 0.2, 0.2)

    async def scenario():
        async with bench(tmp_path, service) as b:
            asked = dataclasses.replace(
                swap(tmp_path), target=target, target_face=box, target_part=half,
                face_choice=box, face_part=Box(0, 0, 0.25, 0.5),
            )  # fmt: skip
            job_id = await b.controller.start(asked)
            await b.until(job_id)
            return await b.controller.receipt(job_id)

    receipt = virtual_time.run(scenario())
    assert sent == [(4, 6), (2, 3)]
    (submission,) = service.submissions
    assert submission.target.web_address is None
    # Where a face lies in the whole photo says nothing about a part of it.
    assert (submission.target_face, submission.face_choice) == (None, None)
    pictures = receipt.attempts[0].pictures
    assert [(each.width, each.height, each.part_of) for each in pictures] == [
        (4, 6, (8, 6)),
        (2, 3, (8, 6)),
    ]
    assert not any(each.was_linked for each in pictures)


def test_trying_again_sends_the_same_part(tmp_path):
    service = ScriptedProvider()
    service.script("submit", RefusedError(ErrorCode.NO_CREDITS))

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path, target_part=Box(0, 0, 0.5, 1)))
            await b.until(job_id)
            await b.controller.retry(job_id)
            await b.until(job_id, lambda each: each.state is JobState.DONE)

    virtual_time.run(scenario())
    assert [each.target.width for each in service.submissions] == [4, 4]
