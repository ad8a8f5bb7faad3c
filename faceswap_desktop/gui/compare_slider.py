# SPDX-License-Identifier: GPL-3.0-or-later
"""The divider between Before and After: a real slider that looks like a line with a grip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSlider, QWidget

from faceswap_desktop.gui import theme

_GRIP = 36
_WIDTH = 44
_INK = QColor(0x1B, 0x1B, 0x1F)  # edges and arrows; opaque, because blending is slow


class CompareSlider(QSlider):
    """Its value is how much of Before is seen, in percent; `share` is the same, finer.

    It lies over the pictures as a narrow column around the line, and whoever owns it moves it
    there when `moved` comes. Left and Right go by 1 %, Page Up and Page Down by 10 %, Home and
    End to the ends; screen readers see an ordinary slider.
    """

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setSingleStep(1)
        self.setPageStep(10)
        self._share = 0.5
        self._held_at: float | None = None
        self.setValue(50)
        self.setProperty("ownFocusRing", 1)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._on_value_changed)
        self._retranslate()

    @property
    def share(self) -> float:
        """How much of the view shows Before: 0 to 1, from the leading side."""
        return self._share

    def place(self, area_width: int, area_height: int) -> int:
        """Move to where `share` is in an area of this size; the column of the line."""
        share = 1 - self._share if self.isRightToLeft() else self._share
        column = round(share * area_width)
        self.setGeometry(column - _WIDTH // 2, 0, _WIDTH, area_height)
        return column

    def sizeHint(self) -> QSize:
        """Wide enough for a hand that trembles."""
        return QSize(_WIDTH, _WIDTH)

    def minimumSizeHint(self) -> QSize:
        """The same: it is never squeezed."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold; the line keeps its distance to the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._held_at = event.position().x() - self.width() / 2
        self.setSliderDown(True)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer, more finely than by whole percents."""
        area = self.parentWidget()
        if self._held_at is None or area is None or not area.width():
            event.ignore()
            return
        column = self.mapToParent(event.position()).x() - self._held_at
        share = min(max(column / area.width(), 0.0), 1.0)
        self._move_to(1 - share if self.isRightToLeft() else share)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._held_at is None:
            event.ignore()
            return
        self._held_at = None
        self.setSliderDown(False)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to the middle."""
        self._move_to(0.5)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The line goes where the arrow points, in either direction of reading."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            grows = (event.key() == Qt.Key.Key_Right) != self.isRightToLeft()
            self.setValue(self.value() + (1 if grows else -1))
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The grip shows the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The grip shows the focus."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A white line with dark edges, and a round grip: on a photo the same in every theme."""
        painter = QPainter(self)
        tokens = theme.tokens()
        middle = self.width() // 2
        painter.fillRect(QRect(middle - 2, 0, 4, self.height()), _INK)
        painter.fillRect(QRect(middle - 1, 0, 2, self.height()), tokens.on_badge)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grip = QRectF(middle - _GRIP / 2, (self.height() - _GRIP) / 2, _GRIP, _GRIP)
        is_strong = self.hasFocus() or self.isSliderDown()
        rim = 3.0 if is_strong else 1.5
        painter.setPen(QPen(tokens.accent if is_strong else tokens.badge, rim))
        painter.setBrush(tokens.on_badge)
        painter.drawEllipse(grip.adjusted(rim / 2, rim / 2, -rim / 2, -rim / 2))
        pen = QPen(_INK, 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for side in (-1, 1):
            painter.drawPolyline(_arrow_head(grip.center(), side))
        painter.end()

    def _move_to(self, share: float) -> None:
        self._share = share
        self.setValue(round(share * 100))
        self.moved.emit()

    def _on_value_changed(self, value: int) -> None:
        # The pointer sets the finer share first: then the value only follows it.
        if round(self._share * 100) != value:
            self._share = value / 100
            self.moved.emit()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Divider between Before and After"))
        self.setAccessibleDescription(self.tr("How much of Before is seen, in percent"))
        self.setToolTip(self.tr("Drag, or use the arrow keys"))


def _arrow_head(centre: QPointF, side: int) -> QPolygonF:
    """A small arrow head beside `centre`, pointing to the left (-1) or the right (1)."""
    x, y = centre.x() + side * 5, centre.y()
    return QPolygonF([QPointF(x, y - 4), QPointF(x + side * 4, y), QPointF(x, y + 4)])
