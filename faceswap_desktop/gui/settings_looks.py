# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: light or dark, the language, and motion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.segmented_control import SegmentedControl
from faceswap_desktop.gui.setting_row import SettingRow
from faceswap_desktop.gui.settings_card import SettingsCard

if TYPE_CHECKING:
    from faceswap_desktop.gui.settings_keeper import SettingsKeeper


class LooksSettings(SettingsCard):
    """Takes effect while one looks. `language_chosen` carries a code, "" for the system's."""

    language_chosen = Signal(str)

    def __init__(
        self,
        keeper: SettingsKeeper,
        languages: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.themes = SegmentedControl("", self)
        self.themes.set_choices([(each.value, each.value) for each in theme.Theme])
        self.language = QComboBox(self)
        self.language.addItem("", "")
        for code, name in languages:
            self.language.addItem(name, code)
        self.motion = QCheckBox(self)
        self._theme_row = SettingRow(self.themes, self)
        self._language_row = SettingRow(self.language, self)
        self._motion_row = SettingRow(self.motion, self)
        for row in (self._theme_row, self._language_row, self._motion_row):
            self.add(row)
        self.show_current()
        self._name_all()
        self.themes.chosen.connect(self._on_theme_chosen)
        self.language.activated.connect(self._on_language_activated)
        self.motion.toggled.connect(self._on_motion_toggled)

    def show_current(self) -> None:
        """Show what holds now."""
        current = self._keeper.current
        known = current.theme if current.theme in self.themes.values() else theme.Theme.SYSTEM.value
        self.themes.set_value(known)
        self.language.setCurrentIndex(max(0, self.language.findData(current.language)))
        self.motion.setChecked(current.reduced_motion is True)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _name_all(self) -> None:
        self.set_title(self.tr("Looks"))
        for value, text in (
            (theme.Theme.SYSTEM, self.tr("System")),
            (theme.Theme.LIGHT, self.tr("Light")),
            (theme.Theme.DARK, self.tr("Dark")),
        ):
            self.themes.segment(value.value).setText(text)
        self.language.setItemText(0, self.tr("Same as the system"))
        self._theme_row.set_texts(
            self.tr("Light or dark"),
            self.tr("System follows your computer, also while it changes."),
        )
        self._language_row.set_texts(self.tr("Language"), self.tr("Changes at once."))
        self._motion_row.set_texts(
            self.tr("Less motion"),
            self.tr("Leaves out all animations. Off, the program follows your system."),
        )

    def _on_theme_chosen(self, value: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, theme.Theme(value))
        self._keeper.update(theme=value)

    def _on_language_activated(self) -> None:
        code = str(self.language.currentData())
        if code != self._keeper.current.language:
            self._keeper.update(language=code)
            self.language_chosen.emit(code)

    def _on_motion_toggled(self, is_on: bool) -> None:  # noqa: FBT001  # Qt's signal
        wanted = True if is_on else None
        theme.set_reduced_motion(wanted)
        self._keeper.update(reduced_motion=wanted)
