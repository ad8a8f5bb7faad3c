# SPDX-License-Identifier: GPL-3.0-or-later
"""The photos of a batch as a list, in the place of the pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.errors import ErrorCode, PhotoError
from faceswap_desktop.gui import batch_texts, icons, theme
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.batch_row import BatchRow
from faceswap_desktop.gui.drop_frame import DropFrame
from faceswap_desktop.gui.drop_target import DropTarget
from faceswap_desktop.gui.error_text import describe, info

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QResizeEvent


@dataclass(frozen=True, slots=True)
class RowState:
    """What one row shows."""

    key: int
    name: str
    text: str
    icon: str
    ink: icons.Ink
    picture: QImage | None
    is_current: bool


class BatchView(QWidget):
    """Draws what it is told.

    Signals: `photo_chosen(key)`, `photo_removed(key)`, `add_requested()`, `folder_requested()`,
    `clear_requested()`, `photos_offered(tuple[Offer, ...])`.
    """

    photo_chosen = Signal(int)
    photo_removed = Signal(int)
    add_requested = Signal()
    folder_requested = Signal()
    clear_requested = Signal()
    photos_offered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, BatchRow] = {}
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self.title, theme.Role.TITLE)
        self.hint = QLabel(self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        theme.set_role(self.hint, theme.Role.SECOND)
        self.add_button = QPushButton(self)
        icons.put_icon(self.add_button, "plus")
        self.folder_button = QPushButton(self)
        icons.put_icon(self.folder_button, "folder")
        self.clear_button = QPushButton(self)
        self.frame = DropFrame(self)
        self._is_refused = False
        self.add_button.clicked.connect(self.add_requested)
        self.folder_button.clicked.connect(self.folder_requested)
        self.clear_button.clicked.connect(self.clear_requested)
        self._lay_out()
        drops = DropTarget(self, lambda _: None)
        drops.lit_changed.connect(self._on_drops_lit_changed)
        drops.dropped.connect(self.photos_offered)
        drops.refused.connect(self._on_drops_refused)
        self._name_all()

    @property
    def rows(self) -> tuple[BatchRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows.values())

    def set_rows(self, states: Sequence[RowState]) -> None:
        """Show these photos; rows that stay are not made anew."""
        if tuple(self._rows) != tuple(each.key for each in states):
            self._renew(states)
        for state in states:
            row = self._rows[state.key]
            row.show_state(state.text, state.icon, state.ink)
            row.show_picture(state.picture)
            row.set_current(is_current=state.is_current)
        self.title.setText(batch_texts.count_text(len(states)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the title where there is no room beside it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = sum(
            each.sizeHint().width() + self._head.spacing()
            for each in (self.title, *self._buttons())
        )
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(beside if wanted <= self.width() else below)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.inner_gap)
        buttons.addStretch(1)
        for button in self._buttons():
            buttons.addWidget(button)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(tokens.inner_gap)
        self._head.addWidget(self.title)
        self._head.addLayout(buttons)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, tokens.inner_gap, 0)
        self._list.setSpacing(tokens.inner_gap)
        self._list.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.inner_gap)
        layout.addLayout(self._head)
        layout.addWidget(self.hint)
        layout.addWidget(self.area, 1)

    def _renew(self, states: Sequence[RowState]) -> None:
        wanted = {each.key for each in states}
        focused = next((key for key, row in self._rows.items() if row.hasFocus()), None)
        index = 0 if focused is None else list(self._rows).index(focused)
        for key in [each for each in self._rows if each not in wanted]:
            row = self._rows.pop(key)
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        rows: dict[int, BatchRow] = {}
        for place, state in enumerate(states):
            row = self._rows.get(state.key) or self._made(state)
            self._list.insertWidget(place, row)
            rows[state.key] = row
        self._rows = rows
        for one, next_one in pairwise((*self._buttons(), *rows.values())):
            QWidget.setTabOrder(one, next_one)
        if focused is not None and focused not in rows and rows:
            # The keyboard stays in the list when a row goes.
            list(rows.values())[min(index, len(rows) - 1)].setFocus()

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.add_button, self.folder_button, self.clear_button

    def _on_drops_lit_changed(self, is_lit: bool) -> None:  # noqa: FBT001  # Qt's signal
        self.frame.set_lit(is_lit)
        self._show_hint(is_refused=self._is_refused and not is_lit)

    def _on_drops_refused(self) -> None:
        self._show_hint(is_refused=True)
        announce(self, self.hint.text())

    def _show_hint(self, *, is_refused: bool) -> None:
        """What can be done here, or why nothing came of what was dropped."""
        self._is_refused = is_refused
        theme.set_role(self.hint, theme.Role.ERROR if is_refused else theme.Role.SECOND)
        if is_refused:
            self.hint.setText(describe(info(PhotoError(ErrorCode.DROP_UNUSABLE))).whole)
        else:
            self.hint.setText(self.tr("Click a photo to see it, or to choose another face in it."))

    def _made(self, state: RowState) -> BatchRow:
        row = BatchRow(state.name, self)
        row.clicked.connect(partial(self._on_row_clicked, state.key))
        row.remove_clicked.connect(partial(self.photo_removed.emit, state.key))
        row.moved.connect(partial(self._move_focus, state.key))
        return row

    def _on_row_clicked(self, key: int) -> None:
        self.photo_chosen.emit(key)

    def _move_focus(self, key: int, step: int) -> None:
        keys = list(self._rows)
        goal = keys.index(key) + step
        if 0 <= goal < len(keys):
            row = self._rows[keys[goal]]
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(row)

    def _name_all(self) -> None:
        self.setAccessibleName(self.tr("Photos to change"))
        self._show_hint(is_refused=self._is_refused)
        self.folder_button.setText(self.tr("Add a folder…"))
        self.add_button.setText(self.tr("Add photos…"))
        self.clear_button.setText(self.tr("Remove all"))
        self.title.setText(batch_texts.count_text(len(self._rows)))
        self._fit()
