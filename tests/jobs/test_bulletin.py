# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling: changes at once, progress as often as it is seen, the last one always."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from faceswap_desktop.core.models import JobRequest, JobSnapshot, JobState, Operation
from faceswap_desktop.jobs.bulletin import Bulletin
from tests.support import virtual_time

NOW = datetime(2030, 1, 1, tzinfo=UTC)
JOB = JobSnapshot("a", JobRequest(Operation.SWAP, "x"), JobState.WORKING, NOW, NOW)


def test_progress_is_told_twenty_times_a_second_and_the_last_one_arrives():
    async def scenario():
        bulletin, told, done = Bulletin(), [], [0.0]
        bulletin.subscribe(lambda s: told.append((asyncio.get_running_loop().time(), s.fraction)))
        for number in range(1000):
            done[0] = (number + 1) / 1000
            bulletin.tell_progress("a", lambda: replace(JOB, fraction=done[0]))
            await asyncio.sleep(0.001)
        await asyncio.sleep(1)
        return told

    told = virtual_time.run(scenario())
    assert 18 <= len(told) <= 22
    assert told[-1][1] == 1.0


def test_a_change_is_told_at_once_and_takes_the_progress_along():
    async def scenario():
        bulletin, told = Bulletin(), []
        bulletin.subscribe(told.append)
        bulletin.tell(JOB)
        bulletin.tell_progress("a", lambda: replace(JOB, fraction=0.5))
        bulletin.tell(replace(JOB, fraction=0.6))
        bulletin.tell(replace(JOB, state=JobState.DONE))
        await asyncio.sleep(1)
        return told

    told = virtual_time.run(scenario())
    assert [each.fraction for each in told] == [None, 0.6, None]


def test_a_subscriber_that_fails_keeps_nothing_from_the_others(caplog):
    async def scenario():
        bulletin, told, removed = Bulletin(), [], []

        def fails(_):
            raise ZeroDivisionError

        bulletin.subscribe(fails, fails)
        end = bulletin.subscribe(told.append, removed.append)
        bulletin.tell(JOB)
        bulletin.tell_progress("a", lambda: JOB)
        bulletin.tell_removed("a")
        end()
        end()
        bulletin.tell(JOB)
        await asyncio.sleep(1)
        return told, removed

    assert virtual_time.run(scenario()) == ([JOB], ["a"])
    assert "ZeroDivisionError" in caplog.text


def test_nothing_is_told_after_the_end():
    async def scenario():
        bulletin, told = Bulletin(), []
        bulletin.subscribe(told.append)
        bulletin.tell(JOB)
        bulletin.tell_progress("a", lambda: JOB)
        bulletin.close()
        await asyncio.sleep(1)
        return told

    assert len(virtual_time.run(scenario())) == 1
