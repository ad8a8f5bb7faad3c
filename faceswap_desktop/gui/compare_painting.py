# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawing for the compare view: pictures from their levels, chips, rounded corners."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPixmap

from faceswap_desktop.gui.view_transform import placed

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF

    from faceswap_desktop.gui.palette import Tokens
    from faceswap_desktop.gui.picture_layers import PictureLayers
    from faceswap_desktop.gui.view_transform import ViewTransform

CHIP_MARGIN = 12
_CHIP_RADIUS = 8


def draw_picture(
    painter: QPainter, layers: PictureLayers, transform: ViewTransform, dirty: QRect
) -> None:
    """Draw the part of a picture that lies in `dirty`; the ground around it is left as it is.

    Painter and `dirty` are in device pixels. The picture's origin is set on whole device pixels:
    at 100 % its pixels then fall exactly on the screen's, which is sharper, and much faster
    than blending them.
    """
    place = placed(layers.size, (transform.picture_width, transform.picture_height))
    image = layers.level_for(transform.scale * place.width / layers.width)
    left, top = (round(value) for value in transform.to_view(place.left, place.top))
    across = place.width * transform.scale / image.width()
    down = place.height * transform.scale / image.height()
    # One pixel more on each side, for the blending at the edges of what is drawn.
    source = QRect(
        math.floor((dirty.left() - left) / across) - 1,
        math.floor((dirty.top() - top) / down) - 1,
        math.ceil(dirty.width() / across) + 3,
        math.ceil(dirty.height() / down) + 3,
    ).intersected(image.rect())
    if source.isEmpty():
        return
    target = QRectF(
        left + source.x() * across,
        top + source.y() * down,
        source.width() * across,
        source.height() * down,
    )
    if image.hasAlphaChannel():
        painter.fillRect(target.intersected(QRectF(dirty)), _checkerboard())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not transform.is_pixelated)
    painter.drawImage(target, image, QRectF(source))


def chip_rect(text: str, metrics: QFontMetricsF, card: QRectF, *, at_right: bool) -> QRectF:
    """Where the chip with `text` lies in the top left or right corner of `card`."""
    width = math.ceil(metrics.horizontalAdvance(text)) + 20
    height = math.ceil(metrics.height()) + 8
    left = card.right() - CHIP_MARGIN - width if at_right else card.left() + CHIP_MARGIN
    return QRectF(left, card.top() + CHIP_MARGIN, width, height)


def draw_chip(painter: QPainter, rect: QRectF, text: str, tokens: Tokens) -> None:
    """A small rounded label, readable on any picture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.badge)
    painter.drawRoundedRect(rect, _CHIP_RADIUS, _CHIP_RADIUS)
    painter.setPen(tokens.on_badge)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def rounded_card(card: QRectF, radius: float, *, left: bool, right: bool) -> QPainterPath:
    """The outline of a card that is rounded on its left, its right, or both sides."""
    path = QPainterPath()
    path.addRoundedRect(
        card.adjusted(0 if left else -2 * radius, 0, 0 if right else 2 * radius, 0), radius, radius
    )
    whole = QPainterPath()
    whole.addRect(card)
    return path.intersected(whole)


def cover_corners(painter: QPainter, card: QRectF, outline: QPainterPath, colour: QColor) -> None:
    """Paint over what lies outside the card's outline, so that pictures end where it does."""
    whole = QPainterPath()
    whole.addRect(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(whole.subtracted(outline), colour)


@lru_cache(maxsize=1)
def _checkerboard() -> QBrush:
    # White and light grey in both themes: what is transparent must look the same everywhere.
    tile = QPixmap(16, 16)
    tile.fill(QColor("#ffffff"))
    painter = QPainter(tile)
    painter.fillRect(0, 0, 8, 8, QColor("#cccccc"))
    painter.fillRect(8, 8, 8, 8, QColor("#cccccc"))
    painter.end()
    return QBrush(tile)
