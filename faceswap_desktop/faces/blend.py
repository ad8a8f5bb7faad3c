# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting the warped face into the target at full resolution, strip by strip.

Maps, gains and masks come on the coarse grid and are enlarged for one strip at a time, so that
memory stays small however large the face is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats, Picture, Region, floats
from faceswap_desktop.faces.colour import Finish, Light
from faceswap_desktop.faces.sampling import remapped
from faceswap_desktop.faces.warp import Grid

_STRIP_PIXELS = 250_000
_THREADS = 2
_EDGE_ROWS = 3  # grid rows to either side that the enlargement of a strip looks at


@dataclass(frozen=True, slots=True)
class Layer:
    """What is laid over the target: all on one grid, rows x columns.

    `face` is the prepared face photo (BGR), `mapped` (x 2) the places in it, `light` the target's,
    `alpha` how much is replaced. `plain` is 1 on skin and 0 on eyes and lips; `finish` tames
    highlights on skin. `grain` is the standard deviation (0..1) of the noise to add, so that the
    face is no smoother than the photo around it.
    """

    face: Picture
    mapped: Floats
    light: Light
    alpha: Floats
    plain: Floats
    finish: Finish
    grain: float = 0.0


def laid_over(target: Picture, layer: Layer, grid: Grid, tell: Callable[[float], None]) -> Region:
    """Blend `layer` into `target` (changed in place, its alpha untouched).

    Returns the region outside of which nothing changed. `tell` hears the share that is done and
    may raise to stop; `target` is then half changed.
    """
    layer, grid = _trimmed(layer, grid)
    view = grid.region.cut(target)

    def blend(rows: tuple[int, int]) -> int:
        first, last = rows
        strip = view[first * grid.cell : min(last * grid.cell, grid.region.height)]
        _blend_strip(strip, layer, grid, first, last)
        return last

    # Strips do not touch each other, and numpy lets other threads run while it computes.
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting = [pool.submit(blend, rows) for rows in _strips(grid)]
        try:
            for done in waiting:
                tell(done.result() / max(grid.rows, 1))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    return grid.region


def _trimmed(layer: Layer, grid: Grid) -> tuple[Layer, Grid]:
    """Return both without the rows and columns where nothing is laid over."""
    rows = np.flatnonzero(layer.alpha.max(axis=1) > 0)
    columns = np.flatnonzero(layer.alpha.max(axis=0) > 0)
    if not len(rows):
        return layer, replace(grid, region=replace(grid.region, width=0, height=0), rows=0)
    # What the enlargement looks at beyond a cell is kept as well.
    top, bottom = max(0, int(rows[0]) - _EDGE_ROWS), min(grid.rows, int(rows[-1]) + 1 + _EDGE_ROWS)
    left = max(0, int(columns[0]) - _EDGE_ROWS)
    right = min(grid.columns, int(columns[-1]) + 1 + _EDGE_ROWS)
    part = np.s_[top:bottom, left:right]
    light = replace(layer.light, gain=layer.light.gain[part], shift=layer.light.shift[part])
    smaller = replace(
        layer,
        mapped=layer.mapped[part],
        alpha=layer.alpha[part],
        plain=layer.plain[part],
        light=light,
    )
    whole, cell = grid.region, grid.cell
    x, y = left * cell, top * cell
    region = Region(
        whole.x + x,
        whole.y + y,
        min(right * cell, whole.width) - x,
        min(bottom * cell, whole.height) - y,
    )
    return smaller, Grid(region, cell, right - left, bottom - top)


def fetched(face: Picture, mapped: Floats) -> Floats:
    """Return the face photo's colours (BGR, 0..1) at the places of a map."""
    return floats(remapped(face, mapped)) / np.float32(255)


def _strips(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield (first, last + 1) grid rows, about as many pixels each time."""
    rows = max(1, _STRIP_PIXELS // max(1, grid.region.width * grid.cell))
    for first in range(0, grid.rows, rows):
        yield first, min(first + rows, grid.rows)


def _blend_strip(strip: Picture, layer: Layer, grid: Grid, first: int, last: int) -> None:
    alpha = _enlarged(layer.alpha, grid, first, last, strip.shape)
    mapped = _enlarged(layer.mapped, grid, first, last, strip.shape)
    gain = _enlarged(layer.light.gain, grid, first, last, strip.shape)
    shift = _enlarged(layer.light.shift, grid, first, last, strip.shape)
    plain = _enlarged(layer.plain, grid, first, last, strip.shape)
    face = layer.light(fetched(layer.face, mapped), gain, shift, plain)
    face = layer.finish(face, plain)
    if layer.grain > 0:
        face += _noise(strip.shape[:2], first)[..., None] * np.float32(layer.grain)
    before = strip[:, :, :3].astype(np.float32)
    mixed = before + (face * 255 - before) * alpha[..., None]
    strip[:, :, :3] = np.clip(np.rint(mixed), 0, 255).astype(np.uint8)


def _enlarged(values: Floats, grid: Grid, first: int, last: int, shape: tuple[int, ...]) -> Floats:
    """Return grid rows first..last of `values` at full size, as large as the strip."""
    if grid.cell == 1:
        return values[first:last, : shape[1]][: shape[0]]
    low, high = max(0, first - _EDGE_ROWS), min(grid.rows, last + _EDGE_ROWS)
    size = (grid.columns * grid.cell, (high - low) * grid.cell)
    how = cv2.INTER_CUBIC if values.ndim == 3 and values.shape[2] == 2 else cv2.INTER_LINEAR
    large = cv2.resize(values[low:high], size, interpolation=how)
    skip = (first - low) * grid.cell
    return np.asarray(large[skip : skip + shape[0], : shape[1]], np.float32)


def _noise(shape: tuple[int, int], seed: int) -> Floats:
    """Return repeatable noise of deviation 1, slightly soft as film and sensors make it."""
    values = np.random.default_rng(seed).standard_normal(shape, np.float32)
    soft = cv2.GaussianBlur(values, (0, 0), 0.6)
    return np.asarray(soft / max(float(soft.std()), 1e-6), np.float32)
