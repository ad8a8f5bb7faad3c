# SPDX-License-Identifier: GPL-3.0-or-later
"""Which way a head looks, and how one head's mesh is brought into another's pose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faceswap_desktop.faces.arrays import Floats

# Points that move little with the expression: forehead, nose bridge and tip, eye corners,
# cheekbones, temples (numbers of the 468-point mesh).
RIGID = (
    *(10, 151, 9, 8, 168, 6, 197, 195, 5, 4, 1, 2, 98, 327, 33, 133, 362, 263),
    *(109, 338, 67, 297, 103, 332, 54, 284, 21, 251, 162, 389, 127, 356, 234, 454),
    *(93, 323, 116, 345, 50, 280, 123, 352),
)
_NEUTRAL_PITCH = -10.0  # how far the forehead-to-chin line of a level head leans in the mesh


@dataclass(frozen=True, slots=True)
class Pose:
    """Degrees: yaw > 0 looks towards the picture's right, pitch > 0 up, roll > 0 clockwise."""

    yaw: float
    pitch: float
    roll: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A similarity in space: `points @ rotation.T * scale + shift`."""

    rotation: Floats
    scale: float
    shift: Floats

    def __call__(self, points: Floats) -> Floats:
        """Return N x 3 points moved by the similarity."""
        return np.asarray(points @ self.rotation.T * self.scale + self.shift, np.float32)

    @property
    def angle(self) -> float:
        """How far it turns, in degrees, leaving out turns in the picture's plane."""
        forward = self.rotation[:, 2]
        return float(np.degrees(np.arccos(np.clip(forward[2], -1, 1))))


def pose_of(points: Floats) -> Pose:
    """Return the pose of a mesh (468 x 3 pixels)."""
    across = points[[263, 454, 356]].mean(axis=0) - points[[33, 234, 127]].mean(axis=0)
    down = points[152] - points[10]
    forward = np.cross(across, down)  # away from the camera for a face that looks into it
    forward /= max(float(np.linalg.norm(forward)), 1e-9)
    yaw = np.degrees(np.arctan2(-forward[0], forward[2]))
    pitch = np.degrees(np.arctan2(forward[1], np.hypot(forward[0], forward[2])))
    roll = np.degrees(np.arctan2(across[1], across[0]))
    return Pose(float(yaw), float(pitch) - _NEUTRAL_PITCH, float(roll))


def fit(moving: Floats, still: Floats) -> Fit:
    """Return the similarity that brings one mesh's rigid points closest to another's.

    Kabsch's method with Umeyama's scale; both meshes are 468 x 3 in pixels.
    """
    one, two = moving[list(RIGID)].astype(np.float64), still[list(RIGID)].astype(np.float64)
    middle_one, middle_two = one.mean(axis=0), two.mean(axis=0)
    one, two = one - middle_one, two - middle_two
    left, values, right = np.linalg.svd(two.T @ one)
    sign = np.array([1.0, 1.0, np.sign(np.linalg.det(left @ right))])
    rotation = left * sign @ right
    scale = float((values * sign).sum() / max(float((one**2).sum()), 1e-9))
    shift = middle_two - rotation @ middle_one * scale
    return Fit(rotation.astype(np.float32), scale, shift.astype(np.float32))
