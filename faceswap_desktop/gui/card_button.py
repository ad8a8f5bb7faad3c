# SPDX-License-Identifier: GPL-3.0-or-later
"""A small button on the card of a job."""

from __future__ import annotations

from enum import Enum, unique
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from faceswap_desktop.gui import icons, stop_words, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QWheelEvent

CARD_BUTTON = QSize(26, 26)
_ICON = 16


@unique
class CardButtonKind(Enum):
    """What a button on a card does; in the order in which they stand there."""

    MORE = "more"
    STOP = "close"


class CardButton(QToolButton):
    """More, or Stop (Cancel); it says for which job, so that a screen reader knows it apart."""

    left = Signal()
    """The mouse went away."""

    def __init__(self, kind: CardButtonKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.job = ""
        self._name = ""
        self._has_left = True
        theme.set_kind(self, theme.Kind.TINY)
        self.setIcon(icons.icon(kind.value, icons.Ink.SECOND))
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFixedSize(CARD_BUTTON)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_job(self, job: str, name: str, *, has_left: bool) -> None:
        """Be for this job, whose photo has this name; something of it may have left, or not."""
        if (job, name, has_left) != (self.job, self._name, self._has_left):
            self.job, self._name, self._has_left = job, name, has_left
            self.name_all()

    def name_all(self) -> None:
        """Say what it does, in the current language."""
        if self.kind is CardButtonKind.MORE:
            name = QCoreApplication.translate("CardButton", "More for {name}")
            name = name.replace("{name}", self._name)
            tip = QCoreApplication.translate("CardButton", "More…")
        else:
            name = stop_words.name_text(self._name, has_left=self._has_left)
            tip = stop_words.button_text(has_left=self._has_left)
        self.setAccessibleName(name)
        self.setToolTip(tip)

    def set_in_tab_order(self, *, is_stop: bool) -> None:
        """Whether Tab comes to it; only the card with the keyboard has its buttons there."""
        policy = Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus
        if self.focusPolicy() != policy:
            self.setFocusPolicy(policy)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse went away."""
        super().leaveEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The row is scrolled here as well."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu is that of the card."""
        event.ignore()
