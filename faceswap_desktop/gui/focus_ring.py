# SPDX-License-Identifier: GPL-3.0-or-later
"""The ring around the control that has the keyboard, the same in every place and theme.

A style sheet can only draw inside a control, where a ring is lost on a filled button. This one
lies around it, and shows once somebody uses the keyboard to move (Qt notes that on the window).
Fields show their focus by their own border.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSlider, QWidget

from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_DISTANCE = 3
_FOLLOWED = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show,
     QEvent.Type.ParentChange}
)  # fmt: skip


class FocusRing(QWidget):
    """Lies around one control at a time, takes no clicks, and is unknown to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._widget: QWidget | None = None

    def follow(self, widget: QWidget | None) -> None:
        """Lie around `widget`, or nowhere."""
        if self._widget is not None:
            self._widget.removeEventFilter(self)
        self._widget = widget if widget is not None and _wants_ring(widget) else None
        if self._widget is None:
            self.hide()
            self.setParent(None)
            return
        self._widget.installEventFilter(self)
        self.setParent(self._widget.parentWidget())
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the control."""
        if watched is self._widget and event.type() in _FOLLOWED:
            if event.type() is QEvent.Type.ParentChange:
                self.setParent(self._widget.parentWidget())
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens()
        painter.setPen(QPen(tokens.accent_text, 2))
        kind = self._widget.property("kind") if self._widget is not None else None
        radius = (tokens.radius if kind == theme.Kind.MAIN else tokens.control_radius) + 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _place(self) -> None:
        widget = self._widget
        if widget is None or not widget.isVisible():
            self.hide()
            return
        self.setGeometry(widget.geometry().adjusted(-_DISTANCE, -_DISTANCE, _DISTANCE, _DISTANCE))
        self.raise_()
        self.show()


def show_focus(widget: QWidget | None) -> None:
    """Let the ring follow the focus; `theme` calls this on every change of it."""
    ring = _Holder.ring
    if widget is None or not _is_moving_by_keyboard(widget):
        if ring is not None:
            ring.follow(None)
        return
    if ring is None:
        ring = _Holder.ring = FocusRing()
        ring.destroyed.connect(_Holder.forget)
    ring.follow(widget)


class _Holder:
    """The one ring; it is deleted with the window it lies in, and then made again."""

    ring: FocusRing | None = None

    @classmethod
    def forget(cls) -> None:
        """The ring was deleted by Qt."""
        cls.ring = None


def _wants_ring(widget: QWidget) -> bool:
    if widget.property("ownFocusRing"):
        return False
    is_known = isinstance(widget, (QAbstractButton, QSlider)) or widget.property("focusRing")
    return bool(is_known) and widget.parentWidget() is not None


def _is_moving_by_keyboard(widget: QWidget) -> bool:
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
