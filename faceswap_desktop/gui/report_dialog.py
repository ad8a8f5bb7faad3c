# SPDX-License-Identifier: GPL-3.0-or-later
"""Report a problem: one text to read and to copy. Nothing is sent."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.icon_label import IconLabel
from faceswap_desktop.gui.plain_dialog import PlainDialog
from faceswap_desktop.gui.save_notice import give_room

_SIZE = QSize(640, 600)


class ReportDialog(PlainDialog):
    """Shows a text made by `gui.report`; what is changed in it by hand is copied as well."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, parent)
        self.explanation = QLabel(self)
        self.explanation.setWordWrap(True)
        self.text = QPlainTextEdit(text, self)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.done_label = IconLabel(self, ink=icons.Ink.DONE)
        self.copy_button = QPushButton(self)
        self.copy_button.setDefault(True)
        icons.put_icon(self.copy_button, "copy", icons.Ink.ON_ACCENT)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.text.textChanged.connect(self._on_text_changed)
        self.content.addWidget(self.explanation)
        self.content.addWidget(self.text, 1)
        self.buttons.insertWidget(0, self.done_label)
        self.buttons.addWidget(self.copy_button)
        self.name_all()
        self.copy_button.setFocus()

    def name_all(self) -> None:
        """Put all words in the current language."""
        super().name_all()
        self.set_title(self.tr("Report a problem"))
        self.explanation.setText(
            self.tr(
                "Copy this text to whoever is to help you, and say what happened. It holds no "
                "photos and no access keys, and nothing is sent from here. You can change it."
            )
        )
        self.text.setAccessibleName(self.tr("Report"))
        self.copy_button.setText(self.tr("&Copy"))
        give_room(self.copy_button)
        self.copy_button.setMinimumWidth(self.copy_button.minimumWidth() + theme.tokens().icon + 6)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.done_label.show_text(self.tr("Copied"), "check")
        announce(self.copy_button, self.tr("Copied"))

    def _on_text_changed(self) -> None:
        self.done_label.show_text("")
