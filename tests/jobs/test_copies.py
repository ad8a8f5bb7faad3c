# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of photos go when nothing refers to them, and never one that is needed."""

from __future__ import annotations

import os
import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faceswap_desktop.core.models import JobRequest, JobSnapshot, JobState, Operation, Photo
from faceswap_desktop.jobs.copies import PhotoCopies
from faceswap_desktop.jobs.journal import Journal
from faceswap_desktop.jobs.records import JobRecord

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "inputs"
    made.mkdir()
    return made


def copy(folder: Path, name: str, *, age: float = 3600.0) -> Path:
    path = folder / name
    path.write_bytes(b"picture")
    os.utime(path, (time.time() - age,) * 2)
    return path


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


@asynccontextmanager
async def journal(tmp_path):
    kept = Journal(tmp_path / "jobs.sqlite3", tmp_path / "results")
    await kept.open(NOW)
    try:
        yield kept
    finally:
        await kept.aclose()


def job(path: Path, state: JobState = JobState.WAITING, *, key: str = "1") -> JobRecord:
    photo = Photo(path, "Picture.png", 8, 6, "image/png")
    request = JobRequest(Operation.BACKGROUND, "on-device", photo)
    return JobRecord(JobSnapshot(f"20260301-000000-0000000{key}", request, state, NOW, NOW))


async def test_only_what_no_job_names_is_deleted(tmp_path, folder):
    kept, lost = copy(folder, "aa00"), copy(folder, "bb00")
    odd = copy(folder, "größe 1")
    async with journal(tmp_path) as records:
        await records.add(job(kept))
        await records.add(job(odd, key="2"))
        copies = PhotoCopies(folder, records)
        assert await copies.sweep() == 1
    assert names(folder) == {kept.name, odd.name}
    assert not lost.exists()


async def test_a_deleted_job_needs_its_photo_until_it_is_purged(tmp_path, folder):
    path = copy(folder, "aa00")
    async with journal(tmp_path) as records:
        record = job(path, JobState.DONE)
        await records.add(record)
        await records.mark_deleted([record.snapshot.id], NOW)
        copies = PhotoCopies(folder, records)
        assert await copies.sweep_now() == 0
        await records.purge([record.snapshot.id])
        assert await copies.sweep_now() == 1


async def test_a_photo_in_an_option_is_needed_as_well(tmp_path, folder):
    path = copy(folder, "aa00")
    photo = Photo(tmp_path / "a.jpg", "a.jpg", 8, 6, "image/jpeg")
    request = JobRequest(
        Operation.BACKGROUND, "on-device", photo, options={"background_photo": str(path)}
    )
    async with journal(tmp_path) as records:
        await records.add(JobRecord(JobSnapshot("20260301-1", request, JobState.DONE, NOW, NOW)))
        assert await PhotoCopies(folder, records).sweep_now() == 0


async def test_a_job_that_cannot_be_read_keeps_its_photo(tmp_path, folder):
    import sqlite3

    path = copy(folder, "aa00")
    async with journal(tmp_path) as records:
        await records.add(job(path))
    with sqlite3.connect(tmp_path / "jobs.sqlite3") as database:
        database.execute("UPDATE jobs SET record = 'torn'")
    database.close()
    async with journal(tmp_path) as records:
        assert not await records.unfinished()
        assert await PhotoCopies(folder, records).sweep_now() == 0
    assert path.exists()


async def test_what_lies_on_the_table_stays_until_the_end(tmp_path, folder):
    table, settings, _ = (copy(folder, each) for each in ("aa00", "bb00", "cc00"))
    async with journal(tmp_path) as records:
        copies = PhotoCopies(folder, records, lambda: [str(settings)])
        copies.on_table = lambda: [str(table)]
        assert await copies.sweep_now() == 1
        assert names(folder) == {table.name, settings.name}
        assert await copies.sweep_at_end() == 1
    assert names(folder) == {settings.name}


async def test_what_was_written_a_moment_ago_may_be_on_its_way(tmp_path, folder):
    new = copy(folder, "aa00", age=-1)
    async with journal(tmp_path) as records:
        copies = PhotoCopies(folder, records)
        assert await copies.sweep() == 0
        os.utime(new, (time.time() - 1000,) * 2)
        assert await copies.sweep() == 1


async def test_without_a_journal_nothing_is_deleted(tmp_path, folder):
    path = copy(folder, "aa00")
    records = Journal(tmp_path / "jobs.sqlite3", tmp_path / "results")
    assert await PhotoCopies(folder, records).sweep_now() == 0
    await records.aclose()
    assert path.exists()


async def test_a_folder_that_is_not_there_is_no_trouble(tmp_path):
    async with journal(tmp_path) as records:
        assert await PhotoCopies(tmp_path / "none", records).sweep_now() == 0
