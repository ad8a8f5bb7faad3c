# SPDX-License-Identifier: GPL-3.0-or-later
"""What is put behind the people of a photo: another photo, a colour, a blur, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique

import cv2
import numpy as np

from faceswap_desktop.core.models import Step
from faceswap_desktop.faces.arrays import Floats, Picture, Progress, as_bytes, floats
from faceswap_desktop.faces.cutout import CutOut
from faceswap_desktop.faces.detection import working_copy
from faceswap_desktop.faces.sampling import remapped, spread

_WIDEST_BLUR = 0.05  # standard deviation at strength 1, of the picture's longer side
_BLUR_CELLS = 3.0  # standard deviation on the reduced copy on which the blur is made
_GAMMA = 2.2


@unique
class BackgroundKind(StrEnum):
    """What stands behind the people."""

    PHOTO = "photo"
    COLOUR = "colour"
    BLUR = "blur"
    TRANSPARENT = "transparent"


@dataclass(frozen=True, slots=True)
class BackgroundOptions:
    """The new background.

    `picture` (for PHOTO) is scaled to cover the photo and cut about its middle; `colour` (for
    COLOUR) is (red, green, blue), 0..255; `strength` (for BLUR) is 0..1.
    """

    kind: BackgroundKind
    picture: Picture | None = None
    colour: tuple[int, int, int] = (255, 255, 255)
    strength: float = 0.5


def painted(
    picture: Picture,
    found: CutOut,
    options: BackgroundOptions,
    step: Progress,
    *,
    in_place: bool = False,
) -> Picture:
    """Return a BGRA picture, as large as `picture`, with another background.

    With `in_place` it is `picture` itself, which must then be BGRA.
    """
    height, width = picture.shape[:2]
    step(Step.PAINTING_BACKGROUND, 0.0)
    behind = _Behind(picture, found, options)
    result = picture if in_place else np.empty((height, width, 4), np.uint8)
    for strip in found.strips(step, Step.PAINTING_BACKGROUND):
        part = result[strip.first : strip.last]
        alpha = strip.alpha[..., None]
        if options.kind is BackgroundKind.TRANSPARENT:
            part[:, :, :3] = np.rint(strip.front * 255)
            part[:, :, 3:] = np.rint(alpha * 255)
            continue
        back = behind.rows(strip.first, strip.last)
        part[:, :, :3] = np.clip(np.rint((back + alpha * (strip.front - back)) * 255), 0, 255)
        part[:, :, 3] = 255
    return result


class _Behind:
    """The new background, row by row, BGR 0..1, at the photo's size."""

    def __init__(self, picture: Picture, found: CutOut, options: BackgroundOptions) -> None:
        self._height, self._width = picture.shape[:2]
        red, green, blue = options.colour
        self._plain = np.array([blue, green, red], np.float32) / np.float32(255)
        self._small: Floats | None = None
        self._photo: Picture | None = None
        if options.kind is BackgroundKind.BLUR:
            self._small = _blurred(picture, found, options.strength)
        elif options.kind is BackgroundKind.PHOTO:
            if options.picture is None:
                raise ValueError("a photo is needed for this kind of background")
            self._photo = _covering(options.picture, self._width, self._height)

    def rows(self, first: int, last: int) -> Floats:
        """Return rows `first` to `last` of the background."""
        if self._photo is not None:
            x, y = self._places(self._photo.shape, first, last)
            places = floats(np.stack(np.meshgrid(x, y), axis=-1))
            return floats(remapped(self._photo, places)) / np.float32(255)
        if self._small is not None:
            x, y = self._places(self._small.shape, first, last)
            return spread(self._small, x, y)
        return np.broadcast_to(self._plain, (last - first, self._width, 3))

    def _places(self, shape: tuple[int, ...], first: int, last: int) -> tuple[Floats, Floats]:
        """Return where the photo's columns, and rows first..last, fall in an array of `shape`."""
        x = (np.arange(self._width, dtype=np.float32) + 0.5) * (shape[1] / self._width) - 0.5
        y = (np.arange(first, last, dtype=np.float32) + 0.5) * (shape[0] / self._height) - 0.5
        return floats(x), floats(y)


def _covering(photo: Picture, width: int, height: int) -> Picture:
    """Return the middle of a photo with the proportions width : height, BGR, not too large."""
    rows, columns = photo.shape[:2]
    scale = max(width / columns, height / rows)
    wide, high = min(columns, width / scale), min(rows, height / scale)
    left, top = (columns - wide) / 2, (rows - high) / 2
    cut = photo[int(top) : int(np.ceil(top + high)), int(left) : int(np.ceil(left + wide)), :3]
    if scale < 0.7:
        return as_bytes(cv2.resize(cut, (width, height), interpolation=cv2.INTER_AREA))
    return as_bytes(cut)


def _blurred(picture: Picture, found: CutOut, strength: float) -> Floats:
    """Return the background out of focus, on a reduced copy, BGR 0..1.

    Only what is behind counts (a normalised convolution): the people's colours do not run out
    into it. It is done in linear light, as a lens does it.
    """
    side = max(picture.shape[:2])
    sigma = max(float(np.clip(strength, 0.02, 1)) * _WIDEST_BLUR * side, 1.0)
    rgb, _ = working_copy(picture, max(16, round(side * min(1.0, _BLUR_CELLS / sigma))))
    size = (rgb.shape[1], rgb.shape[0])
    alpha = cv2.resize(found.matte.alpha, size, interpolation=cv2.INTER_AREA)
    grown = cv2.dilate(alpha, np.ones((3, 3), np.uint8))
    light = (np.asarray(rgb[:, :, ::-1], np.float32) / np.float32(255)) ** np.float32(_GAMMA)
    total, weight = np.zeros_like(light), np.zeros(size[::-1], np.float32)
    for factor, share in ((1.0, 1.0), (4.0, 1e-3), (16.0, 1e-6)):
        deviation = factor * sigma * size[0] / picture.shape[1]
        seen = np.float32(1) - grown
        total += share * cv2.GaussianBlur(light * seen[..., None], (0, 0), deviation)
        weight += share * cv2.GaussianBlur(seen, (0, 0), deviation)
    mean = np.clip(total, 0, None) / np.maximum(weight, 1e-9)[..., None]
    return np.asarray(np.minimum(mean, 1) ** (1 / _GAMMA), np.float32)
