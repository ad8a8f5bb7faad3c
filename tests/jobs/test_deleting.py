# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs taken out of sight, and brought back."""

from __future__ import annotations

import asyncio

from faceswap_desktop.core.models import JobState
from tests.jobs import fakes
from tests.jobs.fakes import LOCAL, ScriptedProvider, bench, is_in, swap
from tests.support import virtual_time


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
