# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pixels of the target's face are replaced, and how much; hair and glasses stay."""

from __future__ import annotations

import cv2
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
    TRIANGLES,
    Index,
)

_SHIFT = 4
_ENOUGH_SAMPLES = 20
_SPREADS = ((7.0, 3.0, 3.5, 0.28), (10.0, 5.0, 6.0, 0.4))  # least, most of L, a, b, roughness
_FEATHER = 0.055  # of the face's width, from the outline inwards
_EDGE_ZONE = 0.13  # of the face's width: how far in hair and glasses of the target are kept
_SEEN_SIDE = 240  # pixels: fine enough for the rim
_RIM = 0.035  # of the face's width
_CLEAR_OF_HAIR = 0.018  # of the face's width
_CLEAR_OF_FRINGE = 0.045  # the more on the forehead
_FEATURES = {*INNER_LIPS, *OUTER_LIPS, *LEFT_BROW, *RIGHT_BROW, *LEFT_EYE, *RIGHT_EYE}
_SKIN_POINTS = tuple(sorted(set(range(468)) - _FEATURES - set(OVAL)))
_LIGHT_POINTS = ((117, 118, 50), (9, 8, 168), (346, 347, 280))  # cheek, between brows, cheek
_HAIR_DARKER = 23.0  # of Lab's 0..100: a forehead's shade is never that deep
_SHADE_DARKER = 30.0
_BROWS = (70, 63, 105, 66, 107, 336, 296, 334, 293, 300)


def outline(points: Floats, shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """Return the feathered face, 0..1, and each cell's depth inside it in face widths.

    `points` are the result's mesh in grid coordinates, 468 x 2. The face is all that any triangle
    covers: in a turned head nose and cheek reach over the ring that is called the face oval.
    """
    inside = np.zeros(shape, np.uint8)
    for corners in np.rint(points[TRIANGLES] * (1 << _SHIFT)).astype(np.int32):
        cv2.fillConvexPoly(inside, corners, (1,), cv2.LINE_8, _SHIFT)
    # Where the picture's edge cuts the face there is no seam to hide: no border is added.
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5) / face_width(points)
    return _step(floats(depth / _FEATHER)), floats(depth)


def seen_in(points: Floats, mapped: Floats) -> Floats:
    """Return 0..1: whether the face photo really shows what a map (rows x columns x 2) fetches.

    `points` are the face photo's mesh, 468 x 2, in the map's pixels. At the rim of a turned head
    the mesh is not exact, and what lies beyond it is background.
    """
    corner = points.min(axis=0) - 2
    scale = np.float32(_SEEN_SIDE / max(float(np.ptp(points, axis=0).max()), 1.0))
    places = floats((points - corner) * scale)
    width, height = (int(value) + 3 for value in places.max(axis=0))
    _, depth = outline(places, (height, width))
    there = floats((mapped - corner) * scale)
    found = cv2.remap(depth, there[..., 0], there[..., 1], cv2.INTER_LINEAR)
    return _step(floats((found - 0.2 * _RIM) / _RIM))


def face_width(points: Floats) -> float:
    """Return the face's size in the unit of `points`: the root of the area it covers."""
    hull = cv2.convexHull(np.ascontiguousarray(points, np.float32))
    return max(float(np.sqrt(cv2.contourArea(hull))), 1.0)


def skin(picture: Floats, points: Floats, *, strict: bool = False) -> Floats:
    """Return how much each cell looks like the skin of this face, 0..1.

    `picture` is rows x columns x 3 BGR, 0..1; `points` the face's mesh in its coordinates. What
    skin looks like, its colour and how fine its texture is, is learnt at the points of the mesh
    that lie on skin, robustly, so that a beard or a lock of hair over some does not matter; the
    forehead teaches nothing, because it is so often under hair. `strict` also doubts what is much
    darker or brighter than the cheeks: what is lost with it at the edge is no loss, for the
    target's own skin shows there.
    """
    looks = _looks(picture, face_width(points))
    rows, columns = looks.shape[:2]
    learnt = points[list(_SKIN_POINTS)]
    learnt = learnt[_above_brows(points, learnt) < 0]
    places = np.rint(learnt).astype(int)
    seen = (places >= 0).all(axis=1) & (places[:, 0] < columns) & (places[:, 1] < rows)
    places = places[seen]
    if len(places) < _ENOUGH_SAMPLES:
        return np.ones((rows, columns), np.float32)
    shade = _shading(looks[places[:, 1], places[:, 0]], places, (rows, columns))
    gap = looks - shade
    samples = gap[places[:, 1], places[:, 0]]
    middle = np.median(samples, axis=0)
    spread = 1.48 * np.median(np.abs(samples - middle), axis=0)
    gap = floats((gap - middle) / np.clip(spread, *_SPREADS))
    bright = np.where(gap[..., :1] > 0, np.float32(0.5), np.float32(1))
    gap[..., :3] *= bright  # highlights are skin, whatever their colour
    gap[..., 3] = np.maximum(gap[..., 3], 0)  # smoother than skin is skin
    far = np.sqrt((gap**2).sum(axis=2))
    return np.minimum(_step((4.4 - far) / 1.8), _no_fringe(looks[..., 0], points, strict=strict))


def _no_fringe(light: Floats, points: Floats, *, strict: bool) -> Floats:
    """Return 0 where the forehead is so much darker than the skin below that it must be hair.

    Fair hair has the colour of skin in shade, so that only the step in light (L of Lab) tells
    them apart. What the forehead's light should be is read between the brows and, for light from
    one side, on both cheeks.
    """
    usual = _usual_light(light, points)
    soft = cv2.blur(light, (3, 3))
    forehead = _forehead(points, light.shape)
    fringe = _step(floats((_HAIR_DARKER - forehead * (usual - soft)) / 8))
    if not strict:
        return fringe
    y, x = np.mgrid[0 : light.shape[0], 0 : light.shape[1]].astype(np.float32)
    above_mouth = _step((_above_brows(points, np.stack([x, y], axis=-1)) + 0.42) / 0.12)
    other = np.maximum(usual - soft, (1 - forehead) * (soft - usual))
    return np.minimum(fringe, _step((_SHADE_DARKER - above_mouth * other) / 6))


def _usual_light(light: Floats, points: Floats) -> Floats:
    """Return the light (L) to expect of skin at each place across the face."""
    rows, columns = light.shape
    up = points[10] - points[152]
    across = np.array([-up[1], up[0]], np.float32) / max(float(np.hypot(up[0], up[1])), 1e-6)
    soft = cv2.blur(light, (3, 3))
    spots = []
    for group in _LIGHT_POINTS:
        x, y = np.rint(points[list(group)]).astype(int).T
        seen = soft[np.clip(y, 0, rows - 1), np.clip(x, 0, columns - 1)]
        spots.append((float((points[list(group)] @ across).mean()), float(np.median(seen))))
    places, lights = np.array(sorted(spots), np.float32).T
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    return floats(np.interp(x * across[0] + y * across[1], places, lights))


def _shading(samples: Floats, places: Index, shape: tuple[int, int]) -> Floats:
    """Return rows x columns x 4: how light falls off across the skin, as a plane for each look."""
    middle = np.median(samples, axis=0)
    centre = places.mean(axis=0)
    reach = max(float(np.abs(places - centre).max()), 1.0)
    spots = np.column_stack([(places - centre) / reach, np.ones(len(places))])
    weight = 1 / (1 + (np.abs(samples[:, 0] - middle[0]) / 15) ** 2)  # hair and beard count less
    plane, *_ = np.linalg.lstsq(spots * weight[:, None], samples * weight[:, None], rcond=None)
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    across = np.clip((x - centre[0]) / reach, -1.1, 1.1)
    down = np.clip((y - centre[1]) / reach, float(spots[:, 1].min()), float(spots[:, 1].max()))
    shade = np.stack([across, down, np.ones_like(x)], axis=-1) @ plane.astype(np.float32)
    shade[..., 3] = plane[2, 3]
    return np.asarray(shade, np.float32)


def _looks(picture: Floats, width: float) -> Floats:
    """Return rows x columns x 4: Lab colour, and the logarithm of how rough the place is."""
    lab = cv2.cvtColor(np.ascontiguousarray(picture, np.float32), cv2.COLOR_BGR2LAB)
    soft = cv2.GaussianBlur(lab, (0, 0), max(0.5, 0.008 * width))
    detail = np.abs(lab[..., 0] - cv2.GaussianBlur(lab[..., 0], (0, 0), max(0.8, 0.015 * width)))
    rough = np.log(cv2.GaussianBlur(detail, (0, 0), max(0.8, 0.025 * width)) + 0.25)
    return np.dstack([soft, rough]).astype(np.float32)


def kept_free(alpha: Floats, depth: Floats, likely: Floats, points: Floats) -> Floats:
    """Return `alpha` without what does not look like skin near the outline and on the forehead.

    `likely` is the chance (0..1) that a cell is skin, `points` the mesh in grid coordinates.
    """
    zone = 1 - _step((depth - _EDGE_ZONE * 0.5) / (_EDGE_ZONE * 0.5))
    zone = np.maximum(zone, _forehead(points, alpha.shape))
    width = face_width(points)
    free = 1 - zone * (1 - _reaching_in(likely, depth))
    forehead = _forehead(points, alpha.shape)
    free = _eroded(free, _CLEAR_OF_HAIR * width)
    free += forehead * (_eroded(free, _CLEAR_OF_FRINGE * width) - free)
    return np.asarray(alpha * cv2.GaussianBlur(free, (0, 0), max(0.8, width * 0.018)), np.float32)


def _eroded(values: Floats, reach: float) -> Floats:
    size = 2 * int(reach) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return np.asarray(cv2.erode(values.astype(np.float32), kernel), np.float32)


def _reaching_in(likely: Floats, depth: Floats) -> Floats:
    """Return `likely` raised to 1 where no hair reaches in from outside: spots are skin too."""
    other = ((likely < 0.7) | (depth <= 0)).astype(np.uint8)
    _, labels = cv2.connectedComponents(other, connectivity=8)
    outside = np.unique(labels[depth <= 0])
    hair = np.isin(labels, outside[outside > 0])
    return np.where(hair, likely, np.float32(1)).astype(np.float32)


def _forehead(points: Floats, shape: tuple[int, ...]) -> Floats:
    """Return 1 above the brows, fading to 0 at them."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    return _step((_above_brows(points, np.stack([x, y], axis=-1)) + 0.04) / 0.07)


def _above_brows(points: Floats, places: Floats) -> Floats:
    """Return how far above the brows places (... x 2) are, in face widths; below is negative."""
    up = points[10] - points[152]
    up = up / max(float(np.hypot(up[0], up[1])), 1e-6)
    line = float(np.max(points[list(_BROWS)] @ up))
    return np.asarray((places @ up - line) / face_width(points), np.float32)


def _step(values: Floats) -> Floats:
    """Return a soft step from 0 to 1 over values 0 to 1."""
    part = np.clip(values, 0, 1)
    return np.asarray(part * part * (3 - 2 * part), np.float32)
