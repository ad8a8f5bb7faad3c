# SPDX-License-Identifier: GPL-3.0-or-later
"""The 468 points of a face, refined in two passes over a crop that is turned level."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats, Picture, floats
from faceswap_desktop.faces.nets import Nets

SIDE = 192
MARGIN = 1.5
EYE_CORNERS = (33, 263)  # the person's right eye's outer corner, and the left one's


@dataclass(frozen=True, slots=True)
class Mesh:
    """Points 468 x 3 in pixels (x right, y down, z away from the camera), and a score 0..1."""

    points: Floats
    score: float

    @property
    def flat(self) -> Floats:
        """The points as seen in the picture, 468 x 2."""
        return self.points[:, :2]

    def moved(self, scale: float, x: float, y: float) -> Mesh:
        """Return the mesh multiplied by `scale` and then shifted by (x, y)."""
        shift = np.array([x, y, 0], np.float32)
        return Mesh(self.points * np.float32(scale) + shift, self.score)


def mesh_of(nets: Nets, rgb: Picture, box: Floats, eyes: Floats) -> Mesh:
    """Return the mesh of the face in `box` (left, top, right, bottom) of an RGB picture.

    `eyes` (2 x 2) are the person's right and left eye as the detector saw them. The crop is 1.5
    times the box; a second pass crops by the first pass's own points.
    """
    centre = floats((box[:2] + box[2:]) / 2)
    first = _pass(nets, rgb, centre, float((box[2:] - box[:2]).max()), eyes)
    return refined(nets, rgb, first.flat)


def refined(nets: Nets, rgb: Picture, points: Floats) -> Mesh:
    """Return the mesh of the face whose points (468 x 2 pixels) are roughly known."""
    eyes = points[list(EYE_CORNERS)]
    turn = _level(eyes)
    level = points @ turn.T
    low, high = level.min(axis=0), level.max(axis=0)
    return _pass(nets, rgb, floats((low + high) / 2 @ turn), float((high - low).max()), eyes)


def _level(eyes: Floats) -> Floats:
    """Return the 2 x 2 rotation that brings the line through the eyes level."""
    across = eyes[1] - eyes[0]
    length = max(float(np.hypot(across[0], across[1])), 1e-6)
    cos, sin = across / length
    return np.array([[cos, sin], [-sin, cos]], np.float32)


def _pass(nets: Nets, rgb: Picture, centre: Floats, size: float, eyes: Floats) -> Mesh:
    """Run the network once on a level square of 1.5 times `size` about `centre`."""
    turn = _level(eyes)
    scale = SIDE / max(size * MARGIN, 1.0)
    linear = turn * np.float32(scale)
    shift = np.float32(SIDE / 2) - linear @ centre
    picture, thin = rgb, 1
    if scale < 0.5:  # a face much larger than the network's input: thin it without jaggies
        thin = int(1 / scale)
        picture = _thinned(rgb, thin)
    matrix = np.concatenate([linear * thin, shift[:, None]], axis=1)
    crop = cv2.warpAffine(picture, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR)
    points, logit = nets.mesh(np.asarray(crop, np.uint8))
    flat = (points[:, :2] - shift) @ np.linalg.inv(linear).T
    placed = np.concatenate([flat, points[:, 2:] / scale], axis=1).astype(np.float32)
    return Mesh(placed, float(1 / (1 + np.exp(-np.clip(logit, -80, 80)))))


def _thinned(rgb: Picture, factor: int) -> Picture:
    """Return the picture at 1/factor of its size."""
    height, width = rgb.shape[:2]
    size = (max(1, width // factor), max(1, height // factor))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
