# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting twice, ending at any time, and what an end leaves behind."""

from __future__ import annotations

import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.started import Started, helpers

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


def test_an_end_is_orderly_silent_and_complete(tmp_path):
    with Started(tmp_path / "own") as program:
        program.until_it_answers()
        started = helpers(program.process.pid)
        assert program.end() == (0, "")
        assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]


def test_an_end_right_after_the_start_is_orderly_too(tmp_path):
    with Started(tmp_path / "own") as program:
        program.until((tmp_path / "own" / "jobs.sqlite3").exists)
        assert program.end() == (0, "")


def test_two_starts_at_once_are_one_window(tmp_path):
    with Started(tmp_path / "own") as one, Started(tmp_path / "own") as other:
        while not (ended := [each for each in (one, other) if each.process.poll() is not None]):
            time.sleep(0.02)
        assert ended[0].process.returncode == 0
        (left,) = {one, other} - set(ended)
        assert left.end() == (0, "")


def test_a_killed_program_is_no_obstacle_and_its_helpers_end(tmp_path):
    with Started(tmp_path / "own") as program:
        program.until_it_answers()
        started = helpers(program.process.pid)
        program.process.kill()
        program.process.wait()
    with Started(tmp_path / "own") as again:
        again.until_it_answers()
        again.until(lambda: not [pid for pid in started if is_running(pid)])
        assert again.end() == (0, "")


def is_running(pid):
    try:
        return b"--helper" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def test_a_journal_that_is_in_use_is_not_written_by_a_second_program(tmp_path):
    with Started(tmp_path / "own") as program:
        program.until_it_answers()
        with (
            closing(sqlite3.connect(tmp_path / "own" / "jobs.sqlite3", timeout=0)) as intruder,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            intruder.execute("DELETE FROM jobs")
        assert program.end() == (0, "")


def test_without_standard_streams_it_runs_all_the_same(tmp_path):
    with Started(tmp_path / "own", shell='exec "$0" "$@" <&- >&- 2>&-') as program:
        program.until_it_answers()
        assert program.end()[0] == 0


def test_a_crash_of_native_code_is_no_obstacle(tmp_path):
    with Started(tmp_path / "own") as program:
        program.until_it_answers()
        program.process.send_signal(signal.SIGSEGV)
        program.process.wait()
    with Started(tmp_path / "own") as again:
        again.until_it_answers()
        assert again.end()[0] == 0
