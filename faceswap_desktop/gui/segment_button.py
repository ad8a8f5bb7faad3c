# SPDX-License-Identifier: GPL-3.0-or-later
"""One part of a segmented control: a radio button in other clothes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from faceswap_desktop.gui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QEnterEvent, QPaintEvent

_PADDING = 14
_HEIGHT = 28
_ICON = 18


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
        self._icon = ""
        self._is_compact = False

    def set_icon_name(self, name: str) -> None:
        """The icon that stands for the text where there is no room for words."""
        self._icon = name

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the icon alone; the text goes on as name and tool tip."""
        if is_compact is not self._is_compact:
            self._is_compact = is_compact
            self.setToolTip(self.text() if is_compact else "")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        width = _ICON + 2 * _PADDING if self._is_compact else self.words_width()
        return QSize(width, max(_HEIGHT, QFontMetrics(theme.font()).height() + 8))

    def words_width(self) -> int:
        """How wide it is with its text, shown or not."""
        metrics = QFontMetrics(theme.font())
        return metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width() + 2 * _PADDING

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
        colour = tokens.text if self.underMouse() else tokens.second_text
        if not self.isEnabled():
            colour = tokens.disabled_text
        elif self.isChecked():
            colour = tokens.on_accent
        if self._is_compact:
            picture = icons.pixmap(self._icon, _ICON, colour, self.devicePixelRatioF())
            place = QRect(0, 0, _ICON, _ICON)
            place.moveCenter(self.rect().center())
            painter.drawPixmap(place.topLeft(), picture)
        else:
            painter.setPen(colour)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
            painter.drawText(self.rect(), flags, self.text())
        if self.hasFocus() and self.window().testAttribute(
            Qt.WidgetAttribute.WA_KeyboardFocusChange
        ):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.on_accent if self.isChecked() else tokens.accent_text, 2))
            painter.drawRoundedRect(pill.adjusted(3, 3, -3, -3), radius - 2, radius - 2)
