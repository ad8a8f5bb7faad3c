# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from faceswap_desktop.gui import announce, theme
from faceswap_desktop.gui.message_bar import MessageAction, MessageBar, MessageKind


@pytest.fixture
def bar(qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    bar = MessageBar()
    layout.addWidget(bar)
    layout.addStretch(1)
    window.resize(500, 400)
    window.show()
    qtbot.waitExposed(window)
    yield bar  # noqa: PT022  # keeps its window


def test_nothing_to_say_takes_no_room(bar):
    assert bar.isHidden()
    bar.show_message(MessageKind.INFO, "There is no network.")
    assert bar.isVisible()
    bar.clear()
    assert bar.isHidden()


def test_buttons_tell_their_action(bar, qtbot):
    actions = (MessageAction("retry", "Try again"), MessageAction("other", "Choose another"))
    bar.show_message(MessageKind.ERROR, "No face was found.", actions=actions)
    assert [button.text() for button in bar.buttons] == ["Try again", "Choose another"]
    with qtbot.waitSignal(bar.action_chosen) as chosen:
        qtbot.mouseClick(bar.buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["other"]
    bar.show_message(MessageKind.ERROR, "Another one.")
    assert bar.buttons == []


def test_details_are_folded_plain_and_can_be_copied(bar, qtbot):
    bar.show_message(MessageKind.ERROR, "It failed.", details="<b>status</b> 500")
    assert bar.fold.isVisible()
    assert not bar.details.isVisible()
    qtbot.mouseClick(bar.fold, Qt.MouseButton.LeftButton)
    assert bar.details.isVisible()
    assert bar.details.toPlainText() == "<b>status</b> 500"
    bar.details.selectAll()
    bar.details.copy()
    assert QApplication.clipboard().text() == "<b>status</b> 500"
    bar.show_message(MessageKind.ERROR, "It failed again.")
    assert not bar.fold.isVisible()
    assert not bar.details.isVisible()


def test_it_goes_when_put_away_unless_it_must_stay(bar, qtbot):
    bar.show_message(MessageKind.WARNING, "Credits are gone.", can_dismiss=False)
    assert not bar.close_button.isVisible()
    bar.show_message(MessageKind.WARNING, "Credits are low.")
    with qtbot.waitSignal(bar.dismissed):
        qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_text_from_outside_stays_plain(bar):
    bar.show_message(MessageKind.ERROR, '<img src="file:///etc/passwd">')
    assert bar.text.textFormat() is Qt.TextFormat.PlainText
    assert bar.text.text() == '<img src="file:///etc/passwd">'


def test_each_kind_has_an_icon_of_its_own(bar):
    seen = set()
    for kind in MessageKind:
        bar.show_message(kind, "Something.")
        seen.add(bar.text.icon_name)
        assert not bar.grab().isNull()
    assert len(seen) == len(MessageKind)


def test_a_long_sentence_wraps_and_is_not_cut_off(bar, qtbot):
    bar.show_message(MessageKind.INFO, "Ein ziemlich langer Satz ohne Ende " * 8)
    text = bar.text
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()))
    assert text.height() > 2 * text.fontMetrics().height()


def test_it_is_announced_once_and_politely(bar, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", said.append)
    bar.show_message(MessageKind.ERROR, "No face was found.")
    bar.show_message(MessageKind.ERROR, "No face was found.")
    assert [event.message() for event in said] == ["No face was found."]
    assert said[0].politeness() == QAccessible.AnnouncementPoliteness.Polite


def test_nothing_is_announced_without_a_listener(bar, monkeypatch):
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    monkeypatch.setattr(QAccessible, "updateAccessibility", pytest.fail)
    announce.announce(bar, "Anything")


def test_it_has_a_name_and_speaks_the_language(bar):
    bar.show_message(MessageKind.ERROR, "No face was found.")
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.text(QAccessible.Text.Name) == "No face was found."
    close = QAccessible.queryAccessibleInterface(bar.close_button)
    assert close.text(QAccessible.Text.Name) == "Dismiss"
    bar.fold.setText("?")
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.fold.text() == "Details"


def test_the_fold_points_the_other_way_from_right_to_left(bar, qapp):
    theme.apply(qapp, theme.Theme.LIGHT)
    before = bar.fold.icon().pixmap(16, 16).toImage()
    bar.fold.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bar.fold.icon().pixmap(16, 16).toImage() != before
