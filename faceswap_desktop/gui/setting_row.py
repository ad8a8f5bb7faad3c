# SPDX-License-Identifier: GPL-3.0-or-later
"""One setting: what it is called, a line that explains it, and its control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLabel, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.indent import indented

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_INDENT = 26
_LABEL_ROOM = 150


class SettingRow(QWidget):
    """A switch with its explanation below; any other control stands beside its label.

    Where there is no room beside, the control goes below. The explanation is also the control's
    accessible description.
    """

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.help = QLabel(self)
        self.help.setTextFormat(Qt.TextFormat.PlainText)
        self.help.setWordWrap(True)
        theme.set_role(self.help, theme.Role.SMALL)
        self._is_switch = isinstance(control, QCheckBox)
        self.label.setVisible(not self._is_switch)
        self.label.setBuddy(control)
        self._lay_out()

    def set_texts(self, title: str, explanation: str) -> None:
        """Name and explain it, in the current language."""
        if isinstance(self.control, QCheckBox):
            self.control.setText(title)
        else:
            self.label.setText(title)
            (self.control.focusProxy() or self.control).setAccessibleName(title)
            self.control.setAccessibleName(title)
        self.help.setText(explanation)
        self.help.setVisible(bool(explanation))
        (self.control.focusProxy() or self.control).setAccessibleDescription(explanation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control below where both do not fit."""
        super().resizeEvent(event)
        if self._is_switch:
            return
        is_narrow = self.width() < self.control.sizeHint().width() + _LABEL_ROOM
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        wanted = below if is_narrow else beside
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.label)
        if self._is_switch:
            texts.addWidget(self.control)
            texts.addLayout(indented(self.help, _INDENT))
        else:
            texts.addWidget(self.help)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.tokens().gap)
        self._row.addLayout(texts, 1)
        if not self._is_switch:
            self._row.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)
