# SPDX-License-Identifier: GPL-3.0-or-later
"""The small handle on the result by which it is dragged into another program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from faceswap_desktop.gui import theme

_SIDE = 32


class CompareHandle(QWidget):
    """Six dots on a dark ground. It takes no focus: Copy and Save as do the same by keyboard."""

    dragged_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPointF | None = None
        self.setFixedSize(_SIDE, _SIDE)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._retranslate()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIDE, _SIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The drag begins when the pointer has moved far enough."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        if self._pressed_at is None:
            return
        far = (event.position() - self._pressed_at).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed_at = None
            self.dragged_out.emit()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Nothing was dragged."""
        self._pressed_at = None

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two columns of three dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens().badge)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setBrush(theme.tokens().on_badge)
        centre = QRectF(self.rect()).center()
        for x in (-3.0, 3.0):
            for y in (-6.0, 0.0, 6.0):
                painter.drawEllipse(centre + QPointF(x, y), 1.6, 1.6)
        painter.end()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Drag the result out"))
        self.setToolTip(self.tr("Drag the result from here into another program"))
