# SPDX-License-Identifier: GPL-3.0-or-later
"""The button that shows the chosen service and opens the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy

from faceswap_desktop.gui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QStyleOptionButton, QWidget

_ICON = 16
_PADDING = 13
_GAP = 9


class ServiceButton(QPushButton):
    """A push button with an icon before its text and a chevron behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = "lock"
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_icon_name(self, name: str) -> None:
        """Show another icon before the text."""
        self._icon_name = name
        self.update()

    @property
    def icon_name(self) -> str:
        """The icon before the text."""
        return self._icon_name

    def sizeHint(self) -> QSize:
        """The whole text, and both icons."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text())
        return QSize(width + 2 * (_ICON + _PADDING + _GAP), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list, as in any box with a list."""
        if Qt.Key(event.key()) is Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Have the style draw no text: it would stand in the middle."""
        super().initStyleOption(option)
        option.text = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the style's button, and inside it icon, text and chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        top = (self.height() - _ICON) // 2
        first = QRect(_PADDING, top, _ICON, _ICON)
        last = QRect(self.width() - _PADDING - _ICON + 2, top, _ICON, _ICON)
        icons.paint_icon(painter, self._icon_name, self._mirrored(first))
        icons.paint_icon(painter, "chevron-down", self._mirrored(last), icons.Ink.SECOND)
        left = _PADDING + _ICON + _GAP
        room = QRect(left, 0, last.left() - left - 4, self.height())
        painter.setFont(self.font())
        painter.setPen(theme.tokens().text)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        # Alignment and mirroring without QStyle, whose first use from Python takes 4 ms.
        painter.setLayoutDirection(self.layoutDirection())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._mirrored(room), flags, shown)

    def _mirrored(self, place: QRect) -> QRect:
        if not self.isRightToLeft():
            return place
        return QRect(
            self.width() - place.x() - place.width(), place.y(), place.width(), place.height()
        )
