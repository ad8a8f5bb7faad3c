# SPDX-License-Identifier: GPL-3.0-or-later
"""One colour to pick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.palette import contrast

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

_SIDE = 28
_TICK = 14


class SwatchButton(QRadioButton):
    """A radio button drawn as a disc; a tick, not only a ring, tells that it holds."""

    def __init__(self, colour: QColor, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setProperty("ownFocusRing", "yes")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIDE, _SIDE)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc, its edge, the tick and the ring."""
        del event
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(tokens.control_line, 1))
        painter.setBrush(self.colour)
        painter.drawEllipse(disc)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            white, black = QColor("#ffffff"), QColor("#000000")
            is_dark = contrast(self.colour, white) >= contrast(self.colour, black)
            ratio = self.devicePixelRatioF()
            tick = icons.pixmap("check", _TICK, white if is_dark else black, ratio)
            place = QRect(0, 0, _TICK, _TICK)
            place.moveCenter(self.rect().center())
            painter.drawPixmap(place.topLeft(), tick)
        is_by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if self.isChecked() or (self.hasFocus() and is_by_keyboard):
            painter.setPen(QPen(tokens.accent_text, 2 if self.hasFocus() else 1.5))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
