# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the journal's file: who may, how durable, which version, and what if it is damaged.

One connection holds the file alone (`locking_mode=EXCLUSIVE`), so a second copy of the program
cannot write into it, and the write-ahead log needs no shared memory.
"""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from faceswap_desktop.errors import ErrorCode, JournalError

_MAGIC = b"SQLite format 3\x00"
_BUSY_SECONDS = 1.0
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

MIGRATIONS: tuple[str, ...] = (
    # 1
    """
    CREATE TABLE jobs (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        token TEXT UNIQUE,
        provider TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at TEXT NOT NULL,
        deleted_at TEXT,
        request TEXT NOT NULL,
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX jobs_open ON jobs (seq) WHERE state NOT IN ('done', 'failed', 'cancelled');
    CREATE INDEX jobs_deleted ON jobs (deleted_at) WHERE deleted_at IS NOT NULL;
    CREATE TABLE submissions (
        reference TEXT PRIMARY KEY,
        job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
        provider TEXT NOT NULL,
        remote_id TEXT,
        UNIQUE (provider, remote_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX submissions_job ON submissions (job_id);
    CREATE TABLE receipt_events (
        seq INTEGER PRIMARY KEY,
        job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        kind TEXT NOT NULL,
        facts TEXT NOT NULL
    ) STRICT;
    CREATE INDEX receipt_events_job ON receipt_events (job_id, seq);
    """,
)
VERSION = len(MIGRATIONS)


def open_database(path: Path, *, now: datetime) -> tuple[sqlite3.Connection, JournalError | None]:
    """Open or start the journal at `path`, and bring it to `VERSION`.

    A damaged file is set aside under a new name and a fresh one started; that is told by the
    second value (JOURNAL_DAMAGED). Raises `JournalError` JOURNAL_NEWER for a file of a later
    version, which is left as it is, and JOURNAL_UNWRITABLE where nothing can be written.
    """
    try:
        return _open(path), None
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise journal_error(error) from error
        details = str(error)
    except OSError as error:
        raise JournalError(ErrorCode.JOURNAL_UNWRITABLE, details=str(error)) from error
    try:
        kept_as = _set_aside(path, now)
        damaged = JournalError(ErrorCode.JOURNAL_DAMAGED, details=details, kept_as=str(kept_as))
        return _open(path), damaged
    except (OSError, sqlite3.DatabaseError) as error:
        raise JournalError(ErrorCode.JOURNAL_UNWRITABLE, details=str(error)) from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether `error` says that the file is no (longer a) whole journal."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def journal_error(error: sqlite3.Error) -> JournalError:
    """`error` of the database as a code for people."""
    code = ErrorCode.JOURNAL_DAMAGED if is_damage(error) else ErrorCode.JOURNAL_UNWRITABLE
    return JournalError(code, details=str(error), kept_as="")


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its other files the mode of this one.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600))
    _refuse_newer(_version_in_header(path))
    connection = sqlite3.connect(
        path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=True
    )
    try:
        _set_up(connection)
        _migrate(connection)
        _check_whole(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _version_in_header(path: Path) -> int:
    """The schema's version, read without SQLite so that a later one's file is left untouched."""
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(_MAGIC):
        return 0  # new, or not a journal at all: SQLite will tell
    return int.from_bytes(header[60:64], "big")


def _refuse_newer(version: int) -> None:
    if version > VERSION:
        raise JournalError(ErrorCode.JOURNAL_NEWER, details=f"version {version}")


def _set_up(connection: sqlite3.Connection) -> None:
    for pragma in (
        "locking_mode = EXCLUSIVE",
        "journal_mode = WAL",
        "synchronous = FULL",
        "fullfsync = 1",  # macOS: down to the disk itself
        "checkpoint_fullfsync = 1",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to `VERSION`, one whole version at a time; also proves that it is writable."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    _refuse_newer(version)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in script.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    if version < VERSION:
        # into the file itself, where `_version_in_header` looks
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _check_whole(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        error = sqlite3.DatabaseError(str(found))
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _set_aside(path: Path, now: datetime) -> Path:
    """Rename the damaged file and its log; they stay together, for whoever can mend them."""
    stem = f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}"
    number, kept = 1, path.with_name(f"{stem}{path.suffix}")
    while kept.exists():
        number += 1
        kept = path.with_name(f"{stem}-{number}{path.suffix}")
    for ending in ("-wal", "-shm", "-journal", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(kept.with_name(kept.name + ending))
    return kept
