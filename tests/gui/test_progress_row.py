# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.progress_line import phase_after
from faceswap_desktop.gui.progress_row import ProgressRow

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def row(qapp, qtbot, clock):
    theme.set_reduced_motion(None)
    row = ProgressRow(clock=clock)
    qtbot.addWidget(row)
    row.show()
    qtbot.waitExposed(row)
    return row


def test_an_idle_row_has_no_timer(row):
    assert not row.is_ticking()
    row.show_progress("a", "Blending", 0.5, started_at=START)
    assert row.is_ticking()
    row.clear()
    assert not row.is_ticking()
    assert row.words.text() == ""


def test_a_hidden_row_has_no_timer(row, qtbot):
    row.show_progress("a", "Waiting", started_at=START)
    assert row.is_ticking()
    row.hide()
    assert not row.is_ticking()
    row.show()
    assert row.is_ticking()


def test_words_and_time_so_far(row, clock):
    clock.now += timedelta(seconds=42)
    row.show_progress("a", "Waiting for the service", started_at=START)
    assert row.words.text() == "Waiting for the service"
    assert row.time.text() == "0:42"


def test_no_time_is_shown_for_what_is_done_at_once(row):
    row.show_progress("a", "Blending", 0.1)
    assert row.time.text() == ""


def test_the_bar_never_goes_back_for_one_job(row):
    row.show_progress("a", "Blending", 0.6, started_at=START)
    row.show_progress("a", "Saving", 0.4, started_at=START)
    row.show_progress("a", "Saving", None, started_at=START)
    assert row.bar.value() / row.bar.maximum() == pytest.approx(0.6)
    row.show_progress("b", "Reading", 0.1, started_at=START)
    assert row.bar.value() / row.bar.maximum() == pytest.approx(0.1)


def test_an_unknown_fraction_is_not_made_up(row):
    row.show_progress("a", "Waiting", started_at=START)
    assert (row.bar.minimum(), row.bar.maximum()) == (0, 0)
    assert row.bar.is_animated()


def test_what_only_waits_does_not_move(row):
    row.show_progress("a", "Waiting for the network", started_at=START, is_moving=False)
    assert not row.bar.is_animated()


def test_reduced_motion_stands_still(row):
    theme.set_reduced_motion(True)
    row.show_progress("a", "Waiting", started_at=START)
    assert not row.bar.is_animated()
    assert not row.bar.grab().isNull()
    theme.set_reduced_motion(None)


def test_the_moving_part_goes_there_and_back(row, qtbot):
    assert phase_after(0) == phase_after(3200) == 0
    assert phase_after(1600) == 1
    row.show_progress("a", "Waiting", started_at=START)
    before = row.bar.grab().toImage()
    qtbot.waitUntil(lambda: row.bar.grab().toImage() != before)


def test_from_right_to_left_the_bar_fills_from_the_right(row):
    row.resize(400, 60)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.show_progress("a", "Blending", 0.25, started_at=START)
    image = row.bar.grab().toImage()
    middle = image.height() // 2
    left = image.pixelColor(image.width() // 10, middle)
    right = image.pixelColor(image.width() * 9 // 10, middle)
    assert right == theme.tokens().accent
    assert left != right


def test_cancelling_is_a_wish(row, qtbot):
    with qtbot.waitSignal(row.cancel_requested):
        qtbot.mouseClick(row.cancel_button, Qt.MouseButton.LeftButton)


def test_words_come_back_in_the_language(row):
    row.cancel_button.setText("?")
    QApplication.sendEvent(row, QEvent(QEvent.Type.LanguageChange))
    assert row.cancel_button.text() == "Cancel"
