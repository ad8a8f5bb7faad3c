# SPDX-License-Identifier: GPL-3.0-or-later
"""A photo, small and square, with rounded corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.pixels import as_image

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPaintEvent

    from faceswap_desktop.core.segments import Pixels

SIDE = 60
_RADIUS = 6.0


class PhotoThumb(QWidget):
    """Hidden while there is nothing to show. It is decoration: the name beside it says more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixels: Pixels | None = None
        self._picture: QImage | None = None
        self.setFixedSize(SIDE, SIDE)
        self.hide()

    @property
    def picture(self) -> QImage | None:
        """What is shown, before it is scaled."""
        return self._picture

    def set_picture(self, pixels: Pixels | None) -> None:
        """Show the middle of another picture, or nothing."""
        if pixels is not self._pixels:
            self._pixels = pixels
            self._picture = as_image(pixels) if pixels is not None else None
        self.setVisible(self._picture is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the square; what does not fit is cut off on both sides."""
        if self._picture is None:
            return
        ratio = self.devicePixelRatioF()
        side = round(SIDE * ratio)
        scaled = self._picture.scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled = scaled.copy(
            (scaled.width() - side) // 2, (scaled.height() - side) // 2, side, side
        )
        scaled.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(path)
        painter.fillPath(path, theme.tokens().ground)
        painter.drawImage(0, 0, scaled)
