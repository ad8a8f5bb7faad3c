# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of the chosen service and operation, drawn from their description."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.fold_button import FoldButton
from faceswap_desktop.gui.option_row import OptionRow
from faceswap_desktop.providers.description import OptionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent

    from faceswap_desktop.core.operation import OptionValue
    from faceswap_desktop.gui.photo_field import PhotoField
    from faceswap_desktop.providers.description import Option

_LABEL_LIMIT = 130


class OptionForm(QWidget):
    """One row for each option; rare ones lie under More options.

    A brief form leaves the rows under More options out until `complete`: what nobody can see
    yet need not be there for the first picture.

    An option with `shown_when` is there, and in `values`, only while the other one has that
    value and is there itself.
    """

    values_changed = Signal()
    photo_wanted = Signal(str)
    """The user wants to choose the photo of the option with this key."""
    photos_offered = Signal(str, object)
    """What was dropped or pasted for the option with this key: tuple[Offer, ...]."""
    offer_refused = Signal(str, object)
    """What came for the option with this key was of no use: ErrorCode."""
    photo_removed = Signal(str)

    def __init__(self, options: tuple[Option, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, OptionRow] = {}
        self._options: dict[str, Option] = {}
        self._kept_values: dict[str, OptionValue] = {}
        self._is_setting = False
        self.fold = FoldButton(self)
        self.fold.toggled.connect(self._on_fold_toggled)
        self._advanced = QWidget(self)
        self._advanced.hide()
        self._common_rows = QVBoxLayout()
        self._advanced_rows = QVBoxLayout(self._advanced)
        layout = QVBoxLayout(self)
        for each in (layout, self._common_rows, self._advanced_rows):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(theme.tokens().inner_gap)
        layout.addLayout(self._common_rows)
        layout.addWidget(self.fold)
        layout.addWidget(self._advanced)
        layout.addStretch(1)
        self._name_all()
        self.set_options(options)

    def set_options(self, options: tuple[Option, ...], *, is_brief: bool = False) -> None:
        """Draw these instead, with their defaults."""
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {}
        self._options = {each.key: each for each in options}
        self._kept_values = {}
        for option in options:
            if not (is_brief and option.is_advanced):
                self._add(option)
        self._align()
        if options and not is_brief:
            self._order_tabs()
        self._show_rows()

    def complete(self) -> None:
        """Add the rows that a brief form left out."""
        missing = [each for key, each in self._options.items() if key not in self._rows]
        if missing:
            for option in missing:
                self._add(option)
            self._rows = {key: self._rows[key] for key in self._options}
            self._align()
            self.set_values(self._kept_values)
        self._order_tabs()

    def values(self) -> dict[str, OptionValue]:
        """What is set, for the options that are there at present."""
        return {key: row.field.value() for key, row in self._rows.items() if self._is_shown(key)}

    def set_values(self, values: Mapping[str, OptionValue]) -> None:
        """Set these; keys that are no options are left out. Tells once, if anything changed."""
        before = self.values()
        self._is_setting = True
        try:
            for key, value in values.items():
                if key in self._rows:
                    self._rows[key].field.set_value(value)
                else:
                    self._kept_values[key] = value
        finally:
            self._is_setting = False
        self._show_rows()
        if self.values() != before:
            self.values_changed.emit()

    def set_photo(self, key: str, path: str, name: str) -> None:
        """Give an option the photo it asked for; raises LookupError for one that wants none."""
        self.photo_field(key).set_photo(path, name)

    def photo_field(self, key: str) -> PhotoField:
        """The control of an option that wants a photo; raises LookupError for any other."""
        row = self.row(key)
        if row.option.kind is not OptionKind.PHOTO:
            raise LookupError(key)
        return cast("PhotoField", row.field.control)

    def photo_keys(self) -> tuple[str, ...]:
        """The options that want a photo, also while they are not shown."""
        return tuple(k for k, row in self._rows.items() if row.option.kind is OptionKind.PHOTO)

    def missing(self) -> Option | None:
        """The first option that must be set and is not, or None."""
        for key, row in self._rows.items():
            if row.option.is_required and self._is_shown(key) and row.field.value() == "":
                return row.option
        return None

    def row(self, key: str) -> OptionRow:
        """The row of an option; raises LookupError for an unknown key."""
        return self._rows[key]

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language; the options' own words come with `set_options`."""
        super().changeEvent(event)
        if event.type() is event.Type.LanguageChange:
            self._name_all()

    def _name_all(self) -> None:
        changed = sum(map(self._is_changed, self._options.values()))
        # What lies under it works while it is folded, and also after a new start.
        if changed:
            text = self.tr("More options (%n changed)", "", changed)
        else:
            text = self.tr("More options")
        self.fold.setText(text)

    def _is_changed(self, option: Option) -> bool:
        """Whether an option under More options is at work with another value than its default."""
        if not option.is_advanced or not self._is_shown(option.key):
            return False
        if option.key in self._rows:
            return not self._rows[option.key].field.is_default()
        return self._value(option.key) != option.default

    def _add(self, option: Option) -> None:
        row = OptionRow(option, self._advanced if option.is_advanced else self)
        (self._advanced_rows if option.is_advanced else self._common_rows).addWidget(row)
        row.changed.connect(self._on_row_changed)
        if option.kind is OptionKind.PHOTO:
            self._connect_photo(option.key, cast("PhotoField", row.field.control))
        self._rows[option.key] = row

    def _order_tabs(self) -> None:
        from faceswap_desktop.gui import tab_order  # noqa: PLC0415  # not at the start

        rows = self._rows.values()
        common = [row for row in rows if not row.option.is_advanced]
        rare = [row for row in rows if row.option.is_advanced]
        tab_order.put_in_order(*common, self.fold, *rare)

    def _align(self) -> None:
        """Let the sliders that stand together begin at the same place."""
        for is_advanced in (False, True):
            rows = [
                row
                for row in self._rows.values()
                if row.is_aligned() and row.option.is_advanced is is_advanced
            ]
            widest = max((row.label_width() for row in rows), default=0)
            for row in rows:
                row.set_label_width(min(widest, _LABEL_LIMIT))

    def _is_shown(self, key: str, asking: tuple[str, ...] = ()) -> bool:
        condition = self._options[key].shown_when
        if condition is None:
            return True
        other, value = condition
        return (
            other in self._options
            and other not in asking  # a circle of conditions shows nothing
            and self._is_shown(other, (*asking, key))
            and self._value(other) == value
        )

    def _value(self, key: str) -> OptionValue:
        if key in self._rows:
            return self._rows[key].field.value()
        return self._kept_values.get(key, self._options[key].default)

    def _show_rows(self) -> None:
        has_advanced = False
        for key, option in self._options.items():
            is_shown = self._is_shown(key)
            if key in self._rows:
                self._rows[key].setVisible(is_shown)
            has_advanced = has_advanced or (is_shown and option.is_advanced)
        self._name_all()
        self.fold.setVisible(has_advanced)
        self._advanced.setVisible(has_advanced and self.fold.isChecked())
        self.setVisible(bool(self._options))

    def _connect_photo(self, key: str, field: PhotoField) -> None:
        from faceswap_desktop.gui.photo_pane import role_of  # noqa: PLC0415  # rare: late

        field.take_offers(role_of)
        field.wanted.connect(partial(self._wish_photo, key))
        field.photos_offered.connect(partial(self.photos_offered.emit, key))
        field.offer_refused.connect(partial(self.offer_refused.emit, key))
        field.removed.connect(partial(self.photo_removed.emit, key))

    def _wish_photo(self, key: str) -> None:
        self.photo_wanted.emit(key)

    def _on_row_changed(self) -> None:
        if not self._is_setting:
            self._show_rows()
            self.values_changed.emit()

    def _on_fold_toggled(self) -> None:
        self._show_rows()
