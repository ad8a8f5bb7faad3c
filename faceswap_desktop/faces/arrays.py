# SPDX-License-Identifier: GPL-3.0-or-later
"""The array types that the modules of this package hand to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from faceswap_desktop.core.models import Box, Step

Picture = npt.NDArray[np.uint8]
"""H x W x 4 (BGRA, straight alpha) or H x W x 3 (BGR), sRGB."""

Mask = npt.NDArray[np.uint8]
"""H x W, 0 (not at all) to 255 (wholly)."""

Floats = npt.NDArray[np.float32]
"""Single-precision values of any shape."""

Pixel = TypeVar("Pixel", bound=np.generic)

Progress = Callable[[Step, float], None]
"""Told what is being done and how far it is (0..1); raises when the caller has cancelled."""


def floats(values: npt.ArrayLike) -> Floats:
    """Return values in single precision, without a copy where they are so already."""
    return np.asarray(values, np.float32)


def as_bytes(values: npt.ArrayLike) -> Picture:
    """Return values (0..255) as bytes in one piece of memory."""
    return np.ascontiguousarray(values, np.uint8)


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of whole pixels inside a picture: left, top, width, height."""

    x: int
    y: int
    width: int
    height: int

    def cut(self, picture: npt.NDArray[Pixel]) -> npt.NDArray[Pixel]:
        """Return a view of this region of an array of rows x columns."""
        return picture[self.y : self.y + self.height, self.x : self.x + self.width]

    def as_box(self, width: int, height: int) -> Box:
        """Return the region as fractions of a picture of `width` x `height`."""
        return Box(self.x / width, self.y / height, self.width / width, self.height / height)


def region_around(
    points: Floats, margin: float, width: int, height: int, *, least: int = 2
) -> Region:
    """Return the box of `points` (N x 2 pixels), grown by `margin` of its longer side.

    The region is clipped to a picture of `width` x `height` and at least `least` pixels a side
    (or as large as the picture allows).
    """
    low, high = points.min(axis=0), points.max(axis=0)
    grow = margin * float((high - low).max())
    left, right = _span(float(low[0]) - grow, float(high[0]) + grow, width, least)
    top, bottom = _span(float(low[1]) - grow, float(high[1]) + grow, height, least)
    return Region(left, top, right - left, bottom - top)


def _span(low: float, high: float, limit: int, least: int) -> tuple[int, int]:
    """Return whole numbers around low..high, inside 0..limit, at least `least` apart."""
    first = int(np.clip(np.floor(low), 0, max(0, limit - least)))
    last = int(np.clip(np.ceil(high), min(limit, first + least), limit))
    return first, last
