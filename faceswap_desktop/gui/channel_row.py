# SPDX-License-Identifier: GPL-3.0-or-later
"""One channel of an account: its number, what is left in it, and a way to remove it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.elided_label import ElidedLabel


class ChannelRow(QWidget):
    """`remove_requested` carries the channel's id."""

    remove_requested = Signal(str)

    def __init__(self, channel_id: str, left: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = channel_id
        self.name = ElidedLabel(channel_id, self)
        self.left = QLabel(left, self)
        theme.set_role(self.left, theme.Role.SECOND)
        self.remove_button = QPushButton(self.tr("Remove…"), self)
        self.remove_button.setAutoDefault(False)
        name = self.tr("Remove channel {channel}").replace("{channel}", channel_id)
        self.remove_button.setAccessibleName(name)
        self.remove_button.clicked.connect(self._on_remove_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.left)
        layout.addWidget(self.remove_button)

    def _on_remove_clicked(self) -> None:
        self.remove_requested.emit(self._id)
