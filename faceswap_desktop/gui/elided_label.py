# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of outside text that gives way in its middle."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_LEAST_LETTERS = 8


class ElidedLabel(QLabel):
    """Shows what fits of a file name, both ends of it; the whole is its tool tip when cut.

    Screen readers always get the whole, as it stays the label's text.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`; line breaks become blanks."""
        super().setText(" ".join(text.split()))
        self._update_tool_tip()

    def shown_text(self) -> str:
        """What is painted at the present width."""
        metrics = self.fontMetrics()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self._room())

    def sizeHint(self) -> QSize:
        """The whole text in one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """A few letters, so that a long name never widens the window."""
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(min(least, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it fits."""
        super().resizeEvent(event)
        self._update_tool_tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        del event
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        alignment = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        visual = self.style().visualAlignment(self.layoutDirection(), alignment)
        painter.drawText(self.contentsRect(), int(visual), self.shown_text())

    def _room(self) -> int:
        return max(0, self.contentsRect().width())

    def _update_tool_tip(self) -> None:
        # A tool tip takes rich text unless it is told not to: escape what comes from outside.
        is_cut = self.shown_text() != self.text()
        self.setToolTip(f"<span>{escape(self.text())}</span>" if is_cut else "")
        # Else a screen reader would be given the tool tip, marks and all.
        self.setAccessibleDescription(self.text() if is_cut else "")
