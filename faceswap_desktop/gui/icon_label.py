# SPDX-License-Identifier: GPL-3.0-or-later
"""A line of text with an icon before it, in one of the theme's colours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from faceswap_desktop.gui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPaintEvent

_ICON = 16
_GAP = 6
_WRAP = int(Qt.TextFlag.TextWordWrap)
_CENTRED_LINES = 2


class IconLabel(QLabel):
    """Plain text that wraps, its icon at the first line; mirrored from right to left."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        ink: icons.Ink = icons.Ink.TEXT,
        role: theme.Role | None = None,
        is_centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._ink = ink
        self._role = role
        self._is_centred = is_centred
        self._icon = ""
        self._icon_ink: icons.Ink | None = None
        self._measured: tuple[tuple[str, str], int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWordWrap(True)  # has Qt ask for the height at a width

    def show_text(
        self,
        text: str,
        icon: str = "",
        ink: icons.Ink | None = None,
        *,
        icon_ink: icons.Ink | None = None,
    ) -> None:
        """Show `text` behind the icon of that name, if any; the icon may have its own ink."""
        self._icon = icon
        self._ink = ink or self._ink
        self._icon_ink = icon_ink
        self.setText(text)
        self.updateGeometry()
        self.update()

    @property
    def icon_name(self) -> str:
        """The icon that is shown; "" without one."""
        return self._icon

    def sizeHint(self) -> QSize:
        """All in one line."""
        metrics = QFontMetrics(self._text_font())
        return QSize(
            metrics.horizontalAdvance(self.text()) + self._indent() + 2,
            max(metrics.height(), _ICON if self._icon else 0) + 2,
        )

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest part that is never broken: a word, or one character of Chinese."""
        return QSize(self._widest_part() + self._indent() + 2, self.sizeHint().height())

    def _widest_part(self) -> int:
        # A layout asks for it again and again.
        font = self._text_font()
        asked = (self.text(), font.key())
        if self._measured is None or self._measured[0] != asked:
            metrics = QFontMetrics(font)
            widths = (metrics.horizontalAdvance(each) for each in _unbroken(self.text()))
            self._measured = (asked, max(widths, default=0))
        return self._measured[1]

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text."""
        metrics = QFontMetrics(self._text_font())
        room = QRect(0, 0, max(1, width - self._indent()), 10_000)
        height = metrics.boundingRect(room, _WRAP, self.text()).height()
        return max(height, _ICON if self._icon else 0) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon and the text."""
        del event
        painter = QPainter(self)
        font = self._text_font()
        metrics = QFontMetrics(font)
        room = self.rect().adjusted(self._indent(), 0, 0, 0)
        words = metrics.boundingRect(room, _WRAP, self.text())
        words.setWidth(min(words.width() + 1, room.width()))
        free = room.width() - words.width()
        # A paragraph is read from its edge; only a line or two look well in the middle.
        is_centred = self._is_centred and words.height() <= metrics.lineSpacing() * _CENTRED_LINES
        block = QRect(
            free // 2 if is_centred else 0,
            max(0, (self.height() - words.height()) // 2),
            self._indent() + words.width(),
            words.height(),
        )
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if is_mirrored:
            block.moveLeft(self.width() - block.left() - block.width())
        text_place = QRect(block)
        icon_place = QRect(block.topLeft(), QSize(_ICON, _ICON))
        icon_place.moveTop(block.top() + (metrics.height() - _ICON) // 2)
        if is_mirrored:
            text_place.setWidth(words.width())
            icon_place.moveRight(block.right())
        else:
            text_place.setLeft(block.left() + self._indent())
        self._draw_icon(painter, icon_place)
        painter.setFont(font)
        painter.setPen(self._colour())
        painter.setLayoutDirection(self.layoutDirection())
        flags = Qt.AlignmentFlag
        side = flags.AlignHCenter if is_centred else flags.AlignLeading
        painter.drawText(text_place, int(side) | _WRAP, self.text())

    def _draw_icon(self, painter: QPainter, place: QRect) -> None:
        if self._icon:
            colour = icons.colour_of(self._icon_ink) if self._icon_ink else self._colour()
            picture = icons.pixmap(self._icon, _ICON, colour, self.devicePixelRatioF())
            painter.drawPixmap(place.topLeft(), picture)

    def _colour(self) -> QColor:
        return icons.colour_of(self._ink) if self.isEnabled() else theme.tokens().disabled_text

    def _text_font(self) -> QFont:
        return theme.font(self._role)

    def _indent(self) -> int:
        return _ICON + _GAP if self._icon else 0


def _unbroken(text: str) -> list[str]:
    """The parts of a text between the places where a line may end."""
    # Qt counts in halves of characters such as emoji.
    units = text.encode("utf-16-le")
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    ends = [0]
    while (end := finder.toNextBoundary()) >= 0:
        ends.append(end)
    parts = (units[2 * first : 2 * last] for first, last in pairwise(ends))
    return [each.decode("utf-16-le", "replace").strip() for each in parts]
