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
    clicked = Signal(QPointF)  # with the left button, and without dragging

    def __init__(self, pane: QWidget, can_pan: Callable[[], bool]) -> None:
        super().__init__(pane)
        self._pane = pane
        self._can_pan = can_pan
        self._pressed_at: QPointF | None = None
        self._last_at = QPointF()
        self._is_panning = False
        self._is_click = False
        self._is_over_spot = False
        self._is_on_spot = False
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

    def set_over_spot(self, *, is_over: bool) -> None:
        """Say that the mouse is over something that is there to be clicked, or not any more.

        Two quick clicks are then two clicks, and do not change the size of the picture.
        """
        if is_over is not self._is_over_spot:
            self._is_over_spot = is_over
            self.show_cursor()

    def show_cursor(self) -> None:
        """The hand that says what the mouse would do here."""
        shape = Qt.CursorShape.ArrowCursor
        if self._is_moving:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._is_over_spot:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._can_pan():
            shape = Qt.CursorShape.OpenHandCursor
        if self._pane.cursor().shape() != shape:
            self._pane.setCursor(shape)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whether the event was meant for the picture."""
        handler = self._handlers.get(event.type())
        return handler is not None and handler(event)

    @property
    def _is_moving(self) -> bool:
        """Whether the picture follows the mouse; a hand that trembles in a click moves nothing."""
        return self._is_panning and not (self._is_click and self._is_on_spot)

    def _on_press(self, event: QEvent) -> bool:
        mouse = cast("QMouseEvent", event)
        if mouse.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return False
        self._pressed_at = self._last_at = mouse.position()
        self._is_panning = self._can_pan() and not mouse.modifiers() & _ALT
        self._is_click = mouse.button() == Qt.MouseButton.LeftButton
        self._is_on_spot = self._is_over_spot
        self.show_cursor()
        if self._is_click:
            self._pane.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    def _on_move(self, event: QEvent) -> bool:
        if self._pressed_at is None:
            return False
        at = cast("QMouseEvent", event).position()
        is_far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        self._is_click = self._is_click and not is_far
        if self._is_moving:
            self.show_cursor()
            moved, self._last_at = at - self._last_at, at
            self.panned.emit(moved)
        elif is_far and not self._is_panning:
            start, self._pressed_at = self._pressed_at, None
            self.dragged_out.emit(start)
        return True

    def _on_release(self, event: QEvent) -> bool:
        pressed_at, self._pressed_at = self._pressed_at, None
        is_click, self._is_click = self._is_click, False
        self._is_panning = False
        self.show_cursor()
        if pressed_at is None:
            return False
        if is_click and cast("QMouseEvent", event).button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(pressed_at)
        return True

    def _on_double_click(self, event: QEvent) -> bool:
        mouse = cast("QMouseEvent", event)
        if mouse.button() != Qt.MouseButton.LeftButton:
            return False
        if self._is_over_spot:
            return self._on_press(event)
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
