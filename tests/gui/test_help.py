# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, the sheet of keys, and About: offline, true, and closed by Escape."""

import re
from importlib import metadata

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMenuBar

from faceswap_desktop import __version__
from faceswap_desktop.core.paths import resource
from faceswap_desktop.gui import licences, theme
from faceswap_desktop.gui.about_dialog import AboutDialog
from faceswap_desktop.gui.help_dialog import HelpDialog, page_file
from faceswap_desktop.gui.licences import Component, components
from faceswap_desktop.gui.shortcut_list import menu_shortcuts, other_shortcuts
from faceswap_desktop.gui.shortcuts_dialog import ShortcutsDialog

PAGES = sorted(resource("help").glob("*.html"))


@pytest.fixture
def show(qtbot):
    opened = []

    def show(dialog):
        opened.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    yield show
    for dialog in opened:
        dialog.close()


@pytest.fixture
def bar(qtbot):
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menu = bar.addMenu("&File")
    menu.addAction("&Open photo to change…").setShortcut(QKeySequence("Ctrl+O"))
    menu.addSeparator()
    menu.addAction("Show in &folder")
    start = menu.addAction("另存为(&S)…")
    start.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
    bar.addMenu("&Empty").addAction("Nothing")
    return bar


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_of_help_is_whole_and_loads_nothing(path):
    text = path.read_text("utf-8")
    sections = {"swap", "background", "face", "leaves", "marked", "save", "trouble", "keys"}
    assert set(re.findall(r'<a name="(\w+)">', text)) == sections
    assert set(re.findall(r'href="#(\w+)"', text)) == sections
    assert not re.search(r"<(img|script|link|style|iframe)\b|https?:|file:|url\(", text)


def test_both_languages_are_there_and_others_get_english():
    assert {path.stem for path in PAGES} == {"en", "zh_CN"}
    assert page_file("zh_CN").stem == "zh_CN"
    assert page_file("en_GB").stem == "en"
    assert page_file("").stem == "en"
    assert page_file("../style/x").stem == "en"


def test_help_goes_to_a_section_and_nowhere_else(show, qtbot):
    dialog = show(HelpDialog("en"))
    assert dialog.accessibleName() == dialog.page.accessibleName() == "Help"
    bar = dialog.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    dialog.page.anchorClicked.emit(QUrl("#marked"))
    below = bar.value()
    assert below > 0
    dialog.page.anchorClicked.emit(QUrl("https://example.org/#swap"))
    dialog.page.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert bar.value() == below
    assert "Why results are marked" in dialog.page.toPlainText()


def test_help_follows_language_and_looks(show, qtbot):
    dialog = show(HelpDialog("en"))
    dialog.set_language("zh_CN")
    assert "换脸" in dialog.page.toPlainText()
    app = QApplication.instance()
    theme.apply(app, theme.Theme.DARK)
    accent = theme.tokens().accent_text.name()
    assert accent in dialog.page.document().defaultStyleSheet()
    theme.apply(app, theme.Theme.SYSTEM)
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.FontChange))
    assert "换脸" in dialog.page.toPlainText()


@pytest.mark.parametrize("make", [lambda: HelpDialog("en"), AboutDialog], ids=["help", "about"])
def test_escape_closes_what_blocks_nothing(show, qtbot, make):
    dialog = show(make())
    assert not dialog.isModal()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_keys_are_read_off_the_menus(bar):
    (group,) = menu_shortcuts(bar)
    assert group.title == "File"
    assert [each.text for each in group.shortcuts] == ["Open photo to change", "另存为"]
    assert group.shortcuts[0].keys == ("Ctrl+O",)
    assert group.shortcuts[1].keys == ("Ctrl+Return", "Ctrl+Enter")


def test_the_sheet_shows_all_keys_with_names(show, bar):
    dialog = show(ShortcutsDialog(lambda: menu_shortcuts(bar) + other_shortcuts()))
    shown = {each.text() for each in dialog.findChildren(QLabel)}
    assert {"File", "Open photo to change", "Ctrl+O", "In the pictures", "Del"} <= shown
    named = {each.accessibleName() for each in dialog.findChildren(QLabel)}
    assert "Open photo to change: Ctrl+O" in named
    bar.actions()[0].menu().actions()[0].setShortcut(QKeySequence("Ctrl+P"))
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert "Ctrl+P" in {e.text() for e in dialog.scroll_area.widget().findChildren(QLabel)}


def test_all_that_is_used_is_named_with_its_licence():
    found = {each.name.lower().replace("_", "-"): each for each in components()}
    for name in ("pyside6-essentials", "shiboken6", "httpx", "httpcore", "numpy", "pillow"):
        assert found[name].version == metadata.version(name)
        assert found[name].licence
    assert found["mediapipe face models"].licence == "Apache-2.0"
    assert found["python"].version
    assert next(iter(components())).name == licences.OWN_NAME
    assert "GNU GENERAL PUBLIC LICENSE" in next(iter(components())).text()
    assert "pytest" not in found


def test_a_part_whose_licence_cannot_be_read_gives_none(tmp_path):
    assert Component("x", "1", "MIT", (tmp_path / "gone",)).text() == ""


def test_what_is_not_installed_is_left_out(monkeypatch):
    def nowhere(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(licences.metadata, "requires", nowhere)
    monkeypatch.setattr(licences.metadata, "distribution", nowhere)
    assert [each.name for each in components()] == [
        "faceswap-desktop", "Python", "MediaPipe face models",
        "Sample photos by NASA and the US Navy",
    ]  # fmt: skip


def test_about_shows_version_and_the_licence_of_what_is_chosen(show, qtbot):
    dialog = show(AboutDialog())
    assert __version__ in dialog.version.text()
    assert "GNU" in dialog.text.toPlainText()
    rows = [dialog.parts.item(row).text() for row in range(dialog.parts.count())]
    dialog.parts.setCurrentRow(next(i for i, row in enumerate(rows) if row.startswith("httpx")))
    dialog.parts.setFocus()
    qtbot.keyClick(dialog.parts, Qt.Key.Key_Down)
    assert dialog.parts.accessibleName()
    assert dialog.text.toPlainText()


def test_about_says_when_a_licence_did_not_come_along(show):
    dialog = show(AboutDialog())
    dialog._components = (Component("x", "1", "MIT", ()),)
    dialog.name_all()
    dialog._on_row_changed(0)
    assert "not part of this copy" in dialog.text.toPlainText()
