# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of one job, from the click to the result on disk."""

from __future__ import annotations

from faceswap_desktop.core.models import JobState
from tests.jobs import fakes
from tests.jobs.fakes import ScriptedProvider, bench, swap
from tests.support import virtual_time


def test_an_accepted_job_is_asked_about_fetched_and_done(tmp_path):
    async def scenario():
        service = ScriptedProvider()
        service.script("status", fakes.WORKING, fakes.WORKING)
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path))
            end = await b.until(job_id)
            states = list(dict.fromkeys(each.state for each in b.told))
            return service, end, states

    service, end, states = virtual_time.run(scenario())
    assert states == [
        JobState.WAITING,
        JobState.PREPARING,
        JobState.SUBMITTING,
        JobState.ACCEPTED,
        JobState.WORKING,
        JobState.DOWNLOADING,
        JobState.DONE,
    ]
    assert end.results[0].path.name == "holiday-swapped.jpg"
    assert end.results[0].path.read_bytes() == fakes.picture()
    assert (end.price, end.balance, end.error) == (1.0, 9.0, None)
    assert len(service.submissions) == 1


def test_a_service_that_answers_at_once_is_not_asked_again(tmp_path):
    async def scenario():
        service = ScriptedProvider(fakes.LOCAL)
        async with bench(tmp_path, service) as b:
            job_id = await b.controller.start(swap(tmp_path, "local"))
            return service, await b.until(job_id)

    service, end = virtual_time.run(scenario())
    assert end.state is JobState.DONE
    assert not service.times("status")
    assert service.submissions[0].target.path == tmp_path / "holiday.jpg"
