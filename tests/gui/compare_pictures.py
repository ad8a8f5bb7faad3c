# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures in known colours, and looking at what a view painted."""

from PySide6.QtGui import QColor, QImage, QPainter

from faceswap_desktop.gui.picture_layers import PictureLayers

BEFORE = QColor(200, 30, 30)
AFTER = QColor(30, 30, 200)
CENTRE = QColor(250, 250, 60)


def picture(colour, *, width=800, height=600, key="photo", has_alpha=False, mark=True):
    """One colour, with a square of another in the middle, a twentieth of the width."""
    layout = QImage.Format.Format_ARGB32 if has_alpha else QImage.Format.Format_RGB32
    image = QImage(width, height, layout)
    image.fill(colour)
    if mark:
        side = width // 20
        painter = QPainter(image)
        painter.fillRect((width - side) // 2, (height - side) // 2, side, side, CENTRE)
        painter.end()
    return PictureLayers(width, height, (image,), key)


def painted(widget):
    """What the widget looks like now, with all that lies on it."""
    return widget.grab().toImage()


def is_like(one, other, tolerance=3):
    """Whether two colours are the same but for rounding."""
    return all(
        abs(a - b) <= tolerance for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    )


def extent(image, colour, area):
    """The (left, top, right, bottom) of pixels of a colour within (x, y, width, height)."""
    x0, y0, width, height = area
    found = [
        (x, y)
        for y in range(y0, y0 + height)
        for x in range(x0, x0 + width)
        if is_like(image.pixelColor(x, y), colour, 12)
    ]
    assert found, f"no {colour.name()} in {area}"
    columns, rows = [x for x, _ in found], [y for _, y in found]
    return min(columns), min(rows), max(columns) + 1, max(rows) + 1
