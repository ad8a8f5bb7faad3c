# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings say what is kept on this computer, and delete it after asking."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from faceswap_desktop.core.kept import Kind
from tests.app.test_copies import paste
from tests.app.test_history import background
from tests.app.test_open_questions import answer, question
from tests.support import photos, program

# The offscreen platform says so when a dialog is brought to the front.
pytestmark = pytest.mark.qt_log_ignore(
    "raise\\(\\)", "propagateSizeHints", "This plugin does not support", extend=True
)


@pytest.fixture
def target(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)


async def opened(p):
    p.presenter.open_settings()
    section = p.presenter._settings.dialog.kept
    await p.until(lambda: section.rows[Kind.SETTINGS].place.text() != "")
    return section


def test_each_kind_is_shown_with_number_size_and_place(qapp, target):
    async def scenario(p):
        await background(p, target)
        section = await opened(p)
        results = section.rows[Kind.RESULTS]
        await p.until(lambda: "1 job" in results.amount.text())
        assert "MB" in results.amount.text() or "kB" in results.amount.text()
        assert results.place.text() == str(p.own.results)
        assert results.delete_button.isEnabled()
        assert not section.rows[Kind.COPIES].delete_button.isEnabled()
        assert section.rows[Kind.FACES].isHidden()
        assert section.rows[Kind.SETTINGS].delete_button.isHidden()
        p.presenter._settings.dialog.close()

    program.run(scenario)


def test_copies_are_deleted_after_asking_but_not_the_one_in_use(qapp, target):
    async def scenario(p):
        kept = await paste(p, target)
        lost = p.own.inputs / ("f" * 16)
        lost.write_bytes(b"left behind")
        section = await opened(p)
        row = section.rows[Kind.COPIES]
        await p.until(lambda: "2 photo" in row.amount.text())
        row.delete_button.click()
        answer(await question(p), QMessageBox.ButtonRole.RejectRole)
        row.delete_button.click()
        answer(await question(p), QMessageBox.ButtonRole.AcceptRole)
        await p.until(lambda: "1 photo" in row.amount.text())
        assert kept.exists()
        assert not lost.exists()
        p.presenter._settings.dialog.close()

    program.run(scenario)


def test_jobs_go_as_with_clear_history_and_can_be_brought_back(qapp, target):
    async def scenario(p):
        await background(p, target)
        section = await opened(p)
        row = section.rows[Kind.RESULTS]
        await p.until(row.delete_button.isEnabled)
        row.delete_button.click()
        answer(await question(p), QMessageBox.ButtonRole.AcceptRole)
        await p.until(lambda: "0 job" in row.amount.text())
        p.presenter._settings.dialog.close()
        p.presenter.undo()
        await p.until(lambda: p.window.jobs.count() == 1)

    program.run(scenario)


def test_logs_and_cache_go_at_once(qapp):
    async def scenario(p):
        thumb = p.own.cache / "faces" / "thumb"
        thumb.parent.mkdir(parents=True)
        thumb.write_bytes(b"picture")
        old = p.own.logs / "faceswap-desktop.log.1"
        old.write_text("old")
        section = await opened(p)
        for kind, path in ((Kind.CACHE, thumb), (Kind.LOGS, old)):
            await p.until(section.rows[kind].delete_button.isEnabled)
            section.rows[kind].delete_button.click()
            answer(await question(p), QMessageBox.ButtonRole.AcceptRole)
            await p.until(lambda path=path: not path.exists())
        p.presenter._settings.dialog.close()

    program.run(scenario)
