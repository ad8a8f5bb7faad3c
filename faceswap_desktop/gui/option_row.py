# SPDX-License-Identifier: GPL-3.0-or-later
"""One option in the left column: its label, its control, and a way back to the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QToolButton, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.option_fields import OptionField, make_field, words
from faceswap_desktop.gui.segmented_control import SegmentedControl
from faceswap_desktop.gui.value_slider import ValueSlider
from faceswap_desktop.providers.description import Option, OptionKind

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_ALWAYS_BELOW = frozenset({OptionKind.TEXT, OptionKind.PHOTO, OptionKind.COLOUR})


class OptionRow(QWidget):
    """Label and control in one line where they fit, else the control below its label."""

    changed = Signal()

    def __init__(self, option: Option, parent: QWidget) -> None:
        super().__init__(parent)
        self.option = option
        self.field: OptionField = make_field(option, self)
        self.field.changed.connect(self._on_field_changed)
        self.label = QLabel(words(option.label), self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setToolTip(words(option.help))
        self.label.setBuddy(self.field.control)
        self.label.setVisible(not isinstance(self.field.control, QCheckBox))
        self.reset_button = QToolButton(self)
        self.reset_button.setIcon(icons.icon("undo", icons.Ink.SECOND))
        self.reset_button.setIconSize(QSize(14, 14))
        theme.set_kind(self.reset_button, theme.Kind.TINY)
        name = self.tr("Reset {option}").replace("{option}", words(option.label))
        self.reset_button.setAccessibleName(name)
        self.reset_button.setToolTip(self.tr("Back to the default"))
        policy = self.reset_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # a slider must not move away under the mouse
        self.reset_button.setSizePolicy(policy)
        self.reset_button.clicked.connect(self._on_reset_clicked)
        self._lay_out()
        self._on_field_changed()

    def label_width(self) -> int:
        """How wide the label wants to be in one line; 0 where there is none."""
        if self.label.isHidden():
            return 0
        return self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2

    def set_label_width(self, width: int) -> None:
        """Align the control with those of the other rows."""
        self.label.setMinimumWidth(width)

    def is_aligned(self) -> bool:
        """Whether its control should begin where those of other rows do."""
        return isinstance(self.field.control, ValueSlider)

    def add_beside(self, widget: QWidget) -> None:
        """One more control of the same option, beside one that has a line for itself."""
        control = self.field.control
        self._grid.removeWidget(control)
        self._grid.addWidget(control, 1, 0, 1, 2)
        self._grid.addWidget(widget, 1, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go into two lines, or back into one."""
        super().resizeEvent(event)
        self._fold(self.width())

    def minimumSizeHint(self) -> QSize:
        """The widest part alone: there is always the second line."""
        size = super().minimumSizeHint()
        return QSize(self.field.control.minimumSizeHint().width() + 24, size.height())

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(4)
        self._grid.addWidget(self.label, 0, 0)
        self._is_below: bool | None = None
        self._fold(280)

    def _fold(self, width: int) -> None:
        """Put the control behind its label, or below it where both do not fit into `width`."""
        control = self.field.control
        wanted = max(self.label_width(), self.label.minimumWidth()) + 40
        wanted += max(control.minimumSizeHint().width(), 120)
        is_below = self.option.kind in _ALWAYS_BELOW or wanted > width
        if is_below is self._is_below:
            return
        self._is_below = is_below
        # A label that has the line for itself takes it before it wraps.
        self._grid.setColumnStretch(0, int(is_below))
        self._grid.setColumnStretch(2, int(not is_below))
        self._grid.removeWidget(control)
        self._grid.removeWidget(self.reset_button)
        compact = isinstance(control, (QCheckBox, SegmentedControl))
        side = Qt.AlignmentFlag.AlignLeft if compact else Qt.AlignmentFlag(0)
        if self.label.isHidden():
            self._grid.addWidget(control, 0, 0, 1, 2)
            self._grid.addWidget(self.reset_button, 0, 2, Qt.AlignmentFlag.AlignRight)
        elif is_below:
            self._grid.addWidget(self.reset_button, 0, 2, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(control, 1, 0, 1, 3, side)
        else:
            # Between label and control, where the place it keeps looks like any other gap.
            self._grid.addWidget(self.reset_button, 0, 1)
            self._grid.addWidget(control, 0, 2, side)

    def _on_field_changed(self) -> None:
        # A photo is taken away by its own button.
        can_reset = self.option.kind is not OptionKind.PHOTO and not self.field.is_default()
        self.reset_button.setVisible(can_reset)
        self.changed.emit()

    def _on_reset_clicked(self) -> None:
        self.field.set_value(self.option.default)
        (self.field.control.focusProxy() or self.field.control).setFocus()
