# SPDX-License-Identifier: GPL-3.0-or-later
"""As sharp and as grainy as the photo around it: what gives a pasted face away otherwise."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats, Picture, as_bytes, region_around
from faceswap_desktop.faces.mesh_topology import LEFT_BROW, LEFT_EYE, RIGHT_BROW, RIGHT_EYE
from faceswap_desktop.faces.quality import sharpness
from faceswap_desktop.faces.sampling import interpolated, remapped
from faceswap_desktop.faces.warp import Grid

_CHEEKS = (50, 280, 205, 425)
_PATCH = 96  # pixels
_MOST_GRAIN = 0.03
_LEAST_EYE = 8  # grid cells
SOFTER = 0.15  # of sharpness: less is not worth a blur
_BLURS = (0.5, 0.8, 1.2, 1.8)  # grid cells


@dataclass(frozen=True, slots=True)
class Giver:
    """The face that is given: a BGR crop of the face photo and its mesh (468 x 3, crop pixels)."""

    picture: Picture
    points: Floats


def as_soft_as(target: Floats, giver: Giver, mapped: Floats, places: Floats) -> Giver:
    """Return the giver, out of focus where the target (grid, BGR 0..1) is.

    `mapped` is the warp onto the grid, `places` the result's mesh in grid coordinates.
    """
    aim = crispness(np.rint(target * 255).astype(np.uint8), places) + SOFTER
    if crispness(remapped(giver.picture, mapped, cv2.INTER_LINEAR), places) <= aim:
        return giver
    stretch = float(np.abs(np.gradient(mapped, axis=1)).sum(axis=2).mean())
    for cells in _BLURS:
        soft = as_bytes(cv2.GaussianBlur(giver.picture, (0, 0), max(0.3, cells * stretch)))
        if crispness(remapped(soft, mapped, cv2.INTER_LINEAR), places) <= aim:
            break
    return Giver(soft, giver.points)


def missing_grain(
    target: Picture, face: Picture, mapped: Floats, grid: Grid, places: Floats
) -> float:
    """Return the deviation (0..1) of the noise that the target's cheeks have and the face lacks."""
    lacks = []
    for cheek in _CHEEKS:
        middle = (places[cheek] + 0.5) * grid.cell
        x, y = (int(value) - _PATCH // 2 for value in middle)
        right, bottom = min(x + _PATCH, grid.region.width), min(y + _PATCH, grid.region.height)
        x, y = max(0, x), max(0, y)
        if right - x < _PATCH // 4 or bottom - y < _PATCH // 4:
            continue
        here = grid.region.cut(target)[y:bottom, x:right, :3]
        columns = (np.arange(x, right) + 0.5) / grid.cell - 0.5
        rows = (np.arange(y, bottom) + 0.5) / grid.cell - 0.5
        there = interpolated(interpolated(mapped, rows, axis=0), columns, axis=1)
        lacks.append(_noise(here) ** 2 - _noise(remapped(face, there, cv2.INTER_LINEAR)) ** 2)
    lack = float(np.median(lacks)) if lacks else 0.0
    return float(np.clip(np.sqrt(max(lack, 0.0)), 0, _MOST_GRAIN))


def _noise(patch: Picture) -> float:
    """Return the deviation (0..1) of the finest detail in a patch of skin, robustly."""
    grey = cv2.cvtColor(np.ascontiguousarray(patch), cv2.COLOR_BGR2GRAY).astype(np.float32)
    # J. Immerkaer, "Fast noise variance estimation", 1996: blind to slopes and plain edges.
    mask = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    detail = np.abs(cv2.filter2D(grey, -1, mask))[1:-1, 1:-1]
    return float(np.median(detail) / 0.6745 / 6 / 255)


def crispness(picture: Picture, places: Floats) -> float:
    """Return the sharpness of the crisper eye in a picture on the grid; 1 where none is in it.

    Eyes have hard edges in every face; skin may be smooth in the sharpest photo.
    """
    rows, columns = picture.shape[:2]
    found = []
    for ring in (RIGHT_EYE + RIGHT_BROW, LEFT_EYE + LEFT_BROW):
        eye = region_around(places[list(ring)], 0.15, columns, rows)
        if min(eye.width, eye.height) >= _LEAST_EYE:
            found.append(sharpness(eye.cut(picture)))
    return max(found, default=1.0)
