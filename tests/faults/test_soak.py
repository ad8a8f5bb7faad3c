# SPDX-License-Identifier: GPL-3.0-or-later
"""A job that is asked about for weeks leaves nothing behind with each question."""

from __future__ import annotations

import asyncio
import gc

from faceswap_desktop.core.models import JobState
from tests.jobs import fakes
from tests.jobs.fakes import ScriptedProvider, bench, swap
from tests.support import virtual_time

_QUESTIONS = 10_000


def test_ten_thousand_questions_leave_nothing_behind(tmp_path):
    service = ScriptedProvider()
    service.script("status", *[fakes.WORKING] * _QUESTIONS)
    weighed = []

    async def weigh(_):
        gc.collect()
        loop = asyncio.get_running_loop()
        weighed.append((len(gc.get_objects()), len(loop._scheduled), len(asyncio.all_tasks())))
        return fakes.WORKING

    service.scripts["status"][100] = weigh
    service.scripts["status"][_QUESTIONS - 1] = weigh

    async def scenario():
        async with bench(tmp_path, service) as b:
            end = b.controller.subscribe(lambda _: b.told.clear())
            job = await b.until(await b.controller.start(swap(tmp_path)))
            end()
            return job

    assert virtual_time.run(scenario()).state is JobState.DONE
    (objects, timers, tasks), (more_objects, more_timers, more_tasks) = weighed
    assert more_tasks == tasks
    assert more_timers <= timers + 2
    assert more_objects < objects + 100
