# SPDX-License-Identifier: GPL-3.0-or-later
"""A program killed between any two steps loses no job, pays for none twice, tears no file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.jobs.fakes import without_coverage

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")


def killed_everywhere(home, *arguments):
    run = subprocess.run(
        [sys.executable, "-m", "tests.jobs.killed", str(home), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
        env=without_coverage(),
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.mark.parametrize("answers", ["answers", "loses-answers"])
def test_a_paid_job_survives_being_killed_at_any_step(tmp_path, answers):
    ends = killed_everywhere(tmp_path, "remote", answers)
    assert len(ends) > 15
    for end in ends:
        assert end["posts"] == end["references"] <= 1, end
        assert end["state"] in {"done", "uncertain"}, end
        if end["state"] == "done":
            assert end["whole"], end
            assert end["files"] == ["holiday-swapped.jpg"], end
        else:  # nobody can know that it was killed just before the post
            assert end["posts"] == 0, end
            assert end["files"] == [], end
        assert end["copies"] == 0, end
    assert sum(end["state"] == "uncertain" for end in ends) <= 3


def test_photos_on_their_way_to_a_link_host_leave_no_doubt(tmp_path):
    """Only what costs, between the note that it begins and its answer, can be uncertain."""
    ends = killed_everywhere(tmp_path, "linked", "answers")
    assert len(ends) > 17
    for end in ends:
        assert end["posts"] == end["references"] <= 1, end
        assert end["state"] in {"done", "uncertain"}, end
        assert end["copies"] == 0, end
    assert sum(end["state"] == "uncertain" for end in ends) <= 3


def test_a_job_of_this_computer_survives_being_killed_at_any_step(tmp_path):
    for end in killed_everywhere(tmp_path, "local", "answers"):
        assert end["state"] == "done", end
        assert end["whole"], end
        assert end["files"] == ["holiday-swapped.jpg"], end
