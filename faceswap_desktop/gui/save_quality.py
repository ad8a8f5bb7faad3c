# SPDX-License-Identifier: GPL-3.0-or-later
"""How well a picture is kept, from 1 to 100, by slider or by number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.slider import Slider


class SaveQuality(QWidget):
    """A slider and its number, always the same. `changed` carries the new value."""

    changed = Signal(int)

    def __init__(self, value: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = Slider(self)
        self.slider.setRange(1, 100)
        self.slider.setPageStep(10)
        self.slider.setMinimumHeight(theme.tokens().handle)
        self.slider.setValue(value)
        self.number = QSpinBox(self)
        self.number.setRange(1, 100)
        self.number.setValue(value)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.slider.valueChanged.connect(self.number.setValue)
        self.number.valueChanged.connect(self.slider.setValue)
        self.slider.valueChanged.connect(self.changed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().gap)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.number)
        self.setFocusProxy(self.slider)
        self._retranslate()

    @property
    def value(self) -> int:
        """1 to 100."""
        return self.slider.value()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.slider.setAccessibleName(self.tr("Quality"))
        self.number.setAccessibleName(self.tr("Quality, as a number"))
