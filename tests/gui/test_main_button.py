# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.main_button import MainButton


@pytest.fixture
def main_button(qapp, qtbot):
    theme.apply(qapp, theme.Theme.LIGHT)
    widget = MainButton()
    qtbot.addWidget(widget)
    widget.set_text("Swap face", QKeySequence("Ctrl+Return"))
    widget.resize(300, 90)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_when_it_can_work_it_promises_and_tells_of_clicks(main_button, qtbot):
    main_button.set_ready("Done on this computer. Nothing is sent.")
    assert main_button.is_ready()
    assert main_button.line.text() == "Done on this computer. Nothing is sent."
    assert main_button.line.icon_name == "lock"
    with qtbot.waitSignal(main_button.clicked):
        qtbot.mouseClick(main_button.button, Qt.MouseButton.LeftButton)


def test_all_of_what_leaves_is_said_beside_the_short_line(main_button):
    main_button.set_ready("Sent to Somewhere. Kept for a day.", "cloud", "Sent: small <copies>.")
    line = QAccessible.queryAccessibleInterface(main_button.line)
    assert line.text(QAccessible.Text.Name) == "Sent to Somewhere. Kept for a day."
    assert line.text(QAccessible.Text.Description) == "Sent: small <copies>."
    assert "small &lt;copies>" in main_button.line.toolTip()
    main_button.set_blocked("Add a face photo")
    assert main_button.line.toolTip() == ""
    assert line.text(QAccessible.Text.Description) == ""


def test_when_it_cannot_work_it_says_why_and_does_nothing(main_button, qtbot):
    main_button.set_blocked("Add a face photo")
    with qtbot.assertNotEmitted(main_button.clicked):
        qtbot.mouseClick(main_button.button, Qt.MouseButton.LeftButton)
    assert main_button.line.text() == "Add a face photo"
    assert main_button.line.icon_name == ""


def test_screen_readers_get_name_and_reason(main_button):
    main_button.set_blocked("Add a face photo")
    button = QAccessible.queryAccessibleInterface(main_button.button)
    assert button.text(QAccessible.Text.Name) == "Swap face"
    assert button.text(QAccessible.Text.Description) == "Add a face photo"
    assert button.state().disabled


def test_the_reason_takes_the_buttons_place_in_the_tab_order(main_button):
    main_button.set_blocked("Add a face photo")
    assert main_button.line.focusPolicy() is Qt.FocusPolicy.TabFocus
    main_button.set_ready("Nothing is sent.")
    assert main_button.line.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_it_is_large_and_as_wide_as_its_column(main_button):
    assert main_button.button.height() >= 44
    assert main_button.button.width() == main_button.width()


def test_a_long_reason_wraps_and_is_not_cut_off(main_button, qtbot):
    main_button.set_blocked("Wählen Sie zuerst ein Foto aus, dessen Gesicht verwendet wird " * 2)
    main_button.adjustSize()
    main_button.resize(300, main_button.heightForWidth(300))
    line = main_button.line
    qtbot.waitUntil(lambda: line.height() >= line.heightForWidth(line.width()))
    assert line.height() > 2 * line.fontMetrics().height()
