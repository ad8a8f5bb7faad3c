# SPDX-License-Identifier: GPL-3.0-or-later
"""The new face with more of its own fine detail, for face photos that are small or soft.

Nothing is made up: what is there is raised, within the lights and darks that are there too, so
that no bright rims appear, and what is so faint that it must be noise stays as it is.
"""

from __future__ import annotations

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats, Picture, as_bytes, floats
from faceswap_desktop.faces.mask import face_width
from faceswap_desktop.faces.sampling import remapped
from faceswap_desktop.faces.texture import SOFTER, Giver, crispness

_REACHES = ((0.006, 1.0), (0.016, 0.4))  # of the face's width; how much of the detail is added
_SHARES = (0.35, 0.65, 1.0)
_LEAST_PIXELS = 0.7
_NOISE = 2.0  # of 255: detail that is fainter is not raised
_SPARE = 4.0  # of 255: how far beyond its surroundings a place may go


def sharpened(target: Floats, giver: Giver, soft: Giver, mapped: Floats, places: Floats) -> Giver:
    """Return the giver with its fine detail raised until it is as crisp as the target.

    `target` is the target on the grid (BGR 0..1), `mapped` the warp onto it, `places` the
    result's mesh there. `soft` is the giver as it would be laid over otherwise: where that was
    made softer, the giver's own detail is what there is to gain.
    """
    if soft is not giver:
        return giver
    aim = crispness(np.rint(target * 255).astype(np.uint8), places) + SOFTER
    width = face_width(giver.points[:, :2])
    for share in _SHARES:
        raised = _raised(giver.picture, width, share)
        if crispness(remapped(raised, mapped, cv2.INTER_LINEAR), places) >= aim:
            break
    return Giver(raised, giver.points)


def _raised(picture: Picture, width: float, share: float) -> Picture:
    grey = floats(cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_BGR2GRAY))
    more = np.zeros_like(grey)
    for reach, amount in _REACHES:
        soft = cv2.GaussianBlur(grey, (0, 0), max(_LEAST_PIXELS, reach * width))
        detail = grey - soft
        more += (
            np.float32(amount * share) * np.sign(detail) * np.maximum(np.abs(detail) - _NOISE, 0)
        )
    most, least = _surroundings(grey, width)
    aim = np.clip(grey + more, least - _SPARE, most + _SPARE)
    # The same step in all three colours: the light changes, the colour of the skin does not.
    return as_bytes(np.clip(np.rint(picture + (aim - grey)[..., None]), 0, 255).astype(np.uint8))


def _surroundings(grey: Floats, width: float) -> tuple[Floats, Floats]:
    """Return the lightest and the darkest that is near each pixel."""
    size = 2 * max(1, round(_REACHES[0][0] * width)) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return floats(cv2.dilate(grey, kernel)), floats(cv2.erode(grey, kernel))
