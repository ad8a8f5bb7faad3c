# SPDX-License-Identifier: GPL-3.0-or-later
"""Faces with all that is known of them: mesh, pose, size, sharpness."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faceswap_desktop.core.models import Box, FoundFace, Step
from faceswap_desktop.faces.anchors import RawFaces
from faceswap_desktop.faces.arrays import Floats, Picture, Progress, region_around
from faceswap_desktop.faces.detection import SURE, found_near, searches, working_copy
from faceswap_desktop.faces.mesh import Mesh, mesh_of, refined
from faceswap_desktop.faces.nets import Nets
from faceswap_desktop.faces.pose import pose_of
from faceswap_desktop.faces.quality import sharpness

LEAST_MESH_SCORE = 0.5
_FINE_ENOUGH = 160.0  # pixels of a face in the working copy that the mesh cannot use more of
_CLOSE_SIDE = 640
_FOREHEAD = (67, 109, 10, 338, 297)  # the top of the mesh
_CROWN = 0.14  # of the face's height: a head surely goes on that far above the mesh


@dataclass(frozen=True, slots=True)
class Face:
    """A face in the pixels of its whole picture: mesh, detector's score, sharpness 0..1."""

    mesh: Mesh
    score: float
    sharpness: float

    @property
    def size(self) -> float:
        """The longer side of the box around the mesh, in pixels."""
        return float(np.ptp(self.mesh.flat, axis=0).max())

    @property
    def centre(self) -> Floats:
        """The middle of the box around the mesh, in pixels."""
        flat = self.mesh.flat
        return np.asarray((flat.min(axis=0) + flat.max(axis=0)) / 2, np.float32)

    def described(self, width: int, height: int) -> FoundFace:
        """Return what the rest of the program knows of a face."""
        extent = np.array([width, height], np.float32)
        flat = self.mesh.flat / extent
        low, high = flat.min(axis=0).clip(0, 1), flat.max(axis=0).clip(0, 1)
        box = Box(float(low[0]), float(low[1]), *(float(side) for side in high - low))
        pose = pose_of(self.mesh.points)
        marks = tuple((float(x), float(y)) for x, y in flat)
        return FoundFace(
            box, self.score, self.size, self.sharpness, pose.yaw, pose.pitch, pose.roll, marks
        )


def faces_in(nets: Nets, picture: Picture, step: Progress) -> list[Face]:
    """Return all faces of a picture, from left to right."""
    step(Step.FINDING_FACES, 0.0)
    rgb, scale = working_copy(picture)
    faces = _best_search(nets, rgb, step)
    placed = [_placed(nets, picture, face, scale) for face in faces]
    return sorted(placed, key=lambda face: float(face.centre[0]))


def _best_search(nets: Nets, rgb: Picture, step: Progress) -> list[Face]:
    """Return what the first search with a sure face finds, else the one with the surest.

    A head upside down is taken for an upright one now and then, but never surely.
    """
    best: list[Face] = []
    for raw in searches(nets, rgb, step):
        faces = _meshed(nets, rgb, raw, step)
        best = max(best, faces, key=_surest)
        if _surest(best) >= SURE:
            break
    return best


def _surest(faces: list[Face]) -> float:
    return max((face.score for face in faces), default=0.0)


def heads_in(nets: Nets, rgb: Picture, step: Progress) -> list[Floats]:
    """Return the points (N x 2 pixels) of each upright head in a working copy, crown included."""
    heads = []
    for face in _meshed(nets, rgb, next(searches(nets, rgb, step)), step):
        flat = face.mesh.flat
        up = flat[10] - flat[152]
        heads.append(np.concatenate([flat, flat[list(_FOREHEAD)] + _CROWN * up]))
    return heads


def face_at(nets: Nets, picture: Picture, choice: Box | None, step: Progress) -> Face | None:
    """Return the face nearest to `choice`, the largest one without a choice, or None.

    Around a choice only a crop is searched first, which takes a tenth of the time.
    """
    if choice is None:
        return max(faces_in(nets, picture, step), key=lambda face: face.size, default=None)
    height, width = picture.shape[:2]
    middle = np.array(choice.centre, np.float32) * (width, height)
    near = _close_up(nets, picture, choice, step)
    found = near or faces_in(nets, picture, step)
    return min(found, key=lambda face: float(np.hypot(*(face.centre - middle))), default=None)


def _close_up(nets: Nets, picture: Picture, choice: Box, step: Progress) -> list[Face]:
    """Search a crop of twice the chosen box; keep what has its centre in the box."""
    height, width = picture.shape[:2]
    size = np.array([width, height], np.float32)
    corners = np.array(
        [[choice.left, choice.top], [choice.left + choice.width, choice.top + choice.height]],
        np.float32,
    )
    region = region_around(corners * size, 0.5, width, height)
    rgb, scale = working_copy(region.cut(picture), _CLOSE_SIDE)
    faces = _meshed(nets, rgb, found_near(nets, rgb), step)
    low, high = corners * size
    kept = []
    for face in faces:
        mesh = face.mesh.moved(1 / scale, region.x, region.y)
        middle = (mesh.flat.min(axis=0) + mesh.flat.max(axis=0)) / 2
        if (middle >= low).all() and (middle <= high).all():
            kept.append(Face(mesh, face.score, face.sharpness))
    return kept


def _meshed(nets: Nets, rgb: Picture, raw: RawFaces, step: Progress) -> list[Face]:
    """Give each detection its mesh; drop what the mesh says is no face, and second finds."""
    faces: list[Face] = []
    for index in np.argsort(-raw.scores, kind="stable"):
        step(Step.MAPPING_FACES, 0.3)
        mesh = mesh_of(nets, rgb, raw.boxes[index], raw.points[index, :2])
        if mesh.score < LEAST_MESH_SCORE:
            continue
        face = Face(mesh, float(raw.scores[index]), _sharpness(rgb, mesh))
        if all(_apart(face, other) for other in faces):
            faces.append(face)
    return faces


def _apart(one: Face, two: Face) -> bool:
    """Return whether two meshes are of different faces."""
    return float(np.hypot(*(one.centre - two.centre))) > 0.35 * max(one.size, two.size)


def _placed(nets: Nets, picture: Picture, face: Face, scale: float) -> Face:
    """Return the face in the whole picture's pixels, looked at again where that shows more."""
    mesh = face.mesh.moved(1 / scale, 0, 0)
    if face.size >= _FINE_ENOUGH or scale > 0.99:
        return Face(mesh, face.score, face.sharpness)
    height, width = picture.shape[:2]
    region = region_around(mesh.flat, 0.5, width, height)
    rgb, fine = working_copy(region.cut(picture), _CLOSE_SIDE)
    there = (mesh.flat - (region.x, region.y)) * np.float32(fine)
    closer = refined(nets, rgb, there)
    if closer.score < LEAST_MESH_SCORE:
        return Face(mesh, face.score, face.sharpness)
    sharp = _sharpness(rgb, closer)
    return Face(closer.moved(1 / fine, region.x, region.y), face.score, sharp)


def _sharpness(rgb: Picture, mesh: Mesh) -> float:
    region = region_around(mesh.flat, 0.0, rgb.shape[1], rgb.shape[0], least=4)
    return sharpness(region.cut(rgb))
