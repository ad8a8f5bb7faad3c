# SPDX-License-Identifier: GPL-3.0-or-later
"""What helps a newcomer: samples, help, the sheet of keys, About, the report."""

import logging

from PySide6.QtWidgets import QDialog

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui.workspace import Missing
from tests.support import photos, program


def dialogs(p):
    return [
        each for each in p.app.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]


def test_a_first_result_needs_no_photo_of_ones_own(qapp):
    async def scenario(p):
        assert p.window.empty.samples_button.isVisible()
        p.window.empty.samples_button.click()
        await p.until(p.window.main_button.is_ready)
        p.presenter.go()
        await p.until(lambda: (job := p.presenter.jobs.current) is not None and job.is_over)
        assert p.presenter.jobs.current.state is JobState.DONE

    program.run(scenario)


def test_every_entry_of_the_help_menu_opens_one_window(qapp):
    async def scenario(p):
        actions = [each for each in p.window.menus[4].actions() if not each.isSeparator()]
        assert len(actions) == 4
        for action in actions:
            action.trigger()
            action.trigger()
            await p.until(lambda: len(dialogs(p)) == 1)
            (dialog,) = dialogs(p)
            dialog.close()
            await p.until(lambda: not dialogs(p))

    program.run(scenario)


def test_the_report_tells_no_key_and_no_photo(qapp, monkeypatch, tmp_path):
    secret = "user:4711-VerySecretKey0815"
    monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_KEY", secret)
    photo = photos.save(photos.portrait(), tmp_path / "private-holiday.png")

    async def scenario(p):
        logging.getLogger("faceswap_desktop").error("sent %s for %s", secret, photo)
        p.open(photo)
        p.presenter.help.show_report()
        await p.until(lambda: len(dialogs(p)) == 1)
        (dialog,) = dialogs(p)
        text = dialog.text.toPlainText()
        assert "FaceSwap Desktop" in text
        assert secret not in text
        assert "VerySecretKey" not in text
        assert "private-holiday" not in text
        dialog.close()

    program.run(scenario)


def test_a_face_that_is_kept_with_a_service_stands_in_for_a_photo(qapp, monkeypatch, tmp_path):
    monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_KEY", "user:1-abc")
    target = photos.save(photos.portrait(), tmp_path / "a.png")

    async def scenario(p):
        p.open(target, service="useapi")
        await p.until(lambda: p.presenter.desk.workspace.target.faces is not None)
        assert p.window.face_pane.isVisible()
        assert p.presenter.desk.missing() is Missing.FACE
        p.presenter.desk.use_saved_face("useapi", "anna")
        assert not p.window.face_pane.isVisible()
        assert p.window.options.values()["saved_face"] == "anna"
        assert p.presenter.desk.missing() is not Missing.FACE
        assert p.presenter.desk.request().face is None

    program.run(scenario)
