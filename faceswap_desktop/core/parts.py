# SPDX-License-Identifier: GPL-3.0-or-later
"""A part of a photo in whole pixels: the same ones when it is cut out and when it is put back."""

from __future__ import annotations

from dataclasses import dataclass

from faceswap_desktop.core.models import Box


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of whole pixels of a photo whose own size is `whole_width` x `whole_height`."""

    left: int
    top: int
    width: int
    height: int
    whole_width: int
    whole_height: int

    @property
    def box(self) -> Box:
        """The part as fractions of the photo; `part_of` makes the same part of it again."""
        return Box(
            self.left / self.whole_width,
            self.top / self.whole_height,
            self.width / self.whole_width,
            self.height / self.whole_height,
        )

    def inside(self, box: Box) -> Box:
        """A box of the photo as fractions of the part; it may reach beyond it."""
        return Box(
            (box.left * self.whole_width - self.left) / self.width,
            (box.top * self.whole_height - self.top) / self.height,
            box.width * self.whole_width / self.width,
            box.height * self.whole_height / self.height,
        )


def part_of(box: Box, width: int, height: int) -> Part:
    """The whole pixels of a photo of `width` x `height` that `box` means, at least one."""
    left, right = _span(box.left, box.left + box.width, width)
    top, bottom = _span(box.top, box.top + box.height, height)
    return Part(left, top, right - left, bottom - top, width, height)


def _span(first: float, last: float, length: int) -> tuple[int, int]:
    low = min(max(round(first * length), 0), length - 1)
    return low, min(max(round(last * length), low + 1), length)
