# SPDX-License-Identifier: GPL-3.0-or-later
"""The owner of the jobs: one click one job, what it tells, trouble with the journal, the end."""

from __future__ import annotations

import asyncio
import shutil

import pytest

from faceswap_desktop.core.models import JobState
from faceswap_desktop.errors import ErrorCode, JournalError, RefusedError
from faceswap_desktop.jobs.controller import Resolution
from faceswap_desktop.jobs.receipt import ReceiptKind
from faceswap_desktop.providers.base import Accepted
from tests.jobs import fakes
from tests.jobs.fakes import LOCAL, REMOTE, ScriptedProvider, bench, is_in, swap
from tests.support import virtual_time


def test_one_click_is_one_job_however_often_it_arrives(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        async with bench(tmp_path, service) as b:
            wishes = [b.controller.start(swap(tmp_path), "click") for _ in range(20)]
            ids = await asyncio.gather(*wishes)
            ids.append(await b.controller.start(swap(tmp_path), "click"))
            await b.until(ids[0])
        async with bench(tmp_path, service) as b:
            ids.append(await b.controller.start(swap(tmp_path), "click"))
            other = await b.controller.start(swap(tmp_path), "another")
            await b.until(other)
            return ids, other, service

    ids, other, service = virtual_time.run(scenario())
    assert len(set(ids)) == 1
    assert other != ids[0]
    assert len(service.submissions) == 2


def test_a_click_that_nobody_waits_for_any_more_is_a_job_all_the_same(tmp_path):
    async def scenario():
        async with bench(tmp_path, ScriptedProvider(LOCAL)) as b:
            for token in (None, "click"):
                wish = asyncio.ensure_future(b.controller.start(swap(tmp_path, "local"), token))
                await asyncio.sleep(0)
                wish.cancel()
                await asyncio.wait([wish])
            await asyncio.sleep(1)
            assert len(b.controller.snapshots()) == 2
            for each in b.controller.snapshots():
                await b.until(each.id)
            return {each.state for each in b.controller.snapshots()}

    assert virtual_time.run(scenario()) == {JobState.DONE}


def test_a_failed_job_is_done_again_with_the_same_inputs(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        service.script("submit", RefusedError(ErrorCode.CONTENT_REFUSED))
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path, prompt="x"))
            await b.until(job_id)
            ids = await asyncio.gather(*[b.controller.retry(job_id) for _ in range(3)])
            end = await b.until(job_id, is_in(JobState.DONE))
            again = await b.controller.retry(job_id)
            return service, set(ids), end, await b.until(again)

    service, ids, end, again = virtual_time.run(scenario())
    assert ids == {end.id}
    assert (end.attempt, end.error, end.request.prompt) == (2, None, "x")
    assert again.id != end.id
    assert (again.state, again.attempt, again.request) == (JobState.DONE, 1, end.request)
    assert len({each.reference for each in service.submissions}) == 3


def test_older_jobs_are_loaded_page_by_page(tmp_path):
    async def scenario():
        async with bench(tmp_path, ScriptedProvider(LOCAL)) as b:
            ids = [await b.controller.start(swap(tmp_path, "local")) for _ in range(205)]
            await b.until(ids[-1])
        async with bench(tmp_path, ScriptedProvider(LOCAL)) as b:
            first = b.controller.snapshots()
            assert b.controller.has_older
            older = await b.controller.load_older()
            assert not b.controller.has_older
            assert await b.controller.load_older() == ()
            return ids, first, older, b.controller.snapshots()

    ids, first, older, everything = virtual_time.run(scenario())
    assert {each.id for each in first} == set(ids[5:])
    assert {each.id for each in older} == set(ids[:5])
    assert len(everything) == 205


def test_a_subscriber_sees_whole_snapshots_until_it_ends_that(tmp_path):
    async def scenario():
        async with bench(tmp_path, ScriptedProvider(LOCAL)) as b:
            told = []
            end = b.controller.subscribe(told.append)
            job_id = await b.controller.start(swap(tmp_path, "local"))
            last = await b.until(job_id)
            end()
            count = len(told)
            await b.controller.delete(job_id)
            await b.controller.restore(job_id)
            assert len(told) == count
            assert told[-1] == last
            assert all(each.request == swap(tmp_path, "local") for each in told)

    virtual_time.run(scenario())


def test_a_journal_that_cannot_be_used_stops_everything_before_it_begins(tmp_path):
    (tmp_path / "data" / "jobs.sqlite3").mkdir(parents=True)

    async def scenario():
        service = ScriptedProvider()
        async with bench(tmp_path, service) as b:
            with pytest.raises(JournalError) as caught:
                await b.controller.start(swap(tmp_path))
            return b.trouble, caught.value, b.controller.snapshots(), service

    told, raised, shown, service = virtual_time.run(scenario())
    assert told.code is raised.code is ErrorCode.JOURNAL_UNWRITABLE
    assert shown == ()
    assert not service.calls


def test_a_damaged_journal_is_told_and_the_rest_works(tmp_path):
    (tmp_path / "data").mkdir(parents=True)
    (tmp_path / "data" / "jobs.sqlite3").write_bytes(b"nonsense" * 1000)

    async def scenario():
        async with bench(tmp_path, ScriptedProvider()) as b:
            return b.trouble, await b.until(await b.controller.start(swap(tmp_path)))

    told, end = virtual_time.run(scenario())
    assert told.code is ErrorCode.JOURNAL_DAMAGED
    assert end.state is JobState.DONE


class WeakJournal:
    """Makes a journal fail on demand."""

    def __init__(self, journal):
        self.is_broken = lambda change: False
        self._change = journal.change
        journal.change = self.change

    async def change(self, changes):
        if self.is_broken(changes[-1]):
            raise JournalError(ErrorCode.JOURNAL_UNWRITABLE)
        await self._change(changes)


def test_nothing_is_sent_that_could_not_be_written_down(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        async with bench(tmp_path, service) as b:
            weak = WeakJournal(b.journal)
            weak.is_broken = lambda c: c.record.snapshot.state is JobState.SUBMITTING
            end = await b.until(await b.controller.start(swap(tmp_path)))
            return service, end

    service, end = virtual_time.run(scenario())
    assert (end.state, end.error.code) == (JobState.FAILED, ErrorCode.JOURNAL_UNWRITABLE)
    assert not service.submissions


def test_once_sent_the_job_goes_on_and_is_written_as_soon_as_that_works_again(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        async with bench(tmp_path, service) as b:
            weak = WeakJournal(b.journal)
            weak.is_broken = lambda c: (
                c.record.snapshot.state is not JobState.SUBMITTING
                and (c.record.snapshot.started_at is not None)
            )
            job_id = await b.controller.start(swap(tmp_path))
            end = await b.until(job_id)
            assert end.state is JobState.DONE
            assert (await b.journal.get([job_id]))[0].snapshot.state is JobState.SUBMITTING
            await asyncio.sleep(100)
            weak.is_broken = lambda c: False
            await asyncio.sleep(100)
            return (await b.journal.get([job_id]))[0].snapshot

    assert virtual_time.run(scenario()).state is JobState.DONE


def test_closing_waits_for_the_answer_to_a_submission_but_not_for_long(tmp_path):
    async def scenario(answers_after):
        async def slowly(_):
            await asyncio.sleep(answers_after)
            return Accepted("r")

        service, loop = ScriptedProvider(), asyncio.get_running_loop()
        service.script("submit", slowly)
        service.script("find", *[None] * 9)
        home = tmp_path / str(answers_after)
        async with bench(home, service) as b:
            job_id = await b.controller.start(swap(home))
            await b.until(job_id, lambda each: each.fraction == 0.5)
            assert b.controller.is_sending
            began = loop.time()
        passed = loop.time() - began
        async with bench(home, service) as b:
            assert not b.controller.is_sending
            return passed, await b.until(job_id), service

    passed, end, service = virtual_time.run(scenario(2))
    assert (end.state, end.remote_id) == (JobState.DONE, "r")
    passed, end, service = virtual_time.run(scenario(2000))
    assert passed < 10
    assert end.state is JobState.UNCERTAIN
    assert len(service.submissions) == 1


def test_closing_waits_for_nothing_else(tmp_path):
    async def scenario():
        service, local = ScriptedProvider(), ScriptedProvider(LOCAL)
        service.script("status", fakes.never)
        local.script("submit", fakes.never)
        loop = asyncio.get_running_loop()
        async with bench(tmp_path, service, local) as b:
            remote = await b.controller.start(swap(tmp_path))
            await b.until(remote, is_in(JobState.ACCEPTED))
            here = await b.controller.start(swap(tmp_path, "local"))
            await b.until(here, is_in(JobState.SUBMITTING))
            assert not b.controller.is_sending
            began = loop.time()
        with pytest.raises(JournalError):
            await b.controller.start(swap(tmp_path))
        return loop.time() - began

    assert virtual_time.run(scenario()) == 0


def test_the_receipt_tells_what_left(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        async with bench(tmp_path, service, ScriptedProvider(LOCAL)) as b:
            job_id = await b.controller.start(swap(tmp_path, prompt="hello"))
            await b.until(job_id)
            await asyncio.sleep(100)
            here = await b.controller.start(swap(tmp_path, "local"))
            await b.until(here)
            return await b.controller.receipt(job_id), await b.controller.receipt(here)

    remote, here = virtual_time.run(scenario())
    (attempt,) = remote.attempts
    assert (attempt.receiver, attempt.host, attempt.prompt_length) == (
        "Remote Ltd",
        "api.remote.test",
        5,
    )
    assert [(each.role, each.width, each.height) for each in attempt.pictures] == [
        ("target", 8, 6),
        ("face", 8, 6),
    ]
    assert all(each.size > 100 for each in attempt.pictures)
    assert (attempt.remote_id, attempt.price, attempt.balance) == ("remote-1", 1.0, 9.0)
    assert attempt.copies_deleted_at is not None
    assert not attempt.charge_is_open
    assert here.attempts == ()
    assert ReceiptKind.SENDING


def test_a_results_folder_that_is_gone_is_made_again(tmp_path):
    async def scenario():
        async with bench(tmp_path, ScriptedProvider(LOCAL)) as b:
            await b.until(await b.controller.start(swap(tmp_path, "local")))
            shutil.rmtree(tmp_path / "data" / "results")
            return await b.until(await b.controller.start(swap(tmp_path, "local")))

    assert virtual_time.run(scenario()).state is JobState.DONE


def test_an_unknown_service_is_told(tmp_path):
    async def scenario():
        async with bench(tmp_path) as b:
            return await b.until(await b.controller.start(swap(tmp_path, "nowhere")))

    end = virtual_time.run(scenario())
    assert (end.state, end.error.code) == (JobState.FAILED, ErrorCode.PROVIDER_MISSING)


def test_wishes_about_jobs_that_are_not_under_way_do_nothing(tmp_path):
    async def scenario():
        async with bench(tmp_path, ScriptedProvider(LOCAL), needs_consent=lambda _: False) as b:
            job_id = await b.controller.start(swap(tmp_path, "local"))
            end = await b.until(job_id)
            b.controller.keep_waiting(job_id)
            await b.controller.approve(job_id)
            await b.controller.resolve(job_id, Resolution.SEND_AGAIN)
            assert b.now(job_id) == end
            assert REMOTE
            with pytest.raises(LookupError):
                await b.controller.cancel("nobody")

    virtual_time.run(scenario())
