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
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QSlider, QSplitter, QWidget
from shiboken6 import isValid

from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_DISTANCE = 3
_FOLLOWED = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show,
     QEvent.Type.ParentChange}
)  # fmt: skip


class FocusRing(QWidget):
    """Lies around one control at a time, takes no clicks, and is unknown to screen readers.

    Its parent is the nearest ancestor of the control that has room for it, so that a tight
    layout does not cut it off and a scroll area still does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []

    def follow(self, widget: QWidget | None) -> None:
        """Lie around `widget`, or nowhere."""
        self._unwatch()
        self._widget = widget
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the control."""
        del watched
        if event.type() in _FOLLOWED and self._widget is not None:
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
        self._unwatch()
        place = widget.rect().adjusted(-_DISTANCE, -_DISTANCE, _DISTANCE, _DISTANCE)
        home, around = widget, place
        while not (home.rect().contains(around) or _is_edge(home)):
            self._watch(home)
            around = around.translated(home.pos())
            home = home.parentWidget() or home
        if self.parentWidget() is not home:
            self.setParent(home)
        self.setGeometry(around)
        self.raise_()
        self.show()

    def _watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)
        self._watched.append(widget)

    def _unwatch(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []


def _is_edge(widget: QWidget) -> bool:
    """Whether nothing may be drawn outside of `widget`: a window, what scrolls, or a pane.

    A splitter would take the ring for one pane more.
    """
    return widget.isWindow() or isinstance(widget.parentWidget(), (QAbstractScrollArea, QSplitter))


def show_focus(widget: QWidget | None) -> None:
    """Let the ring follow the focus; `theme` calls this on every change of it."""
    ring = _Holder.ring
    if widget is None or not _wants_ring(widget) or not _is_moving_by_keyboard(widget):
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
