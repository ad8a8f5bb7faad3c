# SPDX-License-Identifier: GPL-3.0-or-later
"""The outline of one face, with its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.person_thumb import person_thumb

if TYPE_CHECKING:
    from faceswap_desktop.gui.pane_state import Person

BADGE = 18
LEAST_SIDE = 24  # what a finger or a trembling hand can hit
TICK = 12
THUMB = 26
RING = 8  # how far the ring of the focus reaches
OVERLAP = 5  # of the badge and the corner of the outline: small faces stay visible
MARGIN = BADGE - OVERLAP + 1  # room for the badge and the ring of the focus

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class FaceMark(QAbstractButton):
    """One face among several. Clicking it reports the wish; `set_chosen` shows the outcome.

    Signals: `moved(step)`, when an arrow key asks for the face on the right (1) or left (-1).
    """

    moved = Signal(int)

    def __init__(self, index: int, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._index = index
        self._count = count
        self._box = QRectF()
        self._person: Person | None = None
        self._thumb: QImage | None = None
        self._near = QRectF()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.toggled.connect(self._on_toggled)
        self.setProperty("ownFocusRing", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._retranslate()

    def set_chosen(self, *, is_chosen: bool) -> None:
        """Tick the face, or not."""
        # An exclusive button does not let go of its tick while it is exclusive.
        self.blockSignals(True)
        self.setAutoExclusive(False)
        self.setChecked(is_chosen)
        self.setAutoExclusive(True)
        self.blockSignals(False)

    def set_person(self, person: Person | None) -> None:
        """Show the face photo that this face gets, or none."""
        self._person = person
        self._thumb = person_thumb(person, THUMB * 2) if person is not None else None
        self._retranslate()
        self._set_mask()
        self.update()

    def outline(self, box: QRectF, card: QRect) -> None:
        """Lie over the face at `box`, in the coordinates of the card, and inside the card."""
        grown = QRectF(box)
        for grow in (max(0.0, LEAST_SIDE - box.width()), max(0.0, LEAST_SIDE - box.height())):
            grown.adjust(-grow / 2, -grow / 2, grow / 2, grow / 2)
        area = grown.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).toAlignedRect().intersected(card)
        self.setGeometry(area)
        offset = -QPointF(area.topLeft())
        self._box = box.translated(offset)
        self._near = grown.translated(offset).adjusted(-RING, -RING, RING, RING)
        self._set_mask()
        self.update()

    def _set_mask(self) -> None:
        """Beside outline, badge and face photo, clicks belong to whatever lies there."""
        badge = self._badge(is_chosen=True).adjusted(-1, -1, 1, 1)
        region = QRegion(self._near.toAlignedRect()) + QRegion(badge.toAlignedRect())
        if self._thumb is not None:
            region += QRegion(self._thumb_place().toAlignedRect())
        self.setMask(region)

    def nextCheckState(self) -> None:
        """Do nothing: which face is chosen is not for this button to say."""

    def hitButton(self, position: object) -> bool:  # noqa: ARG002  # the signature is Qt's
        """Anywhere in it."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the other faces, Enter chooses this one."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stand out."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Stand back."""
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw outline, focus and badge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens()
        is_strong = self.isChecked() or self.underMouse()
        colour = tokens.accent if self.isChecked() else QColor(Qt.GlobalColor.white)
        # The dark line beneath keeps the outline visible on any picture.
        for pen in (
            QPen(QColor(0, 0, 0, 170), 5.0 if is_strong else 3.5),
            QPen(colour, 3.0 if is_strong else 1.5),
        ):
            painter.setPen(pen)
            painter.drawRoundedRect(self._box, 6, 6)
        if self.hasFocus():
            ring = self._box.adjusted(-5, -5, 5, 5)
            for pen in (QPen(QColor(0, 0, 0, 170), 4), QPen(QColor(Qt.GlobalColor.white), 2)):
                painter.setPen(pen)
                painter.drawRoundedRect(ring, 9, 9)
        self._draw_badge(painter)
        if self._thumb is not None:
            self._draw_thumb(painter, self._thumb)

    def _badge(self, *, is_chosen: bool) -> QRectF:
        """Where the number stands; with room for a tick behind it."""
        corner = self._box.topLeft() - QPointF(BADGE - OVERLAP, BADGE - OVERLAP)
        width = BADGE + (TICK if is_chosen else 0)
        return QRectF(max(0.0, corner.x()), max(0.0, corner.y()), width, BADGE)

    def _draw_badge(self, painter: QPainter) -> None:
        tokens = theme.tokens()
        is_chosen = self.isChecked()
        badge = self._badge(is_chosen=is_chosen)
        painter.setPen(QPen(QColor(255, 255, 255, 220), 1))
        painter.setBrush(tokens.accent if is_chosen else QColor(0, 0, 0, 200))
        painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), BADGE / 2, BADGE / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = tokens.on_accent if is_chosen else QColor(Qt.GlobalColor.white)
        font = theme.font(theme.Role.SMALL)
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(ink)
        number = QRectF(badge.left(), badge.top(), BADGE, BADGE)
        painter.drawText(
            number, int(Qt.AlignmentFlag.AlignCenter), self.locale().toString(self._index + 1)
        )
        if is_chosen:
            painter.setPen(QPen(ink, 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            x, y = badge.left() + BADGE - 1, badge.center().y()
            painter.drawPolyline([QPointF(x, y), QPointF(x + 3, y + 3), QPointF(x + 8, y - 3.5)])

    def _thumb_place(self) -> QRectF:
        """Where the face photo is shown: at the lower right corner, inside the mark."""
        corner = self._box.bottomRight() - QPointF(THUMB / 2, THUMB / 2)
        left = max(0.0, min(corner.x(), self.width() - THUMB))
        top = max(0.0, min(corner.y(), self.height() - THUMB))
        return QRectF(left, top, THUMB, THUMB)

    def _draw_thumb(self, painter: QPainter, thumb: QImage) -> None:
        place = self._thumb_place().adjusted(1.5, 1.5, -1.5, -1.5)
        circle = QPainterPath()
        circle.addEllipse(place)
        painter.save()
        painter.setClipPath(circle)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, thumb)
        painter.restore()
        is_chosen = self.isChecked()
        ink = theme.tokens().accent if is_chosen else QColor(Qt.GlobalColor.white)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 170), 3.5))
        painter.drawEllipse(place)
        painter.setPen(QPen(ink, 2))
        painter.drawEllipse(place)

    def _on_toggled(self, is_on: bool) -> None:  # noqa: FBT001  # Qt's signal
        """Ticked by assistive technology, which does not click."""
        if is_on:
            self.click()

    def _retranslate(self) -> None:
        locale = self.locale()
        name = self.tr("Face {number} of {count}")
        name = name.replace("{number}", locale.toString(self._index + 1))
        self.setAccessibleName(name.replace("{count}", locale.toString(self._count)))
        self.setToolTip(self.tr("Choose this face"))
        told = self.tr("Gets the face in {name}") if self._person is not None else ""
        name = self._person.name if self._person is not None else ""
        self.setAccessibleDescription(told.replace("{name}", name))
