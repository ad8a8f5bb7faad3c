# SPDX-License-Identifier: GPL-3.0-or-later
"""The list view under the job strip: one row of cards, moved by wheel, keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from faceswap_desktop.gui.job_card import CARD_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection, QPoint
    from PySide6.QtGui import (
        QContextMenuEvent,
        QKeyEvent,
        QMouseEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from faceswap_desktop.gui.job_card import JobCard

    _Index = QModelIndex | QPersistentModelIndex

_NARROWEST = 290
_WIDEST = 385
SCROLL_BAR = 10
"""Pixels kept free for the scroll bar, so that cards never change their height."""
_WISHES = {
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_Space: "open",
    Qt.Key.Key_Delete: "delete",
}


class JobList(QListView):
    """Cards side by side; they share the width while there are few, and scroll when many."""

    opened = Signal(QModelIndex)
    """Return was pressed on a row; a click is told by `clicked`."""
    delete_pressed = Signal(QModelIndex)
    menu_wanted = Signal(QModelIndex, object)
    """A row, and the place on the screen (QPoint)."""
    action_clicked = Signal(QModelIndex, str)
    laid_out = Signal()
    """The cards may lie elsewhere now."""
    hovered = Signal()
    """The mouse is on another card, or on none; see `pointed` and `is_pointed_at`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.card: JobCard | None = None
        self.pointed = QPersistentModelIndex()
        self.is_pointed_at = False
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalScrollBar().setSingleStep(60)

    def set_card_height(self, height: int) -> None:
        """Be as high as the cards, and the scroll bar that may come under them."""
        self.setFixedHeight(height + SCROLL_BAR)
        self.fit_cards()

    def fit_cards(self) -> None:
        """Share the width among the cards."""
        count = self.model().rowCount() if self.card is not None else 0
        if self.card is None or count == 0:
            return
        each = (self.viewport().width() + CARD_GAP) // min(count, 50)
        width = max(_NARROWEST, min(_WIDEST, each - CARD_GAP)) + CARD_GAP
        if self.card.size.width() != width:
            self.card.size.setWidth(width)
            self.scheduleDelayedItemsLayout()

    def selected(self) -> list[QModelIndex]:
        """The selected rows, from the first to the last."""
        return sorted(self.selectedIndexes(), key=lambda each: each.row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Show a selection only where it is one of several."""
        super().selectionChanged(selected, deselected)
        if self.card is not None:
            self.card.shows_selection = len(self.selectedIndexes()) > 1
            self.viewport().update()

    def visible(self) -> list[QModelIndex]:
        """The rows that can be seen, or a part of them."""
        room = self.viewport().rect()
        index = self.indexAt(room.center())
        first = index.row() if index.isValid() else self.model().rowCount() - 1
        found: list[QModelIndex] = []
        for rows in (range(first, -1, -1), range(first + 1, self.model().rowCount())):
            for row in rows:
                index = self.model().index(row, 0)
                if not self.visualRect(index).intersects(room):
                    break
                found.append(index)
        return sorted(found, key=lambda each: each.row())

    def button_places(self, index: QModelIndex, count: int) -> list[QRect]:
        """Where so many buttons lie on a card, in the viewport."""
        return self.card.button_places(self._option(index), index, count) if self.card else []

    def repaint_card(self, index: QModelIndex, *, is_bar_only: bool) -> None:
        """Paint a card anew if it is seen, or its bar alone."""
        place = self.visualRect(index)
        if self.card is None or not place.intersects(self.viewport().rect()):
            return
        if is_bar_only:
            option = self._option(index)
            place = self.card.bar_place(option)
        self.viewport().update(place)

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """Paint anew what changed; Qt would lay out all rows, though their size is the same."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def updateGeometries(self) -> None:
        """Qt calls it after each layout."""
        super().updateGeometries()
        self.laid_out.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice when the mouse comes, as the row may come to it as well, and when it goes."""
        if isinstance(event, QEnterEvent):
            self._point_at(self.indexAt(event.position().toPoint()))
        elif event.type() is QEvent.Type.Leave:
            self.is_pointed_at = False
            self.hovered.emit()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width."""
        super().resizeEvent(event)
        self.fit_cards()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(_NARROWEST, self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that turns up and down moves the row sideways."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        bar = self.horizontalScrollBar()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            turned = -turned
        bar.setValue(bar.value() - turned)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, Delete deletes, Shift+F10 asks for the menu; all else is Qt's."""
        index = self.currentIndex()
        is_shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_F10 and is_shifted and index.isValid():
            self._want_menu(index)
            return
        wish = _WISHES.get(Qt.Key(event.key()))
        if wish is None or not index.isValid():
            super().keyPressEvent(event)
        elif wish == "open":
            self.opened.emit(index)
        else:
            self.delete_pressed.emit(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the action of a card is for the action, one beside it for the card."""
        position = event.position().toPoint()
        index = self.indexAt(position)
        if event.button() is Qt.MouseButton.LeftButton and self._has_action(index, position):
            self.setState(QAbstractItemView.State.NoState)
            return
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        super().mouseMoveEvent(event)
        position = event.position().toPoint()
        index = self.indexAt(position)
        is_over = index.isValid()
        shape = Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._point_at(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card under the mouse, or of the current one."""
        is_key = event.reason() is event.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        if is_key:
            self._want_menu(index)
        else:
            self.menu_wanted.emit(index, event.globalPos())

    def _point_at(self, index: QModelIndex) -> None:
        if not self.is_pointed_at or self.pointed != index:
            self.is_pointed_at, self.pointed = True, QPersistentModelIndex(index)
            self.hovered.emit()

    def _want_menu(self, index: QModelIndex) -> None:
        """The menu by key, at the card."""
        place = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_wanted.emit(index, place)

    def _has_action(self, index: QModelIndex, position: QPoint) -> bool:
        if self.card is None or not index.isValid():
            return False
        action = self.card.action_at(self._option(index), index, position)
        if action is not None:
            self.action_clicked.emit(index, action.id)
        return action is not None

    def _option(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(self.visualRect(index))
        return option
