# SPDX-License-Identifier: GPL-3.0-or-later
"""One face into another photo: shape, warp, light, mask, blend."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from faceswap_desktop.core.models import Step
from faceswap_desktop.faces import colour, glasses, mask, texture
from faceswap_desktop.faces.arrays import Floats, Picture, Progress, Region, as_bytes
from faceswap_desktop.faces.blend import Layer, fetched, laid_over
from faceswap_desktop.faces.crisp import sharpened
from faceswap_desktop.faces.mesh_topology import (
    LEFT_BROW,
    LEFT_EYE,
    OUTER_LIPS,
    RIGHT_BROW,
    RIGHT_EYE,
)
from faceswap_desktop.faces.shape import wanted
from faceswap_desktop.faces.texture import Giver
from faceswap_desktop.faces.warp import Grid, grid_over, warp_map

_FEATURES = (LEFT_EYE, RIGHT_EYE, LEFT_BROW, RIGHT_BROW, OUTER_LIPS)
_OVERSHOOT = 1.1  # proportions lose some of their effect between the target's outlines
_SEAM_PULL = 0.15
_RIM = 0.025  # of the face's width
_LIGHT_REACH = 0.10  # of the face's width: finer light and shade stay the face photo's own


@dataclass(frozen=True, slots=True)
class SwapOptions:
    """How a face is put in; all shares 0..1.

    `strength` how much of the new face shows, `likeness` how much of the face photo's own
    proportions come along, `light` how much of the target's light and shade falls on it.
    `keep_mouth` leaves the target's mouth as it is, `keep_glasses` its glasses with the eyes
    behind them. `sharper` raises the fine detail of the new face.
    """

    strength: float = 1.0
    likeness: float = 1.0
    light: float = 1.0
    keep_mouth: bool = False
    keep_glasses: bool = False
    sharper: bool = False


def put_in(
    target: Picture, points: Floats, giver: Giver, options: SwapOptions, step: Progress
) -> Region:
    """Put `giver` over the face with mesh `points` in `target` (changed in place).

    Returns the region outside of which no pixel was touched.
    """
    height, width = target.shape[:2]
    step(Step.SHAPING_FACE, 0.0)
    result = wanted(
        points,
        giver.points,
        _OVERSHOOT * options.likeness,
        keep_mouth=options.keep_mouth,
        keep_eyes=options.keep_glasses,
    )
    grid = grid_over(result[:, :2], width, height)
    mapped = warp_map(result, giver.points, grid)
    step(Step.MATCHING_COLOURS, 0.0)
    layer = _layer(target, points, result, giver, mapped, grid, options)
    return laid_over(target, layer, grid, lambda share: step(Step.BLENDING, share))


def _layer(
    target: Picture,
    points: Floats,
    result: Floats,
    giver: Giver,
    mapped: Floats,
    grid: Grid,
    options: SwapOptions,
) -> Layer:
    """Return the face as it is to be laid over the target."""
    places, theirs = grid.places(result[:, :2]), grid.places(points[:, :2])
    before = _coarse(target, grid)
    given = giver
    giver = texture.as_soft_as(before, giver, mapped, places)
    after = fetched(giver.picture, mapped)
    skin = mask.skin(before, theirs)
    likely = np.minimum(skin, mask.skin(after, places))
    shape = before.shape[:2]
    soft, depth = mask.outline(places, shape)
    bare = np.minimum(
        np.maximum(skin, _soft_rings(theirs, _FEATURES, shape, 0.03)),
        np.maximum(
            mask.skin(after, places, strict=True), _soft_rings(places, _FEATURES, shape, 0.01)
        ),
    )
    alpha = mask.kept_free(soft * mask.seen_in(giver.points[:, :2], mapped), depth, bare, places)
    if options.keep_mouth:
        alpha = alpha * (1 - _soft_rings(places, (OUTER_LIPS,), shape, 0.03))
    if options.keep_glasses:
        alpha = alpha * (1 - glasses.kept(skin, theirs))
    rings = [_soft_rings(at, _FEATURES, shape, 0.04) for at in (places, theirs)]
    pull = _pull(alpha, depth, likely * (1 - np.maximum(*rings)), places, options.light)
    plain = 1 - _soft_rings(places, _FEATURES, shape, 0.02)
    light = colour.light_of(before, after, pull, plain)
    finish = colour.finish_of(before, skin * (depth > 0))
    shown = alpha * np.float32(options.strength)
    if options.sharper:
        giver = sharpened(before, given, giver, mapped, places)
    grain = texture.missing_grain(target, giver.picture, mapped, grid, places)
    return Layer(giver.picture, mapped, light, shown, plain, finish, grain)


def _coarse(target: Picture, grid: Grid) -> Floats:
    """Return the grid's region of the target, one cell a pixel, BGR 0..1."""
    view = grid.region.cut(target)
    spare_x = grid.columns * grid.cell - grid.region.width
    spare_y = grid.rows * grid.cell - grid.region.height
    if spare_x or spare_y:
        view = as_bytes(cv2.copyMakeBorder(view, 0, spare_y, 0, spare_x, cv2.BORDER_REPLICATE))
    size = (grid.columns, grid.rows)
    small = cv2.resize(view, size, interpolation=cv2.INTER_AREA)[:, :, :3]
    return np.asarray(small, np.float32) / np.float32(255)


def _pull(alpha: Floats, depth: Floats, likely: Floats, places: Floats, light: float) -> Floats:
    """Return how firmly the light must agree with the target, for each grid cell."""
    # The rim of hair and features is half skin, half not: its ratio says nothing about light.
    size = int(_RIM * mask.face_width(places)) * 2 + 1
    certain = cv2.erode(likely, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    seam = np.float32(_SEAM_PULL * 4) * alpha * (1 - alpha)
    inside = (light / (_LIGHT_REACH * mask.face_width(places))) ** 2
    inner = np.float32(inside) * (depth > 0)
    return np.asarray((seam + inner) * certain + np.float32(1e-6), np.float32)


def _soft_rings(
    places: Floats, rings: tuple[tuple[int, ...], ...], shape: tuple[int, ...], reach: float
) -> Floats:
    """Return 1 on the given features, with a soft edge of `reach` face widths around them."""
    canvas = np.zeros((shape[0], shape[1]), np.uint8)
    for ring in rings:
        hull = cv2.convexHull(np.rint(places[list(ring)]).astype(np.int32))
        cv2.fillConvexPoly(canvas, hull, (255,))
    size = int(reach * mask.face_width(places)) * 2 + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    grown = cv2.dilate(canvas, kernel).astype(np.float32) / 255
    return np.asarray(cv2.GaussianBlur(grown, (0, 0), max(0.8, size / 4)), np.float32)
