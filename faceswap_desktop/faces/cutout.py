# SPDX-License-Identifier: GPL-3.0-or-later
"""A person cut out of a photo: the matte of a working copy, asked at full size strip by strip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from faceswap_desktop.core.models import Step
from faceswap_desktop.errors import ErrorCode, FaceError
from faceswap_desktop.faces.arrays import Floats, Mask, Picture, Progress, floats
from faceswap_desktop.faces.detection import working_copy
from faceswap_desktop.faces.finding import heads_in
from faceswap_desktop.faces.guided import applied
from faceswap_desktop.faces.matte import Matte, matte_of
from faceswap_desktop.faces.nets import Nets
from faceswap_desktop.faces.person import person_mask
from faceswap_desktop.faces.sampling import spread

WORK_SIDE = 1024
_STRIP_PIXELS = 600_000


@dataclass(frozen=True, slots=True)
class Strip:
    """Some rows of a full-size photo with what is known of them (all rows x width)."""

    first: int
    last: int
    alpha: Floats
    front: Floats


class CutOut:
    """The people of one photo, ready to be asked for in strips."""

    def __init__(self, picture: Picture, matte: Matte) -> None:
        self._picture = picture
        self._matte = matte

    @property
    def matte(self) -> Matte:
        """The matte of the working copy."""
        return self._matte

    def strips(self, step: Progress, stage: Step) -> Iterator[Strip]:
        """Yield the photo from top to bottom; tells the progress of `stage`."""
        height, width = self._picture.shape[:2]
        rows = max(1, _STRIP_PIXELS // width)
        for first in range(0, height, rows):
            step(stage, first / height)
            yield self._strip(first, min(first + rows, height))
        step(stage, 1.0)

    def _strip(self, first: int, last: int) -> Strip:
        """Return rows `first` to `last`, with the background's colour taken out of the edge."""
        strip = self._picture[first:last]
        colours = strip[:, :, :3].astype(np.float32) / np.float32(255)
        alpha = self._enlarged(self._matte.alpha, first, last)
        doubt = self._enlarged(self._matte.doubt, first, last)
        where = np.flatnonzero(doubt.max(axis=1) > 0)
        if len(where):
            fine = applied(self._enlarged(self._matte.fine, first, last), colours)
            alpha = alpha + np.clip(doubt, 0, 1) * (fine - alpha)
            colours = self._clean(colours, alpha, first, last)
        if strip.shape[2] == 4:
            alpha = alpha * (strip[:, :, 3].astype(np.float32) / np.float32(255))
        return Strip(first, last, _cleared(alpha), colours)

    def _clean(self, colours: Floats, alpha: Floats, first: int, last: int) -> Floats:
        """Return the person's own colours where the edge's pixels mix them with what is behind."""
        behind = self._enlarged(self._matte.behind, first, last)
        front = self._enlarged(self._matte.front, first, last)
        share = np.clip(alpha, 0.2, 1)[..., None]
        own = np.clip(colours + (1 - share) / share * (colours - behind), 0, 1)
        # The less of the person a pixel holds, the less its own colour can be told.
        known = np.clip((alpha - 0.05) / 0.45, 0, 1)[..., None]
        mixed = front + known * (own - front)
        edge = np.clip((1 - alpha) * 8, 0, 1)[..., None]
        return np.asarray(colours + edge * (mixed - colours), np.float32)

    def _enlarged(self, values: Floats, first: int, last: int) -> Floats:
        """Return the rows of a working-copy array that belong to full-size rows first..last."""
        height, width = self._picture.shape[:2]
        rows, columns = values.shape[:2]
        if (rows, columns) == (height, width):
            return values[first:last]
        x = (np.arange(width, dtype=np.float32) + 0.5) * (columns / width) - 0.5
        y = (np.arange(first, last, dtype=np.float32) + 0.5) * (rows / height) - 0.5
        low = max(0, int(np.floor(y[0])) - 1)
        high = min(rows, int(np.ceil(y[-1])) + 2)
        return spread(values[low:high], floats(x), floats(y - low))


def cut_out(nets: Nets, picture: Picture, step: Progress) -> CutOut:
    """Return the people of a photo. Raises FaceError (NO_PERSON) where nobody is."""
    rgb, _ = working_copy(picture, WORK_SIDE)
    step(Step.CUTTING_OUT, 0.0)
    heads = heads_in(nets, rgb, lambda _step, _share: step(Step.CUTTING_OUT, 0.0))
    coarse = person_mask(nets, rgb, heads, step)
    if not coarse.any():
        raise FaceError(ErrorCode.NO_PERSON)
    step(Step.REFINING_EDGES, 0.0)
    bgr = np.asarray(rgb[:, :, ::-1], np.float32) / np.float32(255)
    return CutOut(picture, matte_of(bgr, coarse, heads))


def mask_of(found: CutOut, shape: tuple[int, ...], step: Progress) -> Mask:
    """Return the whole mask of a cut-out, H x W bytes."""
    mask = np.empty(shape[:2], np.uint8)
    for strip in found.strips(step, Step.REFINING_EDGES):
        mask[strip.first : strip.last] = np.rint(strip.alpha * 255).astype(np.uint8)
    return mask


def _cleared(alpha: Floats) -> Floats:
    """Make nearly nothing nothing, and nearly all all."""
    return np.asarray(np.clip((alpha - 0.02) / 0.96, 0, 1), np.float32)
