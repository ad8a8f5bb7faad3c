# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks what a face is to be called; used for keeping one and for renaming it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.plain_dialog import PlainDialog
from faceswap_desktop.gui.save_notice import give_room
from faceswap_desktop.settings.kept_faces import LONGEST_NAME

_SIZE = QSize(400, 220)


class FaceNameDialog(PlainDialog):
    """Show it with `show()`. `name_chosen` carries the name; then it closes."""

    name_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget, *, is_new: bool) -> None:
        super().__init__(_SIZE, parent)
        self._is_new = is_new
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.label = QLabel(self)
        self.name = QLineEdit(name, self)
        self.name.setMaxLength(LONGEST_NAME)
        self.label.setBuddy(self.name)
        self.note = QLabel(self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        theme.set_role(self.note, theme.Role.SMALL)
        self.note.setVisible(is_new)
        self.keep_button = QPushButton(self)
        self.keep_button.setDefault(True)
        for each in (self.label, self.name, self.note):
            self.content.addWidget(each)
        self.content.addStretch(1)
        self.buttons.addWidget(self.keep_button)
        self.name_all()
        self.name.textChanged.connect(self._on_name_text_changed)
        self.keep_button.clicked.connect(self._on_keep_button_clicked)
        self.name.selectAll()
        self.name.setFocus()
        self._on_name_text_changed()

    def minimumSizeHint(self) -> QSize:
        """Small enough for what it asks."""
        return QSize(300, 160)

    def name_all(self) -> None:
        """Put all words in the current language."""
        super().name_all()
        self.set_title(self.tr("Keep this face") if self._is_new else self.tr("Rename the face"))
        self.label.setText(self.tr("&Name"))
        self.name.setAccessibleName(self.tr("Name of the face"))
        self.note.setText(
            self.tr(
                "A copy of the photo stays on this computer until you delete it. "
                "Keep only faces of people who agreed to it."
            )
        )
        self.close_button.setText(self.tr("Cancel"))
        self.keep_button.setText(self.tr("Keep face") if self._is_new else self.tr("Rename"))
        give_room(self.keep_button)

    def _on_name_text_changed(self) -> None:
        self.keep_button.setEnabled(bool(self.name.text().strip()))

    def _on_keep_button_clicked(self) -> None:
        self.name_chosen.emit(self.name.text().strip())
        self.close()
