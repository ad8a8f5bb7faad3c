# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of jobs: durable, strict, private, quick, and kind to damaged files."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from faceswap_desktop.core.models import FINAL_STATES, JobSnapshot, JobState
from faceswap_desktop.errors import ErrorCode, JournalError
from faceswap_desktop.jobs import schema
from faceswap_desktop.jobs.journal import Change, DuplicateError, Journal
from faceswap_desktop.jobs.receipt import ReceiptEvent, ReceiptKind
from faceswap_desktop.jobs.records import JobRecord
from faceswap_desktop.jobs.transitions import TransitionError
from tests.jobs.fakes import swap, without_coverage

NOW = datetime(2030, 1, 1, tzinfo=UTC)
WAY = (
    JobState.WAITING,
    JobState.PREPARING,
    JobState.SUBMITTING,
    JobState.ACCEPTED,
    JobState.WORKING,
    JobState.DOWNLOADING,
    JobState.DONE,
)


@pytest.fixture
async def journal(tmp_path):
    opened = Journal(tmp_path / "data" / "jobs.sqlite3", tmp_path / "results")
    assert await opened.open(NOW) is None
    yield opened
    await opened.aclose()


def record(home, job_id="a", state=JobState.WAITING, **more):
    return JobRecord(JobSnapshot(job_id, swap(home), state, NOW, NOW), **more)


def moved(old, state, **more):
    """The record in another state; `remote_id` and such belong to the snapshot."""
    inside = {key: more.pop(key) for key in ("remote_id", "price") if key in more}
    return replace(old, snapshot=replace(old.snapshot, state=state, **inside), **more)


async def bring(journal, old, state):
    """Write a job all the way to `state`."""
    await journal.add(old)
    for each in WAY[1 : WAY.index(state) + 1]:
        old = moved(old, each, reference=f"ref-{old.snapshot.id}")
        await journal.change([Change(old)])
    return old


async def test_what_was_written_is_there_in_the_next_start(tmp_path, journal):
    await journal.add(record(tmp_path, token="click", has_consent=True))
    changed = moved(record(tmp_path, token="click"), JobState.PREPARING)
    event = ReceiptEvent(NOW, 1, ReceiptKind.SENDING, {"host": "x"})
    await journal.change([Change(changed, events=(event,))])
    await journal.aclose()
    again = Journal(tmp_path / "data" / "jobs.sqlite3", tmp_path / "results")
    assert await again.open(NOW) is None
    assert await again.unfinished() == (changed,)
    assert await again.events("a") == (event,)
    assert await again.with_token("click") == "a"
    assert await again.with_token("other") is None
    await again.aclose()


async def test_it_is_as_durable_as_sqlite_can_be_and_for_this_user_only(tmp_path, journal):
    def ask():
        names = ("journal_mode", "synchronous", "locking_mode", "fullfsync", "user_version")
        return [journal._database.execute(f"PRAGMA {n}").fetchone()[0] for n in names]

    found = await journal._in_thread(ask)
    assert found == ["wal", 2, "exclusive", 1, schema.VERSION]
    await journal.add(record(tmp_path))
    for each in (tmp_path / "data").iterdir():
        assert stat.S_IMODE(each.stat().st_mode) == 0o600, each
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


async def test_each_state_can_be_reached_and_only_as_the_table_says(tmp_path, journal):
    last = await bring(journal, record(tmp_path), JobState.DONE)
    for state in JobState:
        with pytest.raises(TransitionError):
            await journal.change([Change(moved(last, state))])
    assert (await journal.get(["a"]))[0].snapshot.state is JobState.DONE


async def test_the_state_on_disk_decides_not_the_one_in_memory(tmp_path, journal):
    await bring(journal, record(tmp_path), JobState.PREPARING)
    with pytest.raises(TransitionError):
        await journal.change([Change(moved(record(tmp_path), JobState.DONE))])


async def test_several_changes_are_all_written_or_none(tmp_path, journal):
    first = await bring(journal, record(tmp_path), JobState.PREPARING)
    failed = moved(first, JobState.FAILED)
    with pytest.raises(TransitionError):
        await journal.change([Change(failed), Change(moved(first, JobState.DONE))])
    assert (await journal.get(["a"]))[0].snapshot.state is JobState.PREPARING


@pytest.mark.parametrize("final", sorted(FINAL_STATES))
async def test_final_states_are_left_only_when_that_is_wished(tmp_path, journal, final):
    await journal.add(record(tmp_path))
    if final is JobState.DONE:
        await bring(journal, record(tmp_path, "b"), JobState.DONE)
        with pytest.raises(TransitionError):
            await journal.change(
                [Change(moved(record(tmp_path, "b"), JobState.WAITING), is_reopening=True)]
            )
        return
    over = moved(record(tmp_path), final)
    await journal.change([Change(over)])
    with pytest.raises(TransitionError):
        await journal.change([Change(moved(over, JobState.WAITING))])
    await journal.change([Change(moved(over, JobState.WAITING), is_reopening=True)])
    assert len(await journal.unfinished()) == 1


async def test_a_job_that_is_not_there_cannot_be_changed(tmp_path, journal):
    with pytest.raises(LookupError):
        await journal.change([Change(moved(record(tmp_path), JobState.PREPARING))])


async def test_ids_tokens_references_and_ids_of_the_service_are_there_once(tmp_path, journal):
    await bring(journal, record(tmp_path, token="t"), JobState.SUBMITTING)
    with pytest.raises(DuplicateError):
        await journal.add(record(tmp_path))
    with pytest.raises(DuplicateError):
        await journal.add(record(tmp_path, "b", token="t"))
    second = await bring(journal, record(tmp_path, "b"), JobState.PREPARING)
    with pytest.raises(DuplicateError):
        await journal.change([Change(moved(second, JobState.SUBMITTING, reference="ref-a"))])
    first = moved(record(tmp_path), JobState.ACCEPTED, reference="ref-a", remote_id="r")
    await journal.change([Change(first)])
    await journal.change([Change(moved(second, JobState.SUBMITTING, reference="ref-b"))])
    with pytest.raises(DuplicateError):
        await journal.change(
            [Change(moved(second, JobState.ACCEPTED, reference="ref-b", remote_id="r"))]
        )


async def test_a_submission_that_never_left_leaves_no_trace(tmp_path, journal):
    first = await bring(journal, record(tmp_path), JobState.PREPARING)
    kept = ReceiptEvent(NOW, 1, ReceiptKind.COPIES_DELETED, {"copies": 1})
    await journal.note("a", [kept])
    sent = moved(first, JobState.SUBMITTING, reference="r1")
    events = tuple(ReceiptEvent(NOW, 1, k) for k in (ReceiptKind.SENDING, ReceiptKind.PICTURE))
    await journal.change([Change(sent, events=events)])
    await journal.change([Change(moved(sent, JobState.WAITING), nothing_left=True)])
    assert await journal.events("a") == (kept,)


async def test_only_one_program_can_have_it(tmp_path, journal):
    other = Journal(tmp_path / "data" / "jobs.sqlite3", tmp_path / "results")
    with pytest.raises(JournalError) as caught:
        await other.open(NOW)
    assert caught.value.code is ErrorCode.JOURNAL_UNWRITABLE
    await other.aclose()


async def test_pages_come_latest_first_without_what_is_deleted(tmp_path, journal):
    for number in range(7):
        await journal.add(record(tmp_path, f"j{number}"))
    await journal.mark_deleted(["j4"], NOW)
    first = await journal.latest(3)
    second = await journal.latest(3, first.before)
    third = await journal.latest(3, second.before)
    assert [r.snapshot.id for p in (first, second, third) for r in p.records] == [
        "j6",
        "j5",
        "j3",
        "j2",
        "j1",
        "j0",
    ]
    assert third.before is None
    assert await journal.count() == 6


async def test_deleting_marks_and_purging_forgets(tmp_path, journal):
    for name in "abc":
        await bring(journal, record(tmp_path, name), JobState.DONE)
    await journal.add(record(tmp_path, "d"))
    await journal.note("a", [ReceiptEvent(NOW, 1, ReceiptKind.SENDING)])
    await journal.mark_deleted(["a"], NOW)
    assert await journal.clear(NOW + timedelta(minutes=1)) == ("b", "c")
    await journal.mark_deleted(["b"], None)
    assert await journal.deleted(NOW + timedelta(seconds=30)) == ("a",)
    await journal.purge(["a", "b"])
    assert {r.snapshot.id for r in await journal.get(["a", "b", "c", "d"])} == {"b", "c", "d"}
    assert await journal.events("a") == ()


async def test_a_row_that_cannot_be_read_hides_no_other(tmp_path, journal, caplog):
    await journal.add(record(tmp_path, "a"))
    await journal.add(record(tmp_path, "b"))
    await journal._in_thread(
        lambda: journal._database.execute("UPDATE jobs SET record = '[]' WHERE id = 'a'")
    )
    assert [r.snapshot.id for r in await journal.unfinished()] == ["b"]
    assert "Job a cannot be read" in caplog.text


async def test_a_full_disk_is_told_and_changes_nothing(tmp_path, journal):
    await journal.add(record(tmp_path))

    def no_room():
        pages = journal._database.execute("PRAGMA page_count").fetchone()[0]
        journal._database.execute(f"PRAGMA max_page_count = {pages}")

    await journal._in_thread(no_room)

    async def fill():
        for number in range(200):
            await journal.add(record(tmp_path, f"more-{number}"))

    with pytest.raises(JournalError) as caught:
        await fill()
    assert caught.value.code is ErrorCode.JOURNAL_UNWRITABLE
    assert (await journal.get(["a"]))[0].snapshot.id == "a"


async def test_nothing_works_before_it_is_open(tmp_path):
    journal = Journal(tmp_path / "jobs.sqlite3", tmp_path)
    with pytest.raises(JournalError):
        await journal.unfinished()
    await journal.aclose()


async def opened(path):
    journal = Journal(path, path.parent)
    try:
        return await journal.open(NOW), await journal.unfinished()
    finally:
        await journal.aclose()


async def written(path, home):
    journal = Journal(path, path.parent)
    await journal.open(NOW)
    for number in range(50):
        await journal.add(record(home, f"job-{number}"))
    await journal.aclose()


def spoil_pages(path):
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = os.urandom(64)
    path.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"this was never a journal" * 100),
        lambda path: path.write_bytes(path.read_bytes()[: 4096 * 2 + 100]),
        spoil_pages,
    ],
)
async def test_a_damaged_journal_is_set_aside_and_a_fresh_one_begun(tmp_path, spoil):
    path = tmp_path / "jobs.sqlite3"
    await written(path, tmp_path)
    spoil(path)
    spoiled = path.read_bytes()
    told, jobs = await opened(path)
    assert told.code is ErrorCode.JOURNAL_DAMAGED
    kept = tmp_path / "jobs-damaged-20300101-000000.sqlite3"
    assert told.params["kept_as"] == str(kept)
    assert kept.read_bytes() == spoiled
    assert jobs == ()
    assert await opened(path) == (None, ())


async def test_two_damaged_journals_of_one_second_are_both_kept(tmp_path):
    path = tmp_path / "jobs.sqlite3"
    for _ in range(2):
        path.write_bytes(b"no journal" * 1000)
        await opened(path)
    assert len(list(tmp_path.glob("*damaged*.sqlite3"))) == 2


async def test_a_damaged_journal_that_cannot_be_moved_is_unwritable(tmp_path, monkeypatch):
    path = tmp_path / "jobs.sqlite3"
    path.write_bytes(b"no journal" * 1000)
    monkeypatch.setattr("pathlib.Path.rename", refuse)
    with pytest.raises(JournalError) as caught:
        await opened(path)
    assert caught.value.code is ErrorCode.JOURNAL_UNWRITABLE


def refuse(*_):
    raise PermissionError(13, "no")


@pytest.mark.parametrize("in_log", [False, True])
async def test_a_journal_of_a_later_version_is_not_touched(tmp_path, in_log):
    path = tmp_path / "jobs.sqlite3"
    await written(path, tmp_path)
    if in_log:  # the version is in the write-ahead log only
        script = (
            "import sqlite3, os, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
            "c.execute('PRAGMA journal_mode = WAL'); c.execute('PRAGMA user_version = 99');"
            "os.kill(os.getpid(), 9)"
        )
        await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-c", script, str(path)],
            check=False,
            env=without_coverage(),
        )
    else:
        database = sqlite3.connect(path, isolation_level=None)
        database.execute("PRAGMA user_version = 99")
        database.close()
    before = path.read_bytes()
    with pytest.raises(JournalError) as caught:
        await opened(path)
    assert caught.value.code is ErrorCode.JOURNAL_NEWER
    database = sqlite3.connect(path)
    assert database.execute("SELECT count(*) FROM jobs").fetchone() == (50,)
    assert database.execute("PRAGMA user_version").fetchone() == (99,)
    database.close()
    assert in_log or path.read_bytes() == before


async def test_a_journal_that_is_no_file_is_unwritable(tmp_path):
    path = tmp_path / "jobs.sqlite3"
    path.mkdir()
    with pytest.raises(JournalError) as caught:
        await opened(path)
    assert caught.value.code is ErrorCode.JOURNAL_UNWRITABLE


async def test_a_folder_that_cannot_be_made_is_unwritable(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(JournalError) as caught:
        await opened(tmp_path / "file" / "jobs.sqlite3")
    assert caught.value.code is ErrorCode.JOURNAL_UNWRITABLE


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_disk_without_room_for_a_journal_is_told(tmp_path):
    """A limit on the size of files stands in for the full disk, in a process of its own."""
    script = """
import asyncio, resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from faceswap_desktop.errors import JournalError
from faceswap_desktop.jobs.journal import Journal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
async def main():
    journal = Journal(Path(sys.argv[1]), Path(sys.argv[1]).parent)
    try:
        await journal.open(datetime.now(UTC))
    except JournalError as error:
        print(error.code.value, flush=True)
    await journal.aclose()
asyncio.run(main())
"""
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "jobs.sqlite3")],
        env=without_coverage(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == ErrorCode.JOURNAL_UNWRITABLE.value


async def test_a_migration_is_whole_or_not_there(tmp_path, monkeypatch):
    path = tmp_path / "jobs.sqlite3"
    await written(path, tmp_path)
    broken = "CREATE TABLE more (a); CREATE TABLE jobs (b)"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(JournalError):
        await opened(path)
    monkeypatch.undo()
    told, jobs = await opened(path)
    assert told is None
    assert len(jobs) == 50
    assert tables(path).isdisjoint({"more"})


async def test_an_older_journal_is_brought_up_to_date(tmp_path, monkeypatch):
    path = tmp_path / "jobs.sqlite3"
    await written(path, tmp_path)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE more (a)"))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    _, jobs = await opened(path)
    assert len(jobs) == 50
    assert "more" in tables(path)
    assert schema._version_in_header(path) == schema.VERSION


def tables(path):
    database = sqlite3.connect(path)
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    database.close()
    return {row[0] for row in rows}


@pytest.fixture
def steps(monkeypatch):
    """A list that grows by one for each hundred steps that SQLite takes, opening included."""
    taken = []
    connect = sqlite3.connect

    def counted(*values, **named):
        connection = connect(*values, **named)
        connection.set_progress_handler(lambda: taken.append(1), 100)
        return connection

    monkeypatch.setattr(sqlite3, "connect", counted)
    return taken


async def test_ten_thousand_jobs_open_at_once(tmp_path, journal, steps):
    """Opening and the first page are a small part of the work of reading all of them."""
    template = await bring(journal, record(tmp_path, "first"), JobState.DONE)

    def fill():
        row = journal._database.execute(
            "SELECT provider, state, created_at, request, record FROM jobs WHERE id = ?",
            (template.snapshot.id,),
        ).fetchone()
        with journal._database:
            journal._database.execute("BEGIN")
            journal._database.executemany(
                "INSERT INTO jobs (id, provider, state, created_at, request, record)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [(f"job-{number}", *row) for number in range(10_000)],
            )

    await journal._in_thread(fill)
    await journal.add(record(tmp_path, "waits"))
    await journal.aclose()
    again = Journal(tmp_path / "data" / "jobs.sqlite3", tmp_path / "results")
    steps.clear()
    await again.open(NOW)
    opening = len(steps)
    unfinished, page = await asyncio.gather(again.unfinished(), again.latest(200))
    first_page = len(steps) - opening
    everything = await again.latest(20_000)
    reading_all = len(steps) - opening - first_page
    plan = await again._in_thread(
        lambda: again._database.execute(
            "EXPLAIN QUERY PLAN SELECT id FROM jobs WHERE"
            " state NOT IN ('done', 'failed', 'cancelled') ORDER BY seq"
        ).fetchall()
    )
    await again.aclose()
    assert (len(unfinished), len(page.records), len(everything.records)) == (1, 200, 10_002)
    assert "jobs_open" in plan[0][-1]
    assert first_page < reading_all / 20
    assert opening < reading_all * 2  # each row is looked at once
