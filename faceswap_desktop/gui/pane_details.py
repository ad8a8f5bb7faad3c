# SPDX-License-Identifier: GPL-3.0-or-later
"""The line under a photo: its name and size, and what can be done with it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.reveal_button import RevealButton


class PaneDetails(QWidget):
    """Name and size as text, drawn plainly and shortened in the middle of the name; two buttons.

    Signals: `replace_clicked()`, `remove_clicked()`.
    """

    replace_clicked = Signal()
    remove_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self._size = ""
        self.replace_button = RevealButton(self)
        self.remove_button = RevealButton(self)
        self.replace_button.clicked.connect(self.replace_clicked)
        self.remove_button.clicked.connect(self.remove_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self.replace_button)
        row.addWidget(self.remove_button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()

    def show_photo(self, name: str, size: str) -> None:
        """Say what the photo is; `size` is never shortened."""
        self._name, self._size = name, size
        # Tool tips show rich text where they see any, and file names come from outside.
        self.setToolTip(f"<qt>{escape(name)}</qt>")
        self.setAccessibleDescription(name)  # else the tool tip would be read, with its marks
        self.update()

    def reveal(self, *, is_revealed: bool) -> None:
        """Show the buttons to the eye; to the keyboard and screen readers they are always there."""
        for button in (self.replace_button, self.remove_button):
            button.reveal(is_revealed=is_revealed)
        self.update()

    def shown_text(self) -> str:
        """The text as there is room for it."""
        metrics = QFontMetrics(theme.font(theme.Role.SMALL))
        tail = f" · {self._size}"
        room = self._text_rect().width()
        for_name = room - metrics.horizontalAdvance(tail)
        if for_name < metrics.horizontalAdvance("…"):
            return metrics.elidedText(self._size, Qt.TextElideMode.ElideRight, max(room, 0))
        return metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, for_name) + tail

    def minimumSizeHint(self) -> QSize:
        """Any width: the text gives way."""
        return QSize(0, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        painter.setFont(theme.font(theme.Role.SMALL))
        painter.setPen(theme.tokens().second_text)
        where = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        alignment = self.style().visualAlignment(self.layoutDirection(), where)
        flags = int(alignment) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(self._text_rect(), flags, self.shown_text())

    def _text_rect(self) -> QRect:
        """The room beside the buttons, or all of it while they are unseen."""
        if not self.replace_button.is_revealed:
            return self.rect()
        gap = theme.tokens().inner_gap
        if self.isRightToLeft():
            left = self.replace_button.geometry().right() + gap
            return QRect(left, 0, self.width() - left, self.height())
        return QRect(0, 0, self.replace_button.x() - gap, self.height())

    def _retranslate(self) -> None:
        self.replace_button.setText(self.tr("Replace…"))
        self.replace_button.setAccessibleName(self.tr("Replace"))
        self.remove_button.setText(self.tr("Remove"))
