# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided filter (K. He, J. Sun, X. Tang, 2013) with a colour guide, on box filters.

Its result is locally an affine function of the guide's colours, so that the function can be
learnt on a small copy and applied to the full-size picture: edges come out as fine as it has them.
"""

from __future__ import annotations

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats


def coefficients(guide: Floats, values: Floats, radius: int, smoothness: float) -> Floats:
    """Return rows x columns x 4: `values` is about guide . first three + fourth.

    `guide` is rows x columns x 3, 0..1, `values` rows x columns. `radius` is the window in pixels;
    variation of the guide below `smoothness` (a variance) is not followed.
    """
    mean_guide, mean_values = _box(guide, radius), _box(values, radius)
    covariance = _box(guide * values[..., None], radius) - mean_guide * mean_values[..., None]
    slopes = _solved(_variances(guide, mean_guide, radius, smoothness), covariance)
    offset = mean_values - (slopes * mean_guide).sum(axis=2)
    return _box(np.dstack([slopes, offset]), radius)


def applied(found: Floats, guide: Floats) -> Floats:
    """Return the filter's result for coefficients and a guide of the same size, 0..1."""
    result = (found[..., :3] * guide).sum(axis=2) + found[..., 3]
    return np.asarray(np.clip(result, 0, 1), np.float32)


def _variances(guide: Floats, mean: Floats, radius: int, smoothness: float) -> list[Floats]:
    """Return the six different entries of each window's colour covariance matrix."""
    found = []
    for one, two in ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)):
        entry = _box(guide[..., one] * guide[..., two], radius) - mean[..., one] * mean[..., two]
        found.append(entry + np.float32(smoothness) if one == two else entry)
    return found


def _solved(matrix: list[Floats], right: Floats) -> Floats:
    """Solve the symmetric 3 x 3 system of each pixel (Cramer's rule)."""
    a, b, c, d, e, f = matrix
    first, second, third = d * f - e * e, c * e - b * f, b * e - c * d
    determinant = np.maximum(a * first + b * second + c * third, 1e-12)
    fourth, fifth, sixth = a * f - c * c, b * c - a * e, a * d - b * b
    x, y, z = right[..., 0], right[..., 1], right[..., 2]
    rows = (
        first * x + second * y + third * z,
        second * x + fourth * y + fifth * z,
        third * x + fifth * y + sixth * z,
    )
    return np.asarray(np.dstack(rows) / determinant[..., None], np.float32)


def _box(values: Floats, radius: int) -> Floats:
    side = 2 * radius + 1
    blurred = cv2.blur(np.ascontiguousarray(values), (side, side), borderType=cv2.BORDER_REFLECT)
    return np.asarray(blurred, np.float32)
