# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the people are: the segmentation network on the whole picture and on closer crops."""

from __future__ import annotations

import cv2
import numpy as np

from faceswap_desktop.core.models import Step
from faceswap_desktop.faces.arrays import Floats, Picture, Progress, Region
from faceswap_desktop.faces.nets import Nets

SIDE = 256
_SURE = 0.5
_LEAST_SHARE = 0.004  # of the picture: fewer pixels are no person
_CLOSER = 0.6  # a person that fills less than this of the picture is looked at again
_MOST_HEADS = 16
_AROUND = 0.18  # margin of the closer look, of the person's longer side


def person_mask(nets: Nets, rgb: Picture, heads: list[Floats], step: Progress) -> Floats:
    """Return rows x columns, 0..1: how surely each pixel of an RGB picture is of a person.

    `heads` are the points (N x 2 pixels) of the faces that are known: the network,
    made for one person close to the camera, is shown each with its body. The mask is as large as
    `rgb`, but only as fine as the network's 256 x 256; all zero where nobody is.
    """
    height, width = rgb.shape[:2]
    step(Step.CUTTING_OUT, 0.0)
    mask = _run(nets, rgb)
    region = _bounds(mask)
    step(Step.CUTTING_OUT, 0.3)
    if region is not None and region.width * region.height < _CLOSER * width * height:
        view = region.cut(mask)
        view += _faded_edges(region, width, height) * (_run(nets, region.cut(rgb)) - view)
    for number, head in enumerate(heads[:_MOST_HEADS]):
        step(Step.CUTTING_OUT, 0.4 + 0.6 * number / len(heads))
        body = _body(head, width, height)
        if body.width * body.height < _CLOSER * width * height:
            view = body.cut(mask)
            seen = _faded_edges(body, width, height) * _run(nets, body.cut(rgb))
            np.maximum(view, seen, out=view)
    step(Step.CUTTING_OUT, 1.0)
    return mask if float((mask > _SURE).mean()) >= _LEAST_SHARE else np.zeros_like(mask)


def _body(head: Floats, width: int, height: int) -> Region:
    """Return the part of a picture that a head and most of its body take up."""
    size = float(np.ptp(head, axis=0).max())
    x, y = (head.min(axis=0) + head.max(axis=0)) / 2
    low = np.clip([x - 2.3 * size, y - 1.6 * size], 0, None).astype(int)
    high = np.minimum([x + 2.3 * size, y + 3.6 * size], (width, height)).astype(int)
    return Region(int(low[0]), int(low[1]), int(high[0] - low[0]), int(high[1] - low[1]))


def _run(nets: Nets, rgb: Picture) -> Floats:
    """Run the network on a picture and on its mirror image; return the mean at full size."""
    height, width = rgb.shape[:2]
    small = np.asarray(cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)
    mask = nets.segmentation(small)
    mirrored = nets.segmentation(np.ascontiguousarray(small[:, ::-1]))[:, ::-1]
    large = cv2.resize((mask + mirrored) / 2, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(large, 0, 1), np.float32)


def _bounds(mask: Floats) -> Region | None:
    """Return the people's bounding box with a margin, or None where nobody is."""
    height, width = mask.shape
    sure = (mask > _SURE).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(sure)
    big = [stats[n] for n in range(1, count) if stats[n][4] >= _LEAST_SHARE * height * width]
    if not big:
        return None
    left, top = min(s[0] for s in big), min(s[1] for s in big)
    right, bottom = max(s[0] + s[2] for s in big), max(s[1] + s[3] for s in big)
    margin = int(_AROUND * max(right - left, bottom - top))
    left, top = max(0, left - margin), max(0, top - margin)
    right, bottom = min(width, right + margin), min(height, bottom + margin)
    return Region(int(left), int(top), int(right - left), int(bottom - top))


def _faded_edges(region: Region, width: int, height: int) -> Floats:
    """Return 1 in the middle of a region, falling to 0 at those edges inside the picture."""
    fade = max(2, int(0.06 * max(region.width, region.height)))
    x = np.arange(region.width, dtype=np.float32)
    y = np.arange(region.height, dtype=np.float32)
    far = np.float32(2 * max(width, height))
    left = x if region.x > 0 else x + far
    right = x[::-1] if region.x + region.width < width else x + far
    top = y if region.y > 0 else y + far
    bottom = y[::-1] if region.y + region.height < height else y + far
    near = np.minimum(np.minimum(left, right)[None], np.minimum(top, bottom)[:, None])
    return np.asarray(np.clip(near / fade, 0, 1), np.float32)
