# SPDX-License-Identifier: GPL-3.0-or-later
"""What came out, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.icon_label import IconLabel
from faceswap_desktop.gui.result_switcher import ResultSwitcher

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

_LABEL_ROOM = 150
_ICON_ONLY = 48


class ResultBar(QWidget):
    """A line under the preview: done, and Use as photo, Copy, Show in folder, Save as.

    What is to be known about the result stands below it, all of it.
    """

    compare_requested = Signal()
    use_requested = Signal()
    copy_requested = Signal()
    folder_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_fitting = False
        self.label = IconLabel(self, ink=icons.Ink.DONE)
        self.switcher = ResultSwitcher(self)
        self.compare_button = self._button("side-by-side", self.compare_requested)
        self.use_button = self._button("use-result", self.use_requested)
        self.copy_button = self._button("copy", self.copy_requested)
        self.folder_button = self._button("folder", self.folder_requested)
        self.save_button = self._button("save", self.save_requested)
        theme.set_kind(self.save_button, theme.Kind.OUTLINED)
        icons.put_icon(self.save_button, "save", icons.Ink.ACCENT)
        self.cautions = IconLabel(self, ink=icons.Ink.WARNING, role=theme.Role.SMALL)
        self.cautions.hide()
        layout = QHBoxLayout()
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.switcher)
        layout.addWidget(self.compare_button)
        self._buttons = (self.use_button, self.copy_button, self.folder_button, self.save_button)
        for button in self._buttons:
            layout.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.tokens().inner_gap)
        rows.addLayout(layout)
        rows.addWidget(self.cautions)
        self._name_all()

    def show_done(self, text: str) -> None:
        """Say how it went."""
        self.label.show_text(text, "check", icons.Ink.DONE)

    def show_cautions(self, text: str) -> None:
        """Say what a person should know about the result; nothing for ""."""
        self.cautions.show_text(text, "info" if text else "")
        self.cautions.setVisible(bool(text))

    def set_enabled(self, *, is_saved: bool = True) -> None:
        """Switch the buttons on or off together."""
        for button in (self.compare_button, *self._buttons):
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep only the icons of the lesser buttons where there is no room for their words."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for the words of Save, two icons, and a few words of how it went."""
        height = super().minimumSizeHint().height()
        return QSize(_LABEL_ROOM + 2 * _ICON_ONLY + self.save_button.sizeHint().width(), height)

    def _fit(self) -> None:
        """Where it is narrow, lesser buttons lose their words; then two go, as menus have them."""
        # To show a button lays out the window at once, and comes back here.
        if self._is_fitting:
            return
        self._is_fitting = True
        for button, text in zip(self._buttons, self._words(), strict=True):
            button.setText(text)
        shown = [self.compare_button, *self._buttons]
        for button in (self.folder_button, self.copy_button, self.use_button):
            if self._needed(shown) > self.width():
                button.setText("")
        for button in (self.compare_button, self.folder_button):
            if self._needed(shown) > self.width():
                shown.remove(button)
        for button in (self.compare_button, self.folder_button):
            if button.isHidden() is (button in shown):
                button.setVisible(button in shown)
        self._is_fitting = False

    def _needed(self, shown: list[QPushButton]) -> int:
        """The width that everything would take with these buttons."""
        parts: list[QWidget] = [*shown]
        if not self.switcher.isHidden():
            parts.append(self.switcher)
        gap = theme.tokens().inner_gap
        return sum(each.sizeHint().width() + gap for each in parts) + _LABEL_ROOM

    def _words(self) -> tuple[str, ...]:
        """In the order of the buttons."""
        return (
            self.tr("Use as photo"),
            self.tr("Copy"),
            self.tr("Show in folder"),
            self.tr("Save as…"),
        )

    def _name_all(self) -> None:
        for button, text in zip(self._buttons, self._words(), strict=True):
            button.setAccessibleName(text)
            button.setToolTip(text.rstrip("…") if button is not self.use_button else "")
        for button, key in ((self.copy_button, "Ctrl+C"), (self.save_button, "Ctrl+S")):
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            tip = self.tr("{action} ({key})").replace("{key}", shown)
            button.setToolTip(tip.replace("{action}", button.toolTip()))
        self.use_button.setToolTip(self.tr("Change this result further"))
        self.folder_button.setToolTip(self.tr("Opens the folder in which the result lies"))
        self.compare_button.setToolTip(
            self.tr("Has another service do the same, to choose between the results")
        )
        self.compare_button.setAccessibleName(self.tr("Compare with another service"))
        self.save_button.setAccessibleName(self.tr("Save as"))
        self._fit()
