# SPDX-License-Identifier: GPL-3.0-or-later
"""A short crash test, and the proof that it can fail. `make crashtest` runs the long one."""

import sys

import pytest

from tests.crash import mutants
from tests.crash.episode import Episode
from tests.crash.moments import Moment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds children in /proc"),
]


async def test_no_kill_loses_a_job_or_buys_one_twice(tmp_path):
    count = await Episode("short", 12, tmp_path / "short").live()
    assert count.violations == []
    assert sum(count.kills.values()) == 12
    assert count.bought
    assert count.results


async def test_no_kill_keeps_a_part_from_being_put_back(tmp_path):
    moments = iter(["post:answered", "downloading", "file:answered", "downloading", "file:half"])
    count = await Episode(
        "part",
        5,
        tmp_path / "part",
        choose=lambda random: Moment(next(moments)),
        kinds=("part",),
        jobs=(1,),
        is_calm=True,
    ).live()
    assert count.violations == []
    assert count.results


@pytest.mark.parametrize(
    ("mutant", "moment", "words"),
    [
        (mutants.SEND_AGAIN, Moment("post:worked"), "was bought 2 times"),
        (mutants.DONE_TOO_EARLY, Moment("done"), "its result is not what was sent"),
    ],
)
async def test_a_program_that_does_it_wrong_is_caught(tmp_path, mutant, moment, words):
    count = await Episode(
        mutant,
        1,
        tmp_path / mutant,
        mutant=mutant,
        choose=lambda random: moment,
        kinds=("swap",),
        jobs=(1,),
        is_calm=True,
    ).live()
    assert any(words in each for each in count.violations), count
