# SPDX-License-Identifier: GPL-3.0-or-later
"""The receipt of a job: one page to read, to copy, to keep as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QWidget

from faceswap_desktop.gui import icons
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.details_fold import DetailsFold
from faceswap_desktop.gui.icon_label import IconLabel
from faceswap_desktop.gui.plain_dialog import PlainDialog

_SIZE = QSize(640, 520)


class ReceiptDialog(PlainDialog):
    """`export_requested` carries the path of the file that the text is to be written to."""

    export_requested = Signal(object)

    def __init__(self, text: str, suggested: Path, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, parent)
        self._suggested = suggested
        self.files: QFileDialog | None = None
        self.text = QPlainTextEdit(text, self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.outcome = IconLabel(self)
        self.details = DetailsFold(self)
        self.copy_button = QPushButton(self)
        self.export_button = QPushButton(self)
        for button, icon in ((self.copy_button, "copy"), (self.export_button, "save")):
            button.setAutoDefault(False)
            icons.put_icon(button, icon)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.export_button.clicked.connect(self._on_export_clicked)
        self.content.addWidget(self.text, 1)
        self.content.addWidget(self.details)
        self.buttons.insertWidget(0, self.outcome, 1)
        self.buttons.insertWidget(2, self.copy_button)
        self.buttons.insertWidget(3, self.export_button)
        self.name_all()

    def name_all(self) -> None:
        """Put all words in the current language; the page itself stays as it was made."""
        super().name_all()
        self.set_title(self.tr("What was sent"))
        self.text.setAccessibleName(self.tr("What was sent"))
        self.copy_button.setText(self.tr("&Copy"))
        self.export_button.setText(self.tr("&Export…"))

    def show_done(self, text: str) -> None:
        """Say that something worked."""
        self.outcome.show_text(text, "check", icons.Ink.DONE)
        self.details.show_details("")
        announce(self, text)

    def show_failure(self, text: str, details: str = "") -> None:
        """Say that something did not; the technical text behind it is folded away."""
        self.outcome.show_text(text, "warning", icons.Ink.ERROR)
        self.details.show_details(details)
        announce(self, text)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.show_done(self.tr("Copied"))

    def _on_export_clicked(self) -> None:
        files = QFileDialog(self, self.tr("Export as a text file"), str(self._suggested))
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setNameFilter(self.tr("Text (*.txt)"))
        files.setDefaultSuffix("txt")
        files.selectFile(self._suggested.name)
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.fileSelected.connect(self._on_files_file_selected)
        files.finished.connect(self._on_files_finished)
        self.files = files
        files.open()

    def _on_files_file_selected(self, file: str) -> None:
        self.export_requested.emit(Path(file))

    def _on_files_finished(self) -> None:
        self.files = None
