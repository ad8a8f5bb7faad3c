# SPDX-License-Identifier: GPL-3.0-or-later
"""One part of a segmented control: a radio button in other clothes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QEnterEvent, QPaintEvent

_PADDING = 14
_HEIGHT = 28


class SegmentButton(QRadioButton):
    """Painted as a filled pill when checked.

    Being a real radio button gives it its role, name, state, arrow keys and place in the tab
    order for free.
    """

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ownFocusRing", "yes")
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        metrics = QFontMetrics(theme.font())
        width = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return QSize(width + 2 * _PADDING, max(_HEIGHT, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """The text is never cut off."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(position)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Look touched."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Look untouched."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill, the text, and the ring when the keyboard is here."""
        del event
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect())
        radius = tokens.control_radius - 2
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(tokens.accent if self.isEnabled() else tokens.disabled_fill)
            painter.drawRoundedRect(pill, radius, radius)
        elif self.isEnabled() and self.underMouse():
            painter.setBrush(tokens.hover)
            painter.drawRoundedRect(pill, radius, radius)
        painter.setFont(theme.font())
        if not self.isEnabled():
            painter.setPen(tokens.disabled_text)
        elif self.isChecked():
            painter.setPen(tokens.on_accent)
        else:
            painter.setPen(tokens.text if self.underMouse() else tokens.second_text)
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, self.text()
        )
        if self.hasFocus() and self.window().testAttribute(
            Qt.WidgetAttribute.WA_KeyboardFocusChange
        ):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.on_accent if self.isChecked() else tokens.accent_text, 2))
            painter.drawRoundedRect(pill.adjusted(3, 3, -3, -3), radius - 2, radius - 2)
