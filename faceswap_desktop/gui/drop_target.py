# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets a widget take pictures that are dropped on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from faceswap_desktop.gui.incoming import Offer
    from faceswap_desktop.gui.pane_state import PaneRole

_TAKEN = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


class DropTarget(QObject):
    """Watches the drags over one widget. What is dropped is copied; its origin never loses it.

    `pane_role(origin)` says which pane of this window a drag comes from, or None; without
    `takes_own` nothing that is dragged in this program is taken. Signals:
    `lit_changed(bool)` while something that looks like a picture is over the widget,
    `dropped(tuple[Offer, ...])`, and `refused()` for a drop without anything usable.
    """

    lit_changed = Signal(bool)
    dropped = Signal(object)
    refused = Signal()

    def __init__(
        self,
        widget: QWidget,
        pane_role: Callable[[object], PaneRole | None],
        *,
        takes_own: bool = True,
    ) -> None:
        super().__init__(widget)
        self._takes_own = takes_own
        self._widget = widget
        self._pane_role = pane_role
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Handle what has to do with drags, and let all else pass."""
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDropEvent):
                self._on_enter(event)
            case QEvent.Type.DragMove if isinstance(event, QDropEvent):
                # What was decided when the drag came in holds as long as it stays.
                _accept(event)
            case QEvent.Type.DragLeave:
                self.lit_changed.emit(False)
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                self._on_drop(event)
            case _:
                return False
        return True

    def _on_enter(self, event: QDropEvent) -> None:
        from faceswap_desktop.gui import incoming  # noqa: PLC0415  # not at the start

        is_usable = self._is_from_pane(event) or incoming.can_offer(event.mimeData())
        # What cannot be used is let in as well: a drop of it is answered with why.
        mime = event.mimeData()
        is_let_in = is_usable or mime.hasUrls() or incoming.is_promise(mime)
        origin = _origin(event)
        is_own = origin is self._widget or (origin is not None and not self._takes_own)
        if is_own or not is_let_in or not event.possibleActions() & _TAKEN:
            event.ignore()
            return
        _accept(event)
        self.lit_changed.emit(is_usable)

    def _on_drop(self, event: QDropEvent) -> None:
        from faceswap_desktop.gui.incoming import Offer, OfferKind, offers  # noqa: PLC0415

        self.lit_changed.emit(False)
        _accept(event)
        if event.dropAction() is not Qt.DropAction.CopyAction:
            # An origin that can only move is told that nothing was taken, so it deletes nothing.
            event.setDropAction(Qt.DropAction.IgnoreAction)
        offered: tuple[Offer, ...]
        if self._is_from_pane(event):
            offered = (Offer(OfferKind.PANE, pane=self._pane_role(event.source())),)
        else:
            offered = offers(event.mimeData())
        if offered:
            self.dropped.emit(offered)
        else:
            self.refused.emit()

    def _is_from_pane(self, event: QDropEvent) -> bool:
        return self._pane_role(event.source()) is not None


def _origin(event: QDropEvent) -> QObject | None:
    """The widget of this program that the drag comes from; None from elsewhere."""
    return event.source()


def _accept(event: QDropEvent) -> None:
    # Where the origin cannot copy, Qt leaves the action that it proposed.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
