# SPDX-License-Identifier: GPL-3.0-or-later
"""Wishes: one click one job, turns, consent, pause, questions, deleting, and the end."""

from __future__ import annotations

import asyncio
import dataclasses
import shutil

import pytest

from faceswap_desktop.core.models import Caution, JobState, WaitReason
from faceswap_desktop.errors import ErrorCode, JournalError, NotSentError, RefusedError
from faceswap_desktop.jobs.controller import Resolution
from faceswap_desktop.jobs.receipt import ReceiptKind
from faceswap_desktop.providers.base import Accepted
from tests.jobs import fakes
from tests.jobs.fakes import LOCAL, REMOTE, ScriptedProvider, bench, swap
from tests.support import virtual_time


def is_in(*states):
    return lambda each: each.state in states


def waits_for(reason):
    return lambda each: each.wait is not None and each.wait.reason is reason


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


def test_deleting_takes_out_of_sight_and_undo_brings_back(tmp_path):
    async def scenario():
        async with bench(tmp_path, ScriptedProvider()) as b:
            job_id = await b.controller.start(swap(tmp_path))
            end = await b.until(job_id)
            await b.controller.delete(job_id)
            assert b.controller.snapshots() == ()
            assert b.removed == [job_id]
            assert end.results[0].path.exists()
            await b.controller.restore(job_id)
            assert [each.id for each in b.controller.snapshots()] == [job_id]
            assert b.told[-1] == end
            await b.controller.delete(job_id)
            await asyncio.sleep(1000)
            assert not end.results[0].path.parent.exists()
            await b.controller.restore(job_id)
            assert b.controller.snapshots() == ()
            assert await b.journal.get([job_id]) == ()

    virtual_time.run(scenario())


def test_what_was_deleted_is_gone_after_the_next_start(tmp_path):
    async def scenario():
        async with bench(tmp_path, ScriptedProvider()) as b:
            job_id = await b.controller.start(swap(tmp_path))
            end = await b.until(job_id)
            await b.controller.delete(job_id)
        async with bench(tmp_path, ScriptedProvider()) as b:
            assert b.controller.snapshots() == ()
            return end.results[0].path

    assert not virtual_time.run(scenario()).exists()


def test_deleting_a_job_that_is_under_way_cancels_it(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, is_in(JobState.ACCEPTED))
            await b.controller.delete(job_id)
            assert b.controller.snapshots() == ()
            await b.controller.restore(job_id)
            return service, b.now(job_id)

    service, end = virtual_time.run(scenario())
    assert end.state is JobState.CANCELLED
    assert service.times("cancel")


def test_a_deleted_job_that_cannot_be_stopped_any_more_goes_on_when_it_is_restored(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        service.script("cancel", fakes.CancelOutcome.TOO_LATE)
        service.script("status", fakes.never)
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            await b.until(job_id, is_in(JobState.ACCEPTED))
            await b.controller.delete(job_id)
            await asyncio.sleep(100)
            assert b.controller.snapshots() == ()
            await b.controller.restore(job_id)
            return await b.until(job_id)

    assert virtual_time.run(scenario()).state is JobState.DONE


def test_clearing_takes_what_is_over_and_leaves_questions_and_work(tmp_path):
    async def scenario():
        service, local = ScriptedProvider(), ScriptedProvider(LOCAL)
        service.script("submit", KeyError("x"))
        service.script("status", fakes.never)
        async with bench(tmp_path, service, local) as b:
            doubt = await b.controller.start(swap(tmp_path))
            await b.until(doubt)
            work = await b.controller.start(swap(tmp_path))
            done = await b.controller.start(swap(tmp_path, "local"))
            await b.until(done)
            await b.until(work, is_in(JobState.ACCEPTED))
            assert await b.controller.clear() == (done,)
            assert {each.id for each in b.controller.snapshots()} == {doubt, work}
            await b.controller.restore(done)
            return len(b.controller.snapshots())

    assert virtual_time.run(scenario()) == 3


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
