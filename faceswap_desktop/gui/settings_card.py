# SPDX-License-Identifier: GPL-3.0-or-later
"""A section of Settings: a heading, and its settings together on one card."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme


class SettingsCard(QWidget):
    """Rows are set apart by lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = theme.tokens()
        self.heading = QLabel(self)
        theme.set_role(self.heading, theme.Role.HEADING)
        self._card = QFrame(self)
        self._card.setProperty("card", "true")
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(tokens.gap, 12, tokens.gap, 12)
        self._rows.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.inner_gap)
        layout.addWidget(self.heading)
        layout.addWidget(self._card)

    def set_title(self, title: str) -> None:
        """Name the section."""
        self.heading.setText(title)
        self.setAccessibleName(title)

    def add(self, row: QWidget, *, has_line: bool = True) -> None:
        """Put another setting below; without a line it belongs to the one before."""
        if self._rows.count() and has_line:
            line = QFrame(self._card)
            line.setProperty("line", "true")
            line.setFixedHeight(1)
            self._rows.addWidget(line)
        self._rows.addWidget(row)
