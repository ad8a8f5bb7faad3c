# SPDX-License-Identifier: GPL-3.0-or-later
"""One picture of the compare view: Before or After."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from faceswap_desktop.gui import compare_painting as painting
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.picture_layers import PictureLayers
from faceswap_desktop.gui.view_transform import ViewTransform

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ComparePane(QWidget):
    """Draws the visible part of one picture under a transform that it is given.

    Under the slider two panes lie on top of each other, and each draws only the columns given
    to `show_columns`. What it drew is then kept at the view's resolution, so that moving the
    slider scales nothing that was seen before and repaints nothing but the strip it crossed.
    `ornament(painter, dirty)` draws over the picture, if there is anything to be drawn.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers: PictureLayers | None = None
        self._transform: ViewTransform | None = None
        self._columns: tuple[int, int] | None = None
        self._chip = ""
        self._is_chip_at_right = False
        self._is_rounded = (True, True)
        self._has_focus_ring = False
        self._kept: QPixmap | None = None
        self._kept_region = QRegion()
        self.ornament: Callable[[QPainter, QRect], None] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def layers(self) -> PictureLayers | None:
        """The picture that is shown."""
        return self._layers

    @property
    def transform(self) -> ViewTransform | None:
        """Where the picture lies."""
        return self._transform

    def show_picture(self, layers: PictureLayers | None) -> None:
        """Show another picture, or none."""
        if layers is not self._layers:
            self._layers = layers
            self._forget()

    def show_transform(self, transform: ViewTransform) -> None:
        """Show another part of the picture, or another size."""
        if transform != self._transform:
            self._transform = transform
            self._forget()

    def show_columns(self, columns: tuple[int, int] | None) -> None:
        """Draw only the columns from the first to before the second; None draws them all.

        Only those that come or go are repainted.
        """
        if columns == self._columns:
            return
        if columns is None or self._columns is None:
            self._columns = columns
            self._kept = None
            self._forget()
            return
        old, new = self._region_of(self._columns), self._region_of(columns)
        self._columns = columns
        self.update(old.xored(new))

    def show_chip(self, text: str, *, at_right: bool = False) -> None:
        """Label the picture in its top corner; an empty text takes the label away."""
        if (text, at_right) != (self._chip, self._is_chip_at_right):
            self._chip, self._is_chip_at_right = text, at_right
            self.update()

    def round_corners(self, *, left: bool, right: bool) -> None:
        """Say on which sides this pane is the end of the card."""
        if (left, right) != self._is_rounded:
            self._is_rounded = (left, right)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, picture, label, corners, focus ring: only where it is needed."""
        region = event.region()
        if self._columns is not None:
            region = region.intersected(self._region_of(self._columns))
        if region.isEmpty():
            return
        painter = QPainter(self)
        painter.setClipRegion(region)
        ratio = self.devicePixelRatioF()
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        self._draw_picture(painter, _device_rect(region.boundingRect(), ratio))
        painter.restore()
        self._draw_furniture(painter, region.boundingRect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was kept has the old size."""
        super().resizeEvent(event)
        self._forget()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is for those who came by keyboard."""
        self._has_focus_ring = event.reason() in _KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring without focus."""
        self._has_focus_ring = False
        super().focusOutEvent(event)
        self.update()

    def _forget(self) -> None:
        self._kept_region = QRegion()
        self.update()

    def _region_of(self, columns: tuple[int, int]) -> QRegion:
        left, right = columns
        return QRegion(QRect(left, 0, max(0, right - left), self.height()))

    def _draw_picture(self, painter: QPainter, dirty: QRect) -> None:
        if self._columns is None or self._is_moving_under(dirty):
            self._draw_fresh(painter, dirty)
            return
        kept = self._fresh_pixmap()
        missing = QRegion(dirty).subtracted(self._kept_region)
        if not missing.isEmpty():
            inner = QPainter(kept)
            inner.setClipRegion(missing)
            self._draw_fresh(inner, missing.boundingRect())
            inner.end()
            self._kept_region = self._kept_region.united(missing)
        painter.drawPixmap(dirty, kept, dirty)

    def _is_moving_under(self, dirty: QRect) -> bool:
        """Whether the view itself moves: keeping what the next frame throws away costs time."""
        left, right = self._columns or (0, self.width())
        is_large = dirty.width() * 2 > (right - left) * self.devicePixelRatioF()
        return is_large and self._kept_region.isEmpty()

    def _draw_fresh(self, painter: QPainter, dirty: QRect) -> None:
        ground = theme.tokens().ground
        if self._layers is None or self._transform is None:
            painter.fillRect(dirty, ground)
        else:
            painting.draw_picture(painter, self._layers, self._transform, ground)

    def _fresh_pixmap(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        width, height = math.ceil(self.width() * ratio), math.ceil(self.height() * ratio)
        if self._kept is None or (self._kept.width(), self._kept.height()) != (width, height):
            self._kept = QPixmap(width, height)
            self._kept_region = QRegion()
        return self._kept

    def _draw_furniture(self, painter: QPainter, dirty: QRect) -> None:
        if self.ornament is not None:
            painter.save()
            self.ornament(painter, dirty)
            painter.restore()
        if self._chip:
            self._draw_chip(painter, dirty)
        left, right = self._is_rounded
        radius = theme.tokens().radius
        touches_left = left and dirty.left() < radius
        touches_right = right and dirty.right() >= self.width() - radius
        if touches_left or touches_right:
            painting.cover_corners(painter, QRectF(self.rect()), left=left, right=right)
        if self._has_focus_ring:
            painting.draw_ring(painter, QRectF(self.rect()), left=left, right=right)

    def _draw_chip(self, painter: QPainter, dirty: QRect) -> None:
        font = theme.font(theme.Role.SMALL)
        chip = painting.chip_rect(
            self._chip, QFontMetricsF(font), QRectF(self.rect()), at_right=self._is_chip_at_right
        )
        if chip.intersects(QRectF(dirty)):
            painter.setFont(font)
            painting.draw_chip(painter, chip, self._chip)


def _device_rect(rect: QRect, ratio: float) -> QRect:
    """The device pixels that a rectangle of logical ones touches."""
    left, top = math.floor(rect.left() * ratio), math.floor(rect.top() * ratio)
    right = math.ceil((rect.left() + rect.width()) * ratio)
    bottom = math.ceil((rect.top() + rect.height()) * ratio)
    return QRect(left, top, right - left, bottom - top)
