# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of services that opens under the service button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from faceswap_desktop.gui.service_entry import ServiceEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from faceswap_desktop.providers.base import ProviderDescription


class ServiceMenu(QFrame):
    """A popup with one entry for each service; Escape and a click outside close it.

    `wait_of` says how long a service takes for what is to be done, "" where that is not known.
    """

    picked = Signal(str)

    def __init__(
        self,
        services: Sequence[ProviderDescription],
        current: str,
        parent: QWidget,
        wait_of: Callable[[ProviderDescription], str] = lambda _: "",
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", "true")
        self.setAccessibleName(self.tr("Services"))
        self.entries = tuple(ServiceEntry(each, self, wait_of(each)) for each in services)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(2)
        for entry in self.entries:
            entry.show_chosen(is_chosen=entry.service_id == current)
            entry.picked.connect(partial(self._on_entry_picked, entry.service_id))
            entry.moved.connect(self._on_entry_moved)
            layout.addWidget(entry)

    def open_under(self, widget: QWidget) -> None:
        """Open at the trailing edge of `widget`, inside its screen."""
        self.setLayoutDirection(widget.layoutDirection())
        self.adjustSize()
        is_mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        left = corner.x() if is_mirrored else corner.x() + widget.width() - self.width()
        place = QRect(QPoint(left, corner.y()), self.size())
        room = widget.screen().availableGeometry()
        if place.bottom() > room.bottom():
            place.moveBottom(widget.mapToGlobal(QPoint(0, -4)).y())
        place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - place.width())))
        self.setGeometry(place)
        self.show()
        chosen = next((each for each in self.entries if each.isChecked()), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_entry_moved(self, step: int) -> None:
        focused = next((at for at, each in enumerate(self.entries) if each.hasFocus()), 0)
        target = max(0, min(len(self.entries) - 1, focused + step))
        self.entries[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_entry_picked(self, service: str) -> None:
        self.close()
        self.picked.emit(service)
