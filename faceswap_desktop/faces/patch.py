# SPDX-License-Identifier: GPL-3.0-or-later
"""What a service made of a part of a photo, put back into the whole of it without a seam.

The part was cut out around one face. Only what has changed at that face is taken; towards the
edges where the part was cut out of the photo the photo's own pixels fade in, and if the service
made everything a little lighter or redder, that is taken back.
"""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np

from faceswap_desktop.core.models import Box
from faceswap_desktop.core.parts import Part
from faceswap_desktop.faces.arrays import Floats, Picture, Progress, Region, floats
from faceswap_desktop.faces.membrane import membrane
from faceswap_desktop.faces.restore import Change, restored

_DRIFT_SIDE = 96
_MOST_DRIFT = 0.08  # of full scale: more than that is meant
_LEAST_SURE = 0.02  # of the part: so much has to be unchanged to tell the drift by it
_NEAR = 0.1  # a change so near to the face (shares of its side) belongs to it
_FEATHER = 0.07
_FADE = 0.6  # of the room between the face and an edge


def put_back(
    whole: Picture, returned: Picture, part: Part, face: Box | None, step: Progress
) -> Region | None:
    """Put what `returned` shows changed into `whole`, in place; `face` is a box of `whole`.

    Returns the region outside of which nothing has changed, or None where the returned picture
    has other proportions than the part, and then nothing is done.
    """
    view = Region(part.left, part.top, part.width, part.height).cut(whole)
    middle = part.inside(face) if face is not None else Box(0.3, 0.3, 0.4, 0.4)
    done = restored(view, returned, step, partial(_judged, part, middle))
    if done.picture.shape[:2] != view.shape[:2]:
        return None
    view[:] = done.picture[:, :, : view.shape[2]]
    changed = done.changed
    return Region(changed.x + part.left, changed.y + part.top, changed.width, changed.height)


def _judged(part: Part, face: Box, before: Floats, after: Floats, mask: Floats) -> Change:
    """Return the change at the face alone, whole and with soft edges."""
    whole = _at_face(mask, face)
    fade = _fade(part, face, whole.shape)
    sure = ((whole <= 0) & (mask <= 0)).astype(np.float32)
    if sure.mean() < _LEAST_SURE:
        sure = (fade < 0.05).astype(np.float32)
    return Change(whole * fade, _drift(before - after, sure))


def _at_face(mask: Floats, face: Box) -> Floats:
    """Return the changes that touch the face as one piece without holes, its edges soft.

    In between, a new face is as light as the old one here and there; that must not show through.
    """
    rows, columns = mask.shape
    side = max(face.width * columns, face.height * rows)
    inner = np.zeros(mask.shape, np.uint8)
    left, top = face.left * columns - _NEAR * side, face.top * rows - _NEAR * side
    right = left + face.width * columns + 2 * _NEAR * side
    bottom = top + face.height * rows + 2 * _NEAR * side
    inner[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1] = 1
    count, labels = cv2.connectedComponents((mask > 0.5).astype(np.uint8))
    touching = set(np.unique(labels[inner > 0]).tolist()) - {0}
    # A service that changed another place than was meant is shown as it is.
    kept = np.isin(labels, list(touching or range(1, count)))
    if not kept.any():
        return np.zeros_like(mask)
    spots = np.argwhere(kept)[:, ::-1].astype(np.int32)
    hull = np.zeros(mask.shape, np.uint8)
    cv2.fillConvexPoly(hull, cv2.convexHull(spots), 1)
    reach = max(3, round(_FEATHER * side)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    soft = cv2.GaussianBlur(cv2.dilate(hull, kernel).astype(np.float32), (0, 0), reach / 3)
    return floats(np.clip(soft * 1.04 - 0.02, 0, 1))


def _fade(part: Part, face: Box, shape: tuple[int, ...]) -> Floats:
    """Return 1 inside and 0 at the edges that are not the photo's own (rows x columns)."""
    rows, columns = shape
    across = _ramp(columns, face.left, part.left > 0)
    across *= _ramp(columns, 1 - face.left - face.width, _right_is_cut(part))[::-1]
    down = _ramp(rows, face.top, part.top > 0)
    down *= _ramp(rows, 1 - face.top - face.height, _bottom_is_cut(part))[::-1]
    return floats(np.outer(down, across))


def _right_is_cut(part: Part) -> bool:
    return part.left + part.width < part.whole_width


def _bottom_is_cut(part: Part) -> bool:
    return part.top + part.height < part.whole_height


def _ramp(length: int, room: float, is_cut: bool) -> Floats:  # noqa: FBT001
    """Return weights that rise from the first element on, over a share of the room there is."""
    if not is_cut:
        return np.ones(length, np.float32)
    width = max(2.0, _FADE * max(room, 0.0) * length)
    share = np.clip((np.arange(length, dtype=np.float32) + 0.5) / width, 0, 1)
    return floats(share * share * (3 - 2 * share))


def _drift(apart: Floats, sure: Floats) -> Floats:
    """Return how far the colours are off, from where nothing has changed smoothly inwards."""
    rows, columns = sure.shape
    scale = min(1.0, _DRIFT_SIDE / max(rows, columns))
    size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    weight = cv2.resize(sure, size, interpolation=cv2.INTER_AREA)
    total = cv2.resize(apart * sure[..., None], size, interpolation=cv2.INTER_AREA)
    known = floats(total) / np.maximum(floats(weight), np.float32(1e-3))[..., None]
    field = membrane(floats(np.clip(known, -_MOST_DRIFT, _MOST_DRIFT)), floats(weight))
    smooth = cv2.GaussianBlur(field, (0, 0), 2.0)
    full = cv2.resize(smooth, (columns, rows), interpolation=cv2.INTER_LINEAR)
    return floats(np.clip(full, -_MOST_DRIFT, _MOST_DRIFT))
