# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import gc

from PySide6.QtGui import QImage, QPixmap

from faceswap_desktop.core.segments import Pixels
from faceswap_desktop.gui.pixels import as_image
from tests.gui.panes import pixels


def test_an_image_shows_the_colours_of_the_pixels():
    opaque = as_image(pixels((200, 30, 40, 255)))
    assert opaque.pixelColor(59, 39).getRgb() == (200, 30, 40, 255)
    assert not opaque.hasAlphaChannel()
    seen_through = as_image(pixels((200, 30, 40, 128), has_alpha=True))
    assert seen_through.hasAlphaChannel()
    assert seen_through.pixelColor(0, 0).getRgb() == (200, 30, 40, 128)


def test_rows_may_be_padded():
    whole = pixels(width=64, height=2)
    part = Pixels(whole.segment, 60, 2, whole.stride, has_alpha=False)
    image = as_image(part)
    assert (image.width(), image.height(), image.bytesPerLine()) == (60, 2, 256)


def test_the_memory_is_shared_and_not_copied():
    made = pixels()
    image = as_image(made)
    made.data[:4] = bytes((1, 2, 3, 255))
    assert image.pixelColor(0, 0).getRgb() == (3, 2, 1, 255)


def test_the_image_and_its_copies_keep_the_memory(qapp):
    made = pixels()
    image = as_image(made)
    shared = QImage(image)
    pixmap = QPixmap.fromImage(image)
    made.close()
    del made, image
    gc.collect()
    assert shared.pixelColor(59, 39).getRgb() == (200, 30, 40, 255)
    del shared
    gc.collect()
    assert pixmap.toImage().pixelColor(59, 39).getRgb() == (200, 30, 40, 255)
