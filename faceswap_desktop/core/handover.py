# SPDX-License-Identifier: GPL-3.0-or-later
"""Decoded pictures into the program's memory, in the one layout that the program knows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PIL import Image

from faceswap_desktop.core.channel import Message
from faceswap_desktop.core.decoding import Decoded
from faceswap_desktop.core.encoding import Rows
from faceswap_desktop.core.helper_main import Call

_BAND = 128  # rows that are repacked at a time: little enough to stay in the processor's cache
_SMALLEST_LEVEL = 1024


def levels(decoded: Decoded) -> Iterator[Decoded]:
    """The picture, and halves of it down to a longer side of 1024 to 2047 pixels."""
    yield decoded
    image = decoded.image
    while max(image.size) >= 2 * _SMALLEST_LEVEL:
        # Colours under full transparency must not bleed into their neighbours.
        image = image.convert("RGBa").reduce(2) if decoded.has_alpha else image.reduce(2)
        shown = image.convert("RGBA") if decoded.has_alpha else image
        yield Decoded(shown, decoded.is_bgr, decoded.has_alpha, decoded.icc)
        image = shown


class Lodging:
    """Memory of the program's for one picture, asked for as soon as its size is known."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._memory: memoryview | None = None

    def __call__(self, width: int, height: int) -> memoryview:
        """Memory for a picture of this size; the same again for the same size."""
        size = width * height * 4
        if self._memory is None or len(self._memory) != size:
            self._memory = self._call.allocate(size).buffer
        return self._memory


def hand_over(call: Call, decoded: Decoded, lodging: Lodging | None = None) -> Message:
    """Put a picture into memory of the program's, and give what describes it."""
    width, height = decoded.size
    icc = decoded.icc
    if decoded.memory is None:
        write_pixels(decoded, (lodging or Lodging(call))(width, height))
    told: Message = {"width": width, "height": height, "has_alpha": decoded.has_alpha}
    if icc:
        profile = call.allocate(len(icc))
        profile.buffer[:] = icc
    return told | {"icc": bool(icc)}


def hand_over_bytes(call: Call, data: bytes) -> Message:
    """Put a finished file into memory of the program's."""
    call.allocate(len(data)).buffer[:] = data
    return {"size": len(data)}


def rows_of(decoded: Decoded) -> Rows:
    """A picture as rows in this process: height x width x 4, blue, green, red, alpha."""
    width, height = decoded.size
    rows: Rows = np.empty((height, width, 4), np.uint8)
    write_pixels(decoded, rows.data.cast("B"))
    return rows


def write_pixels(decoded: Decoded, target: memoryview) -> None:
    """Repack a picture as rows of blue, green, red, alpha."""
    width, height = decoded.size
    stride = width * 4
    if decoded.is_bgr:
        # Pillow's own copy between two pictures, one of which is the target's memory.
        shared = np.frombuffer(target, np.uint8)
        mapped = Image.frombuffer("RGBX", decoded.size, shared, "raw", "RGBX", 0, 1)
        mapped.im.paste(decoded.image.im, (0, 0, width, height))
        return
    for top in range(0, height, _BAND):
        bottom = min(top + _BAND, height)
        band = decoded.image.crop((0, top, width, bottom))
        if band.mode != "RGBA":
            band = band.convert("RGB").convert("RGBA")
        target[top * stride : bottom * stride] = band.tobytes("raw", "BGRA")
