# SPDX-License-Identifier: GPL-3.0-or-later
"""How a batch stands, in one line, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.icon_label import IconLabel

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

_BUTTON = 32


class BatchBar(QWidget):
    """A line and buttons; those that would do nothing are not there. Signals are wishes."""

    list_requested = Signal()
    retry_requested = Signal()
    save_requested = Signal()
    stop_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = IconLabel(self)
        self.list_button = self._button("photo", self.list_requested)
        self.retry_button = self._button("retry", self.retry_requested)
        self.save_button = self._button("save", self.save_requested)
        theme.set_kind(self.save_button, theme.Kind.OUTLINED)
        icons.put_icon(self.save_button, "save", icons.Ink.ACCENT)
        self.stop_button = self._button("close", self.stop_requested)
        self.close_button = QToolButton(self)
        theme.set_kind(self.close_button, theme.Kind.QUIET)
        self.close_button.setIcon(icons.icon("close", icons.Ink.SECOND))
        side = theme.tokens().icon
        self.close_button.setIconSize(QSize(side, side))
        self.close_button.setFixedSize(_BUTTON, _BUTTON)
        self.close_button.clicked.connect(self.dismissed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.label, 1)
        buttons = (self.list_button, self.retry_button, self.save_button, self.stop_button)
        for button in (*buttons, self.close_button):
            layout.addWidget(button)
        self._name_all()

    def show_summary(
        self,
        text: str,
        icon: str,
        ink: icons.Ink,
        *,
        has_list: bool,
        has_failed: bool,
        has_done: bool,
        has_running: bool,
        is_over: bool,
    ) -> None:
        """Say how it stands; the flags say what there is to be done."""
        self.label.show_text(text, icon, ink)
        self.setAccessibleDescription(text)
        self.list_button.setVisible(has_list)
        self.retry_button.setVisible(has_failed)
        self.save_button.setVisible(has_done)
        self.stop_button.setVisible(has_running)
        self.close_button.setVisible(is_over)

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
        self.setAccessibleName(self.tr("Batch"))
        self.list_button.setText(self.tr("Show list"))
        self.retry_button.setText(self.tr("Try the failed again"))
        self.save_button.setText(self.tr("Save all…"))
        self.save_button.setAccessibleName(self.tr("Save all"))
        self.stop_button.setText(self.tr("Stop all…"))
        self.stop_button.setAccessibleName(self.tr("Stop all"))
        self.close_button.setToolTip(self.tr("Closes this line; the results stay"))
        self.close_button.setAccessibleName(self.tr("Close"))
