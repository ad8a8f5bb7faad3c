# SPDX-License-Identifier: GPL-3.0-or-later
"""Another photo that a service wants, in one line: choose it, its name, take it away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.elided_label import ElidedLabel


class PhotoField(QWidget):
    """Holds a path and a name; opening and decoding is done by whoever hears `wanted`."""

    changed = Signal()
    wanted = Signal()
    """The user wants to choose a photo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self.choose_button = QPushButton(self)
        icons.put_icon(self.choose_button, "photo")
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.name = ElidedLabel("", self)
        theme.set_role(self.name, theme.Role.SECOND)
        self.remove_button = QToolButton(self)
        self.remove_button.setIcon(icons.icon("close", icons.Ink.SECOND))
        self.remove_button.setIconSize(QSize(16, 16))
        theme.set_kind(self.remove_button, theme.Kind.QUIET)
        self.remove_button.clicked.connect(self._on_remove_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.choose_button)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.remove_button)
        self.setFocusProxy(self.choose_button)
        self._show("")

    def value(self) -> str:
        """The path of the picture file; "" is none."""
        return self._path

    def set_value(self, path: str) -> None:
        """Hold the picture file at `path`, shown by its own name."""
        self.set_photo(path, Path(path).name if path else "")

    def set_photo(self, path: str, name: str) -> None:
        """Hold the picture file at `path`, shown as `name`."""
        self._show(name)
        if path != self._path:
            self._path = path
            self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _show(self, name: str) -> None:
        self.name.setText(name)
        self.remove_button.setVisible(bool(name))
        self._name_all()

    def _name_all(self) -> None:
        name = self.name.text()
        self.remove_button.setAccessibleName(self.tr("Remove the photo"))
        self.remove_button.setToolTip(self.tr("Remove the photo"))
        self.choose_button.setText(self.tr("Replace…") if name else self.tr("Choose…"))

    def _on_choose_clicked(self) -> None:
        self.wanted.emit()

    def _on_remove_clicked(self) -> None:
        self.set_photo("", "")
        self.choose_button.setFocus()
