# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of what is kept: what, how much, where, and the buttons for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.elided_label import ElidedLabel


class KeptRow(QWidget):
    """Signals: `open_requested()`, `delete_requested()`."""

    open_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, can_delete: bool) -> None:
        super().__init__(parent)
        self._title = ""
        self._can_delete = can_delete
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.amount = QLabel(self)
        self.amount.setTextFormat(Qt.TextFormat.PlainText)
        self.amount.setWordWrap(True)
        theme.set_role(self.amount, theme.Role.SECOND)
        self.place = ElidedLabel("", self)
        theme.set_role(self.place, theme.Role.SMALL)
        self.open_button = QPushButton(self)
        self.delete_button = QPushButton(self)
        for button in (self.open_button, self.delete_button):
            button.setAutoDefault(False)
            theme.set_kind(button, theme.Kind.OUTLINED)
        self.delete_button.setVisible(can_delete)
        self._lay_out()
        self._name_all()
        self.open_button.clicked.connect(lambda: self.open_requested.emit())  # noqa: PLW0108
        self.delete_button.clicked.connect(lambda: self.delete_requested.emit())  # noqa: PLW0108

    def set_title(self, title: str) -> None:
        """Say what is kept."""
        self._title = title
        self.label.setText(title)
        self._name_all()

    def show_amount(self, text: str, place: str, *, is_there: bool) -> None:
        """Say how much there is and where; what is not there cannot be deleted."""
        self.amount.setText(text)
        self.place.setText(place)
        self.delete_button.setEnabled(is_there)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _name_all(self) -> None:
        self.open_button.setText(self.tr("Open"))
        self.delete_button.setText(self.tr("Delete…"))
        for button in (self.open_button, self.delete_button):
            button.setAccessibleDescription(self._title)

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for label in (self.label, self.amount, self.place):
            texts.addWidget(label)
        # Its own line, for a row that is hidden must leave none behind.
        border = QFrame(self)
        border.setProperty("line", "true")
        border.setFixedHeight(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(border)
        line = QHBoxLayout()
        line.setSpacing(tokens.inner_gap)
        line.addLayout(texts, 1)
        line.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(line)
