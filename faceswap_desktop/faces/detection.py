# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the faces are: the detector over a whole picture, its tiles, its edges, and turned."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from faceswap_desktop.core.models import Step
from faceswap_desktop.faces.anchors import INPUT_SIDE, RawFaces, decoded, joined, merged
from faceswap_desktop.faces.arrays import Floats, Picture, Progress, as_bytes, floats
from faceswap_desktop.faces.nets import Nets

WORK_SIDE = 1280
_TURNS = (90.0, 270.0, 180.0, 45.0, 315.0)
_LARGE_FACE = 0.2  # of the picture's longer side: a portrait, where tiny faces are not searched
_GREY = 128
SURE = 0.75
_EDGE_SLACK = 0.02


def working_copy(picture: Picture, side: int = WORK_SIDE) -> tuple[Picture, float]:
    """Return an RGB copy of at most `side` pixels and its scale against `picture`.

    Transparent parts become grey, so that forgotten colours under them are not taken for faces.
    """
    height, width = picture.shape[:2]
    scale = min(1.0, side / max(height, width))
    # Very large pictures are thinned first: one resize of 256 megapixels would not be
    # interruptible for half a second.
    thin = max(1, int(1 / (scale * 3)))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(picture[::thin, ::thin], size, interpolation=cv2.INTER_AREA)
    if small.shape[2] == 3:
        return as_bytes(cv2.cvtColor(small, cv2.COLOR_BGR2RGB)), size[0] / width
    alpha = small[:, :, 3:]
    rgb = cv2.cvtColor(small, cv2.COLOR_BGRA2RGB)
    if int(alpha.min()) < 255:
        seen = alpha.astype(np.float32) / 255
        rgb = np.rint(rgb * seen + _GREY * (1 - seen))
    return as_bytes(rgb), size[0] / width


def searches(nets: Nets, rgb: Picture, step: Progress) -> Iterator[RawFaces]:
    """Yield what ever more patient searches of a working copy find, in its pixels.

    First upright, then stepping back (a face that fills the picture is larger than the detector's
    anchors), then turned. Take the next only where no find turned out to be a face.
    """
    height, width = rgb.shape[:2]
    yield _upright(nets, rgb, step)
    yield merged(_in_square(nets, rgb, -width // 2, -height // 2, 2 * max(width, height)))
    for number, angle in enumerate(_TURNS):
        step(Step.FINDING_FACES, 0.5 + 0.5 * number / len(_TURNS))
        yield _turned(nets, rgb, angle, step)


def found_near(nets: Nets, rgb: Picture) -> RawFaces:
    """Return the faces in a small crop around an already known face, in the crop's pixels."""
    return merged(_in_square(nets, rgb, 0, 0, max(rgb.shape[:2])))


def _upright(nets: Nets, rgb: Picture, step: Progress) -> RawFaces:
    """Search the whole picture, then its tiles."""
    height, width = rgb.shape[:2]
    longer = max(height, width)
    parts = [_in_square(nets, rgb, 0, 0, longer)]
    for share in (2, 4):
        faces = merged(joined(parts))
        if _largest(faces) > _LARGE_FACE * longer:
            break
        squares = list(_tiles(width, height, longer // share))
        for number, (x, y, side) in enumerate(squares):
            step(Step.FINDING_FACES, (share - 2 + number / len(squares)) / 8)
            parts.append(_inside(_in_square(nets, rgb, x, y, side), x, y, side, width, height))
    return _without_doubles(merged(joined(parts)))


def _turned(nets: Nets, rgb: Picture, angle: float, step: Progress) -> RawFaces:
    """Search the picture turned by `angle` degrees; the result is in the unturned pixels."""
    height, width = rgb.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    corners = np.array([[0, 0], [width, 0], [0, height], [width, height]], np.float64)
    moved = corners @ turn[:, :2].T + turn[:, 2]
    turn[:, 2] -= moved.min(axis=0)
    size = np.ceil(np.ptp(moved, axis=0)).astype(int)
    around = cv2.warpAffine(
        rgb, turn, (int(size[0]), int(size[1])), borderValue=(_GREY, _GREY, _GREY)
    )
    return _unturned(
        _upright(nets, as_bytes(around), step), floats(cv2.invertAffineTransform(turn))
    )


def _unturned(faces: RawFaces, back: Floats) -> RawFaces:
    """Map detections by a 2 x 3 affine matrix; boxes become level squares about their centres."""
    centres = (faces.boxes[:, :2] + faces.boxes[:, 2:]) / 2 @ back[:, :2].T + back[:, 2]
    half = np.ptp(faces.boxes.reshape(-1, 2, 2), axis=1).max(axis=1, keepdims=True) / 2
    boxes = np.concatenate([centres - half, centres + half], 1)
    return RawFaces(boxes, faces.points @ back[:, :2].T + back[:, 2], faces.scores)


def _in_square(nets: Nets, rgb: Picture, x: int, y: int, side: int) -> RawFaces:
    """Run the detector once on a square that may reach over the picture's edges."""
    height, width = rgb.shape[:2]
    left, top = max(0, x), max(0, y)
    right, bottom = min(width, x + side), min(height, y + side)
    scale = INPUT_SIDE / side
    size = (max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(rgb[top:bottom, left:right], size, interpolation=how)
    # The letterbox's picture lies in the middle when the square is larger than the picture.
    spare_x, spare_y = INPUT_SIDE - size[0], INPUT_SIDE - size[1]
    offset_x, offset_y = spare_x // 2, spare_y // 2
    canvas = np.zeros((INPUT_SIDE, INPUT_SIDE, 3), np.uint8)
    canvas[offset_y : offset_y + size[1], offset_x : offset_x + size[0]] = small
    raw, logits = nets.detection(canvas)
    origin_x, origin_y = left - offset_x / scale, top - offset_y / scale
    return _solid(decoded(raw, logits).moved(side, origin_x, origin_y))


def _solid(faces: RawFaces) -> RawFaces:
    """Drop boxes without extent, which nothing later could use."""
    extent = (faces.boxes[:, 2:] - faces.boxes[:, :2]).min(axis=1, initial=np.inf)
    return faces.take(extent > 2)


def _tiles(width: int, height: int, side: int) -> Iterator[tuple[int, int, int]]:
    """Yield squares (x, y, side) that cover the picture, overlapping by at least a third."""

    def starts(length: int) -> list[int]:
        if length <= side:
            return [0]
        count = int(np.ceil((length - side) / (side * 2 / 3))) + 1
        return [round(spot) for spot in np.linspace(0, length - side, count)]

    for y in starts(height):
        for x in starts(width):
            yield x, y, side


def _inside(faces: RawFaces, x: int, y: int, side: int, width: int, height: int) -> RawFaces:
    """Drop faces that a tile's edge cuts, unless it is the picture's edge as well."""
    slack = _EDGE_SLACK * side
    boxes = faces.boxes
    whole = (boxes[:, 0] > x - slack) | (x == 0)
    whole &= (boxes[:, 1] > y - slack) | (y == 0)
    whole &= (boxes[:, 2] < x + side + slack) | (x + side >= width)
    whole &= (boxes[:, 3] < y + side + slack) | (y + side >= height)
    return faces.take(whole)


def _without_doubles(faces: RawFaces) -> RawFaces:
    """Drop a weaker detection that lies mostly inside a stronger one (a face within a face)."""
    keep: list[int] = []
    area = np.prod(faces.boxes[:, 2:] - faces.boxes[:, :2], axis=1)
    for index in np.argsort(-faces.scores, kind="stable"):
        box = faces.boxes[index]
        low = np.maximum(box[:2], faces.boxes[keep, :2])
        high = np.minimum(box[2:], faces.boxes[keep, 2:])
        both = np.prod(np.clip(high - low, 0, None), axis=1)
        if not np.any(both > 0.5 * np.minimum(area[index], area[keep])):
            keep.append(int(index))
    return faces.take(keep)


def _largest(faces: RawFaces) -> float:
    """Return the width of the largest sure face, in the unit of the boxes; 0 without one."""
    sure = faces.take(faces.scores > SURE)
    return float((sure.boxes[:, 2] - sure.boxes[:, 0]).max(initial=0.0))
