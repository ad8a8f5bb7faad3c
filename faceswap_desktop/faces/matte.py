# SPDX-License-Identifier: GPL-3.0-or-later
"""From a coarse mask of a person to a fine one, and to the colours on both sides of its edge."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from faceswap_desktop.faces.arrays import Floats, floats
from faceswap_desktop.faces.colour_odds import told_by_colour
from faceswap_desktop.faces.guided import applied, coefficients

_BAND = 0.014  # half the doubtful band along the edge, of the picture's longer side
_LEAST_CONTRAST = 0.10  # between person and background: below that colours decide nothing
_LEAST_PART = 0.0012  # of the picture: smaller holes and specks are mistakes
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Matte:
    """A person cut out of a working copy (rows x columns).

    `fine` (x 4) turns colours into the mask at any size (see `guided`); `doubt` is 1 where that is
    to be asked, 0 where `alpha` (0..1) is settled. `behind` and `front` (x 3, 0..1) are the
    smooth colours of background and person near the edge.
    """

    alpha: Floats
    fine: Floats
    doubt: Floats
    behind: Floats
    front: Floats


def matte_of(picture: Floats, coarse: Floats, heads: list[Floats]) -> Matte:
    """Return the matte for a working copy (BGR 0..1) and the network's mask of it (0..1).

    `heads` are the points (N x 2 pixels) of faces: inside them there is no doubt.
    """
    side = max(coarse.shape)
    band = max(3, round(_BAND * side))
    known = _inside_of(heads, coarse.shape)
    alpha = _solid(floats(np.maximum(told_by_colour(picture, coarse), known)))
    for number in range(_ROUNDS):
        doubt = _doubtful(alpha, band if number == 0 else max(2, band // 2)) * (1 - known)
        front, behind = _sides(picture, alpha, doubt, band)
        alpha = _split(picture, alpha, doubt, front, behind)
    fine = coefficients(picture, alpha, max(2, band // 3), 1e-4)
    wide = cv2.GaussianBlur(cv2.dilate(doubt, _disc(2)), (0, 0), max(1.0, band / 4)) * (1 - known)
    settled = np.clip(applied(fine, picture) * wide + alpha * (1 - wide), 0, 1)
    return Matte(floats(settled), fine, floats(wide), behind, front)


def _inside_of(heads: list[Floats], shape: tuple[int, ...]) -> Floats:
    """Return 1 inside the faces, 0 elsewhere."""
    known = np.zeros(shape, np.uint8)
    for head in heads:
        hull = cv2.convexHull(np.rint(head).astype(np.int32))
        cv2.fillConvexPoly(known, hull, (1,))
    return floats(cv2.erode(known, _disc(2)))


def _solid(coarse: Floats) -> Floats:
    """Sharpen the network's soft mask, and drop small holes in people and specks beside them."""
    alpha = floats(np.clip((coarse - 0.5) * 3 + 0.5, 0, 1))
    least = _LEAST_PART * alpha.size
    for inside in (False, True):
        part = ((alpha > 0.5) == inside).astype(np.uint8)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=4)
        small = [number for number in range(1, count) if stats[number][4] < least]
        spot = np.isin(labels, small).astype(np.uint8)
        alpha[cv2.dilate(spot, _disc(1)) > 0] = 0.0 if inside else 1.0
    return alpha


def _doubtful(alpha: Floats, band: int) -> Floats:
    """Return 1 in a band of about `band` pixels to either side of the edge, else 0."""
    inside = (alpha > 0.5).astype(np.uint8)
    near = cv2.dilate(inside, _disc(band)) - cv2.erode(inside, _disc(band))
    soft = ((alpha > 0.05) & (alpha < 0.95)).astype(np.uint8)
    return floats(np.maximum(near, soft * cv2.dilate(near, _disc(band))))


def _sides(picture: Floats, alpha: Floats, doubt: Floats, band: int) -> tuple[Floats, Floats]:
    """Return the person's and the background's colours, carried smoothly into the band."""
    sure = 1 - doubt
    return _carried(picture, sure * (alpha > 0.5), band), _carried(
        picture, sure * (alpha <= 0.5), band
    )


def _carried(picture: Floats, known: Floats, band: int) -> Floats:
    """Spread known colours outwards: near ones first, far ones where there are no near ones."""
    total = np.full_like(picture, 0.5) * 1e-6
    weight = np.full(known.shape, 1e-6, np.float32)
    for factor, share in ((0.8, 1.0), (2.0, 1e-2), (6.0, 1e-4)):
        sigma = factor * band
        total += share * _wide_blur(picture * known[..., None], sigma)
        weight += share * _wide_blur(known, sigma)
    return np.asarray(total / weight[..., None], np.float32)


def _wide_blur(values: Floats, sigma: float) -> Floats:
    """Blur by `sigma`, on a reduced copy where that is wide."""
    thin = max(1, int(sigma / 3))
    height, width = values.shape[:2]
    size = (max(1, width // thin), max(1, height // thin))
    small = cv2.resize(values.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(small, (0, 0), sigma / thin)
    return np.asarray(cv2.resize(blurred, (width, height), interpolation=cv2.INTER_LINEAR))


def _split(picture: Floats, alpha: Floats, doubt: Floats, front: Floats, behind: Floats) -> Floats:
    """Ask the colours, inside the band, how much of each pixel is the person's."""
    across = front - behind
    contrast = (across**2).sum(axis=2)
    asked = ((picture - behind) * across).sum(axis=2) / np.maximum(contrast, 1e-4)
    asked = np.clip((asked - 0.08) / 0.84, 0, 1)
    # A colour far from the line between both sides belongs to neither: then the network decides.
    off = ((picture - behind - asked[..., None] * across) ** 2).sum(axis=2)
    trust = np.clip(np.sqrt(contrast) / _LEAST_CONTRAST - 0.5, 0, 1) * np.exp(-off / 0.02)
    mixed = alpha + trust * (asked - alpha)
    return np.asarray(alpha + doubt * (mixed - alpha), np.float32)


def _disc(radius: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    side = 2 * radius + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)
