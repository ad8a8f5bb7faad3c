# SPDX-License-Identifier: GPL-3.0-or-later
"""The right control for each kind of option, behind one interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QSlider, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.segmented_control import SegmentedControl
from faceswap_desktop.gui.value_slider import ValueSlider
from faceswap_desktop.providers.description import Option, OptionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractSpinBox, QComboBox

    from faceswap_desktop.core.operation import OptionValue

_SEGMENTS = 4
_LETTERS = 26
_LONGEST_WORD = 20


def words(text: str) -> str:
    """An English text of a service's, in the current language."""
    return QCoreApplication.translate("providers", text) if text else ""


class OptionField(QObject):
    """One option's control: `control` to lay out, its value, and a signal when it changes.

    Controls tell every change, by hand or by `set_value`; `changed` comes for both.
    """

    changed = Signal()

    def __init__(
        self,
        option: Option,
        control: QWidget,
        getter: Callable[[], OptionValue],
        setter: Callable[[OptionValue], None],
    ) -> None:
        super().__init__(control)
        self.option = option
        self.control = control
        self._getter = getter
        self._setter = setter

    def value(self) -> OptionValue:
        """What is set."""
        return self._getter()

    def set_value(self, value: OptionValue) -> None:
        """Set it."""
        self._setter(value)

    def is_default(self) -> bool:
        """Whether it is what the service would take by itself."""
        value, default = self.value(), self.option.default
        if isinstance(value, float) and isinstance(default, (int, float)):
            return abs(value - default) < self.option.step / 2
        return value == default


def make_field(option: Option, parent: QWidget) -> OptionField:
    """The control for `option`, with its default set, its name, and its help."""
    field = _make(option, parent)
    field.set_value(option.default)
    _describe(option, field.control)
    return field


def _make(option: Option, parent: QWidget) -> OptionField:
    match option.kind:
        case OptionKind.SWITCH:
            return _switch(option, parent)
        case OptionKind.SLIDER:
            slider = ValueSlider(option, parent)
            field = OptionField(
                option, slider, slider.value, lambda value: slider.set_value(float(value))
            )
            slider.changed.connect(field.changed)
            return field
        case OptionKind.NUMBER:
            return _number(option, parent)
        case OptionKind.CHOICE:
            return _choice(option, parent)
        case OptionKind.TEXT:
            return _text(option, parent)
        case OptionKind.COLOUR:
            return _colour(option, parent)
        case OptionKind.PHOTO:
            return _photo(option, parent)
        case _:
            assert_never(option.kind)


def _switch(option: Option, parent: QWidget) -> OptionField:
    box = QCheckBox(words(option.label), parent)
    field = OptionField(option, box, box.isChecked, lambda value: box.setChecked(bool(value)))
    box.toggled.connect(lambda: field.changed.emit())  # noqa: PLW0108  # drops the state
    return field


def _number(option: Option, parent: QWidget) -> OptionField:
    from PySide6.QtWidgets import QSpinBox  # noqa: PLC0415  # rare controls are loaded late

    box = QSpinBox(parent)
    theme.pad_spin_box(box)
    box.setRange(round(option.minimum), round(option.maximum))
    box.setSingleStep(max(1, round(option.step)))
    if option.unit:
        box.setSuffix(f" {words(option.unit)}")
    field = OptionField(option, box, box.value, lambda value: box.setValue(round(float(value))))
    box.valueChanged.connect(lambda: field.changed.emit())  # noqa: PLW0108  # drops the number
    _keep_from_wheel(box)
    return field


def _choice(option: Option, parent: QWidget) -> OptionField:
    labels = [words(choice.label) for choice in option.choices]
    if len(labels) <= _SEGMENTS and sum(map(len, labels)) <= _LETTERS:
        control = SegmentedControl(words(option.label), parent)
        control.set_choices(
            (choice.value, label) for choice, label in zip(option.choices, labels, strict=True)
        )
        field = OptionField(
            option, control, control.value, lambda value: _hold(control, field, str(value))
        )
        control.chosen.connect(lambda: field.changed.emit())  # noqa: PLW0108  # drops the value
        return field
    from PySide6.QtWidgets import QComboBox  # noqa: PLC0415

    box = QComboBox(parent)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    # As wide as its longest word, as far as the column goes: a word that is cut says little.
    box.setMinimumContentsLength(min(max(map(len, labels), default=8), _LONGEST_WORD))
    for choice, label in zip(option.choices, labels, strict=True):
        box.addItem(label, choice.value)
    field = OptionField(
        option,
        box,
        lambda: str(box.currentData()),
        lambda value: box.setCurrentIndex(max(0, box.findData(value))),
    )
    box.currentIndexChanged.connect(lambda: field.changed.emit())  # noqa: PLW0108  # drops it
    _keep_from_wheel(box)
    return field


def _hold(control: SegmentedControl, field: OptionField, value: str) -> None:
    if value in control.values() and value != control.value():
        control.set_value(value)
        field.changed.emit()


def _text(option: Option, parent: QWidget) -> OptionField:
    from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415

    line = QLineEdit(parent)
    line.setMaxLength(option.max_length)
    field = OptionField(option, line, line.text, lambda value: line.setText(str(value)))
    line.textChanged.connect(lambda: field.changed.emit())  # noqa: PLW0108  # drops the text
    return field


def _colour(option: Option, parent: QWidget) -> OptionField:
    from faceswap_desktop.gui.colour_field import ColourField  # noqa: PLC0415  # rare: late

    colour = ColourField(parent)
    field = OptionField(option, colour, colour.value, lambda value: colour.set_value(str(value)))
    colour.changed.connect(field.changed)
    return field


def _photo(option: Option, parent: QWidget) -> OptionField:
    from faceswap_desktop.gui.photo_field import PhotoField  # noqa: PLC0415  # rare: late

    photo = PhotoField(parent)
    field = OptionField(option, photo, photo.value, lambda value: photo.set_value(str(value)))
    photo.changed.connect(field.changed)
    return field


def _describe(option: Option, control: QWidget) -> None:
    """Give the control, or what it is made of, its name and help."""
    label, help_text = words(option.label), words(option.help)
    control.setToolTip(help_text)
    target = control.focusProxy() or control
    if not isinstance(target, QCheckBox):
        target.setAccessibleName(label)
    if help_text and not isinstance(target, QSlider):
        target.setAccessibleDescription(help_text)
    target.setToolTip(help_text)
    if isinstance(control, ValueSlider):
        _keep_from_wheel(control.slider)


class _WheelGuard(QObject):
    """Lets the wheel scroll the column instead of changing what happens to lie under it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the parent unless the control has the keyboard."""
        if (
            event.type() is QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and not watched.hasFocus()
        ):
            event.ignore()
            return True
        return False


def _keep_from_wheel(control: QComboBox | QSlider | QAbstractSpinBox) -> None:
    control.installEventFilter(_WheelGuard(control))
