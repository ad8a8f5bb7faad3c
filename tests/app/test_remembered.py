# SPDX-License-Identifier: GPL-3.0-or-later
"""What the next start shows again, through the whole program: two starts with one home."""

import json

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import isValid

from faceswap_desktop.core.formats import EncodeSettings, PictureFormat
from faceswap_desktop.core.models import Operation
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.save_choice import SaveChoice
from faceswap_desktop.gui.save_dialog import SaveDialog
from faceswap_desktop.gui.view_mode import ViewMode
from tests.support import photos, program, services

# Menus and dialogs on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def own_dialogs():
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def portrait(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "portrait.png")


def dialogs(p):
    return [each for each in p.window.findChildren(QFileDialog) if each.isVisible()]


def test_options_view_and_window_are_as_they_were(qapp, portrait):
    async def first(p):
        p.window.options.set_values({"strength": 0.4, "keep_mouth": True})
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        p.window.options.set_values({"background": "colour", "colour": "#123456"})
        p.window.options.set_values({"background": "photo"})
        p.window.options.photo_field("photo").set_value(str(portrait))
        p.window.set_view_mode(ViewMode.SLIDER)
        p.window.resize(790, 610)

    async def second(p):
        assert p.window.size() == QSize(790, 610)
        assert p.window.compare.mode is ViewMode.SLIDER
        assert p.window.zoom_bar.modes.value() == ViewMode.SLIDER.value
        assert p.window.options.values()["strength"] == 0.4
        row = p.window.options.row("keep_mouth")
        assert row.field.value() is True
        row.reset_button.click()
        p.window.options.row("strength").reset_button.click()
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        values = p.window.options.values()
        assert values["background"] == "photo"
        assert values["photo"] == ""  # a photo lies on the table, and that is empty at the start
        p.window.options.set_values({"background": "colour"})
        assert p.window.options.values()["colour"] == "#123456"

    async def third(p):
        assert p.window.options.values()["strength"] == 1.0
        assert not p.window.options.row("keep_mouth").field.value()
        assert "on-device/swap" not in p.preferences.current.options

    for each in (first, second, third):
        program.run(each)


def test_a_forgotten_account_takes_its_options_with_it(qapp):
    async def first(p):
        p.presenter.desk.set_service("useapi")
        p.window.options.set_values({"sharper": True, "channel": "12345"})

    async def second(p):
        options = p.window.options
        assert p.presenter.desk.workspace.provider == "useapi"
        assert options.values()["channel"] == "12345"
        p.presenter._settings.key_changed.emit("useapi")  # another key: nothing is forgotten
        assert options.values()["channel"] == "12345"
        p.preferences.forget_provider("useapi")
        p.presenter._settings.key_changed.emit("useapi")
        assert options.values()["channel"] == ""
        assert not options.values()["sharper"]
        options.set_values({"high_fidelity": True})

    async def third(p):
        assert p.preferences.options_for("useapi", "swap") == {"high_fidelity": True}

    for each in (first, second, third):
        program.run(each)


def test_a_dragged_slider_is_written_once_it_rests(qapp, monkeypatch):
    async def scenario(p):
        written = []
        update = p.preferences.update
        monkeypatch.setattr(
            p.preferences, "update", lambda **new: (written.append(new), update(**new))
        )
        for value in range(20):
            p.window.options.set_values({"strength": value / 20})
        assert written == []
        await p.until(lambda: bool(written), 5)
        assert p.preferences.options_for("on-device", "swap") == {"strength": 0.95}
        assert len(written) == 1

    program.run(scenario)


def test_what_does_not_fit_any_more_is_as_if_it_had_never_been_set(qapp, own_folders, portrait):
    settings = {
        "options": {
            "on-device/swap": {"strength": 7.5, "light": "much", "keep_mouth": True, "gone": 1},
            "on-device/background": {"background": "hologram", "colour": "red", "blur": 0.3},
            "on-device/nonsense": {"strength": 0.5},
            "nobody": {"strength": 0.5},
        },
        "view_mode": "upside-down",
        "window": "zz not hexadecimal ü",
        "save_format": "papyrus",
        "save_quality": -4,
        "open_folder": "/nowhere/at/all",
        "face_folder": "\0",
    }
    home = own_folders

    async def scenario(p):
        values = p.window.options.values()
        assert (values["strength"], values["light"]) == (1.0, 0.7)
        assert values["keep_mouth"] is True
        assert p.window.compare.mode is ViewMode.SIDE_BY_SIDE
        for role in (PaneRole.TARGET, PaneRole.FACE):
            p.presenter.panes.choose(role)
            (dialog,) = dialogs(p)
            dialog.reject()
            await p.until(lambda: not dialogs(p))
        p.open(portrait, operation="background")
        assert p.window.options.values() == {"background": "blur", "blur": 0.3}
        await p.until(p.window.main_button.is_ready)
        await services.over(p, await services.go(p))
        p.presenter.results.save_as()
        (dialog,) = [each for each in p.window.findChildren(SaveDialog) if each.isVisible()]
        assert dialog.settings.format is PictureFormat.PNG
        dialog.reject()

    async def settle(p):
        path = p.own.preferences
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings))

    program.run(settle)
    # The end of a program writes its own place over it; a person's editor comes after that.
    found = next(home.rglob("*.json"))
    found.write_text(json.dumps(settings))
    program.run(scenario)


def test_each_purpose_has_its_own_folder(qapp, tmp_path, portrait):
    folders = {}
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        folders[name] = photos.save(photos.portrait(), tmp_path / name / f"{name}.png")

    async def choose(p, role, path):
        p.presenter.panes.choose(role)
        (dialog,) = dialogs(p)
        start = dialog.directory().absolutePath()
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(str(path))
        dialog.accept()
        await p.until(lambda: not dialogs(p))
        return start

    async def first(p):
        await choose(p, PaneRole.TARGET, folders["a"])
        await choose(p, PaneRole.FACE, folders["b"])

    async def second(p):
        assert await choose(p, PaneRole.TARGET, folders["a"]) == str(tmp_path / "a")
        assert await choose(p, PaneRole.FACE, folders["b"]) == str(tmp_path / "b")
        folders["b"].unlink()
        (tmp_path / "b").rmdir()
        p.presenter.panes.choose(PaneRole.FACE)
        (dialog,) = dialogs(p)
        assert dialog.directory().exists()  # the pictures, or the home
        dialog.reject()

    program.run(first)
    program.run(second)


def save_dialog(p):
    p.presenter.results.save_as()
    return next(each for each in p.window.findChildren(SaveDialog) if each.isVisible())


async def saved(p, path, settings):
    dialog = save_dialog(p)
    dialog.save_requested.emit(SaveChoice(path, settings))
    await p.until(path.exists)
    await p.until(lambda: not isValid(dialog) or not dialog.isVisible())


def test_how_it_was_saved_is_offered_again(qapp, tmp_path, portrait):
    out, many = tmp_path / "out", tmp_path / "many"
    out.mkdir()
    many.mkdir()

    async def first(p):
        p.open(portrait, operation="background")
        await p.until(p.window.main_button.is_ready)
        job = await services.over(p, await services.go(p))
        await p.until(lambda: p.window.compare.is_comparing)
        await saved(p, out / "a.png", save_dialog(p).settings)
        assert p.preferences.current.save_format == ""
        await saved(p, out / "a.jpg", EncodeSettings(PictureFormat.JPEG, 70))
        p.presenter.save_all.save_into(many, (job,))
        await p.until(lambda: p.preferences.current.save_all_folder == str(many))

    async def second(p):
        (job,) = p.services.controller.snapshots()
        p.presenter.jobs.look_at(job.id)
        await p.until(lambda: p.window.compare.is_comparing)
        dialog = save_dialog(p)
        assert dialog.settings == EncodeSettings(PictureFormat.JPEG, 70)
        assert dialog.path == out / "portrait-background.jpg"
        dialog.reject()
        p.presenter.save_all.save_all()
        assert p.presenter.save_all.dialog.directory().absolutePath() == str(many)
        p.presenter.save_all.dialog.reject()
        await saved(p, out / "b.png", EncodeSettings(PictureFormat.PNG, 100))
        assert p.preferences.current.save_format == ""
        assert p.preferences.current.save_quality == 70

    program.run(first)
    program.run(second)


def test_what_was_described_is_there_the_next_time(qapp, monkeypatch, portrait, tmp_path):
    async def first(p):
        async with services.sandbox(monkeypatch):
            p.preferences.give_consent("useapi")
            p.open(portrait, service="useapi", operation="background")
            prompt = p.window.prompt
            await p.until(prompt.isVisible)
            assert prompt.edit.placeholderText().startswith("For example")
            assert "which light" in prompt.hint.text()
            assert not prompt.recent.isVisible()
            prompt.ideas.click()
            QTest.keyClick(prompt.ideas.menu_, Qt.Key.Key_Down)
            QTest.keyClick(prompt.ideas.menu_, Qt.Key.Key_Return)
            assert prompt.text() == "sunny beach"
            await p.until(p.window.main_button.is_ready)
            await services.go(p)
            prompt.edit.setPlainText("quiet   garden\nin spring")
            await services.go(p)
            assert prompt.recent.texts == ("quiet garden in spring", "sunny beach")

    async def second(p):
        p.presenter.desk.set_service("useapi")
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        prompt = p.window.prompt
        assert prompt.recent.isVisible()
        prompt.recent.click()
        QTest.keyClick(prompt.recent.menu_, Qt.Key.Key_Down)
        QTest.keyClick(prompt.recent.menu_, Qt.Key.Key_Return)
        assert p.presenter.desk.workspace.prompt == "quiet garden in spring"
        p.presenter.history.clear()
        assert p.preferences.current.recent_prompts == ()
        assert not prompt.recent.isVisible()

    program.run(first)
    program.run(second)


def test_without_a_history_no_description_is_kept(qapp, monkeypatch, portrait):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            p.preferences.update(history=False)
            p.preferences.give_consent("useapi")
            p.open(portrait, service="useapi", operation="background", prompt="sunny beach")
            await p.until(p.window.main_button.is_ready)
            await services.go(p)
            assert p.preferences.current.recent_prompts == ()

    program.run(scenario)
