# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet button with a menu of texts to start from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from faceswap_desktop.gui import icons, theme

_SHOWN = 60


class PromptMenu(QPushButton):
    """Hidden while there is nothing to offer. Texts are shown as they are, never as markup."""

    text_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, theme.Kind.FOLD)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setIcon(icons.icon("chevron-down", icons.Ink.SECOND))
        self.texts: tuple[str, ...] = ()
        self.menu_: QMenu | None = None
        self.clicked.connect(self._on_clicked)
        self.hide()

    def set_texts(self, texts: Iterable[str]) -> None:
        """Offer these, in this order."""
        self.texts = tuple(texts)
        self.setVisible(bool(self.texts))

    def open_menu(self) -> QMenu:
        """Show the texts below the button; the menu goes by itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.text())
        for text in self.texts:
            action = QAction(_line(text), menu)
            action.setData(text)
            menu.addAction(action)
        menu.triggered.connect(self._on_menu_triggered)
        menu.destroyed.connect(self._on_menu_destroyed)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = self.rect().bottomRight() if is_mirrored else self.rect().bottomLeft()
        place = self.mapToGlobal(corner) + QPoint(0, 4)
        if is_mirrored:
            place -= QPoint(menu.sizeHint().width(), 0)
        self.menu_ = menu
        menu.popup(place)
        return menu

    def _on_clicked(self) -> None:
        self.open_menu()

    def _on_menu_triggered(self, action: QAction) -> None:
        self.text_chosen.emit(action.data())

    def _on_menu_destroyed(self) -> None:
        self.menu_ = None


def _line(text: str) -> str:
    """One line for a menu: short, and without mnemonics or a key that the text would make."""
    whole = " ".join(text.split())
    short = whole if len(whole) <= _SHOWN else f"{whole[: _SHOWN - 1].rstrip()}…"
    return short.replace("&", "&&")
