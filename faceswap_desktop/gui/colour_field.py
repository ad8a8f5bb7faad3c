# SPDX-License-Identifier: GPL-3.0-or-later
"""A colour: a few ready ones, and any other through the system's own dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QColorDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.gui.swatch_button import SwatchButton


class ColourField(QWidget):
    """Discs to pick from, and a button that opens the dialog; the value is "#rrggbb"."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = "#ffffff"
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._on_group_toggled)
        self.swatches: list[SwatchButton] = []
        self._discs = QHBoxLayout()
        self._discs.setSpacing(2)
        self._discs.setContentsMargins(0, 0, 0, 0)
        for colour, name in self._ready_colours():
            self._add(QColor(colour), name)
        self._own: SwatchButton | None = None
        self.other_button = QPushButton(self.tr("Other…"), self)
        self.other_button.setAccessibleDescription(self.tr("Choose any other colour"))
        self.other_button.clicked.connect(self._on_other_clicked)
        self.dialog: QColorDialog | None = None
        self._discs.addStretch(1)
        self._discs.addWidget(self.other_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._discs)

    def value(self) -> str:
        """The colour as "#rrggbb"."""
        return self._value

    def set_value(self, value: str) -> None:
        """Pick a colour; what is none changes nothing."""
        colour = QColor(value)
        if not colour.isValid():
            return
        known = next((each for each in self.swatches if each.colour.name() == colour.name()), None)
        (known or self._own_swatch(colour)).setChecked(True)
        self._take(colour)

    def _ready_colours(self) -> tuple[tuple[str, str], ...]:
        return (
            ("#ffffff", self.tr("White")),
            ("#e6e6e6", self.tr("Light grey")),
            ("#5a5a5f", self.tr("Dark grey")),
            ("#c9dcf0", self.tr("Light blue")),
            ("#f3e6d2", self.tr("Cream")),
        )

    def _add(self, colour: QColor, name: str) -> SwatchButton:
        swatch = SwatchButton(colour, name, self)
        self._group.addButton(swatch)
        self._discs.insertWidget(len(self.swatches), swatch)
        self.swatches.append(swatch)
        return swatch

    def _own_swatch(self, colour: QColor) -> SwatchButton:
        """The last disc, which shows what the dialog gave."""
        if self._own is None:
            self._own = self._add(colour, self.tr("Own colour"))
        self._own.colour = colour
        self._own.update()
        return self._own

    def _take(self, colour: QColor) -> None:
        if colour.name() != self._value:
            self._value = colour.name()
            self.changed.emit()

    def _on_group_toggled(self, button: SwatchButton, is_on: bool) -> None:  # noqa: FBT001  # Qt's
        if is_on:
            self._take(button.colour)

    def _on_other_clicked(self) -> None:
        dialog = QColorDialog(QColor(self._value), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Choose a colour"))
        dialog.colorSelected.connect(self._on_dialog_selected)
        dialog.destroyed.connect(self._on_dialog_destroyed)
        self.dialog = dialog
        dialog.open()

    def _on_dialog_selected(self, colour: QColor) -> None:
        self.set_value(colour.name())

    def _on_dialog_destroyed(self) -> None:
        self.dialog = None
