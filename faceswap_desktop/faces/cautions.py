# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person should know about a swap that was done all the same."""

from __future__ import annotations

from faceswap_desktop.core.models import Caution
from faceswap_desktop.faces.arrays import Floats
from faceswap_desktop.faces.finding import Face
from faceswap_desktop.faces.pose import fit, pose_of
from faceswap_desktop.faces.quality import BLURRED_FACE, SMALL_FACE

FAR_APART = 32.0  # degrees
TURNED_AWAY = 50.0
_COARSER = 3.0  # times larger in the target than in the face photo: detail is missing


def cautions_for(target: Face, given: Face, points: Floats) -> tuple[Caution, ...]:
    """Return the cautions for `given` (its mesh as used: `points`) put over `target`."""
    found = []
    if fit(points, target.mesh.points).angle > FAR_APART:
        found.append(Caution.POSES_FAR_APART)
    if given.size < SMALL_FACE or given.size * _COARSER < target.size:
        found.append(Caution.FACE_SMALL)
    if given.sharpness < BLURRED_FACE:
        found.append(Caution.FACE_BLURRED)
    if abs(pose_of(given.mesh.points).yaw) > TURNED_AWAY:
        found.append(Caution.FACE_TURNED_AWAY)
    return tuple(found)
