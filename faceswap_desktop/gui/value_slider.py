# SPDX-License-Identifier: GPL-3.0-or-later
"""A slider over a range of numbers, with the number beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.slider import Slider

if TYPE_CHECKING:
    from faceswap_desktop.providers.base import Option


class ValueSlider(QWidget):
    """Moves in the option's steps; fractions of one are shown in percent.

    The slider itself counts in what is shown, so that screen readers say "70" for 70 %.
    """

    changed = Signal()

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option = option
        self._steps = max(1, round((option.maximum - option.minimum) / option.step))
        self.slider = Slider(self)
        self._scale = max(100 if self._is_share() else 1, 1 / option.step)
        self.slider.setRange(self._place(0), self._place(self._steps))
        self.slider.setSingleStep(max(1, round(option.step * self._scale)))
        self.slider.setPageStep(self._place(max(1, self._steps // 10)) - self._place(0))
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
        return round(self._value_at(self._step()), 6)

    def set_value(self, value: float) -> None:
        """Move to the step that is closest to `value`."""
        option = self._option
        share = (value - option.minimum) / ((option.maximum - option.minimum) or 1.0)
        self.slider.setValue(self._place(round(share * self._steps)))

    def value_text(self) -> str:
        """The number in words of the locale."""
        return self._text(self.value())

    def _text(self, value: float) -> str:
        option = self._option
        locale = QLocale()
        if self._is_share() or option.unit == "%":
            whole = value * 100 if self._is_share() else value
            return self.tr("{n} %").replace("{n}", locale.toString(round(whole)))
        decimals = 0 if option.step >= 1 else 1 if option.step >= 0.1 else 2
        number = locale.toString(float(value), "f", decimals)
        if not option.unit:
            return number
        text = self.tr("{number} {unit}").replace(
            "{unit}", QCoreApplication.translate("providers", option.unit)
        )
        return text.replace("{number}", number)

    def _is_share(self) -> bool:
        option = self._option
        return not option.unit and option.minimum >= 0 and option.maximum <= 1

    def _value_at(self, step: int) -> float:
        option = self._option
        return option.minimum + step / self._steps * (option.maximum - option.minimum)

    def _place(self, step: int) -> int:
        """Where the slider stands at a step."""
        return round(self._value_at(step) * self._scale)

    def _step(self) -> int:
        """The step that is closest to where the slider stands."""
        first, last = self.slider.minimum(), self.slider.maximum()
        return round((self.slider.value() - first) / ((last - first) or 1) * self._steps)

    def _on_slider_changed(self) -> None:
        place = self._place(self._step())
        if place != self.slider.value():
            self.slider.setValue(place)  # comes back here
            return
        self.number.setText(self.value_text())
        self.slider.setAccessibleDescription(self.value_text())
        self.changed.emit()
