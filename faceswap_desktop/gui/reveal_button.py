# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that shows itself only where the mouse or the keyboard is."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from faceswap_desktop.gui import theme


class RevealButton(QPushButton):
    """Keeps its place in the layout, the tab order and for screen readers while unseen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_revealed = False
        theme.set_kind(self, theme.Kind.LINK)

    @property
    def is_revealed(self) -> bool:
        """Whether it can be seen."""
        return self._is_revealed

    def reveal(self, *, is_revealed: bool) -> None:
        """Show it to the eye, or not."""
        if is_revealed != self._is_revealed:
            self._is_revealed = is_revealed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing while unseen."""
        if self._is_revealed:
            super().paintEvent(event)
