# SPDX-License-Identifier: GPL-3.0-or-later
"""The technical text behind a message, folded away; for support."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from faceswap_desktop.gui.fold_button import FoldButton

_LINES = 5


class DetailsFold(QWidget):
    """Hidden while there is nothing to tell; closed whenever there is something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = FoldButton(self)
        self.button.setAutoDefault(False)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().height() * _LINES)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addWidget(self.text)
        self.button.toggled.connect(self.text.setVisible)
        self._name_all()
        self.show_details("")

    def show_details(self, details: str) -> None:
        """Keep this text at hand; nothing hides all."""
        self.text.setPlainText(details)
        self.button.setChecked(False)
        self.text.hide()
        self.setVisible(bool(details))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _name_all(self) -> None:
        self.button.setText(self.tr("Details"))
        self.text.setAccessibleName(self.tr("Details"))
