# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder, and the button that chooses another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.elided_label import ElidedLabel


class SaveFolder(QWidget):
    """Shows where a file will lie. `chosen` carries the folder that the user picked."""

    chosen = Signal(object)  # Path

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.label = ElidedLabel(parent=self)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_button_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.button)
        self._retranslate()
        self.show_folder(folder)

    @property
    def folder(self) -> Path:
        """The folder that was chosen last."""
        return self._folder

    def set_folder(self, folder: Path) -> None:
        """Take another folder, without telling anybody."""
        self._folder = folder
        self.show_folder(folder)

    def show_folder(self, folder: Path) -> None:
        """Show a folder; the chosen one stays what it is."""
        self.label.setText(str(folder))
        self.button.setAccessibleDescription(str(folder))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_button_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()

    def _on_folder_selected(self, folder: str) -> None:
        self.set_folder(Path(folder))
        self.chosen.emit(self._folder)

    def _retranslate(self) -> None:
        self.button.setText(self.tr("C&hoose…"))
        self.button.setAccessibleName(self.tr("Choose a folder"))
