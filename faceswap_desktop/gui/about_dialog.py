# SPDX-License-Identifier: GPL-3.0-or-later
"""About: the version, the licence, and what the program is made of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop import __version__
from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.licences import components
from faceswap_desktop.gui.plain_dialog import PlainDialog

_SIZE = QSize(620, 640)
_ICON = 64


class AboutDialog(PlainDialog):
    """Reads the licences from what is installed; nothing in it comes from anywhere else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, parent)
        self.icon = QLabel(self)
        self.icon.setPixmap(icons.app_icon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
        self.title = QLabel("FaceSwap Desktop", self)
        theme.set_role(self.title, theme.Role.TITLE)
        self.version = QLabel(self)
        self.version.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.set_role(self.version, theme.Role.SECOND)
        self.licence = QLabel(self)
        self.licence.setWordWrap(True)
        self.heading = QLabel(self)
        theme.set_role(self.heading, theme.Role.HEADING)
        self.parts = QListWidget(self)
        self.parts.setSpacing(3)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self._components = components()
        for each in self._components:
            words = f"{each.name} {each.version}".strip()
            self.parts.addItem(f"{words}  ·  {each.licence}" if each.licence else words)
        self._lay_out()
        self.name_all()
        self.parts.currentRowChanged.connect(self._on_row_changed)
        self.parts.setCurrentRow(0)

    def name_all(self) -> None:
        """Put all words in the current language."""
        super().name_all()
        self.set_title(self.tr("About FaceSwap Desktop"))
        self.version.setText(self.tr("Version {version}").replace("{version}", __version__))
        self.licence.setText(
            self.tr(
                "Puts a face into a photo, or changes its background. Free software under the GNU "
                "General Public License, version 3 or later; it comes without any warranty."
            )
        )
        self.heading.setText(self.tr("Made with"))
        self.parts.setAccessibleName(self.tr("Made with"))
        self.text.setAccessibleName(self.tr("Licence"))
        self._on_row_changed(self.parts.currentRow())

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.version)
        head = QHBoxLayout()
        head.setSpacing(tokens.gap)
        head.addWidget(self.icon)
        head.addLayout(words, 1)
        self.content.addLayout(head)
        self.content.addWidget(self.licence)
        self.content.addWidget(self.heading)
        self.content.addWidget(self.parts, 2)
        self.content.addWidget(self.text, 3)

    def _on_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._components):
            part = self._components[row]
            text = part.text() or self.tr("The text of this licence is not part of this copy.")
            self.text.setPlainText(text)
