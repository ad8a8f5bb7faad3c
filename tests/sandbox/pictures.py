# SPDX-License-Identifier: GPL-3.0-or-later
"""Results that can be told from their originals."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

LONG_SIDE = 2048


def tinted(data: bytes, colour: tuple[int, int, int] = (255, 150, 60)) -> bytes:
    """The picture in `data` in another tint, at most 2048 pixels on its long side, as JPEG."""
    with Image.open(io.BytesIO(data)) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((LONG_SIDE, LONG_SIDE))
    layer = Image.new("RGB", picture.size, colour)
    return _jpeg(Image.blend(picture, layer, 0.35))


def pictures_side_by_side(target: bytes, face: bytes) -> bytes:
    """A "swap": the target in another tint with the face photo small in its corner."""
    with Image.open(io.BytesIO(tinted(target))) as opened:
        picture = opened.convert("RGB")
    with Image.open(io.BytesIO(face)) as opened:
        small = opened.convert("RGB")
    side = max(16, min(picture.size) // 4)
    small.thumbnail((side, side))
    picture.paste(small, (picture.width - small.width, 0))
    return _jpeg(picture)


def plain(colour: tuple[int, int, int] = (90, 90, 200), side: int = 512) -> bytes:
    """A picture of one colour."""
    return _jpeg(Image.new("RGB", (side, side), colour))


def _jpeg(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()
