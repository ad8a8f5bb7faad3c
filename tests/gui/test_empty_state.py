# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from faceswap_desktop.core.models import Operation
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.empty_state import EmptyState


@pytest.fixture
def state(qapp, qtbot):
    theme.apply(qapp, theme.Theme.LIGHT)
    state = EmptyState()
    qtbot.addWidget(state)
    state.resize(900, 600)
    state.show()
    qtbot.waitExposed(state)
    return state


def test_three_steps_for_each_operation(state):
    seen = set()
    for operation in Operation:
        state.set_operation(operation)
        texts = (state.title.text(), *(card.text.text() for card in state.cards))
        assert all(texts)
        assert len(set(texts)) == 4
        seen.add(texts)
    assert len(seen) == len(Operation)


def test_the_first_one_is_the_main_job(state):
    assert state.title.text() == "Put a face into a photo"
    assert len(state.cards) == 3


def test_samples_are_offered_only_where_there_are_some(state, qtbot):
    assert not state.samples_button.isVisible()
    state.set_samples_available(True)
    assert state.samples_button.isVisible()
    with qtbot.waitSignal(state.samples_requested):
        qtbot.mouseClick(state.samples_button, Qt.MouseButton.LeftButton)


def test_it_says_that_nothing_is_for_good_and_leads_to_settings(state, qtbot):
    assert "changed later" in state.promise.text()
    assert state.settings_button.text() == "Open Settings"
    with qtbot.waitSignal(state.settings_requested):
        qtbot.mouseClick(state.settings_button, Qt.MouseButton.LeftButton)


def test_cards_stand_side_by_side_or_stacked(state, qtbot):
    first, second, _ = state.cards
    assert first.y() == second.y()
    assert first.x() < second.x()
    state.resize(380, 700)
    qtbot.waitUntil(lambda: first.x() == second.x())
    assert first.y() < second.y()
    middle = first.mapTo(state, first.rect().center()).x()
    assert abs(middle - state.width() // 2) <= 1


def test_from_right_to_left_the_first_step_is_on_the_right(state, qtbot):
    state.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: state.cards[0].x() > state.cards[1].x())


def test_it_lies_on_the_neutral_ground(state):
    image = state.grab().toImage()
    pixel = image.pixelColor(image.width() // 2, 10)
    assert pixel == theme.tokens().ground
    assert pixel.red() == pixel.green() == pixel.blue()


def test_words_come_back_in_the_language(state):
    state.title.setText("?")
    QApplication.sendEvent(state, QEvent(QEvent.Type.LanguageChange))
    assert state.title.text() == "Put a face into a photo"
