# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: every switch is named and explained, takes effect at once, and lies in the file."""

import json

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPushButton,
)

from faceswap_desktop.core.paths import folders
from faceswap_desktop.gui import settings_advanced, theme
from faceswap_desktop.gui.bridge import Bridge
from faceswap_desktop.gui.settings_dialog import SettingsDialog
from faceswap_desktop.providers.catalogue import BUILT_IN
from faceswap_desktop.settings.preferences import PreferencesStore


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.json"


@pytest.fixture
def make(qtbot, path, tmp_path):
    opened = []

    def make():
        dialog = SettingsDialog(PreferencesStore(path), Bridge(), BUILT_IN, folders())
        opened.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    yield make
    theme.set_reduced_motion(None)
    theme.apply(QApplication.instance(), theme.Theme.SYSTEM)
    for dialog in opened:
        dialog.close()


@pytest.fixture
def dialog(make):
    return make()


def saved(path):
    return json.loads(path.read_text("utf-8"))


def press(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_it_is_named_and_blocks_nothing(dialog, qtbot):
    assert dialog.windowTitle() == dialog.accessibleName() == "Settings"
    assert not dialog.isModal()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_control_has_a_name_and_an_explanation(dialog):
    dialog.advanced.fold.setChecked(True)
    for box in dialog.findChildren(QCheckBox):
        assert box.text()
        assert box.accessibleDescription()
    for kind in (QComboBox, QLineEdit):
        for each in dialog.findChildren(kind):
            if each.isVisible():
                assert each.accessibleName(), each
    for button in dialog.findChildren(QPushButton):
        assert button.text() or button.accessibleName()
    assert dialog.looks.themes.accessibleName() == "Light or dark"


def test_light_and_dark_change_while_one_looks(dialog, path):
    dialog.looks.themes.segment("dark").click()
    assert theme.tokens().is_dark
    assert saved(path)["theme"] == "dark"
    dialog.looks.themes.segment("light").click()
    assert not theme.tokens().is_dark
    assert saved(path)["theme"] == "light"


def test_a_language_is_told_and_kept(dialog, path, qtbot):
    told = []
    dialog.language_chosen.connect(told.append)
    box = dialog.looks.language
    assert box.itemText(0) == "Same as the system"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told == ["en"]
    assert saved(path)["language"] == "en"
    box.setCurrentIndex(box.findData("zh_CN"))
    box.activated.emit(box.currentIndex())
    box.activated.emit(box.currentIndex())
    assert told == ["en", "zh_CN"]


def test_less_motion_holds_at_once_and_off_follows_the_system(dialog, path):
    dialog.looks.motion.click()
    assert theme.has_reduced_motion()
    assert saved(path)["reduced_motion"] is True
    dialog.looks.motion.click()
    assert saved(path)["reduced_motion"] is None


def test_switches_are_kept(dialog, path):
    dialog.results.mark.click()
    dialog.results.location.click()
    dialog.privacy.notices.click()
    dialog.privacy.history.click()
    kept = saved(path)
    assert (kept["mark_results"], kept["keep_location"]) == (False, True)
    assert (kept["notifications"], kept["history"]) == (False, False)


def test_what_was_chosen_is_there_next_time(dialog, make):
    dialog.results.mark.click()
    dialog.looks.themes.segment("dark").click()
    dialog.results.autosave.click()
    again = make()
    assert not again.results.mark.isChecked()
    assert again.looks.themes.value() == "dark"
    assert again.results.folder.isVisible()


def test_an_unknown_look_of_a_newer_version_shows_as_the_systems(path, make):
    path.write_text(json.dumps({"version": 1, "theme": "sepia"}))
    assert make().looks.themes.value() == "system"


def test_autosave_shows_its_folder_and_keeps_it(dialog, path, tmp_path):
    assert not dialog.results.folder.isVisible()
    dialog.results.autosave.click()
    assert dialog.results.folder.isVisible()
    assert saved(path)["autosave_folder"] == str(dialog.results.folder.folder)
    dialog.results.folder.set_folder(tmp_path)
    dialog.results.folder.chosen.emit(tmp_path)
    assert saved(path)["autosave_folder"] == str(tmp_path)
    dialog.results.autosave.click()
    assert not dialog.results.folder.isVisible()
    assert saved(path)["autosave"] is False


def answer(dialog, text):
    box = dialog.findChild(QMessageBox)
    assert box.isVisible()
    next(each for each in box.buttons() if each.text() == text).click()


def test_the_history_is_cleared_only_after_asking(dialog, qtbot):
    told = []
    dialog.history_clear_requested.connect(lambda: told.append(1))
    press(qtbot, dialog.privacy.clear_button)
    answer(dialog, "Keep them")
    assert not told
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None)
    press(qtbot, dialog.privacy.clear_button)
    answer(dialog, "Remove")
    assert told == [1]


def test_what_cannot_be_written_is_said_and_holds_for_now(dialog, path):
    path.mkdir()
    dialog.results.mark.click()
    assert dialog.message.isVisible()
    assert "could not be saved" in dialog.message.text.text()
    assert not dialog.results.mark.isChecked()


@pytest.mark.parametrize("address", ["http://example.org", "ftp://x", "example.org", "https://"])
def test_an_address_that_cannot_be_one_is_not_taken(dialog, path, qtbot, address):
    field = dialog.advanced.addresses["useapi"]
    dialog.advanced.fold.click()
    qtbot.keyClicks(field.edit, address)
    assert not field.note.isVisible(), "not while typing"
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert "begins with https" in field.note.text()
    assert field.edit.accessibleDescription() == field.note.text()
    assert not path.exists()


def test_a_right_address_is_kept_and_taken_back(dialog, path, qtbot):
    field = dialog.advanced.addresses["useapi"]
    dialog.advanced.fold.click()
    for address in ("https://proxy.example.org/v1", "http://127.0.0.1:8080"):
        field.edit.clear()
        qtbot.keyClicks(field.edit, address)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
        assert saved(path)["provider_settings"]["useapi"]["address"] == address
        assert not field.note.isVisible()
    field.edit.clear()
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert "address" not in saved(path)["provider_settings"].get("useapi", {})


def test_an_address_of_the_environment_is_named(monkeypatch, make):
    monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_URL", "http://127.0.0.1:1")
    note = make().advanced.addresses["useapi"].note
    assert "FACESWAP_DESKTOP_USEAPI_URL" in note.text()


def test_the_programs_folder_opens(dialog, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(settings_advanced, "open_folder", opened.append)
    dialog.advanced.fold.click()
    dialog.advanced.folder_button.click()
    assert opened == [folders().data]


def test_accounts_are_those_that_need_a_key_and_wait_to_be_opened(dialog):
    assert set(dialog.accounts) == {each.id for each in BUILT_IN if each.needs_key}
    assert all(card.page is None for card in dialog.accounts.values())


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_account_is_shown_ready_to_type(dialog, qtbot):
    dialog.show_account("useapi", with_channel=True)
    page = dialog.accounts["useapi"].page
    qtbot.waitUntil(lambda: dialog.focusWidget() is page.key.key.edit)
    viewport = dialog.scroll_area.viewport()
    place = page.key.key.mapTo(viewport, page.key.key.rect().center())
    assert viewport.rect().contains(place)
    dialog.accounts["useapi"].fold.click()
    assert not page.isVisible()
    with pytest.raises(KeyError):
        dialog.show_account("nobody")


def test_it_fits_a_small_screen_and_scrolls(dialog):
    dialog.resize(QSize(400, 400))
    page = dialog.scroll_area.widget()
    assert page.minimumSizeHint().width() <= dialog.scroll_area.viewport().width()
    assert dialog.scroll_area.verticalScrollBar().maximum() > 0


def test_every_change_is_told(dialog):
    told = []
    dialog.changed.connect(lambda: told.append(1))
    dialog.results.mark.click()
    assert told


def test_it_speaks_another_language(dialog):
    dialog.close_button.setText("")
    dialog.results.mark.setText("")
    dialog.looks.motion.setText("")
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    for each in (
        dialog.looks, dialog.results, dialog.privacy, dialog.advanced,
        dialog.advanced.addresses["useapi"],
    ):  # fmt: skip
        QApplication.sendEvent(each, QEvent(QEvent.Type.LanguageChange))
    assert dialog.close_button.text() == "Close"
    assert dialog.results.mark.text() == "Mark results as altered"
    assert dialog.looks.motion.text() == "Less motion"


def test_tab_goes_down_the_page(dialog, qtbot):
    dialog.activateWindow()
    dialog.results.mark.setFocus()
    qtbot.keyClick(dialog.results.mark, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.results.location
