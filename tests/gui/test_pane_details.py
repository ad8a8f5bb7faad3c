# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from faceswap_desktop.gui.pane_details import PaneDetails

LONG = "IMG_20240713_holiday in the mountains with everybody.jpeg"


@pytest.fixture
def details(qtbot):
    window = QWidget()
    details = PaneDetails(window)
    details.setGeometry(0, 0, 280, 24)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    details.owner = window
    return details


def test_a_short_name_is_shown_whole(details):
    details.show_photo("a.jpg", "40 x 30")
    assert details.shown_text() == "a.jpg · 40 x 30"


def test_a_long_name_is_shortened_in_its_middle(details):
    details.show_photo(LONG, "4032 x 3024")
    shown = details.shown_text()
    assert shown.startswith("IMG")
    assert shown.endswith("jpeg · 4032 x 3024")
    assert "…" in shown


def test_seen_buttons_take_room_from_the_name(details):
    details.show_photo(LONG, "4032 x 3024")
    unseen = details.shown_text()
    details.reveal(is_revealed=True)
    assert len(details.shown_text()) < len(unseen)
    assert details.shown_text().endswith("4032 x 3024")


def test_without_room_for_a_name_the_size_is_left(details):
    details.show_photo(LONG, "4032 x 3024")
    details.setFixedWidth(40)
    assert "IMG" not in details.shown_text()
    assert "·" not in details.shown_text()


def test_names_are_never_taken_for_markup(details):
    details.show_photo('<img src="/etc/passwd">.jpg', "1 x 1")
    assert details.shown_text().startswith("<img")
    assert details.toolTip() == "<qt>&lt;img src=&quot;/etc/passwd&quot;&gt;.jpg</qt>"


def test_unseen_buttons_draw_nothing_and_seen_ones_show_the_focus(details):
    button = details.remove_button
    button.setAutoFillBackground(False)
    blank = button.grab().toImage()
    details.reveal(is_revealed=True)
    seen = button.grab().toImage()
    assert seen != blank
    details.owner.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    assert button.grab().toImage() != seen
    details.reveal(is_revealed=False)
    assert button.grab().toImage() == blank


def test_a_new_language_renames_the_buttons(details, monkeypatch):
    monkeypatch.setattr(details, "tr", lambda text: f"{text}!", raising=False)
    QApplication.sendEvent(details, QEvent(QEvent.Type.LanguageChange))
    assert details.replace_button.text() == "Replace…!"
    assert details.remove_button.text() == "Remove!"
