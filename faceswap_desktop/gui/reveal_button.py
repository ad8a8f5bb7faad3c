# SPDX-License-Identifier: GPL-3.0-or-later
"""A button like a link, which can be told to show itself only now and then."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from faceswap_desktop.gui import theme


class RevealButton(QPushButton):
    """Keeps its place in the layout, the tab order and for screen readers while unseen.

    It draws its own ring of the focus, for there is little room around it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_revealed = False
        self.setProperty("ownFocusRing", True)
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing while unseen."""
        if not self._is_revealed:
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        # The style's own sign of the focus is a shade that takes contrast from the text.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.tokens().accent_text, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
