# SPDX-License-Identifier: GPL-3.0-or-later
"""What colours say about who is in front: a correction of the network's mask near its edge."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from faceswap_desktop.faces.arrays import Floats, floats

_BINS = 16
_SIDE = 512
_ZONE = 0.045  # how far from the edge colours are asked, of the picture's longer side
_WEIGHT = 1.2
_MOST = 4.0  # natural logarithm of the odds
_LITTLE = 3e-5  # of all pixels: a colour seen less often says nothing


def told_by_colour(picture: Floats, coarse: Floats) -> Floats:
    """Return the network's mask (rows x columns, 0..1), corrected near its edge.

    Colours that only the background has (a lamp behind the head) are taken from the person, and
    the other way round; colours that both have change nothing. `picture` is BGR, 0..1.
    """
    height, width = coarse.shape
    scale = min(1.0, _SIDE / max(height, width))
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    small = floats(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))
    mask = floats(cv2.resize(coarse, size, interpolation=cv2.INTER_AREA))
    reach = max(2, round(_ZONE * max(size)))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    inside = (mask > 0.5).astype(np.uint8)
    front, behind = cv2.erode(inside, kernel), cv2.erode(1 - inside, kernel)
    if not front.any() or not behind.any():
        return coarse
    odds = _odds(small, front > 0, behind > 0) * (1 - front - behind.astype(np.float32))
    large = cv2.resize(cv2.blur(odds, (3, 3)), (width, height), interpolation=cv2.INTER_LINEAR)
    sure = np.clip(coarse, 1e-3, 1 - 1e-3)
    return floats(1 / (1 + np.exp(-np.log(sure / (1 - sure)) - _WEIGHT * large)))


def _odds(picture: Floats, front: npt.NDArray[np.bool_], behind: npt.NDArray[np.bool_]) -> Floats:
    """Return for each pixel the logarithm of how much likelier its colour is in front."""
    levels = np.minimum((picture * _BINS).astype(np.int32), _BINS - 1)
    numbers = (levels[..., 0] * _BINS + levels[..., 1]) * _BINS + levels[..., 2]
    shares = [_share(numbers[where]) + _LITTLE for where in (front, behind)]
    ratio = np.clip(np.log(shares[0] / shares[1]), -_MOST, _MOST)
    return floats(ratio[numbers])


def _share(numbers: npt.NDArray[np.int32]) -> Floats:
    """Return how often each of the colours occurs, its neighbours counted in part."""
    counts = np.bincount(numbers, minlength=_BINS**3).reshape(_BINS, _BINS, _BINS)
    values = counts.astype(np.float32) / max(len(numbers), 1)
    for axis in range(3):
        padded = np.pad(values, [(1, 1) if one == axis else (0, 0) for one in range(3)])
        low, high = (np.take(padded, range(start, start + _BINS), axis) for start in (0, 2))
        values = (low + 2 * values + high) / 4
    return floats(values.reshape(-1))
