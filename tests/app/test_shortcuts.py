# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the whole window: those that are promised, each for one command, and mnemonics."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from faceswap_desktop.core.models import Operation
from faceswap_desktop.gui import language, task_texts
from tests.support import catalogues, photos, program

# As product people know them; Ctrl+C and its like belong to fields of text while they have the
# focus.
PROMISED = (
    *("Ctrl+O", "Ctrl+Shift+O", "Ctrl+V", "Ctrl+Return", "Ctrl+S", "Ctrl+Shift+S", "Ctrl+C"),
    *("Ctrl+1", "Ctrl+2", "Ctrl+=", "Ctrl++", "Ctrl+-", "Ctrl+0", "F1", "Ctrl+,", "Ctrl+Q"),
    *("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Esc", "F11"),
)
MNEMONIC = re.compile(r"&(\w)")
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def english_again(qapp):
    catalogues.compiled()
    before = QLocale()
    yield
    language.silence(qapp)
    QLocale.setDefault(before)


@pytest.fixture
def photo(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.png")


def keys(window):
    """Every key of the window, as often as it is bound."""
    bound = [each for action in window.findChildren(QAction) for each in action.shortcuts()]
    bound += [each.key() for each in window.findChildren(QShortcut)]
    return Counter(each.toString(QKeySequence.SequenceFormat.PortableText) for each in bound)


def mnemonics(window):
    """The letters of the menu bar and of each menu; the main command has only its key."""
    bar = [each.menuAction() for each in window.menus]
    rows = [
        [each for each in row if each.text()] for row in (bar, *map(QMenu.actions, window.menus))
    ]
    assert [each.text() for row in rows for each in row if not letter(each)] == [
        task_texts.operation_text(Operation.SWAP)
    ]
    return [[letter(each) for each in row if letter(each)] for row in rows]


def letter(command):
    found = MNEMONIC.search(command.text())
    return found[1].upper() if found else ""


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_every_key_means_one_thing_and_every_menu_has_each_letter_once(qapp, code):
    async def scenario(p):
        language.speak(p.app, code)
        await p.until(lambda: p.window.menus[0].title() == p.window.tr("&File"))
        found = keys(p.window)
        assert {key: found[key] for key in PROMISED} == dict.fromkeys(PROMISED, 1)
        assert [key for key, count in found.items() if count > 1] == []
        for row in mnemonics(p.window):
            assert [each for each, count in Counter(row).items() if count > 1] == []

    program.run(scenario)


def action(p, menu, text):
    found = [each for each in p.window.menus[menu].actions() if text in each.text()]
    assert len(found) == 1
    return found[0]


def test_plus_zooms_in_also_on_the_keypad(qapp, photo):
    async def scenario(p):
        p.open(photo)
        await p.until(lambda: p.window.has_pictures)
        seen = [p.window.compare.transform.scale]
        for pressed, modifiers in (
            (Qt.Key.Key_Equal, CTRL),
            (Qt.Key.Key_Plus, CTRL),
            (Qt.Key.Key_Plus, CTRL | Qt.KeyboardModifier.KeypadModifier),
        ):
            QTest.keyClick(p.window, pressed, modifiers)
            seen.append(p.window.compare.transform.scale)
        assert seen == sorted(set(seen))
        QTest.keyClick(p.window, Qt.Key.Key_Minus, CTRL | Qt.KeyboardModifier.KeypadModifier)
        assert p.window.compare.transform.scale < seen[-1]

    program.run(scenario)


def test_the_window_covers_the_screen_and_escape_brings_it_back(qapp, photo):
    async def scenario(p):
        command = action(p, 2, "F&ull screen")
        QTest.keyClick(p.window, Qt.Key.Key_F11)
        await p.until(p.window.isFullScreen)
        assert command.isChecked()
        language.speak(p.app, "zh_CN")
        await p.until(lambda: "(" in p.window.menus[2].title())
        assert action(p, 2, "(&U)").isChecked()
        # With the focus anywhere: whoever does not need Escape leaves it to the window.
        p.window.target_pane.setFocus()
        QTest.keyClick(p.window.target_pane, Qt.Key.Key_Escape)
        await p.until(lambda: not p.window.isFullScreen())
        assert not action(p, 2, "(&U)").isChecked()

    program.run(scenario)


def test_commands_that_have_nothing_to_act_on_are_off(qapp, photo):
    async def scenario(p):
        def on(menu, *words):
            p.window.menus[menu].aboutToShow.emit()
            return [action(p, menu, word).isEnabled() for word in words]

        views = ("S&lider", "Zoom &in", "Zoom &out", "&Fit", "&Actual")
        assert not any((*on(2, *views), *on(1, "E&xchange"), *on(3, "Clear")))
        p.open(photo, operation="background")
        await p.until(lambda: p.window.has_pictures)
        assert on(2, *views) == [False, True, True, True, True]
        assert on(1, "E&xchange") == [True]
        await p.until(p.window.main_button.is_ready)
        p.presenter.go()
        await p.until(lambda: p.window.compare.is_comparing)
        assert on(2, "S&lider") == [True]
        assert on(3, "Clear") == [True]

    program.run(scenario)
