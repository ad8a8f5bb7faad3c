# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: notices, and what is remembered on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.indent import indented
from faceswap_desktop.gui.setting_row import SettingRow
from faceswap_desktop.gui.settings_card import SettingsCard

if TYPE_CHECKING:
    from faceswap_desktop.gui.settings_keeper import SettingsKeeper


class PrivacySettings(SettingsCard):
    """`history_clear_requested` comes after asking."""

    history_clear_requested = Signal()

    def __init__(self, keeper: SettingsKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.notices = QCheckBox(self)
        self.history = QCheckBox(self)
        self.clear_button = QPushButton(self)
        self.clear_button.setAutoDefault(False)
        self._notices_row = SettingRow(self.notices, self)
        self._history_row = SettingRow(self.history, self)
        self.add(self._notices_row)
        self.add(self._history_row)
        holder = QWidget(self)
        line = QHBoxLayout()
        line.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeading)
        holder.setLayout(indented(line, 26))
        self.add(holder, has_line=False)
        self.show_current()
        self._name_all()
        self.notices.toggled.connect(lambda is_on: keeper.update(notifications=is_on))
        self.history.toggled.connect(lambda is_on: keeper.update(history=is_on))
        self.clear_button.clicked.connect(self._on_clear_clicked)

    def show_current(self) -> None:
        """Show what holds now."""
        self.notices.setChecked(self._keeper.current.notifications)
        self.history.setChecked(self._keeper.current.history)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _name_all(self) -> None:
        self.set_title(self.tr("Notices and history"))
        self._notices_row.set_texts(
            self.tr("Tell me when a result is ready"),
            self.tr("A notice of your system, only while the window is not in front."),
        )
        self._history_row.set_texts(
            self.tr("Remember jobs and results"),
            self.tr("Off, they are removed from this program when it is closed."),
        )
        self.clear_button.setText(self.tr("Clear history…"))

    def _on_clear_clicked(self) -> None:
        ask(
            self.window(),
            self.tr("Remove all jobs and their results from this program?"),
            self.tr("What you saved elsewhere stays, and so do your photos."),
            self.tr("Remove"),
            self.tr("Keep them"),
            self.history_clear_requested.emit,
        )
