# SPDX-License-Identifier: GPL-3.0-or-later
"""How the card of a photo pane is drawn; functions of a painter, without state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.palette import mixed

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QBrush, QImage

    from faceswap_desktop.gui.pane_state import Invitation

RING = 2.0
CHECK_SQUARE = 8
SPINNER = 24
SHEET = 6
_BADGE = 24


def card_path(rect: QRectF, pen_width: float) -> QPainterPath:
    """The rounded outline of a card whose line lies wholly inside `rect`."""
    inset = pen_width / 2
    path = QPainterPath()
    radius = theme.tokens().radius - inset
    path.addRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    return path


def fitted(size: QSize, into: QRectF) -> QRectF:
    """The largest rectangle with the shape of `size` in the middle of `into`."""
    scaled = QSizeF(size).scaled(into.size(), Qt.AspectRatioMode.KeepAspectRatio)
    box = QRectF(QPointF(), scaled)
    box.moveCenter(into.center())
    return box


def draw_ground(painter: QPainter, rect: QRectF, *, is_empty: bool, is_lit: bool) -> None:
    """The card's ground: white or dark for an empty one, neutral behind a photo."""
    tokens = theme.tokens()
    colour = tokens.card if is_empty else tokens.ground
    if is_lit:
        colour = tokens.accent_tint if is_empty else mixed(colour, tokens.accent, 0.15)
    painter.fillPath(card_path(rect, 1), colour)


def draw_edge(painter: QPainter, rect: QRectF, *, is_empty: bool, is_marked: bool) -> None:
    """The card's line: dashed where something may be dropped, accent where focus or a drag is."""
    tokens = theme.tokens()
    if is_marked:
        pen = QPen(tokens.accent, RING)
    elif is_empty:
        pen = QPen(tokens.control_line, 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2.5])
    else:
        pen = QPen(tokens.line, 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(card_path(rect, pen.widthF()))


def draw_invitation(
    painter: QPainter, rect: QRect, invitation: Invitation, *, is_hovered: bool
) -> None:
    """Icon, sentence and action in the middle of an empty card, as many as fit."""
    tokens = theme.tokens()
    font = theme.font()
    bold = theme.font(theme.Role.HEADING)
    bold.setUnderline(is_hovered)
    metrics = QFontMetrics(font)
    inside = rect.adjusted(12, 8, -12, -8)
    wrap = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
    sentence = metrics.boundingRect(inside, wrap, invitation.sentence).height()
    action = QFontMetrics(bold).height()
    icon = tokens.large_icon + tokens.inner_gap
    texts = sentence + tokens.inner_gap + action
    top = inside.top() + (inside.height() - texts) // 2
    if inside.height() >= texts + icon:
        top = inside.top() + (inside.height() - texts - icon) // 2
        left = inside.left() + (inside.width() - tokens.large_icon) // 2
        place = QRect(left, top, tokens.large_icon, tokens.large_icon)
        icons.paint_icon(painter, invitation.icon, place, icons.Ink.SECOND)
        top += icon
    painter.setFont(font)
    painter.setPen(tokens.second_text)
    painter.drawText(QRect(inside.left(), top, inside.width(), sentence), wrap, invitation.sentence)
    painter.setFont(bold)
    painter.setPen(tokens.accent_text)
    line = QRect(inside.left(), top + sentence + tokens.inner_gap, inside.width(), action)
    # Signs of other scripts come from another font, which may be higher than the line.
    flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextDontClip)
    painter.drawText(line, flags, invitation.action)


def draw_picture(painter: QPainter, card: QRectF, place: QRectF, picture: QImage) -> None:
    """A picture that already has its size on screen; what shows through it is chequered."""
    painter.save()
    painter.setClipPath(card_path(card, 1))
    if picture.hasAlphaChannel():
        painter.setBrushOrigin(place.topLeft())
        painter.fillRect(place, _chequers())
    painter.drawImage(place, picture)
    painter.restore()


def draw_sheets(painter: QPainter, place: QRectF) -> None:
    """The edges of more photos behind the one at `place`."""
    tokens = theme.tokens()
    for number in (2, 1):
        inset = number * place.width() * 0.04
        sheet = place.adjusted(inset, -number * SHEET, -inset, 0)
        painter.setPen(QPen(tokens.ground, 1))
        painter.setBrush(mixed(tokens.control_line, tokens.ground, 0.3 * (number - 1)))
        painter.drawRoundedRect(sheet, 3, 3)


def draw_count(painter: QPainter, card: QRectF, count: str, direction: Qt.LayoutDirection) -> None:
    """How many photos there are, in the upper trailing corner of the card."""
    tokens = theme.tokens()
    font = theme.font(theme.Role.HEADING)
    width = max(_BADGE, QFontMetrics(font).horizontalAdvance(count) + 16)
    badge = QRectF(0, 0, width, _BADGE)
    badge.moveTop(card.top() + 8)
    if direction is Qt.LayoutDirection.RightToLeft:
        badge.moveLeft(card.left() + 8)
    else:
        badge.moveRight(card.right() - 8)
    painter.setPen(QPen(tokens.card, 1.5))
    painter.setBrush(tokens.accent)
    painter.drawRoundedRect(badge, _BADGE / 2, _BADGE / 2)
    painter.setFont(font)
    painter.setPen(tokens.on_accent)
    painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), count)


def draw_waiting(
    painter: QPainter, rect: QRectF, text: str, turn: float | None, *, is_mirrored: bool
) -> None:
    """A plate with words, and a spinner turned by `turn` degrees, in the middle of `rect`."""
    tokens = theme.tokens()
    font = theme.font()
    width = QFontMetrics(font).horizontalAdvance(text)
    spinner = 0 if turn is None else SPINNER + tokens.inner_gap
    plate = QRectF(0, 0, width + spinner + 2 * tokens.gap, SPINNER + 2 * tokens.inner_gap)
    plate.moveCenter(rect.center())
    painter.setPen(QPen(tokens.line, 1))
    painter.setBrush(tokens.card)
    painter.drawRoundedRect(plate, tokens.control_radius, tokens.control_radius)
    inside = plate.adjusted(tokens.gap, tokens.inner_gap, -tokens.gap, -tokens.inner_gap)
    words = inside.adjusted(spinner, 0, 0, 0)
    left = inside.left()
    if is_mirrored:
        words.translate(-spinner, 0)
        left = inside.right() - SPINNER
    if turn is not None:
        circle = QRectF(left, inside.top(), SPINNER, SPINNER).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(tokens.line, 2.5))
        painter.drawEllipse(circle)
        painter.setPen(QPen(tokens.accent, 2.5, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(circle, round(-turn * 16), 90 * 16)
    painter.setFont(font)
    painter.setPen(tokens.text)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), text)


def _chequers() -> QBrush:
    """The usual sign for "nothing here": two greys, in squares."""
    from PySide6.QtGui import QBrush, QColor, QImage  # noqa: PLC0415  # not at the start

    is_dark = theme.tokens().is_dark
    light, dark = ("#6a6a6a", "#555555") if is_dark else ("#ffffff", "#dcdcdc")
    tile = QImage(2 * CHECK_SQUARE, 2 * CHECK_SQUARE, QImage.Format.Format_RGB32)
    tile.fill(QColor(light))
    painter = QPainter(tile)
    for x, y in ((CHECK_SQUARE, 0), (0, CHECK_SQUARE)):
        painter.fillRect(x, y, CHECK_SQUARE, CHECK_SQUARE, QColor(dark))
    painter.end()
    return QBrush(tile)
