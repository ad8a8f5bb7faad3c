# SPDX-License-Identifier: GPL-3.0-or-later
"""How crisp a face is, and whether it is large enough to give or take a good swap."""

from __future__ import annotations

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Picture

SMALL_FACE = 64.0  # pixels: fewer give a result without detail
BLURRED_FACE = 0.25
_MEASURED_SIDE = 224


def sharpness(crop: Picture) -> float:
    """Return 0 (blurred) to 1 (crisp) for the inner part of a face, H x W x 3.

    Compares the finest detail that is there with what is left of it after one more small blur
    (F. Crete and others, "The blur effect", 2007): a picture that is blurred already loses little.
    """
    side = max(crop.shape[:2])
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)
    if side > _MEASURED_SIDE:
        scale = _MEASURED_SIDE / side
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    values = grey.astype(np.float32)
    lost = 0.0
    for kernel in ((9, 1), (1, 9)):
        soft = cv2.blur(values, kernel)
        axis = 1 if kernel[0] > 1 else 0
        before = np.abs(np.diff(values, axis=axis))
        after = np.abs(np.diff(soft, axis=axis))
        total = float(before.sum())
        if total > 0:
            lost = max(lost, float(np.clip(before - after, 0, None).sum()) / total)
    return float(np.clip((lost - 0.25) / 0.45, 0, 1))
