# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens and closes what is folded away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from faceswap_desktop.gui import accessible, icons, theme


class FoldButton(QPushButton):
    """A line of text with a chevron that turns; `toggled` tells whether it is open."""

    is_fold = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, theme.Kind.FOLD)
        self.setCheckable(True)
        self.setIconSize(QSize(14, 14))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)
        self._show_chevron()

    def changeEvent(self, event: QEvent) -> None:
        """Point the other way when the layout is mirrored."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._show_chevron()

    def _on_toggled(self) -> None:
        self._show_chevron()
        accessible.tell_unfolded(self)

    def _show_chevron(self) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        closed = "chevron-left" if is_mirrored else "chevron-right"
        self.setIcon(icons.icon("chevron-down" if self.isChecked() else closed, icons.Ink.SECOND))
