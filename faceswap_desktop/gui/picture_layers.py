# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture as the compare view draws it: the same picture in several sizes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_SMALL_ENOUGH = 640
_LARGEST_HALVED = 2048


# Compared by identity: comparing the images themselves would read every pixel.
@dataclass(frozen=True, slots=True, eq=False)
class PictureLayers:
    """One picture in falling sizes, all meaning the same `width` x `height` pixels.

    `levels` are largest first; the first may be a preview, smaller than the picture, until the
    view asks for more. `key` says which picture it is: while keys stay the same, the view
    keeps its zoom when more detail arrives.
    """

    width: int
    height: int
    levels: tuple[QImage, ...]
    key: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels."""
        return float(self.width), float(self.height)

    @property
    def sharpest_scale(self) -> float:
        """Pixels of the largest level per pixel of the picture; 1 where it is all there."""
        return self.levels[0].width() / self.width

    def level_for(self, scale: float) -> QImage:
        """The smallest level with at least `scale` pixels per picture pixel, else the largest."""
        chosen = self.levels[0]
        for level in self.levels[1:]:
            if level.width() < scale * self.width * 0.999:
                break
            chosen = level
        return chosen

    def lacks_detail_at(self, scale: float) -> bool:
        """Whether `scale` view pixels per picture pixel would show a preview blown up."""
        return self.sharpest_scale < min(scale, 1.0) * 0.98

    def with_smaller_levels(self) -> PictureLayers:
        """The same with halves of its smallest level added, where that is a preview.

        Drawn at a quarter of its size, a picture looks frayed. Halving a preview takes a few
        milliseconds; full pictures come with their smaller levels.
        """
        levels = list(self.levels)
        if max(levels[-1].width(), levels[-1].height()) > _LARGEST_HALVED:
            return self
        while max(levels[-1].width(), levels[-1].height()) > _SMALL_ENOUGH:
            last = levels[-1]
            levels.append(
                last.scaled(
                    max(1, last.width() // 2),
                    max(1, last.height() // 2),
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        return replace(self, levels=tuple(levels))
