# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting the warped face into the target at full resolution, strip by strip.

Maps, gains and masks come on the coarse grid and are enlarged for one strip at a time, so that
memory stays small however large the face is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats, Picture
from faceswap_desktop.faces.colour import Finish, Light
from faceswap_desktop.faces.warp import Grid

_STRIP_PIXELS = 400_000
_EDGE_ROWS = 3  # grid rows to either side that the enlargement of a strip looks at


@dataclass(frozen=True, slots=True)
class Layer:
    """What is laid over the target: all on one grid, rows x columns.

    `face` is the prepared face photo (BGR), `mapped` (x 2) the places in it, `light` the
    target's, `alpha` how much is replaced, `plain` is 1 on skin and 0 on
    eyes and lips, `finish` tames highlights on skin. `grain` is the standard deviation (0..1) of the noise to
    add, so that the face is no smoother than the photo around it.
    """

    face: Picture
    mapped: Floats
    light: Light
    alpha: Floats
    plain: Floats
    finish: Finish
    grain: float = 0.0


def laid_over(
    target: Picture, layer: Layer, grid: Grid, tell: Callable[[float], None]
) -> None:
    """Blend `layer` into `target` (changed in place, its alpha untouched) over the grid's region.

    `tell` hears the share that is done and may raise to stop; `target` is then half changed.
    """
    view = grid.region.cut(target)
    for first, last in _strips(grid):
        tell(first / grid.rows)
        top, bottom = first * grid.cell, min(last * grid.cell, grid.region.height)
        if bottom <= top:
            continue
        strip = view[top:bottom]
        _blend_strip(strip, layer, grid, first, last)


def fetched(face: Picture, mapped: Floats) -> Floats:
    """Return the face photo's colours (BGR, 0..1) at the places of a map."""
    pixels = cv2.remap(
        face, mapped, None, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(pixels, np.float32) / np.float32(255)


def _strips(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield (first, last + 1) grid rows, about as many pixels each time."""
    rows = max(1, _STRIP_PIXELS // (grid.region.width * grid.cell))
    for first in range(0, grid.rows, rows):
        yield first, min(first + rows, grid.rows)


def _blend_strip(strip: Picture, layer: Layer, grid: Grid, first: int, last: int) -> None:
    alpha = _enlarged(layer.alpha, grid, first, last, strip.shape)
    if not alpha.any():
        return
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


def _enlarged(
    values: Floats, grid: Grid, first: int, last: int, shape: tuple[int, ...]
) -> Floats:
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
