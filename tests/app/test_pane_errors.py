# SPDX-License-Identifier: GPL-3.0-or-later
"""The button beside an error in a pane does what stands on it, through the whole program."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faceswap_desktop.errors import ErrorCode, HelperError, SaveError
from faceswap_desktop.gui.error_text import info
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.report_dialog import ReportDialog
from tests.support import photos, program

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def photo(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)


def fail_once(p, monkeypatch, error):
    """Let the next photo not be opened."""
    openers = [p.services.images.open]

    async def broken(*_given, **_more):
        monkeypatch.setattr(p.services.images, "open", openers.pop())
        raise error

    monkeypatch.setattr(p.services.images, "open", broken)


@pytest.mark.parametrize(
    "error",
    [
        HelperError(ErrorCode.HELPER_STOPPED, details="ended with -11"),
        SaveError(ErrorCode.SAVE_DISK_FULL, folder="inputs"),
    ],
)
def test_try_again_opens_the_same_photo_once_more(qapp, photo, monkeypatch, error):
    async def scenario(p):
        monkeypatch.setattr(p.presenter.panes, "choose", lambda _role: pytest.fail("asked"))
        fail_once(p, monkeypatch, error)
        p.open(photo)
        pane = p.window.target_pane
        await p.until(pane.error.isVisible)
        assert pane.error.button.text() == "Try again"
        assert pane.error.fold.isVisible() is bool(error.details)
        pane.error.button.click()
        await p.until(lambda: p.presenter.desk.workspace.target.faces is not None)
        assert p.presenter.desk.workspace.target.photo.name == "holiday.jpg"
        assert not pane.error.isVisible()

    program.run(scenario)


def test_what_helps_elsewhere_is_opened_there(qapp, monkeypatch):
    async def scenario(p):
        failure = info(HelperError(ErrorCode.ENGINE_FILES_MISSING, details="no mesh model"))
        change = p.presenter.desk.change_slot
        change(PaneRole.FACE, lambda slot: replace(slot, error=failure))
        pane = p.window.face_pane
        assert pane.error.button.text() == "Report a problem"
        pane.error.button.click()
        reports = p.window.findChildren(ReportDialog)
        assert [each.isVisible() for each in reports] == [True]
        reports[0].close()

    program.run(scenario)


def test_details_are_folded_and_stay_open_while_nothing_changes(qapp):
    async def scenario(p):
        failure = info(HelperError(ErrorCode.HELPER_STOPPED, details="ended with -11"))
        change = p.presenter.desk.change_slot
        change(PaneRole.TARGET, lambda slot: replace(slot, error=failure))
        error = p.window.target_pane.error
        assert not error.details.isVisible()
        error.fold.click()
        assert error.details.isVisible()
        assert error.details.toPlainText() == "ended with -11"
        p.presenter.desk.set_prompt("anything else that changes")
        assert error.details.isVisible()
        change(PaneRole.TARGET, lambda slot: replace(slot, error=None))
        assert not error.isVisible()
        change(PaneRole.TARGET, lambda slot: replace(slot, error=failure))
        assert not error.details.isVisible()

    program.run(scenario)
