# SPDX-License-Identifier: GPL-3.0-or-later
"""How the outline of a face looks: the same on the small photo of a pane and on the large one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QRegion

from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

BADGE = 18
LEAST_SIDE = 24  # what a finger or a trembling hand can hit
TICK = 12
THUMB = 26
RING = 8  # how far the ring of the focus reaches
OVERLAP = 5  # of the badge and the corner of the outline: small faces stay visible
MARGIN = BADGE - OVERLAP + 1  # room for the badge and the ring of the focus

_SHADE = QColor(0, 0, 0, 170)
_WHITE = QColor(Qt.GlobalColor.white)


@dataclass(frozen=True, slots=True)
class FaceLook:
    """A face at `box`, with its `number` in digits; number and face photo stay inside `within`."""

    box: QRectF
    within: QRectF
    number: str = ""
    thumb: QImage | None = None
    is_chosen: bool = False
    is_hovered: bool = False
    has_focus: bool = False

    @property
    def reach(self) -> QRectF:
        """All that is drawn lies in it."""
        return _grown(self.box).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def click_region(self) -> QRegion:
        """Outline, badge and face photo; beside them, clicks belong to whatever lies there."""
        near = _grown(self.box).adjusted(-RING, -RING, RING, RING)
        badge = self.badge_place(is_chosen=True).adjusted(-1, -1, 1, 1)
        region = QRegion(near.toAlignedRect()) + QRegion(badge.toAlignedRect())
        if self.thumb is not None:
            region += QRegion(self.thumb_place().toAlignedRect())
        return region

    def badge_place(self, *, is_chosen: bool) -> QRectF:
        """Where the number stands; with room for a tick behind it."""
        corner = self.box.topLeft() - QPointF(BADGE - OVERLAP, BADGE - OVERLAP)
        width = BADGE + (TICK if is_chosen else 0)
        return _kept(QRectF(corner.x(), corner.y(), width, BADGE), self.within)

    def thumb_place(self) -> QRectF:
        """Where the face photo is shown: at the lower right corner."""
        corner = self.box.bottomRight() - QPointF(THUMB / 2, THUMB / 2)
        return _kept(QRectF(corner.x(), corner.y(), THUMB, THUMB), self.within)

    def draw(self, painter: QPainter) -> None:
        """Outline, ring of the focus, badge, face photo."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        is_strong = self.is_chosen or self.is_hovered
        # The dark line beneath keeps the outline visible on any picture.
        for pen in (
            QPen(_SHADE, 5.0 if is_strong else 3.5),
            QPen(self._ink(), 3.0 if is_strong else 1.5),
        ):
            painter.setPen(pen)
            painter.drawRoundedRect(self.box, 6, 6)
        if self.has_focus:
            ring = self.box.adjusted(-5, -5, 5, 5)
            for pen in (QPen(_SHADE, 4), QPen(_WHITE, 2)):
                painter.setPen(pen)
                painter.drawRoundedRect(ring, 9, 9)
        self._draw_badge(painter)
        if self.thumb is not None:
            self._draw_thumb(painter, self.thumb)

    def _ink(self) -> QColor:
        return theme.tokens().accent if self.is_chosen else _WHITE

    def _draw_badge(self, painter: QPainter) -> None:
        tokens = theme.tokens()
        badge = self.badge_place(is_chosen=self.is_chosen)
        painter.setPen(QPen(QColor(255, 255, 255, 220), 1))
        painter.setBrush(tokens.accent if self.is_chosen else QColor(0, 0, 0, 200))
        painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), BADGE / 2, BADGE / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = tokens.on_accent if self.is_chosen else _WHITE
        font = theme.font(theme.Role.SMALL)
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(ink)
        place = QRectF(badge.left(), badge.top(), BADGE, BADGE)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self.number)
        if self.is_chosen:
            painter.setPen(QPen(ink, 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            x, y = badge.left() + BADGE - 1, badge.center().y()
            painter.drawPolyline([QPointF(x, y), QPointF(x + 3, y + 3), QPointF(x + 8, y - 3.5)])

    def _draw_thumb(self, painter: QPainter, thumb: QImage) -> None:
        place = self.thumb_place().adjusted(1.5, 1.5, -1.5, -1.5)
        circle = QPainterPath()
        circle.addEllipse(place)
        painter.save()
        # The clip that is there already, of a view, holds too.
        painter.setClipPath(circle, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, thumb)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_SHADE, 3.5))
        painter.drawEllipse(place)
        painter.setPen(QPen(self._ink(), 2))
        painter.drawEllipse(place)


def _grown(box: QRectF) -> QRectF:
    """As large as a hand can hit, around the same middle."""
    across, down = max(0.0, LEAST_SIDE - box.width()), max(0.0, LEAST_SIDE - box.height())
    return box.adjusted(-across / 2, -down / 2, across / 2, down / 2)


def _kept(place: QRectF, within: QRectF) -> QRectF:
    """The same, moved so far that it lies inside, its beginning at least."""
    left = max(within.left(), min(place.left(), within.right() - place.width()))
    top = max(within.top(), min(place.top(), within.bottom() - place.height()))
    return QRectF(left, top, place.width(), place.height())
