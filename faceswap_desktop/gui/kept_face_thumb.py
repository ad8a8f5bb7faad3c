# SPDX-License-Identifier: GPL-3.0-or-later
"""One kept face as a small round picture that is also a button."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from faceswap_desktop.gui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QImage, QKeyEvent, QPaintEvent

SIDE = 40
_RING = 2
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class KeptFaceThumb(QAbstractButton):
    """Clicking it uses the face.

    Signals: `moved(step)` for an arrow key, 1 onwards or -1 back; `menu_wanted(QPoint)` in
    global pixels; `rename_wanted()` by F2 and `delete_wanted()` by Delete; `focused()`.
    """

    moved = Signal(int)
    menu_wanted = Signal(object)
    rename_wanted = Signal()
    delete_wanted = Signal()
    focused = Signal()

    def __init__(self, name: str, picture: QImage | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setFixedSize(SIDE, SIDE)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ownFocusRing", True)
        self.setAccessibleName(name)
        # Tool tips show rich text where they see any, and people type what they like.
        self.setToolTip(f"<qt>{escape(name)}</qt>")
        self.setAccessibleDescription(self.tr("Use this face"))

    def sizeHint(self) -> QSize:
        """Always the same."""
        return QSize(SIDE, SIDE)

    def nextCheckState(self) -> None:
        """Whether it is the face in the pane is not for a click to say."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter uses the face, arrows go on, F2 and Delete as everywhere."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif step := _STEPS.get(key):
            mirrored = self.isRightToLeft() and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            self.moved.emit(-step if mirrored else step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row keeps the last one in the order of Tab."""
        super().focusInEvent(event)
        self.focused.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the menu, by mouse or key."""
        place: QPoint = event.globalPos()
        self.menu_wanted.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the face, a ring while it is the one in the pane, another for the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tokens = theme.tokens()
        circle = QRectF(self.rect()).adjusted(_RING + 1, _RING + 1, -_RING - 1, -_RING - 1)
        path = QPainterPath()
        path.addEllipse(circle)
        painter.fillPath(path, tokens.card)
        painter.setClipPath(path)
        if self._picture is not None:
            painter.drawImage(circle, self._picture)
        else:
            inside = circle.adjusted(8, 8, -8, -8).toRect()
            icons.paint_icon(painter, "person", inside, icons.Ink.SECOND)
        painter.setClipping(False)
        is_marked = self.isChecked() or self.hasFocus()
        ink = tokens.accent_text if is_marked else tokens.line
        painter.setPen(QPen(ink, _RING if is_marked else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if self.isChecked() or not self.hasFocus():
            painter.drawEllipse(circle)
