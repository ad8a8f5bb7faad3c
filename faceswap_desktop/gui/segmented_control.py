# SPDX-License-Identifier: GPL-3.0-or-later
"""A few choices side by side, one of which holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAccessible, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.segment_button import SegmentButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractButton


class SegmentedControl(QWidget):
    """A group of radio buttons drawn as one control; arrows move, Tab goes past it."""

    accessible_role = QAccessible.Role.Grouping
    chosen = Signal(str)
    """The user picked the choice of this value; `set_value` stays silent."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        # Not `buttonClicked`: what assistive technology switches on was not clicked.
        self._group.buttonToggled.connect(self._on_group_toggled)
        self._segments: dict[str, SegmentButton] = {}
        self._shown = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer (value, label) pairs, the first one chosen; labels may hold a mnemonic."""
        for segment in self._segments.values():
            self._group.removeButton(segment)
            self._row.removeWidget(segment)
            segment.deleteLater()
        self._segments = {}
        for value, label in choices:
            segment = SegmentButton(label, self)
            self._segments[value] = segment
            self._group.addButton(segment)
            self._row.addWidget(segment)
        if self._segments:
            self.set_value(next(iter(self._segments)))

    def values(self) -> tuple[str, ...]:
        """What can be chosen."""
        return tuple(self._segments)

    def value(self) -> str:
        """What is chosen; "" while there are no choices."""
        return self._shown

    def set_value(self, value: str) -> None:
        """Choose without telling anybody; raises KeyError for what is not offered."""
        segment = self._segments[value]
        self._shown = value
        segment.setChecked(True)

    def set_compact(self, *, is_compact: bool) -> None:
        """Show icons in place of the words, where each choice has one."""
        for segment in self._segments.values():
            segment.set_compact(is_compact=is_compact)

    def words_width(self) -> int:
        """How wide it is with all its words."""
        margins = self._row.contentsMargins()
        widths = (segment.words_width() for segment in self._segments.values())
        return sum(widths) + margins.left() + margins.right()

    def focus_chosen(self) -> None:
        """Take the keyboard, as soon as the window has it."""
        if self._shown in self._segments:
            self._segments[self._shown].setFocus()

    def segment(self, value: str) -> SegmentButton:
        """The button of one choice, to give it a tool tip, a label, or to switch it off."""
        return self._segments[value]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame that holds the choices together."""
        del event
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.card)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, tokens.control_radius + 1, tokens.control_radius + 1)

    def _on_group_toggled(self, button: QAbstractButton, is_on: bool) -> None:  # noqa: FBT001  # Qt's
        if not is_on:
            return
        value = next(each for each, segment in self._segments.items() if segment is button)
        if value != self._shown:
            self._shown = value
            self.chosen.emit(value)
