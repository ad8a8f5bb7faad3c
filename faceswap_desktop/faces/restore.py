# SPDX-License-Identifier: GPL-3.0-or-later
"""What a service changed in a smaller copy, put back into the full-size original."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from faceswap_desktop.core.models import Step
from faceswap_desktop.faces.arrays import Floats, Picture, Progress, Region, floats
from faceswap_desktop.faces.sampling import interpolated, remapped

_WORK_SIDE = 1024
_SAME_PROPORTIONS = 0.02
_MOST_CHANGED = 0.6  # of the picture: then nothing of the original is worth keeping
_LEAST_CHANGE = 0.035  # of full scale: JPEG's own losses stay below
_MOST_LOSS = 0.06  # and no more than this however bad the compression
_EDGE_SHARE = 0.25
_LEAST_AREA = 1e-4
_MOST_SHIFT = 0.01  # of the longer side
_SURE_SHIFT = 0.2  # phase correlation's response
_STRIP_PIXELS = 400_000


@dataclass(frozen=True, slots=True)
class Restored:
    """The result at full size, and the region outside of which it is the original's own."""

    picture: Picture
    changed: Region


@dataclass(frozen=True, slots=True)
class Change:
    """What a returned copy shows to be different, in working pixels.

    `mask` (0..1) is where; `drift` (x 3, BGR) is by how much its colours are off elsewhere.
    """

    mask: Floats
    drift: Floats | None = None


Judge = Callable[[Floats, Floats, Floats], Change]
"""From the photo, the returned copy (both BGR 0..1) and the mask to what is to be put back."""


def restored(
    original: Picture, returned: Picture, step: Progress, judge: Judge | None = None
) -> Restored:
    """Return `original` with the changes that `returned`, a smaller copy, shows.

    Where the returned picture has other proportions, or nearly all of it has changed, it is
    simply enlarged to the original's size or, with other proportions, handed back as it is.
    `judge` has the last word on what is a change.
    """
    height, width = original.shape[:2]
    rows, columns = returned.shape[:2]
    step(Step.PUTTING_BACK, 0.0)
    if abs(np.log((width / height) / (columns / rows))) > _SAME_PROPORTIONS:
        return Restored(_with_alpha(returned), Region(0, 0, columns, rows))
    # Compared no finer than the returned picture is, or all edges would seem to differ.
    side = min(_WORK_SIDE, max(rows, columns))
    scale = min(1.0, side / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    before, after = _small(original, size), _small(returned, size)
    shift = _shift(before, after)
    step(Step.PUTTING_BACK, 0.1)
    after = _moved(after, shift)
    mask = _changed(before, after)
    if float((mask > 0).mean()) > _MOST_CHANGED:
        mask = np.ones_like(mask)
    change = Change(mask) if judge is None else judge(before, after, mask)
    return _blended(original, returned, change, shift, step)


def _small(picture: Picture, size: tuple[int, int]) -> Floats:
    """Return a copy of `size` (width, height), BGR 0..1."""
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)[:, :, :3]
    return np.asarray(small, np.float32) / np.float32(255)


def _shift(before: Floats, after: Floats) -> Floats:
    """Return by how much (x, y, working pixels) `after` is displaced; 0 where that is not sure."""
    grey = [np.ascontiguousarray(cv2.cvtColor(one, cv2.COLOR_BGR2GRAY)) for one in (before, after)]
    window = cv2.createHanningWindow(grey[0].shape[::-1], cv2.CV_32F)
    found, response = cv2.phaseCorrelate(grey[0], grey[1], window)
    shift = np.asarray(found, np.float32)
    if response < _SURE_SHIFT or np.abs(shift).max() > _MOST_SHIFT * max(grey[0].shape):
        return np.zeros(2, np.float32)
    return shift


def _moved(picture: Floats, shift: Floats) -> Floats:
    matrix = np.array([[1, 0, -shift[0]], [0, 1, -shift[1]]], np.float32)
    size = (picture.shape[1], picture.shape[0])
    moved = cv2.warpAffine(picture, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.float32)


def _changed(before: Floats, after: Floats) -> Floats:
    """Return 0..1: where two working copies differ by more than compression explains."""
    side = max(before.shape)
    apart = np.abs(cv2.GaussianBlur(before - after, (0, 0), max(1.0, side / 500))).max(axis=2)
    usual = min(5 * float(np.median(apart)), _MOST_LOSS)
    # Along edges the least displacement and other sharpening differ: they may, by some of the step.
    small = np.ones((3, 3), np.uint8)
    steps = cv2.morphologyEx(before, cv2.MORPH_GRADIENT, small).max(axis=2)
    allowed = max(_LEAST_CHANGE, usual) + _EDGE_SHARE * cv2.GaussianBlur(steps, (0, 0), 1.5)
    strong = (apart > allowed).astype(np.uint8)
    reach = max(3, side // 60) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    closed = cv2.morphologyEx(strong, cv2.MORPH_CLOSE, kernel)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed)
    large = [n for n in range(1, count) if stats[n][4] >= _LEAST_AREA * closed.size]
    kept = cv2.dilate(np.isin(labels, large).astype(np.float32), kernel)
    soft = cv2.GaussianBlur(kept, (0, 0), reach / 3)
    return np.asarray(np.clip(soft * 1.04 - 0.02, 0, 1), np.float32)


def _blended(
    original: Picture, returned: Picture, change: Change, shift: Floats, step: Progress
) -> Restored:
    """Blend the enlarged returned picture into a copy of the original, strip by strip."""
    result, mask = _with_alpha(original), change.mask
    height, width = original.shape[:2]
    spots = np.argwhere(mask > 0)
    if not len(spots):
        return Restored(result, Region(0, 0, 0, 0))
    scale = np.array([height / mask.shape[0], width / mask.shape[1]])
    low = np.maximum(np.floor((spots.min(axis=0) - 1) * scale), 0).astype(int)
    high = np.minimum(np.ceil((spots.max(axis=0) + 2) * scale), (height, width)).astype(int)
    across = np.arange(low[1], high[1], dtype=np.float32) + np.float32(0.5)
    rows = max(1, _STRIP_PIXELS // len(across))
    for first in range(int(low[0]), int(high[0]), rows):
        step(Step.PUTTING_BACK, 0.1 + 0.9 * (first - low[0]) / (high[0] - low[0]))
        down = np.arange(first, min(first + rows, high[0]), dtype=np.float32) + np.float32(0.5)
        strip = result[first : first + len(down), low[1] : high[1], :3]
        places = down / scale[0] - 0.5, across / scale[1] - 0.5
        share = _at(mask, *places)[..., None]
        moved = _enlarged(
            returned,
            across / width + shift[0] / mask.shape[1],
            down / height + shift[1] / mask.shape[0],
        )
        if change.drift is not None:
            moved = moved + 255 * _at(change.drift, *places)
        before = strip.astype(np.float32)
        strip[:] = np.clip(np.rint(before + share * (moved - before)), 0, 255)
    region = Region(int(low[1]), int(low[0]), int(high[1] - low[1]), int(high[0] - low[0]))
    return Restored(result, region)


def _at(field: Floats, down: Floats, across: Floats) -> Floats:
    """Return a working field at these rows and columns."""
    return interpolated(interpolated(field, down, axis=0), across, axis=1)


def _enlarged(returned: Picture, across: Floats, down: Floats) -> Floats:
    """Return the returned picture's colours at fractions of its width and height."""
    x = (across * returned.shape[1] - 0.5).astype(np.float32)
    y = (down * returned.shape[0] - 0.5).astype(np.float32)
    places = np.stack(np.meshgrid(x, y), axis=-1)
    colours = np.ascontiguousarray(returned[:, :, :3]) if returned.shape[2] == 4 else returned
    return floats(remapped(colours, places))


def _with_alpha(picture: Picture) -> Picture:
    """Return a BGRA copy."""
    if picture.shape[2] == 4:
        return np.array(picture, copy=True)
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA), np.uint8)
