# SPDX-License-Identifier: GPL-3.0-or-later
"""One numbered step of the first-start page."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme

_WIDTH = 190


class StepCard(QFrame):
    """A number in a circle, and what to do."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        badge = QLabel(QLocale().toString(number), self)
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.set_role(badge, theme.Role.BADGE)
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 20, 16, 20)
        layout.setSpacing(12)
        layout.addWidget(badge, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.text, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMaximumWidth(_WIDTH + 60)

    def sizeHint(self) -> QSize:
        """Wide enough for two or three words in a line."""
        return QSize(max(_WIDTH, super().minimumSizeHint().width()), super().sizeHint().height())
