# SPDX-License-Identifier: GPL-3.0-or-later
"""What the quiet dialogs of the Help menu share: one content, and Close."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.tab_order import OrderedDialog


class PlainDialog(OrderedDialog):
    """Show it with `show()`: it lies beside the window and blocks nothing."""

    def __init__(self, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = size
        tokens = theme.tokens()
        self.close_button = QPushButton(self)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        self.content = QVBoxLayout()
        self.content.setSpacing(tokens.gap)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(tokens.inner_gap)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, tokens.gap)
        layout.setSpacing(tokens.gap)
        layout.addLayout(self.content, 1)
        layout.addLayout(self.buttons)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As much as the screen has room for, and no more than is pleasant."""
        room = self.screen().availableGeometry().size()
        return self._wanted.boundedTo(QSize(room.width() - 16, room.height() - 48))

    def minimumSizeHint(self) -> QSize:
        """Everything scrolls."""
        return QSize(300, 260)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.name_all()

    def set_title(self, title: str) -> None:
        """Name the dialog."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def name_all(self) -> None:
        """Put all words in the current language; to be extended."""
        self.close_button.setText(self.tr("Close"))
