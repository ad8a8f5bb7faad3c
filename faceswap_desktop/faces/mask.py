# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pixels of the target's face are replaced, and how much; hair and glasses stay."""

from __future__ import annotations

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats
from faceswap_desktop.faces.mesh_topology import (
    INNER_LIPS,
    LEFT_BROW,
    LEFT_EYE,
    OUTER_LIPS,
    OVAL,
    RIGHT_BROW,
    RIGHT_EYE,
)

_SHIFT = 4
_FEATHER = 0.11  # of the face's width, from the outline inwards
_EDGE_ZONE = 0.20  # of the face's width: how far in hair and glasses of the target are kept
_FEATURES = {*INNER_LIPS, *OUTER_LIPS, *LEFT_BROW, *RIGHT_BROW, *LEFT_EYE, *RIGHT_EYE}
_SKIN_POINTS = tuple(sorted(set(range(468)) - _FEATURES - set(OVAL)))
_BROWS = (70, 63, 105, 66, 107, 336, 296, 334, 293, 300)


def filled(points: Floats, ring: tuple[int, ...], shape: tuple[int, int]) -> Floats:
    """Return rows x columns: 1 inside the ring of mesh points (in grid coordinates), else 0."""
    canvas = np.zeros(shape, np.float32)
    corners = np.rint(points[list(ring)] * (1 << _SHIFT)).astype(np.int32)
    cv2.fillPoly(canvas, [corners], (1.0,), cv2.LINE_8, _SHIFT)
    return canvas


def outline(points: Floats, shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """Return the feathered face, 0..1, and each cell's depth inside it in face widths.

    `points` are the result's mesh in grid coordinates, 468 x 2.
    """
    inside = filled(points, OVAL, shape)
    width = face_width(points)
    # A border of nothing: where the picture's edge cuts the face there is no seam to hide.
    depth = cv2.distanceTransform(inside.astype(np.uint8), cv2.DIST_L2, 5) / width
    soft = _step(depth / _FEATHER)
    return soft, np.asarray(depth, np.float32)


def face_width(points: Floats) -> float:
    """Return the face's size in the unit of `points`: the root of its outline's area."""
    ring = np.ascontiguousarray(points[list(OVAL)], np.float32)
    return max(float(np.sqrt(cv2.contourArea(ring))), 1.0)


def skin(picture: Floats, points: Floats) -> Floats:
    """Return how much each cell looks like the skin of this face, 0..1.

    `picture` is rows x columns x 3 BGR, 0..1; `points` the face's mesh in its coordinates. The
    skin's colour is learnt at the points of the mesh that lie on skin, robustly, so that a
    beard or a lock of hair over some of them does not matter.
    """
    lab = cv2.cvtColor(np.ascontiguousarray(picture, np.float32), cv2.COLOR_BGR2LAB)
    rows, columns = lab.shape[:2]
    places = np.rint(points[list(_SKIN_POINTS)]).astype(int)
    seen = (places >= 0).all(axis=1) & (places[:, 0] < columns) & (places[:, 1] < rows)
    samples = cv2.blur(lab, (3, 3))[places[seen, 1], places[seen, 0]]
    if len(samples) < 20:
        return np.ones((rows, columns), np.float32)
    middle = np.median(samples, axis=0)
    spread = 1.48 * np.median(np.abs(samples - middle), axis=0)
    spread = np.maximum(spread, (9.0, 3.5, 4.0))
    gap = (lab - middle) / spread.astype(np.float32)
    gap[..., 0] = np.where(gap[..., 0] > 0, gap[..., 0] * 0.6, gap[..., 0])  # highlights are skin
    far = np.sqrt((gap**2).sum(axis=2))
    return _step((5.5 - far) / 2.5)


def kept_free(alpha: Floats, depth: Floats, likely: Floats, points: Floats) -> Floats:
    """Return `alpha` without what does not look like skin near the outline and on the forehead.

    `likely` is the chance (0..1) that a cell is skin, `points` the mesh in grid coordinates.
    """
    zone = 1 - _step((depth - _EDGE_ZONE * 0.5) / (_EDGE_ZONE * 0.5))
    zone = np.maximum(zone, _forehead(points, alpha.shape))
    width = face_width(points)
    free = 1 - zone * (1 - likely)
    size = max(3, int(width * 0.02) | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    free = cv2.morphologyEx(free.astype(np.float32), cv2.MORPH_CLOSE, kernel)
    free = cv2.erode(free, kernel)
    return np.asarray(alpha * cv2.GaussianBlur(free, (0, 0), max(0.8, width * 0.015)), np.float32)


def _forehead(points: Floats, shape: tuple[int, ...]) -> Floats:
    """Return 1 above the brows, fading to 0 at them."""
    width = face_width(points)
    brows = points[list(_BROWS)]
    up = points[10] - points[152]
    up = up / max(float(np.hypot(*up)), 1e-6)
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    height = x * up[0] + y * up[1]
    line = float((brows @ up).max())
    return _step((height - line - 0.05 * width) / (0.1 * width))


def _step(values: Floats) -> Floats:
    """Return a soft step from 0 to 1 over values 0 to 1."""
    part = np.clip(values, 0, 1)
    return np.asarray(part * part * (3 - 2 * part), np.float32)
