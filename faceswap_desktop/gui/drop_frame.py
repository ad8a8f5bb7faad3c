# SPDX-License-Identifier: GPL-3.0-or-later
"""The accent edge and faint tint over a place that would take what is dragged over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from faceswap_desktop.gui import pane_painting, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_TINT = 28


class DropFrame(QWidget):
    """Lies over its parent while it is lit, and lets everything through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        parent.installEventFilter(self)

    def set_lit(self, is_lit: bool) -> None:  # noqa: FBT001  # a slot of `lit_changed(bool)`
        """Show that a drop would be taken here."""
        self.setGeometry(self._place.rect())
        self.setVisible(is_lit)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the parent."""
        if event.type() == QEvent.Type.Resize and watched is self._place:
            self.setGeometry(self._place.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = theme.tokens().accent
        tint.setAlpha(_TINT)
        rect = QRectF(self.rect())
        painter.fillPath(pane_painting.card_path(rect, 0), tint)
        pane_painting.draw_edge(painter, rect, is_empty=False, is_marked=True)
