# SPDX-License-Identifier: GPL-3.0-or-later
"""What came out, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.icon_label import IconLabel

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class ResultBar(QWidget):
    """One line under the preview: done, and Copy, Show in folder, Save as."""

    copy_requested = Signal()
    folder_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = IconLabel(self, ink=icons.Ink.DONE)
        self.copy_button = self._button("copy", self.copy_requested)
        self.folder_button = self._button("folder", self.folder_requested)
        self.save_button = self._button("save", self.save_requested)
        theme.set_kind(self.save_button, theme.Kind.OUTLINED)
        icons.put_icon(self.save_button, "save", icons.Ink.ACCENT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.label, 1)
        for button in (self.copy_button, self.folder_button, self.save_button):
            layout.addWidget(button)
        self._name_all()

    def show_done(self, text: str, caution: str = "") -> None:
        """Say how it went; `caution` is what a person should know about the result."""
        if caution:
            self.label.show_text(caution, "info", icons.Ink.WARNING)
            self.label.setToolTip(text)
        else:
            self.label.show_text(text, "check", icons.Ink.DONE)
            self.label.setToolTip("")

    def set_enabled(self, *, is_saved: bool = True) -> None:
        """Switch the three buttons on or off together."""
        for button in (self.copy_button, self.folder_button, self.save_button):
            button.setEnabled(is_saved)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _button(self, icon: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(self)
        icons.put_icon(button, icon)
        button.clicked.connect(lambda: signal.emit())  # noqa: PLW0108  # drops the checked state
        return button

    def _name_all(self) -> None:
        self.copy_button.setText(self.tr("Copy"))
        self.folder_button.setText(self.tr("Show in folder"))
        self.save_button.setText(self.tr("Save as…"))
        self.save_button.setAccessibleName(self.tr("Save as"))
