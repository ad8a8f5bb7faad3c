# SPDX-License-Identifier: GPL-3.0-or-later
"""What is sent was written down before, on the disk and not merely on its way there."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from tests.faults.traced import OneJob, can_trace
from tests.sandbox import Sandbox

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_trace(), reason="needs strace"),
]

_CALL = re.compile(r"(fdatasync|fsync|pwrite64|sendto|sendmsg|write)\(\d+<([^>]*)>(.*)")


@pytest.fixture
async def job(tmp_path):
    async with Sandbox() as sandbox:
        yield OneJob(tmp_path, sandbox)


async def test_the_submission_is_on_the_disk_before_its_first_byte_leaves(job):
    trace = job.home / "trace.txt"
    calls = "trace=fdatasync,fsync,pwrite64,sendto,sendmsg"
    assert await job.run("-y", "-s", "65536", "-o", str(trace), "-e", calls) == ["done -"]
    is_synced, is_told = True, False
    for line in trace.read_text(errors="replace").splitlines():
        found = _CALL.search(line)
        if found is None:
            continue
        name, path, rest = found.groups()
        if path.endswith("jobs.sqlite3-wal"):
            is_synced = name in {"fdatasync", "fsync"}
            is_told |= r"\"state\":\"submitting\"" in rest
        elif name.startswith("send") and '"POST ' in rest:
            assert is_told
            assert is_synced
            return
    pytest.fail("nothing was sent")


@pytest.mark.parametrize(
    ("call", "error", "numbers"),
    [("fdatasync", "EIO", (5, 6, 7, 8)), ("pwrite64", "ENOSPC", (30, 42, 50, 56, 70))],
)
async def test_a_disk_that_fails_buys_nothing_twice_and_nothing_in_secret(
    job, call, error, numbers
):
    """From the `number`-th write of the journal on, none works; then the disk is whole again."""
    for number in numbers:
        before = set(job.posts)
        failing = ("-P", f"{job.journal}-wal", "-e", f"inject={call}:error={error}:when={number}+")
        await job.run("-o", "/dev/null", *failing)
        sent = set(job.posts) - before
        assert sent <= written_down(job.journal)
        await job.run(is_new=False)
        in_all = set(job.posts) - before
        assert in_all == sent if sent else len(in_all) <= 1
        assert set(job.posts.values()) <= {1}
        for each in job.home.glob("own/jobs.sqlite3*"):
            each.unlink()


def written_down(journal):
    with closing(sqlite3.connect(journal)) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema")]
        if "submissions" not in tables:
            return set()
        return {row[0] for row in database.execute("SELECT reference FROM submissions")}
