# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of all jobs: what is in here happened, or was about to, whatever happens next.

One SQLite file, one connection, one thread of its own. Each change of a job is one transaction,
durable when the coroutine returns, and must stand in the table of `transitions`.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from faceswap_desktop.core.models import FINAL_STATES, JobState
from faceswap_desktop.errors import ErrorCode, JournalError
from faceswap_desktop.jobs import schema
from faceswap_desktop.jobs.receipt import (
    ReceiptEvent,
    ReceiptKind,
    facts_from_json,
    facts_to_json,
)
from faceswap_desktop.jobs.records import (
    JobRecord,
    record_from_json,
    record_to_json,
    request_to_json,
)
from faceswap_desktop.jobs.transitions import TransitionError, check, check_reopening

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")
_OPEN = "state NOT IN ('done', 'failed', 'cancelled')"
_COLUMNS = "seq, id, token, deleted_at, request, record"


class DuplicateError(Exception):
    """A reference, or a service's id of a job, that another submission has already."""


@dataclass(frozen=True, slots=True)
class Change:
    """The new form of a job. `is_reopening`: wished by a person, see `transitions.REOPENED`.

    `nothing_left`: the last submission never got as far as the network, and is forgotten, so
    that days without one do not fill the journal.
    """

    record: JobRecord
    is_reopening: bool = False
    nothing_left: bool = False
    events: tuple[ReceiptEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some jobs, latest first. `before` is where the next page begins; None: there is none."""

    records: tuple[JobRecord, ...]
    before: int | None


class Journal:
    """The journal in the file `path`; `results` is the folder that holds the jobs' folders.

    All methods raise `JournalError` where the file cannot be read or written.
    """

    def __init__(self, path: Path, results: Path) -> None:
        self._path = path
        self._results = results
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._database: sqlite3.Connection | None = None
        self._is_closed = False

    async def open(self, now: datetime) -> JournalError | None:
        """Open the file; gives JOURNAL_DAMAGED when an old one had to be set aside.

        Raises `JournalError` JOURNAL_NEWER or JOURNAL_UNWRITABLE; then nothing was changed.
        """

        def work() -> JournalError | None:
            self._database, damaged = schema.open_database(self._path, now=now)
            return damaged

        return await self._in_thread(work)

    async def aclose(self) -> None:
        """Close the file and end the thread, once. Nothing else works afterwards."""
        if self._is_closed:
            return
        self._is_closed = True

        def work() -> None:
            database, self._database = self._database, None
            if database is not None:
                database.close()

        await self._in_thread(work)
        self._thread.shutdown(wait=False)

    async def add(self, record: JobRecord) -> None:
        """Write a new job; raises `DuplicateError` when its id or token is there already."""
        await self._in_thread(self._transact, lambda database: _add(database, record))

    async def change(self, changes: Sequence[Change]) -> None:
        """Write changes in one transaction: all, in this order, or none.

        Raises `TransitionError` for one that is not allowed, `DuplicateError` for a reference or
        an id of the service that is taken, LookupError for a job that is not there.
        """

        def work(database: sqlite3.Connection) -> None:
            for each in changes:
                _change(database, each)

        await self._in_thread(self._transact, work)

    async def note(self, job_id: str, events: Iterable[ReceiptEvent]) -> None:
        """Add events to a job's receipt, whatever its state."""
        kept = tuple(events)
        await self._in_thread(self._transact, lambda database: _note(database, job_id, kept))

    async def mark_deleted(self, job_ids: Iterable[str], when: datetime | None) -> None:
        """Mark jobs as deleted at `when`; None takes the mark away."""
        rows = [(when.isoformat() if when else None, each) for each in job_ids]

        def work(database: sqlite3.Connection) -> None:
            database.executemany("UPDATE jobs SET deleted_at = ? WHERE id = ?", rows)

        await self._in_thread(self._transact, work)

    async def clear(self, when: datetime) -> tuple[str, ...]:
        """Mark all jobs that are over, shown or not, as deleted; gives their ids."""

        def work(database: sqlite3.Connection) -> tuple[str, ...]:
            rows = database.execute(
                f"UPDATE jobs SET deleted_at = ? WHERE deleted_at IS NULL AND NOT {_OPEN}"  # noqa: S608
                " RETURNING id",
                (when.isoformat(),),
            )
            return tuple(row[0] for row in rows)

        return await self._in_thread(self._transact, work)

    async def deleted(self, until: datetime) -> tuple[str, ...]:
        """The ids of jobs that were marked as deleted at `until` or before."""

        def work(database: sqlite3.Connection) -> tuple[str, ...]:
            rows = database.execute(
                "SELECT id FROM jobs WHERE deleted_at <= ?", (until.isoformat(),)
            )
            return tuple(row[0] for row in rows)

        return await self._in_thread(self._transact, work)

    async def purge(self, job_ids: Iterable[str]) -> None:
        """Forget jobs for good; those without the deletion mark stay."""
        rows = [(each,) for each in job_ids]

        def work(database: sqlite3.Connection) -> None:
            database.executemany("DELETE FROM jobs WHERE id = ? AND deleted_at IS NOT NULL", rows)

        await self._in_thread(self._transact, work)

    async def unfinished(self) -> tuple[JobRecord, ...]:
        """All jobs that are not in a final state, oldest first."""
        page = await self._select(f"WHERE {_OPEN} AND deleted_at IS NULL ORDER BY seq")
        return page.records

    async def latest(self, limit: int, before: int | None = None) -> Page:
        """The latest `limit` jobs that are not deleted, or those that come `before` a page."""
        where = "" if before is None else f"AND seq < {int(before)}"
        query = f"WHERE deleted_at IS NULL {where} ORDER BY seq DESC LIMIT {int(limit)}"
        return await self._select(query, limit)

    async def get(self, job_ids: Sequence[str]) -> tuple[JobRecord, ...]:
        """The jobs with these ids, deleted ones too; those that are not there are left out."""
        found: list[JobRecord] = []
        for start in range(0, len(job_ids), 500):
            some = job_ids[start : start + 500]
            marks = ",".join("?" * len(some))
            page = await self._select(f"WHERE id IN ({marks}) ORDER BY seq DESC", values=some)
            found += page.records
        return tuple(found)

    async def with_token(self, token: str) -> str | None:
        """The id of the job that was started by this click, if there is one."""

        def work(database: sqlite3.Connection) -> str | None:
            row = database.execute("SELECT id FROM jobs WHERE token = ?", (token,)).fetchone()
            return row[0] if row else None

        return await self._in_thread(self._transact, work)

    async def events(self, job_id: str) -> tuple[ReceiptEvent, ...]:
        """What a job's receipt is made from, in the order in which it happened."""

        def work(database: sqlite3.Connection) -> tuple[ReceiptEvent, ...]:
            rows = database.execute(
                "SELECT at, attempt, kind, facts FROM receipt_events WHERE job_id = ? ORDER BY seq",
                (job_id,),
            )
            return tuple(
                ReceiptEvent(
                    datetime.fromisoformat(at), attempt, ReceiptKind(kind), facts_from_json(facts)
                )
                for at, attempt, kind, facts in rows
            )

        return await self._in_thread(self._transact, work)

    async def requests_with(self, text: str) -> tuple[str, ...]:
        """What was asked for in each job, deleted ones too, as JSON, where that holds `text`."""

        def work(database: sqlite3.Connection) -> tuple[str, ...]:
            rows = database.execute("SELECT request FROM jobs WHERE instr(request, ?)", (text,))
            return tuple(row[0] for row in rows)

        return await self._in_thread(self._transact, work)

    async def count(self) -> int:
        """How many jobs there are that are not deleted."""

        def work(database: sqlite3.Connection) -> int:
            row = database.execute("SELECT count(*) FROM jobs WHERE deleted_at IS NULL").fetchone()
            return int(row[0])

        return await self._in_thread(self._transact, work)

    async def _select(self, rest: str, limit: int = 0, values: Sequence[str] = ()) -> Page:
        def work(database: sqlite3.Connection) -> Page:
            rows = database.execute(f"SELECT {_COLUMNS} FROM jobs {rest}", values).fetchall()  # noqa: S608
            records = [each for row in rows if (each := self._read(row)) is not None]
            return Page(tuple(records), rows[-1][0] if limit and len(rows) == limit else None)

        return await self._in_thread(self._transact, work)

    def _read(self, row: tuple[int, str, str | None, str | None, str, str]) -> JobRecord | None:
        """One row as a record; None for one that cannot be understood, which stays as it is."""
        _, job_id, token, deleted_at, request, text = row
        try:
            return record_from_json(
                job_id,
                request,
                text,
                folder=self._results / job_id,
                token=token,
                deleted_at=deleted_at,
            )
        except (ValueError, KeyError, TypeError):
            _log.exception("Job %s cannot be read", job_id)
            return None

    def _transact(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do `work` in one transaction, in the journal's thread."""
        database = self._database
        if database is None:
            raise JournalError(ErrorCode.JOURNAL_UNWRITABLE, details="the journal is not open")
        try:
            database.execute("BEGIN IMMEDIATE")
            try:
                found = work(database)
                database.execute("COMMIT")
            except BaseException:
                if database.in_transaction:
                    database.execute("ROLLBACK")
                raise
        except sqlite3.IntegrityError as error:
            raise DuplicateError(str(error)) from error
        except sqlite3.Error as error:
            raise schema.journal_error(error) from error
        return found

    async def _in_thread(self, work: Callable[[*_Ts], _T], *args: *_Ts) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *args)


def _add(database: sqlite3.Connection, record: JobRecord) -> None:
    snapshot = record.snapshot
    database.execute(
        "INSERT INTO jobs (id, token, provider, state, created_at, request, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            snapshot.id,
            record.token,
            snapshot.request.provider,
            snapshot.state.value,
            snapshot.created_at.isoformat(),
            request_to_json(snapshot.request),
            record_to_json(record),
        ),
    )


def _change(database: sqlite3.Connection, change: Change) -> None:
    record, snapshot = change.record, change.record.snapshot
    row = database.execute("SELECT state FROM jobs WHERE id = ?", (snapshot.id,)).fetchone()
    if row is None:
        raise LookupError(snapshot.id)
    old, new = JobState(row[0]), snapshot.state
    if change.is_reopening:
        check_reopening(old, new)
    elif new is not old:
        check(old, new)
    elif old in FINAL_STATES:
        raise TransitionError(old, new)
    database.execute(
        "UPDATE jobs SET state = ?, record = ? WHERE id = ?",
        (new.value, record_to_json(record), snapshot.id),
    )
    if new is JobState.SUBMITTING and new is not old:
        database.execute(
            "INSERT INTO submissions (reference, job_id, provider) VALUES (?, ?, ?)",
            (record.reference, snapshot.id, snapshot.request.provider),
        )
    elif snapshot.remote_id is not None:
        database.execute(
            "UPDATE submissions SET remote_id = ? WHERE reference = ?",
            (snapshot.remote_id, record.reference),
        )
    if change.nothing_left:
        _forget_submission(database, record)
    _note(database, snapshot.id, change.events)


def _forget_submission(database: sqlite3.Connection, record: JobRecord) -> None:
    job_id = record.snapshot.id
    database.execute("DELETE FROM submissions WHERE reference = ?", (record.reference,))
    database.execute(
        "DELETE FROM receipt_events WHERE job_id = ? AND seq >="
        " (SELECT max(seq) FROM receipt_events WHERE job_id = ? AND kind = ?)",
        (job_id, job_id, ReceiptKind.SENDING.value),
    )


def _note(database: sqlite3.Connection, job_id: str, events: Iterable[ReceiptEvent]) -> None:
    database.executemany(
        "INSERT INTO receipt_events (job_id, at, attempt, kind, facts) VALUES (?, ?, ?, ?, ?)",
        [
            (job_id, each.at.isoformat(), each.attempt, each.kind.value, facts_to_json(each.facts))
            for each in events
        ],
    )
