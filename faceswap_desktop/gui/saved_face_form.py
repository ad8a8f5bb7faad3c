# SPDX-License-Identifier: GPL-3.0-or-later
"""A photo and a name, for a face that a service shall keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.file_chooser import choose_photos
from faceswap_desktop.gui.option_fields import words
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.photo_field import PhotoField

if TYPE_CHECKING:
    from faceswap_desktop.providers.description import ProviderDescription
    from faceswap_desktop.providers.saved_faces import SavedFaceRules


class SavedFaceForm(QWidget):
    """`save_requested` carries name and path. Only a name that the service takes can be typed."""

    save_requested = Signal(str, object)

    def __init__(self, service: ProviderDescription, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._is_busy = False
        self._has_room = True
        self.photo = PhotoField(self)
        self.name_label = QLabel(self)
        self.name = QLineEdit(self)
        self.name.setMaxLength(10)
        letters = QRegularExpression("[A-Za-z0-9]*")
        self.name.setValidator(QRegularExpressionValidator(letters, self))
        self.name_label.setBuddy(self.name)
        self.save_button = QPushButton(self)
        self.save_button.setAutoDefault(False)
        theme.set_kind(self.save_button, theme.Kind.OUTLINED)
        self.note = QLabel(self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        theme.set_role(self.note, theme.Role.SMALL)
        self._lay_out()
        self._name_all()
        self._update()
        self.photo.wanted.connect(self._on_photo_wanted)
        self.photo.changed.connect(self._update)
        self.name.textChanged.connect(self._update)
        self.name.returnPressed.connect(self._on_save_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)

    def set_photo(self, path: Path, name: str) -> None:
        """Offer a photo, such as that of the pane, shown as `name`."""
        self.photo.set_photo(str(path), name)

    def set_rules(self, rules: SavedFaceRules) -> None:
        """Take only names that the service takes."""
        self.name.setMaxLength(rules.longest)

    def set_state(self, *, is_busy: bool, has_room: bool) -> None:
        """Wait, or say that there is no room left."""
        self._is_busy, self._has_room = is_busy, has_room
        self._update()

    def clear(self) -> None:
        """The face was saved."""
        self.name.clear()
        self.photo.set_photo("", "")

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()
            self._update()

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        line = QHBoxLayout()
        line.setSpacing(tokens.inner_gap)
        line.addWidget(self.name, 1)
        line.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.inner_gap)
        layout.addWidget(self.photo)
        layout.addWidget(self.name_label)
        layout.addLayout(line)
        layout.addWidget(self.note)

    def _name_all(self) -> None:
        self.photo.choose_button.setAccessibleName(self.tr("Photo of the face"))
        self.name_label.setText(self.tr("Name, letters and digits only"))
        self.name.setAccessibleName(self.tr("Name of the face"))
        self.save_button.setText(self.tr("Save face"))

    def _update(self) -> None:
        is_whole = bool(self.photo.value() and self.name.text())
        self.save_button.setEnabled(is_whole and not self._is_busy and self._has_room)
        if not self._has_room:
            self.note.setText(self.tr("There is no room for more faces; delete one first."))
            return
        data = self._service.data
        text = self.tr(
            "A smaller copy of the photo is sent to {receiver} and kept there until you delete it. "
            "Use only faces of people who agreed to it."
        )
        self.note.setText(text.replace("{receiver}", words(data.receiver) if data else ""))

    def _on_photo_wanted(self) -> None:
        choose_photos(self.window(), PaneRole.FACE, self._on_photos_chosen)

    def _on_photos_chosen(self, paths: tuple[Path, ...]) -> None:
        self.set_photo(paths[0], paths[0].name)
        self.name.setFocus()

    def _on_save_clicked(self) -> None:
        if self.save_button.isEnabled():
            self.save_requested.emit(self.name.text(), Path(self.photo.value()))
