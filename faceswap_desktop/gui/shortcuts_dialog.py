# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of all keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.plain_dialog import PlainDialog
from faceswap_desktop.gui.settings_card import SettingsCard
from faceswap_desktop.gui.shortcut_list import ShortcutGroup

_SIZE = QSize(480, 680)


class ShortcutsDialog(PlainDialog):
    """`list_shortcuts` is asked each time the sheet is drawn, so that it is always true."""

    def __init__(
        self,
        list_shortcuts: Callable[[], tuple[ShortcutGroup, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_SIZE, parent)
        self._list = list_shortcuts
        self.scroll_area = QScrollArea(self)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The keyboard scrolls it; there is nothing else in it to move to.
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroll_area.setProperty("focusRing", True)
        self.content.addWidget(self.scroll_area)
        self.name_all()

    def name_all(self) -> None:
        """Put all words in the current language."""
        super().name_all()
        self.set_title(self.tr("Keyboard shortcuts"))
        self.scroll_area.setAccessibleName(self.tr("Keyboard shortcuts"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.tokens().inner_gap, 0)
        column.setSpacing(20)
        for group in self._list():
            column.addWidget(self._card(group))
        column.addStretch(1)
        self.scroll_area.setWidget(page)

    def _card(self, group: ShortcutGroup) -> SettingsCard:
        card = SettingsCard()
        card.set_title(group.title)
        table = QWidget(card)
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.tokens().gap)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        for row, shortcut in enumerate(group.shortcuts):
            text = QLabel(shortcut.text, table)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            keys = QLabel(self.tr(" or ").join(shortcut.keys), table)
            keys.setTextFormat(Qt.TextFormat.PlainText)
            keys.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            theme.set_role(keys, theme.Role.SECOND)
            name = self.tr("{command}: {keys}").replace("{keys}", keys.text())
            keys.setAccessibleName(name.replace("{command}", shortcut.text))
            grid.addWidget(text, row, 0)
            grid.addWidget(keys, row, 1)
        card.add(table)
        return card
