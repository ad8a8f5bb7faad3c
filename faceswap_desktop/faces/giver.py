# SPDX-License-Identifier: GPL-3.0-or-later
"""The face photo made ready: cropped, mirrored if that helps, at about the target's scale."""

from __future__ import annotations

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats, Picture, region_around
from faceswap_desktop.faces.mesh import refined
from faceswap_desktop.faces.nets import Nets
from faceswap_desktop.faces.pose import fit
from faceswap_desktop.faces.texture import Giver

_MARGIN = 0.3
_WORTH_MIRRORING = 8.0  # degrees that the poses must come closer by
_NEVER_MIRRORED = 14.0  # degrees apart that need no help
_MOST_ENLARGED = 3.0
_LARGEST_SIDE = 1800  # of an enlarged crop; what is missing then is left to the warp


def prepared(nets: Nets, face: Picture, points: Floats, target: Floats) -> Giver:
    """Return the crop of photo `face` around its mesh `points`, ready for the mesh `target`."""
    height, width = face.shape[:2]
    region = region_around(points[:, :2], _MARGIN, width, height)
    crop = _opaque(region.cut(face))
    moved = points - np.array([region.x, region.y, 0], np.float32)
    crop, moved = _scaled(crop, moved, fit(moved, target).scale)
    return _mirrored(nets, Giver(crop, moved), target)


def _opaque(crop: Picture) -> Picture:
    """Return BGR; what is transparent becomes grey."""
    if crop.shape[2] == 3:
        return crop
    alpha = crop[:, :, 3:]
    if int(alpha.min()) == 255:
        return np.ascontiguousarray(crop[:, :, :3])
    seen = alpha.astype(np.float32) / 255
    return np.rint(crop[:, :, :3] * seen + 128 * (1 - seen)).astype(np.uint8)


def _scaled(crop: Picture, points: Floats, scale: float) -> tuple[Picture, Floats]:
    """Bring the crop to the target's scale: reduced without jaggies, enlarged crisply."""
    height, width = crop.shape[:2]
    factor = float(np.clip(scale, 1e-3, _MOST_ENLARGED))
    factor = min(factor, max(1.0, _LARGEST_SIDE / max(width, height)))
    if 0.8 < factor < 1.25:
        return crop, points
    size = (max(2, round(width * factor)), max(2, round(height * factor)))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LANCZOS4
    large = cv2.resize(crop, size, interpolation=how)
    if factor > 1:
        soft = cv2.GaussianBlur(large, (0, 0), 0.6 * factor)
        large = cv2.addWeighted(large, 1.5, soft, -0.5, 0)
    ratio = np.array([size[0] / width, size[1] / height, factor], np.float32)
    moved = points * ratio
    moved[:, :2] += (ratio[:2] - 1) / 2  # pixel centres, not corners, keep their place
    return np.asarray(large, np.uint8), moved


def _mirrored(nets: Nets, giver: Giver, target: Floats) -> Giver:
    """Return the mirrored face where it looks the target's way clearly better."""
    apart = fit(giver.points, target).angle
    if apart < _NEVER_MIRRORED:
        return giver
    flipped = np.ascontiguousarray(giver.picture[:, ::-1])
    rough = giver.points[:, :2] * np.array([-1, 1], np.float32)
    rough[:, 0] += flipped.shape[1] - 1
    # In a mirror the person's right eye is where the left one's point is expected.
    rough[[33, 263]] = rough[[263, 33]]
    rgb = np.ascontiguousarray(flipped[:, :, ::-1])
    mesh = refined(nets, rgb, rough)
    closer = fit(mesh.points, target).angle
    return Giver(flipped, mesh.points) if closer < apart - _WORTH_MIRRORING else giver
