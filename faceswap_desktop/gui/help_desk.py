# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens what explains the program: help, the sheet of keys, About, the report of a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from faceswap_desktop.gui import language

if TYPE_CHECKING:
    from faceswap_desktop.core.paths import Folders
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.settings.preferences import PreferencesStore


class HelpDesk(QObject):
    """Each dialog is made when it is asked for, and gone when it is closed."""

    def __init__(self, window: MainWindow, preferences: PreferencesStore, own: Folders) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._own = own
        self._open: dict[str, QDialog] = {}
        window.language_changed.connect(self._on_window_language_changed)

    def show_help(self, section: str = "") -> None:
        """The short help, at one of its sections."""
        from faceswap_desktop.gui.help_dialog import HelpDialog  # noqa: PLC0415

        dialog = HelpDialog(language.current(), self._window)
        if section:
            dialog.show_section(section)
        self._show("help", dialog)

    def _on_window_language_changed(self) -> None:
        from faceswap_desktop.gui.help_dialog import HelpDialog  # noqa: PLC0415

        dialog = self._open.get("help")
        if isinstance(dialog, HelpDialog):
            dialog.set_language(language.current())

    def show_shortcuts(self) -> None:
        """All keys, read off the menus."""
        from faceswap_desktop.gui.shortcut_list import (  # noqa: PLC0415
            menu_shortcuts,
            other_shortcuts,
        )
        from faceswap_desktop.gui.shortcuts_dialog import ShortcutsDialog  # noqa: PLC0415

        bar = self._window.menuBar()
        dialog = ShortcutsDialog(lambda: menu_shortcuts(bar) + other_shortcuts(), self._window)
        self._show("shortcuts", dialog)

    def show_about(self) -> None:
        """Version and licences."""
        from faceswap_desktop.gui.about_dialog import AboutDialog  # noqa: PLC0415

        self._show("about", AboutDialog(self._window))

    def show_report(self) -> None:
        """What support needs to know, to be read and copied; nothing is sent."""
        from faceswap_desktop.core import logs  # noqa: PLC0415
        from faceswap_desktop.gui import report  # noqa: PLC0415
        from faceswap_desktop.gui.report_dialog import ReportDialog  # noqa: PLC0415

        crash = logs.crash_before_start()
        text = report.compose(self._own, self._preferences.current, crash=crash)
        self._show("report", ReportDialog(text, self._window))

    def _show(self, name: str, dialog: QDialog) -> None:
        before = self._open.pop(name, None)
        if before is not None:
            before.close()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda: self._forget(name, dialog))
        self._open[name] = dialog
        dialog.show()

    def _forget(self, name: str, dialog: QDialog) -> None:
        if self._open.get(name) is dialog:
            del self._open[name]
