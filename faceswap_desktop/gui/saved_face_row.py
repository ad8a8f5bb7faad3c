# SPDX-License-Identifier: GPL-3.0-or-later
"""One face that a service keeps: its name, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.elided_label import ElidedLabel


class SavedFaceRow(QWidget):
    """Signals carry the name."""

    use_chosen = Signal(str)
    delete_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(name, self)
        self.use_button = QPushButton(self.tr("Use"), self)
        self.use_button.setAccessibleName(self.tr("Use {face}").replace("{face}", name))
        self.delete_button = QPushButton(self.tr("Delete…"), self)
        self.delete_button.setAccessibleName(self.tr("Delete {face}").replace("{face}", name))
        for button in (self.use_button, self.delete_button):
            button.setAutoDefault(False)
        self.use_button.clicked.connect(lambda: self.use_chosen.emit(name))
        self.delete_button.clicked.connect(lambda: self.delete_chosen.emit(name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.use_button)
        layout.addWidget(self.delete_button)
