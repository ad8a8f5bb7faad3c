# SPDX-License-Identifier: GPL-3.0-or-later
"""Results that were made in sRGB, in the colours of their photo; for the image helper.

Where a result is the photo, it gets the photo's own colours back, also those that sRGB cannot
say. Where it differs, the difference is carried over and added to them: there is no seam.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageCms

from faceswap_desktop.core import colour
from faceswap_desktop.core.encoding import Rows

_BAND = 128  # rows that are worked on at a time


def put_into(result: Rows, photo: Rows, own: Rows, icc: bytes) -> None:
    """Turn `result` in place. All are rows of blue, green, red, alpha, of the same size.

    `photo` is in sRGB, `own` the same with the profile `icc`. Raises ValueError for a profile
    that cannot be written to.
    """
    transform = colour.from_srgb(icc)
    for band in _bands(len(result)):
        new, old, kept = (each[band, :, :3] for each in (result, photo, own))
        if np.array_equal(new, old):
            new[:] = kept
            continue
        change = _converted(new, transform).astype(np.int16) - _converted(old, transform)
        new[:] = np.clip(kept + change, 0, 255)


def _bands(height: int) -> Iterator[slice]:
    for top in range(0, height, _BAND):
        yield slice(top, top + _BAND)


def _converted(rows: Rows, transform: ImageCms.ImageCmsTransform) -> Rows:
    picture = Image.fromarray(np.ascontiguousarray(rows[:, :, ::-1]))
    return np.asarray(transform.apply(picture))[:, :, ::-1]
