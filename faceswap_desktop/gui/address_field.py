# SPDX-License-Identifier: GPL-3.0-or-later
"""Another web address for a service: taken over only when it can be one."""

from __future__ import annotations

import os

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from faceswap_desktop.errors import UserFacingError
from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.icon_label import IconLabel
from faceswap_desktop.providers.http_addresses import base_address


class AddressField(QWidget):
    """`chosen` carries an address that is right, "" for the usual one."""

    chosen = Signal(str)

    def __init__(self, provider: str, name: str, host: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._provider = provider
        self._name = name
        self._usual = f"https://{host}"
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(self._usual)
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.label.setBuddy(self.edit)
        self.note = IconLabel(self, role=theme.Role.SMALL)
        self.setFocusProxy(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(self.edit)
        layout.addWidget(self.note)
        self._name_all()
        self._check()
        self.edit.editingFinished.connect(self._on_editing_finished)
        self.edit.textChanged.connect(self._on_text_changed)

    def set_address(self, address: str) -> None:
        """Show what is set."""
        self.edit.setText(address)
        self._check()

    def is_right(self) -> bool:
        """Whether what stands there could be used."""
        try:
            base_address(self.edit.text().strip(), self._usual, provider=self._provider)
        except UserFacingError:
            return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()
            self._check()

    def _name_all(self) -> None:
        text = self.tr("Address of {service}").replace("{service}", self._name)
        self.label.setText(text)
        self.edit.setAccessibleName(text)

    def _check(self) -> None:
        if not self.is_right():
            text = self.tr(
                "An address begins with https://, or with http:// where it means this computer."
            )
            self.note.show_text(text, "error", icons.Ink.ERROR)
        elif os.environ.get(_variable(self._provider)):
            text = self.tr("At the moment {variable} is used instead.")
            self.note.show_text(
                text.replace("{variable}", _variable(self._provider)), "info", icons.Ink.SECOND
            )
        else:
            self.note.show_text("")
        self.note.setVisible(bool(self.note.text()))
        self.edit.setAccessibleDescription(self.note.text())

    def _on_text_changed(self) -> None:
        # Nobody is told off while still typing.
        self.note.hide()

    def _on_editing_finished(self) -> None:
        self._check()
        if self.is_right():
            self.chosen.emit(self.edit.text().strip())
        else:
            announce(self.edit, self.note.text())


def _variable(provider: str) -> str:
    return f"FACESWAP_DESKTOP_{provider.upper().replace('-', '_')}_URL"
