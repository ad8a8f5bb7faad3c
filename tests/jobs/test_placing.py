# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes before a submission and costs nothing: photos on their way to a link host."""

from __future__ import annotations

import json

import pytest

from faceswap_desktop.core.models import Caution, JobState, Step
from faceswap_desktop.errors import BusyError, Charge, ErrorCode, JournalError, NotSentError
from faceswap_desktop.jobs import records
from tests.jobs import fakes
from tests.jobs.fakes import LINKED, ScriptedProvider, bench, is_in, swap
from tests.support import virtual_time


def lived(home, service, **more):
    """One job to its end."""

    async def scenario():
        async with bench(home, service, **more) as b:
            job_id = await b.controller.start(swap(home, "linked"))
            return await b.until(job_id)

    return virtual_time.run(scenario())


def left(home, first, test):
    """One job that is left when `test` passes, and taken over by the next start."""

    async def scenario():
        async with bench(home, first) as b:
            job_id = await b.controller.start(swap(home, "linked"))
            await b.until(job_id, test)
        second = ScriptedProvider(LINKED)
        async with bench(home, second, seed=2) as b:
            return await b.until(job_id), second

    return virtual_time.run(scenario())


def is_placing(each):
    return each.step is Step.MAKING_LINKS


def test_it_is_written_down_when_what_costs_begins(tmp_path):
    seen = []

    async def scenario():
        service = ScriptedProvider(LINKED)
        async with bench(tmp_path, service) as b:

            async def look(submission):
                # The journal keeps the file to itself; so its own connection is asked.
                record = (await b.journal.unfinished())[0]
                seen.append((record.snapshot.state, record.reference, record.is_handed_over))
                return submission

            async def accept(submission):
                await look(submission)
                return fakes.Accepted("x")

            service.script("place", look)
            service.script("submit", accept)
            return await b.until(await b.controller.start(swap(tmp_path, "linked"))), service

    end, service = virtual_time.run(scenario())
    (reference,) = {each.reference for each in service.submissions}
    assert end.state is JobState.DONE
    assert seen == [
        (JobState.SUBMITTING, reference, False),
        (JobState.SUBMITTING, reference, True),
    ]


def test_a_job_that_was_left_before_that_begins_anew_without_asking(tmp_path):
    first = ScriptedProvider(LINKED)
    first.script("place", fakes.never)
    end, second = left(tmp_path, first, is_placing)
    assert (end.state, end.warnings, end.attempt) == (JobState.DONE, (), 1)
    assert first.submissions == []
    assert len(second.submissions) == 1


def test_a_job_that_was_left_after_that_asks(tmp_path):
    first = ScriptedProvider(LINKED)
    first.script("submit", fakes.never)
    end, second = left(tmp_path, first, lambda each: each.fraction == 0.5)
    assert end.state is JobState.UNCERTAIN
    assert Caution.MAY_BE_CHARGED in end.warnings
    assert second.submissions == []


def test_the_next_try_of_a_busy_service_makes_links_again(tmp_path):
    first = ScriptedProvider(LINKED)
    first.script("submit", BusyError(retry_after=5))

    async def at_second(submission):
        if len(first.times("place")) == 2:
            await fakes.never(submission)
        return submission

    first.script("place", at_second, at_second)

    async def scenario():
        async with bench(tmp_path, first) as b:
            job_id = await b.controller.start(swap(tmp_path, "linked"))
            await first.asked("place", 2)
            return await b.controller.cancel(job_id)

    end = virtual_time.run(scenario())
    # The first try had been handed over, and refused; the second one never was.
    assert (end.state, end.warnings) == (JobState.CANCELLED, ())


def test_stopped_meanwhile_nothing_can_be_charged(tmp_path):
    service = ScriptedProvider(LINKED)
    service.script("place", fakes.never)

    async def scenario():
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path, "linked"))
            await b.until(job_id, is_placing)
            return await b.controller.cancel(job_id)

    end = virtual_time.run(scenario())
    assert (end.state, end.warnings) == (JobState.CANCELLED, ())
    assert service.submissions == []


@pytest.mark.parametrize("error", [KeyError("x"), TimeoutError()])
def test_what_breaks_meanwhile_costs_nothing(tmp_path, error):
    service = ScriptedProvider(LINKED)
    service.script("place", error)
    end = lived(tmp_path, service)
    assert end.state is JobState.FAILED
    assert end.error.charge is Charge.NOTHING
    assert service.submissions == []


def test_a_network_that_fails_meanwhile_is_waited_for(tmp_path):
    service = ScriptedProvider(LINKED)
    service.script("place", NotSentError(ErrorCode.SERVICE_UNREACHABLE))
    assert lived(tmp_path, service).state is JobState.DONE
    assert len(service.times("place")) == 2
    assert len(service.submissions) == 1


def test_without_that_note_nothing_is_submitted(tmp_path):
    service = ScriptedProvider(LINKED)

    async def scenario():
        async with bench(tmp_path, service) as b:
            change = b.journal.change

            async def full(changes):
                if any(each.record.is_handed_over for each in changes) and is_submitting(changes):
                    raise JournalError(ErrorCode.JOURNAL_UNWRITABLE)
                await change(changes)

            b.journal.change = full
            return await b.until(
                await b.controller.start(swap(tmp_path, "linked")), is_in(JobState.FAILED)
            )

    def is_submitting(changes):
        return any(each.record.snapshot.state is JobState.SUBMITTING for each in changes)

    end = virtual_time.run(scenario())
    assert end.error.code is ErrorCode.JOURNAL_UNWRITABLE
    assert end.error.charge is Charge.NOTHING
    assert service.submissions == []


def test_a_record_that_says_nothing_of_it_may_have_been_handed_over(tmp_path):
    snapshot = fakes.JobSnapshot(
        "1", swap(tmp_path), JobState.SUBMITTING, *[records.datetime.now().astimezone()] * 2
    )
    record = records.JobRecord(snapshot, is_handed_over=False)
    request, text = records.request_to_json(snapshot.request), records.record_to_json(record)

    def read(text):
        return records.record_from_json("1", request, text, folder=tmp_path).is_handed_over

    assert read(text) is False
    data = json.loads(text)
    for odd in (None, 0, "", "no"):
        assert read(json.dumps({**data, "is_handed_over": odd})) is True
    del data["is_handed_over"]
    assert read(json.dumps(data)) is True
