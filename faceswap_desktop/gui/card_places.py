# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the parts of a job's card lie: pure geometry, mirrored where one reads from the right."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.card_button import CARD_BUTTON

BAR = 4
_PADDING = 9
_LINE_GAP = 2


def words(option: QStyleOptionViewItem) -> QRect:
    """Name and state, not mirrored yet."""
    left = theme.tokens().thumbnail + 2 * _PADDING + 1
    return option.rect.adjusted(left, 6, -_PADDING - 3, -6)


def name_line(option: QStyleOptionViewItem, *, is_over: bool) -> QRect:
    """The line with the name, not mirrored yet."""
    place, line = words(option), QFontMetrics(theme.font(theme.Role.HEADING)).height()
    small = QFontMetrics(theme.font(theme.Role.SMALL)).height()
    height = line + _LINE_GAP + small + (0 if is_over else BAR + 4)
    top = place.top() + (place.height() - height) // 2
    return QRect(place.left(), top, place.width(), line)


def state_line(option: QStyleOptionViewItem, *, is_over: bool) -> QRect:
    """The line with the state, not mirrored yet."""
    name = name_line(option, is_over=is_over)
    small = QFontMetrics(theme.font(theme.Role.SMALL)).height()
    return QRect(name.left(), name.bottom() + 1 + _LINE_GAP, name.width(), small)


def bar(option: QStyleOptionViewItem) -> QRect:
    """The bar of a running job."""
    place = words(option)
    top = option.rect.bottom() - _PADDING - 2
    return mirrored(option, QRect(place.left(), top, place.width(), BAR))


def picture(option: QStyleOptionViewItem) -> QRect:
    """The small picture."""
    side, rect = theme.tokens().thumbnail, option.rect
    top = rect.top() + (rect.height() - side) // 2
    return mirrored(option, QRect(rect.left() + _PADDING, top, side, side))


def buttons(option: QStyleOptionViewItem, count: int, *, is_over: bool) -> list[QRect]:
    """So many buttons behind the name, in the order of reading."""
    name = name_line(option, is_over=is_over)
    top = max(option.rect.top() + 2, name.center().y() - CARD_BUTTON.height() // 2)
    right = option.rect.right() - 4
    return [
        mirrored(option, QRect(right - step * CARD_BUTTON.width(), top, *CARD_BUTTON.toTuple()))
        for step in range(count, 0, -1)
    ]


def room_for_buttons(count: int) -> int:
    """How much shorter the name is beside so many buttons."""
    return count * CARD_BUTTON.width() - _PADDING + 4 if count else 0


def mirrored(option: QStyleOptionViewItem, place: QRect) -> QRect:
    """The same place where one reads from the right."""
    return QStyle.visualRect(option.direction, option.rect, place)
