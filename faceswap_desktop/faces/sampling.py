# SPDX-License-Identifier: GPL-3.0-or-later
"""Values between the elements of an array."""

from __future__ import annotations

import numpy as np

from faceswap_desktop.faces.arrays import Floats


def interpolated(values: Floats, places: Floats, axis: int) -> Floats:
    """Interpolate linearly along one axis, at places in units of its elements."""
    limit = values.shape[axis] - 1
    inside = np.clip(places, 0, limit)
    low = np.minimum(inside.astype(np.int32), max(0, limit - 1))
    part = (inside - low).astype(np.float32)
    shape = [1] * values.ndim
    shape[axis] = len(part)
    part = part.reshape(shape)
    one = np.take(values, low, axis=axis)
    two = np.take(values, np.minimum(low + 1, limit), axis=axis)
    return np.asarray(one + part * (two - one), np.float32)
