# SPDX-License-Identifier: GPL-3.0-or-later
"""The face detector's anchors, and how its raw output becomes faces.

Follows the short-range face detection graph of MediaPipe (Apache-2.0, The MediaPipe Authors):
fixed-size SSD anchors, values in units of 1/128, and weighted non-maximum suppression.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from faceswap_desktop.faces.arrays import Floats, floats

INPUT_SIDE = 128
LEAST_SCORE = 0.5
SAME_FACE_OVERLAP = 0.3
_LAYERS = ((8, 2), (16, 6))  # stride in pixels, anchors for each cell


@dataclass(frozen=True, slots=True)
class RawFaces:
    """N detections: boxes N x 4 (left, top, right, bottom), eyes and so on N x 6 x 2, scores N.

    The six points are right eye, left eye, nose tip, mouth, right ear, left ear (the person's
    own right and left). The unit is whatever the step that made them says.
    """

    boxes: Floats
    points: Floats
    scores: Floats

    def take(self, which: npt.NDArray[np.bool_] | npt.NDArray[np.intp] | list[int]) -> RawFaces:
        """Return the detections that a numpy index picks."""
        return RawFaces(self.boxes[which], self.points[which], self.scores[which])

    def moved(self, scale: float, x: float, y: float) -> RawFaces:
        """Return the detections multiplied by `scale` and then shifted by (x, y)."""
        shift = np.array([x, y], np.float32)
        return RawFaces(
            self.boxes * np.float32(scale) + np.tile(shift, 2),
            self.points * np.float32(scale) + shift,
            self.scores,
        )

    def __len__(self) -> int:
        return len(self.scores)


def joined(parts: list[RawFaces]) -> RawFaces:
    """Return all detections of `parts` in one."""
    return RawFaces(
        np.concatenate([part.boxes for part in parts]),
        np.concatenate([part.points for part in parts]),
        np.concatenate([part.scores for part in parts]),
    )


def anchor_centres() -> Floats:
    """Return the 896 anchor centres as (x, y) fractions of the detector's input."""
    layers = []
    for stride, per_cell in _LAYERS:
        cells = INPUT_SIDE // stride
        ticks = (np.arange(cells, dtype=np.float32) + 0.5) / cells
        grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
        layers.append(np.repeat(grid, per_cell, axis=0))
    return np.concatenate(layers)


_CENTRES = anchor_centres()


def decoded(raw: Floats, logits: Floats, least_score: float = LEAST_SCORE) -> RawFaces:
    """Decode raw boxes (896 x 16) and logits (896); unit: fractions of the input's side."""
    scores = (1 / (1 + np.exp(-np.clip(logits, -80, 80)))).astype(np.float32)
    keep = scores >= least_score
    values = raw[keep] / INPUT_SIDE
    centres = values[:, :2] + _CENTRES[keep]
    half = values[:, 2:4] / 2
    points = values[:, 4:].reshape(-1, 6, 2) + _CENTRES[keep][:, None]
    boxes = floats(np.concatenate([centres - half, centres + half], 1))
    return RawFaces(boxes, floats(points), scores[keep])


def overlaps(box: Floats, boxes: Floats) -> Floats:
    """Return the intersection over union of one box with N boxes."""
    low = np.maximum(box[:2], boxes[:, :2])
    high = np.minimum(box[2:], boxes[:, 2:])
    both = np.prod(np.clip(high - low, 0, None), axis=1)
    areas = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1) + np.prod(box[2:] - box[:2])
    return np.asarray(both / np.maximum(areas - both, 1e-9), np.float32)


def merged(faces: RawFaces, overlap: float = SAME_FACE_OVERLAP) -> RawFaces:
    """Merge detections of one face into their score-weighted mean, best first."""
    left = faces.take(np.argsort(-faces.scores, kind="stable"))
    parts: list[RawFaces] = []
    while len(left):
        same = overlaps(left.boxes[0], left.boxes) > overlap
        same[0] = True
        group = left.take(same)
        weight = group.scores / group.scores.sum()
        parts.append(
            RawFaces(
                np.tensordot(weight, group.boxes, 1)[None],
                np.tensordot(weight, group.points, 1)[None],
                group.scores[:1],
            )
        )
        left = left.take(~same)
    return joined(parts) if parts else faces
