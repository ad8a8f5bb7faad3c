# SPDX-License-Identifier: GPL-3.0-or-later
"""Mouse, wheel, touchpad and keys on a picture, turned into what the user meant by them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from faceswap_desktop.gui.view_transform import WHEEL_FACTOR

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ALT = Qt.KeyboardModifier.AltModifier
_NOTCH = 120
_KEY_STEP = 0.1
_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class CompareGestures(QObject):
    """Watches one pane. Points and distances are in the pane's logical pixels.

    `can_pan` says whether a plain drag moves the picture; otherwise it takes the picture along.
    """

    zoomed = Signal(float, QPointF)  # factor, the point that stays
    panned = Signal(QPointF)  # distance
    stepped = Signal(int)  # round percentages up or down
    fit_chosen = Signal()
    actual_size_chosen = Signal()
    size_toggled = Signal(QPointF)
    dragged_out = Signal(QPointF)  # where the drag began

    def __init__(self, pane: QWidget, can_pan: Callable[[], bool]) -> None:
        super().__init__(pane)
        self._pane = pane
        self._can_pan = can_pan
        self._pressed_at: QPointF | None = None
        self._last_at = QPointF()
        self._is_panning = False
        # One entry for each kind of event, so that all others pass at the price of a look-up.
        self._handlers: dict[QEvent.Type, Callable[[QEvent], bool]] = {
            QEvent.Type.MouseButtonPress: self._on_press,
            QEvent.Type.MouseMove: self._on_move,
            QEvent.Type.MouseButtonRelease: self._on_release,
            QEvent.Type.MouseButtonDblClick: self._on_double_click,
            QEvent.Type.Wheel: self._on_wheel,
            QEvent.Type.NativeGesture: self._on_native_gesture,
            QEvent.Type.KeyPress: self._on_key_press,
        }
        pane.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whether the event was meant for the picture."""
        handler = self._handlers.get(event.type())
        return handler is not None and handler(event)

    def _on_press(self, event: QEvent) -> bool:
        mouse = cast("QMouseEvent", event)
        if mouse.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return False
        self._pressed_at = self._last_at = mouse.position()
        self._is_panning = self._can_pan() and not mouse.modifiers() & _ALT
        if self._is_panning:
            self._pane.setCursor(Qt.CursorShape.ClosedHandCursor)
        if mouse.button() == Qt.MouseButton.LeftButton:
            self._pane.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    def _on_move(self, event: QEvent) -> bool:
        if self._pressed_at is None:
            return False
        at = cast("QMouseEvent", event).position()
        if self._is_panning:
            moved, self._last_at = at - self._last_at, at
            self.panned.emit(moved)
        elif (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            start, self._pressed_at = self._pressed_at, None
            self.dragged_out.emit(start)
        return True

    def _on_release(self, _event: QEvent) -> bool:
        was_pressed, self._pressed_at = self._pressed_at is not None, None
        if self._is_panning:
            self._is_panning = False
            self._pane.setCursor(Qt.CursorShape.OpenHandCursor)
        return was_pressed

    def _on_double_click(self, event: QEvent) -> bool:
        mouse = cast("QMouseEvent", event)
        if mouse.button() != Qt.MouseButton.LeftButton:
            return False
        self._pressed_at = None
        self.size_toggled.emit(mouse.position())
        return True

    def _on_wheel(self, event: QEvent) -> bool:
        wheel = cast("QWheelEvent", event)
        pixels = wheel.pixelDelta()
        is_touchpad = not pixels.isNull() and wheel.phase() != Qt.ScrollPhase.NoScrollPhase
        if is_touchpad and not wheel.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.panned.emit(QPointF(pixels))
        elif wheel.angleDelta().y():
            factor = WHEEL_FACTOR ** (wheel.angleDelta().y() / _NOTCH)
            self.zoomed.emit(factor, wheel.position())
        event.accept()
        return True

    def _on_native_gesture(self, event: QEvent) -> bool:
        gesture = cast("QNativeGestureEvent", event)
        if gesture.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.zoomed.emit(1.0 + gesture.value(), gesture.position())
        return True

    def _on_key_press(self, event: QEvent) -> bool:
        key = cast("QKeyEvent", event)
        if key.modifiers() & ~_PLAIN:
            return False
        if arrow := _ARROWS.get(Qt.Key(key.key())):
            size = self._pane.size()
            across, down = arrow
            step = QPointF(across * size.width() * _KEY_STEP, down * size.height() * _KEY_STEP)
            self.panned.emit(step)
            return True
        return self._on_letter(key)

    def _on_letter(self, key: QKeyEvent) -> bool:
        match key.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.stepped.emit(1)
            case Qt.Key.Key_Minus | Qt.Key.Key_Underscore:
                self.stepped.emit(-1)
            case Qt.Key.Key_0:
                self.fit_chosen.emit()
            case Qt.Key.Key_1:
                self.actual_size_chosen.emit()
            case _:
                return False
        return True
