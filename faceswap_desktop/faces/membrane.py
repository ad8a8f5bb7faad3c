# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields that go smoothly through what is known: for light, and for places outside a mesh."""

from __future__ import annotations

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats, floats

_NEIGHBOURS = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], np.float32)


def membrane(wanted: Floats, pull: Floats) -> Floats:
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
        field = _relaxed(floats(field).reshape(rows, columns, -1), values, weight)
    return field


def _halved(values: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Return both at half the size; a coarse cell answers for four fine ones."""
    size = ((weight.shape[1] + 1) // 2, (weight.shape[0] + 1) // 2)
    small = cv2.resize(weight, size, interpolation=cv2.INTER_AREA)
    total = cv2.resize(values * weight[..., None], size, interpolation=cv2.INTER_AREA)
    total = total.reshape(*small.shape, -1)  # OpenCV drops a single channel
    return floats(total / np.maximum(small, 1e-9)[..., None]), floats(small * 4)


def _relaxed(field: Floats, values: Floats, weight: Floats, rounds: int = 24) -> Floats:
    """Run damped Jacobi steps of the screened membrane."""
    pull = weight[..., None]
    for _ in range(rounds):
        around = cv2.filter2D(field, -1, _NEIGHBOURS, borderType=cv2.BORDER_REPLICATE)
        field = floats((around.reshape(values.shape) + pull * values) / (4 + pull))
    return field
