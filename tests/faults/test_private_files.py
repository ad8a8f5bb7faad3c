# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program keeps is for this user alone, and goes when the user wants it gone."""

from __future__ import annotations

import os
import sys

import pytest

from faceswap_desktop.core.models import JobState
from tests.support import photos, program, services

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes, and files in use")


def test_photos_jobs_and_results_are_for_this_user_alone(qapp, monkeypatch, tmp_path, own_folders):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")
    own_folders.chmod(0o755)
    mask = os.umask(0o022)

    async def scenario(p):
        async with services.sandbox(monkeypatch):
            await services.ready(p, target, face)
            job = await services.over(p, await services.go(p))
            assert job.state is JobState.DONE, job.error

    try:
        program.run(scenario)
    finally:
        os.umask(mask)
    seen = {
        each.name for each in own_folders.rglob("*") if can_be_read_by_others(each, own_folders)
    }
    assert seen <= {"settings.json", "running.lock"}


def can_be_read_by_others(path, home):
    """Whether neither the file nor a folder on the way to it keeps others out."""
    way = [path, *(each for each in path.parents if each.is_relative_to(home))]
    return path.is_file() and all(each.stat().st_mode & 0o077 for each in way)


def test_what_was_cleared_is_nowhere_after_the_next_start(qapp, monkeypatch, tmp_path, own_folders):
    target = photos.save(photos.portrait(), tmp_path / "canary-holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "canary-anna.png")

    async def first(p):
        async with services.sandbox(monkeypatch):
            await services.ready(p, target, face)
            job = await services.over(p, await services.go(p))
            assert job.state is JobState.DONE, job.error
            assert (p.own.results / job.id).is_dir()
            p.presenter.history.clear()
            await p.until(lambda: not p.services.controller.snapshots())
            await p.until(lambda: b"canary-" not in p.own.permissions.read_bytes())

    async def second(p):
        assert not p.services.controller.snapshots()

    program.run(first)
    program.run(second)
    kept = [each for each in own_folders.rglob("*") if each.is_file()]
    assert [each.name for each in kept if b"canary-" in each.read_bytes()] == []
    assert not list((own_folders / "results").iterdir())
