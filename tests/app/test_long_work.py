# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving many results and copying a large one say so once they take long, and can be stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from tests.support import photos, program

NEVER = 10_000_000


@pytest.fixture
def photo(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.png")


async def done(p, photo):
    p.open(photo, operation="background")
    await p.until(p.window.main_button.is_ready)
    p.presenter.go()
    await p.until(lambda: (job := p.presenter.jobs.current) is not None and job.is_over)
    return p.presenter.jobs.current


def slowly(monkeypatch, work, thing, name):
    """Let a step of the work wait until the line is there; gives what the line said each time."""
    said, do = [], getattr(thing, name)

    async def slow(*given, **more):
        if work.delay == 0:
            await until_shown(work)
            said.append((work.row.words.text(), work.row.bar.value() / 1000))
        return await do(*given, **more)

    monkeypatch.setattr(thing, name, slow)
    return said


async def until_shown(work):
    import asyncio

    async with asyncio.timeout(20):
        while not work.is_stopped and (work.row is None or not work.row.isVisible()):  # noqa: ASYNC110
            await asyncio.sleep(0.005)


def test_saving_many_says_how_far_it_is(qapp, photo, tmp_path, monkeypatch):
    out = tmp_path / "out"
    out.mkdir()

    async def scenario(p):
        job = await done(p, photo)
        saving = p.presenter.save_all
        saving.work.delay = 0
        said = slowly(monkeypatch, saving.work, p.presenter.results.writer, "write_free")
        saving.save_into(out, (job, job, job, job))
        await p.until(lambda: len(list(out.glob("h*"))) == 4)
        await p.until(p.window.message.isVisible)
        assert said == [(f"Saving {n + 1} of 4", n / 4) for n in range(4)]
        assert saving.work.row.isHidden()

    program.run(scenario)


def test_stopped_it_leaves_out_the_rest(qapp, photo, tmp_path, monkeypatch):
    out = tmp_path / "out"
    out.mkdir()

    async def scenario(p):
        job = await done(p, photo)
        saving = p.presenter.save_all
        saving.work.delay = 0
        slowly(monkeypatch, saving.work, p.presenter.results.writer, "write_free")
        jobs = (job, replace(job, id="b"), replace(job, id="c"))
        saving.save_into(out, jobs)
        await until_shown(saving.work)
        assert saving.work.row.cancel_button.text() == "Stop"
        saving.work.row.cancel_button.click()
        saving.work.delay = NEVER
        assert saving.work.row.isHidden()
        await p.until(p.window.message.isVisible)
        assert len(list(out.glob("h*"))) == 1

    program.run(scenario)


def test_what_is_done_at_once_shows_no_line(qapp, photo, tmp_path):
    out = tmp_path / "out"
    out.mkdir()

    async def scenario(p):
        job = await done(p, photo)
        p.presenter.save_all.work.delay = p.presenter.results.copying.delay = NEVER
        p.presenter.save_all.save_into(out, (job,))
        await p.until(p.window.message.isVisible)
        QGuiApplication.clipboard().setText("before")
        p.presenter.results.copy()
        await p.until(lambda: QGuiApplication.clipboard().mimeData().hasImage())
        assert p.presenter.save_all.work.row is None
        assert p.presenter.results.copying.row is None

    program.run(scenario)


def test_a_copy_that_is_stopped_changes_nothing(qapp, photo, monkeypatch):
    async def scenario(p):
        await done(p, photo)
        work = p.presenter.results.copying
        work.delay = 0
        decode = p.services.images.decode

        async def slow(path):
            await until_shown(work)
            assert work.row.words.text() == "Copying the picture"
            work.row.cancel_button.click()
            ended.append(True)
            return await decode(path)

        ended = []
        monkeypatch.setattr(p.services.images, "decode", slow)
        QGuiApplication.clipboard().setText("before")
        p.presenter.results.copy()
        await p.until(lambda: bool(ended) and work.row.isHidden())
        await p.until(lambda: not work._patience.isActive())
        assert QGuiApplication.clipboard().text() == "before"

    program.run(scenario)
