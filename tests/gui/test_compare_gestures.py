# SPDX-License-Identifier: GPL-3.0-or-later
"""What hands do on a picture is turned into wishes."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QWidget

from faceswap_desktop.gui.compare_gestures import CompareGestures


@pytest.fixture
def pane(qtbot):
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    pane.show()
    return pane


@pytest.fixture
def can_pan():
    return [True]


@pytest.fixture
def gestures(pane, can_pan):
    return CompareGestures(pane, lambda: can_pan[0])


def pinch(pane, kind, value):
    at = QPointF(50, 60)
    event = QNativeGestureEvent(
        kind, QPointingDevice.primaryPointingDevice(), 2, at, at, at, value, QPointF()
    )
    QApplication.sendEvent(pane, event)


def test_a_pinch_zooms(pane, gestures, qtbot):
    with qtbot.waitSignal(gestures.zoomed) as zoomed:
        pinch(pane, Qt.NativeGestureType.ZoomNativeGesture, 0.25)
    assert zoomed.args == [1.25, QPointF(50, 60)]
    with qtbot.assertNotEmitted(gestures.zoomed):
        pinch(pane, Qt.NativeGestureType.RotateNativeGesture, 10)


def test_the_middle_button_pans_and_the_right_one_does_nothing(pane, gestures, qtbot):
    moved = []
    gestures.panned.connect(moved.append)
    qtbot.mousePress(pane, Qt.MouseButton.MiddleButton, pos=QPoint(10, 10))
    assert pane.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    qtbot.mouseMove(pane, QPoint(30, 15))
    qtbot.mouseRelease(pane, Qt.MouseButton.MiddleButton, pos=QPoint(30, 15))
    assert moved == [QPointF(20, 5)]
    assert pane.cursor().shape() == Qt.CursorShape.OpenHandCursor
    qtbot.mousePress(pane, Qt.MouseButton.RightButton, pos=QPoint(10, 10))
    qtbot.mouseMove(pane, QPoint(60, 60))
    assert len(moved) == 1


def test_alt_takes_the_picture_along_where_a_plain_drag_pans(pane, gestures, qtbot):
    started = []
    gestures.dragged_out.connect(started.append)
    qtbot.mousePress(
        pane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, QPoint(10, 10)
    )
    qtbot.mouseMove(pane, QPoint(12, 10))
    assert started == [], "a trembling hand is no drag"
    qtbot.mouseMove(pane, QPoint(60, 10))
    assert started == [QPointF(10, 10)]
    qtbot.mouseMove(pane, QPoint(90, 10))
    assert len(started) == 1


def test_other_keys_are_left_to_others(pane, gestures):
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_X):
        assert not gestures.eventFilter(pane, key_event(key, QEvent.Type.KeyPress))
        assert not gestures.eventFilter(pane, key_event(key, QEvent.Type.KeyRelease))


def key_event(key, kind):
    return QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
