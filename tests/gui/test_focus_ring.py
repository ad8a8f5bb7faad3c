# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from faceswap_desktop.gui.focus_ring import FocusRing, show_focus


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    window.holder = QWidget()
    tight = QVBoxLayout(window.holder)
    tight.setContentsMargins(0, 0, 0, 0)
    window.button = QPushButton("One")
    window.field = QLineEdit()
    tight.addWidget(window.button)
    layout.addWidget(window.holder)
    layout.addWidget(window.field)
    window.show()
    qtbot.waitExposed(window)
    yield window
    show_focus(None)


def ring_of(window):
    return next((r for r in window.findChildren(FocusRing) if r.isVisible()), None)


def test_no_ring_before_the_keyboard_is_used(window):
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
    show_focus(window.button)
    assert ring_of(window) is None


def test_the_ring_lies_around_the_button_and_is_not_cut_off(window):
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    show_focus(window.button)
    ring = ring_of(window)
    assert ring.parentWidget() is window
    inside = window.button.rect().translated(window.button.mapTo(window, window.rect().topLeft()))
    assert ring.geometry().contains(inside, True)
    assert not ring.grab().isNull()


def test_the_ring_moves_with_its_button_and_goes_with_it(window, qtbot):
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    show_focus(window.button)
    before = ring_of(window).geometry()
    window.resize(window.width() + 200, window.height() + 80)
    qtbot.waitUntil(lambda: ring_of(window).geometry() != before)
    window.button.hide()
    assert ring_of(window) is None


def test_fields_show_their_focus_themselves(window):
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    show_focus(window.button)
    show_focus(window.field)
    assert ring_of(window) is None


def test_a_scroll_area_still_cuts_the_ring(qtbot):
    area = QScrollArea()
    qtbot.addWidget(area)
    button = QPushButton("Inside")
    area.setWidget(button)
    area.show()
    qtbot.waitExposed(area)
    area.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    show_focus(button)
    ring = ring_of(area)
    assert ring is None or area.viewport().isAncestorOf(ring)
    show_focus(None)


def test_a_splitter_does_not_take_the_ring_for_a_pane(qtbot):
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    pane = QWidget()
    tight = QVBoxLayout(pane)
    tight.setContentsMargins(0, 0, 0, 0)
    button = QPushButton("One")
    tight.addWidget(button)
    splitter.addWidget(pane)
    splitter.addWidget(QWidget())
    splitter.show()
    qtbot.waitExposed(splitter)
    splitter.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    show_focus(button)
    assert ring_of(splitter) is not None
    assert splitter.count() == 2
    show_focus(None)


def test_a_new_ring_is_made_after_its_window_was_deleted(qtbot):
    for _ in range(2):
        window = QWidget()
        button = QPushButton("One", window)
        button.move(20, 20)
        window.show()
        qtbot.waitExposed(window)
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        show_focus(button)
        assert ring_of(window) is not None
        with qtbot.waitSignal(window.destroyed):
            window.deleteLater()
    show_focus(None)
