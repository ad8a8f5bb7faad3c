# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of a face that glasses cover: left as it is, frame, lenses and the eyes behind."""

from __future__ import annotations

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats, floats
from faceswap_desktop.faces.mask import face_width
from faceswap_desktop.faces.mesh_topology import LEFT_BROW, LEFT_EYE, RIGHT_BROW, RIGHT_EYE

# From the brows to the cheeks, out to the temples, and over the nose: where lenses and their
# arms lie, also where they are large.
_ORBITS = (
    (*RIGHT_EYE, *RIGHT_BROW, 127, 116, 117, 50, 36, 142, 114, 122),
    (*LEFT_EYE, *LEFT_BROW, 356, 345, 346, 280, 266, 371, 343, 351),
    (107, 122, 197, 351, 336),
)
_REACH = 0.08  # of the face's width: how far beyond that a frame may still hang together with it
_SURE_SKIN = 0.6
_EDGE = 0.02  # of the face's width


def kept(skin: Floats, points: Floats) -> Floats:
    """Return 1 where the target stays for its glasses, 0 elsewhere, with a soft edge.

    `skin` is how much each cell looks like the target's skin, `points` its mesh (x 2) in cells.
    A frame that reaches beyond the sockets is no skin, and hangs together with what lies in them.
    """
    width = face_width(points)
    band = np.zeros(skin.shape[:2], np.uint8)
    for part in _ORBITS:
        hull = cv2.convexHull(np.rint(points[list(part)]).astype(np.int32))
        cv2.fillConvexPoly(band, hull, (1,))
    near = cv2.dilate(band, _disc(_REACH * width))
    other = ((skin < _SURE_SKIN) & (near > 0)) | (band > 0)
    _, labels = cv2.connectedComponents(other.astype(np.uint8), connectivity=8)
    within = np.unique(labels[band > 0])
    frame = np.isin(labels, within[within > 0]).astype(np.uint8)
    grown = cv2.dilate(frame, _disc(_EDGE * width)).astype(np.float32)
    return floats(cv2.GaussianBlur(grown, (0, 0), max(0.8, _EDGE * width / 2)))


def _disc(reach: float) -> Floats:
    size = 2 * max(1, int(reach)) + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
