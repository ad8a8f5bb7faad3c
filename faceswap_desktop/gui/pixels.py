# SPDX-License-Identifier: GPL-3.0-or-later
"""Decoded pixels as a picture of Qt's, without a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from faceswap_desktop.core.segments import Pixels


def as_image(pixels: Pixels) -> QImage:
    """The pixels as a QImage that shows the same memory: 32 bits, straight alpha or opaque.

    The image, and every shared copy that Qt makes of it, keeps the memory; the pixels may be
    closed or forgotten before. It is for looking only: painting into it would change the pixels.
    """
    layout = QImage.Format.Format_ARGB32 if pixels.has_alpha else QImage.Format.Format_RGB32
    return QImage(pixels.data, pixels.width, pixels.height, pixels.stride, layout)
