# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: what is written into results, and where they go by themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStandardPaths
from PySide6.QtWidgets import QCheckBox, QWidget

from faceswap_desktop.gui.save_folder import SaveFolder
from faceswap_desktop.gui.setting_row import SettingRow
from faceswap_desktop.gui.settings_card import SettingsCard

if TYPE_CHECKING:
    from faceswap_desktop.gui.settings_keeper import SettingsKeeper


class ResultsSettings(SettingsCard):
    """Mark, location, and the folder of autosave."""

    def __init__(self, keeper: SettingsKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.mark = QCheckBox(self)
        self.location = QCheckBox(self)
        self.autosave = QCheckBox(self)
        self.folder = SaveFolder(self._folder_now(), self)
        self._mark_row = SettingRow(self.mark, self)
        self._location_row = SettingRow(self.location, self)
        self._autosave_row = SettingRow(self.autosave, self)
        self.add(self._mark_row)
        self.add(self._location_row)
        self.add(self._autosave_row)
        self.add(self.folder, has_line=False)
        self.show_current()
        self._name_all()
        self.mark.toggled.connect(lambda is_on: keeper.update(mark_results=is_on))
        self.location.toggled.connect(lambda is_on: keeper.update(keep_location=is_on))
        self.autosave.toggled.connect(self._on_autosave_toggled)
        self.folder.chosen.connect(self._on_folder_chosen)

    def show_current(self) -> None:
        """Show what holds now."""
        current = self._keeper.current
        self.mark.setChecked(current.mark_results)
        self.location.setChecked(current.keep_location)
        self.autosave.setChecked(current.autosave)
        self.folder.set_folder(self._folder_now())
        self.folder.setVisible(current.autosave)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _name_all(self) -> None:
        self.set_title(self.tr("Results"))
        self._mark_row.set_texts(
            self.tr("Mark results as altered"),
            self.tr(
                "Writes into the file, not onto the picture, that it was altered, so that nobody "
                "takes it for an untouched photo. Some countries ask for this by law."
            ),
        )
        self._location_row.set_texts(
            self.tr("Keep the location when saving"),
            self.tr("Off, the place where the photo was taken is left out of the saved file."),
        )
        self._autosave_row.set_texts(
            self.tr("Save finished results by themselves"),
            self.tr("Each result is also written to this folder, under a name that is free."),
        )

    def _folder_now(self) -> Path:
        chosen = self._keeper.current.autosave_folder
        if chosen:
            return Path(chosen)
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        return Path(QStandardPaths.writableLocation(pictures) or Path.home())

    def _on_autosave_toggled(self, is_on: bool) -> None:  # noqa: FBT001  # Qt's signal
        # The folder that is shown is the one that is used, so it is kept along with the switch.
        self._keeper.update(autosave=is_on, autosave_folder=str(self.folder.folder))
        self.folder.setVisible(is_on)

    def _on_folder_chosen(self, folder: Path) -> None:
        self._keeper.update(autosave_folder=str(folder))
