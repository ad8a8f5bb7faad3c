# SPDX-License-Identifier: GPL-3.0-or-later
"""From every place in the result's face to the place in the face photo that it shows.

The map is made on a coarse grid (a cell is a square of whole target pixels), piecewise affine over
the mesh, then smoothed and freed of folds; it is enlarged strip by strip when pixels are fetched.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats, Region, floats, region_around
from faceswap_desktop.faces.membrane import membrane
from faceswap_desktop.faces.mesh_topology import TRIANGLES

GRID_SIDE = 320
_HELD = 50.0  # how firmly the mesh holds the map, against its smoothness outside the mesh
_SOFTENED = 1.5  # cells: takes the kinks out of the triangles' edges
_MARGIN = 0.16
_SHIFT = 4  # fractional bits of cv2's polygon corners
_LEAST_STRETCH = 0.22  # of the whole map's mean: below that the map counts as folded


@dataclass(frozen=True, slots=True)
class Grid:
    """A coarse grid over a region of the target: `cell` pixels to a grid square."""

    region: Region
    cell: int
    columns: int
    rows: int

    def places(self, points: Floats) -> Floats:
        """Return points (N x 2 target pixels) in grid coordinates (0 = first cell's centre)."""
        corner = np.array([self.region.x, self.region.y], np.float32)
        return np.asarray((points - corner + 0.5) / self.cell - 0.5, np.float32)


def grid_over(points: Floats, width: int, height: int) -> Grid:
    """Return the grid over a face's points (N x 2) in a picture of `width` x `height`."""
    region = region_around(points, _MARGIN, width, height)
    cell = max(1, -(-max(region.width, region.height) // GRID_SIDE))
    return Grid(region, cell, -(-region.width // cell), -(-region.height // cell))


def warp_map(result: Floats, face: Floats, grid: Grid) -> Floats:
    """Return rows x columns x 2: for each cell the (x, y) in the face photo's pixels.

    `result` (468 x 3 target pixels) and `face` (468 x 3 face photo pixels) are the two meshes.
    """
    placed, fetched = grid.places(result[:, :2]), face[:, :2]
    base = _overall(placed, fetched)
    offsets = fetched - (placed @ base[:, :2].T + base[:, 2])
    known, painted = _painted(placed, offsets, result[:, 2], grid)
    whole = membrane(painted, known * np.float32(_HELD))
    return _unfolded(floats(cv2.GaussianBlur(whole, (0, 0), _SOFTENED)), base)


def jacobian(mapped: Floats) -> Floats:
    """Return the signed area that each cell of a map covers in the face photo, in its pixels."""
    across = np.gradient(mapped, axis=1)
    down = np.gradient(mapped, axis=0)
    area = across[..., 0] * down[..., 1] - across[..., 1] * down[..., 0]
    return np.asarray(area, np.float32)


def _overall(placed: Floats, fetched: Floats) -> Floats:
    """Return the 2 x 3 affine map that is closest to all pairs of points."""
    rows = np.concatenate([placed, np.ones((len(placed), 1), np.float32)], axis=1)
    found, *_ = np.linalg.lstsq(rows.astype(np.float64), fetched.astype(np.float64), rcond=None)
    return np.asarray(found.T, np.float32)


def _painted(placed: Floats, offsets: Floats, depth: Floats, grid: Grid) -> tuple[Floats, Floats]:
    """Paint each triangle's offsets into the grid, far ones first, hidden ones not at all.

    Returns where something was painted (rows x columns, 0 or 1) and the offsets (x 2).
    """
    corners = placed[TRIANGLES]
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    order = np.argsort(-depth[TRIANGLES].mean(axis=1), kind="stable")
    order = order[np.abs(area[order]) > 1e-3]
    order = order[area[order] * np.sign(np.median(area)) > 0]
    numbers = np.full((grid.rows, grid.columns), -1, np.int32)
    fixed = np.rint(corners * (1 << _SHIFT)).astype(np.int32)
    for index in order:
        cv2.fillConvexPoly(numbers, fixed[index], int(index), cv2.LINE_8, _SHIFT)
    coefficients = _affine(corners, offsets[TRIANGLES])
    y, x = np.nonzero(numbers >= 0)
    chosen = coefficients[numbers[y, x]]
    values = np.zeros((grid.rows, grid.columns, 2), np.float32)
    values[y, x] = chosen[:, 0] * x[:, None] + chosen[:, 1] * y[:, None] + chosen[:, 2]
    return (numbers >= 0).astype(np.float32), values


def _affine(corners: Floats, values: Floats) -> Floats:
    """Return N x 3 x 2: the affine function of (x, y) that has `values` at three corners."""
    rows = np.concatenate([corners, np.ones((*corners.shape[:2], 1), np.float32)], axis=2)
    steady = rows.astype(np.float64) + np.eye(3)[None] * 1e-9
    return np.asarray(np.linalg.solve(steady, values.astype(np.float64)), np.float32)


def _unfolded(offsets: Floats, base: Floats) -> Floats:
    """Return the whole map, smoothed further where it would fold over itself."""
    rows, columns = offsets.shape[:2]
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    plain = np.stack([x, y], axis=-1) @ base[:, :2].T + base[:, 2]
    normal = float(base[0, 0] * base[1, 1] - base[0, 1] * base[1, 0])
    sigma = 2.0
    while True:
        mapped = np.asarray(plain + offsets, np.float32)
        folded = jacobian(mapped) * np.sign(normal) < _LEAST_STRETCH * abs(normal)
        if not folded.any() or sigma > 2 * max(rows, columns):
            return mapped
        reach = int(2 * sigma) | 1
        near = cv2.dilate(folded.astype(np.float32), np.ones((reach, reach), np.uint8))
        part = cv2.GaussianBlur(near, (0, 0), sigma)[..., None]
        # Where it folds, both a wider blur and less of the bend: the plain map cannot fold.
        softer = cv2.GaussianBlur(offsets, (0, 0), sigma)
        offsets = np.asarray(offsets + part * (softer * np.float32(0.98) - offsets), np.float32)
        sigma *= 1.4
