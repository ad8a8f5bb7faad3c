# SPDX-License-Identifier: GPL-3.0-or-later
"""A secret is typed or pasted here: hidden, unless one wants to see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from faceswap_desktop.gui import icons, theme

_LONGEST = 1280


class KeyField(QWidget):
    """`entered` comes with Return. What was typed is hidden again whenever it is cleared."""

    entered = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setMaxLength(_LONGEST)
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        hints = Qt.InputMethodHint
        self.edit.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhSensitiveData
            | hints.ImhNoAutoUppercase
            | hints.ImhNoPredictiveText
        )
        self.eye = QToolButton(self)
        self.eye.setCheckable(True)
        self.eye.setIcon(icons.icon("eye"))
        self.eye.setIconSize(QSize(18, 18))
        theme.set_kind(self.eye, theme.Kind.BUTTON)
        self.setFocusProxy(self.edit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.eye)
        self._name_all()
        self._show_or_hide()
        self.eye.toggled.connect(self._show_or_hide)
        self.edit.textChanged.connect(lambda: self.changed.emit())  # noqa: PLW0108  # drops it
        self.edit.returnPressed.connect(self.entered)

    def text(self) -> str:
        """What was typed, without blanks around it."""
        return self.edit.text().strip()

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()
        self.eye.setChecked(False)

    def set_name(self, name: str) -> None:
        """The accessible name: "Access key"."""
        self.edit.setAccessibleName(name)

    def set_example(self, example: str) -> None:
        """What one looks like, while nothing is typed."""
        self.edit.setPlaceholderText(example)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _name_all(self) -> None:
        self.eye.setAccessibleName(self.tr("Show what is typed"))
        self._show_effect()

    def _show_or_hide(self) -> None:
        mode = QLineEdit.EchoMode
        self.edit.setEchoMode(mode.Normal if self.eye.isChecked() else mode.Password)
        self._show_effect()

    def _show_effect(self) -> None:
        """Say what a click would do; the name stays, and its state says whether it holds."""
        is_shown = self.eye.isChecked()
        self.eye.setToolTip(
            self.tr("Hides what is typed behind dots")
            if is_shown
            else self.tr("Shows what is typed in place of dots")
        )
