# SPDX-License-Identifier: GPL-3.0-or-later
"""The light and colour of the target on the face that comes from the other photo."""

from __future__ import annotations

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats

OFFSET = 12 / 255  # keeps ratios of dark colours within reason
_LIMIT = 1.6  # natural logarithm: no more than five times brighter or darker
_NEIGHBOURS = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], np.float32)


def gain_field(target: Floats, warped: Floats, pull: Floats) -> Floats:
    """Return the gain, rows x columns x 3, that gives `warped` the target's light.

    Both pictures are rows x columns x 3 BGR, 0..1; the gain belongs to values plus `OFFSET`.
    `pull` (rows x columns) says how strongly the gain is held to the ratio of both pictures:
    large along the seam, where they must agree, small on skin inside, where only broad light and
    shade shall follow the target, nothing on eyes, brows and lips. In between it is as smooth as
    can be (a screened membrane, solved from coarse to fine).
    """
    ratio = np.log((target + OFFSET) / (warped + OFFSET))
    wanted = np.clip(ratio, -_LIMIT, _LIMIT).astype(np.float32)
    return np.exp(_membrane(wanted, pull))


def _membrane(wanted: Floats, pull: Floats) -> Floats:
    """Minimise the field's slopes plus pull times its squared distance from `wanted`."""
    levels = [(wanted, pull)]
    while min(levels[-1][1].shape) > 8:
        levels.append(_halved(*levels[-1]))
    values, weight = levels[-1]
    total = max(float(weight.sum()), 1e-9)
    field = np.broadcast_to((values * weight[..., None]).sum(axis=(0, 1)) / total, values.shape)
    for values, weight in reversed(levels):
        rows, columns = weight.shape
        field = cv2.resize(
            np.ascontiguousarray(field, np.float32), (columns, rows), interpolation=cv2.INTER_LINEAR
        )
        field = _relaxed(field, values, weight)
    return field


def _halved(values: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Return both at half the size; a coarse cell answers for four fine ones."""
    size = ((weight.shape[1] + 1) // 2, (weight.shape[0] + 1) // 2)
    small = cv2.resize(weight, size, interpolation=cv2.INTER_AREA)
    total = cv2.resize(values * weight[..., None], size, interpolation=cv2.INTER_AREA)
    return np.asarray(total / np.maximum(small, 1e-9)[..., None], np.float32), small * 4


def _relaxed(field: Floats, values: Floats, weight: Floats, rounds: int = 24) -> Floats:
    """Run damped Jacobi steps of the screened membrane."""
    pull = weight[..., None]
    for _ in range(rounds):
        around = cv2.filter2D(field, -1, _NEIGHBOURS, borderType=cv2.BORDER_REPLICATE)
        field = (around + pull * values) / (4 + pull)
    return np.asarray(field, np.float32)
