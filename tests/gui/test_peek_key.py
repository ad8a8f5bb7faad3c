# SPDX-License-Identifier: GPL-3.0-or-later
"""B, held down, from anywhere in the window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui.peek_key import PeekKey

B = Qt.Key.Key_B


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.button, window.line, window.list = QPushButton(), QLineEdit(), QListView()
    layout = QVBoxLayout(window)
    for each in (window.button, window.line, window.list):
        layout.addWidget(each)
    qtbot.addWidget(window)
    window.key = PeekKey(window)
    window.seen = []
    window.key.peeked.connect(window.seen.append)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.mark.parametrize("place", ["button", "list"])
def test_it_holds_from_wherever_the_focus_is(window, qtbot, place):
    widget = getattr(window, place)
    widget.setFocus()
    qtbot.keyPress(widget, B)
    assert window.seen == [True]
    qtbot.keyPress(widget, B)
    qtbot.keyRelease(widget, Qt.Key.Key_A)
    assert window.seen == [True]
    qtbot.keyRelease(widget, B)
    assert window.seen == [True, False]
    qtbot.keyPress(widget, B)
    assert window.seen == [True, False, True]
    qtbot.keyRelease(widget, B)


def test_where_text_is_typed_it_is_a_letter(window, qtbot):
    window.line.setFocus()
    qtbot.keyClick(window.line, B)
    assert window.line.text() == "b"
    assert window.seen == []


def test_a_window_that_goes_to_the_back_ends_it(window, qtbot):
    window.button.setFocus()
    qtbot.keyPress(window.button, B)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert window.seen == [True, False]


def test_where_there_is_nothing_to_see_the_key_is_anybody_s(window, qtbot):
    window.key.set_enabled(is_enabled=False)
    window.button.setFocus()
    qtbot.keyClick(window.button, B)
    assert window.seen == []
