# SPDX-License-Identifier: GPL-3.0-or-later
"""The mesh that the result shall have: the target's outline around the face photo's features."""

from __future__ import annotations

import numpy as np

from faceswap_desktop.faces.arrays import Floats, floats
from faceswap_desktop.faces.mesh_topology import (
    INNER_LIPS,
    LEFT_BROW,
    LEFT_EYE,
    OUTER_LIPS,
    OVAL,
    RIGHT_BROW,
    RIGHT_EYE,
)
from faceswap_desktop.faces.pose import Fit, fit

# Between these turns (degrees) the face photo's own proportions fade out of the result: the
# mesh's depth is too rough to turn a face that far and keep its features in place.
_TRUSTED_TURN, _LOST_TURN = 25.0, 60.0
_FADE = 0.22  # of the face's width: from the outline inwards, where proportions fade in
_MOUTH = tuple(sorted({*INNER_LIPS, *OUTER_LIPS}))
_EYES = tuple(sorted({*LEFT_EYE, *RIGHT_EYE, *LEFT_BROW, *RIGHT_BROW}))


def wanted(
    target: Floats,
    face: Floats,
    transfer: float,
    *,
    keep_mouth: bool = False,
    keep_eyes: bool = False,
) -> Floats:
    """Return the result's mesh (468 x 3, target pixels).

    `target` and `face` are meshes in the pixels of their own photos. `transfer` 0 keeps the
    target's proportions, 1 takes those of the face photo: spacing of eyes, length of nose, how
    far the mouth is open. The outline stays the target's. `keep_mouth` leaves the target's lips
    where they are, `keep_eyes` its eyes and brows.
    """
    into = fit(face, target)
    share = transfer * _trust(into)
    weights = share * _inwards(target)
    if keep_mouth:
        weights *= _away_from(target, _MOUTH)
    if keep_eyes:
        weights *= _away_from(target, _EYES)
    posed = into(face)
    return floats(target + weights[:, None] * (posed - target))


def _trust(into: Fit) -> float:
    """Return 1 for poses close together, down to 0 for poses far apart."""
    return float(np.clip((_LOST_TURN - into.angle) / (_LOST_TURN - _TRUSTED_TURN), 0, 1))


def _inwards(points: Floats) -> Floats:
    """Return 0 on the outline to 1 well inside it, for each of 468 points."""
    outline = points[list(OVAL)]
    width = float(np.linalg.norm(points[454] - points[234]))
    gaps = np.linalg.norm(points[:, None] - outline[None], axis=2).min(axis=1)
    return _smooth(gaps / max(_FADE * width, 1e-6))


def _away_from(points: Floats, feature: tuple[int, ...]) -> Floats:
    """Return 0 on a feature to 1 at some way from it."""
    kept = points[list(feature)]
    width = float(np.linalg.norm(points[454] - points[234]))
    gaps = np.linalg.norm(points[:, None] - kept[None], axis=2).min(axis=1)
    return _smooth(gaps / max(0.18 * width, 1e-6))


def _smooth(values: Floats) -> Floats:
    """Return a soft step from 0 to 1 over values 0 to 1."""
    part = np.clip(values, 0, 1)
    return floats(part * part * (3 - 2 * part))
