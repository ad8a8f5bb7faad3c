# SPDX-License-Identifier: GPL-3.0-or-later
"""Values between the elements of an array."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from faceswap_desktop.faces.arrays import Floats, Picture, as_bytes


def remapped(picture: Picture, mapped: Floats, how: int = cv2.INTER_CUBIC) -> Picture:
    """Return the picture's colours at places (... x 2: x, y); beyond its edges as at them."""
    found = cv2.remap(picture, mapped, None, how, borderMode=cv2.BORDER_REPLICATE)  # type: ignore[call-overload]
    return as_bytes(found)


def interpolated(values: Floats, places: npt.NDArray[np.floating], axis: int) -> Floats:
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


def spread(values: Floats, x: Floats, y: Floats) -> Floats:
    """Return the values (rows x columns, up to 4 channels) at all pairs of places y and x.

    Linear, to 1/32 of an element: for smooth fields, and several times as fast as `interpolated`.
    """
    across = np.broadcast_to(x[None], (len(y), len(x)))
    down = np.broadcast_to(y[:, None], (len(y), len(x)))
    found = cv2.remap(
        np.ascontiguousarray(values),
        np.ascontiguousarray(across),
        np.ascontiguousarray(down),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(found, np.float32)
