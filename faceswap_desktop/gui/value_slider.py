# SPDX-License-Identifier: GPL-3.0-or-later
"""A slider over a range of numbers, with the number beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from faceswap_desktop.providers.base import Option


class ValueSlider(QWidget):
    """Moves in the option's steps; fractions of one are shown in percent."""

    changed = Signal()

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option = option
        self._steps = max(1, round((option.maximum - option.minimum) / option.step))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, self._steps)
        self.slider.setPageStep(max(1, self._steps // 10))
        self.slider.setMinimumWidth(80)
        self.slider.valueChanged.connect(self._on_slider_changed)
        self.number = QLabel(self)
        self.number.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        theme.set_role(self.number, theme.Role.SECOND)
        widest = max((self._text(at) for at in (option.minimum, option.maximum)), key=len)
        self.number.setMinimumWidth(QFontMetrics(theme.font()).horizontalAdvance(widest) + 4)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.number)
        self.setFocusProxy(self.slider)
        self._on_slider_changed()

    def value(self) -> float:
        """The number, free of the noise of floating point."""
        share = self.slider.value() / self._steps
        option = self._option
        return round(option.minimum + share * (option.maximum - option.minimum), 6)

    def set_value(self, value: float) -> None:
        """Move to the step that is closest to `value`."""
        option = self._option
        share = (value - option.minimum) / ((option.maximum - option.minimum) or 1.0)
        self.slider.setValue(round(share * self._steps))

    def value_text(self) -> str:
        """The number in words of the locale."""
        return self._text(self.value())

    def _text(self, value: float) -> str:
        option = self._option
        locale = QLocale()
        is_share = not option.unit and option.minimum >= 0 and option.maximum <= 1
        if is_share or option.unit == "%":
            whole = value * 100 if is_share else value
            return f"{locale.toString(round(whole))} %"
        decimals = 0 if option.step >= 1 else 1 if option.step >= 0.1 else 2
        return f"{locale.toString(float(value), 'f', decimals)} {option.unit}".strip()

    def _on_slider_changed(self) -> None:
        self.number.setText(self.value_text())
        self.slider.setAccessibleDescription(self.value_text())
        self.changed.emit()
