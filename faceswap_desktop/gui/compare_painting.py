# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawing for the compare view: pictures from their levels, chips, rounded corners."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.view_transform import placed

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF

    from faceswap_desktop.gui.picture_layers import PictureLayers
    from faceswap_desktop.gui.view_transform import ViewTransform

CHIP_MARGIN = 12
_CHIP_RADIUS = 8


def draw_picture(
    painter: QPainter,
    layers: PictureLayers,
    transform: ViewTransform,
    ground: QColor,
) -> None:
    """Draw the visible part of a picture, and the ground around it, within the painter's clip.

    The painter is in device pixels. Whatever the clip, the same pixels are put at the same
    places: strips that are painted one after the other fit together. The picture's origin is
    set on whole device pixels: at 100 % its pixels then fall exactly on the screen's, which is
    sharper, and much faster than blending them.
    """
    view = QRect(0, 0, math.ceil(transform.view_width), math.ceil(transform.view_height))
    place = placed(layers.size, (transform.picture_width, transform.picture_height))
    image = layers.level_for(transform.scale * place.width / layers.width)
    left, top = (round(value) for value in transform.to_view(place.left, place.top))
    across = place.width * transform.scale / image.width()
    down = place.height * transform.scale / image.height()
    # One pixel more on each side, for the blending at the edges of what is drawn.
    source = QRect(
        math.floor(-left / across) - 1,
        math.floor(-top / down) - 1,
        math.ceil(view.width() / across) + 3,
        math.ceil(view.height() / down) + 3,
    ).intersected(image.rect())
    target = QRectF(
        left + source.x() * across,
        top + source.y() * down,
        source.width() * across,
        source.height() * down,
    )
    if not target.contains(QRectF(view)):
        painter.fillRect(view, ground)
    if source.isEmpty():
        return
    if image.hasAlphaChannel():
        painter.fillRect(target.intersected(QRectF(view)), _checkerboard())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not transform.is_pixelated)
    painter.drawImage(target, image, QRectF(source))


def chip_rect(text: str, metrics: QFontMetricsF, card: QRectF, *, at_right: bool) -> QRectF:
    """Where the chip with `text` lies in the top left or right corner of `card`."""
    width = math.ceil(metrics.horizontalAdvance(text)) + 20
    height = math.ceil(metrics.height()) + 8
    left = card.right() - CHIP_MARGIN - width if at_right else card.left() + CHIP_MARGIN
    return QRectF(left, card.top() + CHIP_MARGIN, width, height)


def draw_chip(painter: QPainter, rect: QRectF, text: str) -> None:
    """A small rounded label, readable on any picture."""
    tokens = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.badge)
    painter.drawRoundedRect(rect, _CHIP_RADIUS, _CHIP_RADIUS)
    painter.setPen(tokens.on_badge)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def cover_corners(painter: QPainter, card: QRectF, *, left: bool, right: bool) -> None:
    """Paint the window's colour over the corners, so that pictures end where the card does.

    The card is rounded on its left side, its right side, or both.
    """
    tokens = theme.tokens()
    whole = QPainterPath()
    whole.addRect(card)
    # Odd-even filling: inside the frame and outside the rounded card are the corners.
    whole.addPath(_rounded(card, tokens.radius, left=left, right=right))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(whole, tokens.window)


def draw_ring(painter: QPainter, card: QRectF, *, left: bool, right: bool) -> None:
    """The sign of the keyboard's focus, along the inside of the card."""
    tokens = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, inset, width in ((tokens.badge, 3.0, 1.0), (tokens.accent, 1.5, 3.0)):
        painter.setPen(QPen(colour, width))
        inner = card.adjusted(inset, inset, -inset, -inset)
        painter.drawPath(_rounded(inner, tokens.radius - inset, left=left, right=right))


def _rounded(card: QRectF, radius: float, *, left: bool, right: bool) -> QPainterPath:
    path = QPainterPath()
    if left and right:
        path.addRoundedRect(card, radius, radius)
        return path
    # Clockwise from the top left; a side that is not rounded has plain corners.
    path.moveTo(card.left() + (radius if left else 0), card.top())
    side = 2 * radius
    if right:
        path.arcTo(card.right() - side, card.top(), side, side, 90, -90)
        path.arcTo(card.right() - side, card.bottom() - side, side, side, 0, -90)
    else:
        path.lineTo(card.topRight())
        path.lineTo(card.bottomRight())
    if left:
        path.arcTo(card.left(), card.bottom() - side, side, side, 270, -90)
        path.arcTo(card.left(), card.top(), side, side, 180, -90)
    else:
        path.lineTo(card.bottomLeft())
        path.lineTo(card.topLeft())
    path.closeSubpath()
    return path


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
