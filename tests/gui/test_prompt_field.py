# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing what shall be done: limits, ideas, and keys that belong to the window."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui.prompt_field import PromptField

# Popups on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    central = QWidget()
    layout = QVBoxLayout(central)
    window.field = PromptField("Background description")
    window.after = QPushButton("Next")
    layout.addWidget(window.field)
    layout.addWidget(window.after)
    window.setCentralWidget(central)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.fixture
def field(window):
    window.field.told = []
    window.field.text_changed.connect(window.field.told.append)
    window.field.setFocus()
    return window.field


def paste(field, text):
    data = QMimeData()
    data.setText(text)
    field.edit.insertFromMimeData(data)


def pick(qtbot, button, row):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = button.menu_
    assert menu.isVisible()
    with qtbot.waitSignal(menu.destroyed):
        qtbot.mouseClick(
            menu,
            Qt.MouseButton.LeftButton,
            pos=menu.actionGeometry(menu.actions()[row]).center(),
        )


def test_it_is_named_for_those_who_listen(field):
    assert field.edit.accessibleName() == "Background description"
    assert field.label.buddy() is field.edit


def test_what_is_typed_is_told_in_one_line(field, qtbot):
    qtbot.keyClicks(field.edit, "sunny")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(field.edit, " beach ")
    assert field.text() == "sunny beach"
    assert field.told[-1] == "sunny beach"


def test_set_text_is_silent_and_leaves_the_cursor_where_somebody_writes(field, qtbot):
    field.set_text("sunny beach")
    assert field.text() == "sunny beach"
    assert not field.told
    qtbot.keyClick(field.edit, Qt.Key.Key_Home)
    field.set_text(" sunny  beach")
    qtbot.keyClicks(field.edit, "a ")
    assert field.text() == "a sunny beach"


def test_ctrl_return_is_the_windows_and_tab_leaves(window, field, qtbot):
    went = []
    action = QAction("Go", window)
    action.setShortcut(QKeySequence("Ctrl+Return"))
    action.triggered.connect(lambda: went.append("go"))
    window.addAction(action)
    field.set_text("beach")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert went == ["go"]
    assert field.edit.toPlainText() == "beach"
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert window.after.hasFocus()


def test_escape_reaches_the_window(window, field, qtbot):
    pressed = []
    window.keyPressEvent = lambda event: pressed.append(event.key())
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert pressed == [Qt.Key.Key_Escape]


def test_no_more_than_the_limit_is_taken_where_it_was_typed(field, qtbot):
    field.set_limit(10)
    field.set_text("sunny day")
    qtbot.keyClick(field.edit, Qt.Key.Key_Home)
    qtbot.keyClicks(field.edit, "abc")
    assert field.text() == "asunny day"
    assert field.room.isVisible()


def test_a_paste_is_cut_and_put_into_one_line(field):
    field.set_limit(8)
    paste(field, "one\n\ntwo   three")
    assert field.text() == "one two"
    field.edit.selectAll()
    paste(field, "a" * 100_000)
    assert field.text() == "a" * 8


def test_no_character_is_cut_in_two(field):
    field.set_limit(5)
    paste(field, "ab😀😀")
    assert field.text() == "ab😀"
    field.set_text("😀😀😀😀")
    assert field.text() == "😀😀"


def test_what_is_no_text_is_not_taken(field):
    field.edit.insertFromMimeData(QMimeData())
    assert field.text() == ""


def test_what_still_fits_is_told_only_when_it_matters(field, qtbot):
    field.set_limit(100)
    field.set_text("a" * 80)
    assert not field.room.isVisible()
    field.set_text("a" * 95)
    assert field.room.isVisible()
    assert "5" in field.room.text()


def test_an_idea_replaces_the_text_and_can_be_undone(field, qtbot):
    field.set_ideas(("sunny beach", "snow"))
    field.set_text("mine")
    pick(qtbot, field.ideas, 1)
    assert field.text() == "snow"
    assert field.told == ["snow"]
    assert field.window().focusWidget() is field.edit
    field.edit.undo()
    assert field.text() == "mine"


def test_recent_texts_are_shown_as_they_are(field, qtbot):
    field.set_recent(("<b>cats</b> & dogs", "word " * 100))
    qtbot.mouseClick(field.recent, Qt.MouseButton.LeftButton)
    shown = [action.text() for action in field.recent.menu_.actions()]
    assert shown[0] == "<b>cats</b> && dogs"
    assert len(shown[1]) <= 61
    field.recent.menu_.close()
    pick(qtbot, field.recent, 0)
    assert field.text() == "<b>cats</b> & dogs"


def test_nothing_is_offered_where_there_is_nothing(field):
    assert not field.ideas.isVisible()
    field.set_ideas(("beach",))
    assert field.ideas.isVisible()
    field.set_ideas(())
    assert not field.ideas.isVisible()


def test_three_lines_fit_without_a_scroll_bar(field, qtbot):
    field.set_text("one\ntwo\nthree")
    qtbot.waitUntil(lambda: field.edit.verticalScrollBar().maximum() == 0)


def test_the_menu_opens_within_a_mirrored_window(window, field, qtbot):
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    field.set_ideas(("beach",))
    menu = field.ideas.open_menu()
    right = field.ideas.mapToGlobal(field.ideas.rect().bottomRight()).x()
    assert abs(menu.geometry().right() - right) <= 4
    menu.close()


def test_it_speaks_another_language(field):
    from PySide6.QtCore import QEvent

    field.ideas.setText("")
    QApplication.sendEvent(field, QEvent(QEvent.Type.LanguageChange))
    assert field.ideas.text() == "Ideas"
