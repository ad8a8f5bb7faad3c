# SPDX-License-Identifier: GPL-3.0-or-later
"""Which part of a photo is sent to a service that cannot be told which of several faces is meant.

The part holds the chosen face with room around it, and of the other faces as little as can be:
the service then finds the chosen one, and less leaves this computer. What comes back is put into
the photo by `jobs.fullsize`. Pure functions; the part is a field of the request, and so in the
journal, before anything is sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import inf
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import Box, JobRequest, Operation
from faceswap_desktop.core.parts import Part

if TYPE_CHECKING:
    from faceswap_desktop.core.models import OptionValue, Photo
    from faceswap_desktop.providers.description import OperationDescription, ProviderDescription

# Room around the face on each side, as shares of the face's longer side: as much as is wished
# for, what to be content with between other faces, and what is kept whatever stands beside it.
_MARGINS = (1.0, 0.6, 0.35, 0.22, 0.12)
_TIGHT = 0.3
# Ears and hair of another face that may stand in the part, beyond the box around its features.
_PAD = 0.06
_MOST_OTHERS = 9
# From so much of it on, another face may be taken for one.
_RECOGNISABLE = 0.25


@dataclass(frozen=True, slots=True)
class _Edges:
    """A rectangle in pixels by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    @property
    def side(self) -> float:
        return max(self.right - self.left, self.bottom - self.top)

    def grown(self, by: float) -> _Edges:
        return _Edges(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def within(self, other: _Edges) -> _Edges:
        return _Edges(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


def with_parts(request: JobRequest, provider: ProviderDescription) -> JobRequest:
    """The same request with the parts that `provider` has to be sent, and no others.

    A photo with one face, or where none was chosen, is sent whole; so is one for a service that
    can be told which face is meant, by a click or by a list of names.
    """
    operation = provider.operation(request.operation)
    is_swap = request.operation is Operation.SWAP and not request.people
    if operation is None or not is_swap or not provider.photos_leave_computer:
        return replace(request, target_part=None, face_part=None)
    is_listed = names_several(operation, request.options)
    target = None if operation.can_choose_target_face or is_listed else request.target
    face = None if operation.can_choose_face else request.face
    return replace(
        request,
        target_part=_part(target, request.target_face, request.target_others),
        face_part=_part(face, request.face_choice, request.face_others),
    )


def part_around(chosen: Box, others: Sequence[Box], width: int, height: int) -> Box:
    """The part of a photo of `width` x `height` pixels to send for the chosen face."""
    photo = _Edges(0, 0, width, height)
    face = _edges(chosen, width, height).within(photo)
    largest = face.grown(_MARGINS[0] * face.side).within(photo)
    heads = [_edges(each, width, height) for each in others]
    heads = [each.grown(_PAD * each.side) for each in heads]
    near = [each for each in heads if _common(each, largest) > 0]
    near.sort(key=lambda each: -_common(each, largest))
    del near[_MOST_OTHERS:]
    best = _best(face, near, photo)
    left, top = int(best.left), int(best.top)
    right, bottom = min(width, int(best.right + 0.999)), min(height, int(best.bottom + 0.999))
    return Part(left, top, right - left, bottom - top, width, height).box


def _part(photo: Photo | None, chosen: Box | None, others: Sequence[Box]) -> Box | None:
    if photo is None or chosen is None or not others:
        return None
    return part_around(chosen, others, photo.width, photo.height)


def names_several(operation: OperationDescription, options: Mapping[str, OptionValue]) -> bool:
    """Whether the text in place of the face photo says itself who gets which face."""
    mark, text = operation.face_list_mark, options.get(operation.face_option, "")
    return bool(mark) and isinstance(text, str) and mark in text


def _best(face: _Edges, others: Sequence[_Edges], photo: _Edges) -> _Edges:
    """The rectangle with the most room and the least of other faces.

    Looked at are those with usual margins, and those that end where another face begins.
    """
    usual = [face.grown(margin * face.side).within(photo) for margin in _MARGINS]
    far, near = usual[0], usual[-1]
    sides = (
        {each.left for each in usual}
        | {each.right for each in others if far.left < each.right <= near.left},
        {each.top for each in usual}
        | {each.bottom for each in others if far.top < each.bottom <= near.top},
        {each.right for each in usual}
        | {each.left for each in others if near.right <= each.left < far.right},
        {each.bottom for each in usual}
        | {each.top for each in others if near.bottom <= each.top < far.bottom},
    )
    choices = [_Edges(*edges) for edges in product(*map(sorted, sides))]
    narrow = sorted((_narrowness(each, face, photo), index) for index, each in enumerate(choices))
    best, least = near, inf
    for price, index in narrow:
        if price >= least:  # and so have all that follow
            break
        cost = price + _crowd(choices[index], face, others)
        if cost < least:
            best, least = choices[index], cost
    return best


def _narrowness(part: _Edges, face: _Edges, photo: _Edges) -> float:
    """What speaks against a rectangle: too little room around the face."""
    cost = 0.0
    for gap, rest in (
        (face.left - part.left, part.left - photo.left),
        (face.top - part.top, part.top - photo.top),
        (part.right - face.right, photo.right - part.right),
        (part.bottom - face.bottom, photo.bottom - part.bottom),
    ):
        if rest > 0:  # where the photo ends there is no more room to be had
            room = gap / face.side
            cost += 0.5 * max(0.0, 1 - room) ** 2 + 3 * max(0.0, _TIGHT - room)
    return cost


def _common(one: _Edges, two: _Edges) -> float:
    """How many pixels lie in both; this is asked thousands of times for a crowd."""
    width = min(one.right, two.right) - max(one.left, two.left)
    height = min(one.bottom, two.bottom) - max(one.top, two.top)
    return width * height if width > 0 and height > 0 else 0.0


def _crowd(part: _Edges, face: _Edges, others: Sequence[_Edges]) -> float:
    """What else speaks against it: other faces in it."""
    cost = 0.0
    for each in others:
        seen = _common(each, part)
        if seen > 0:
            share = seen / each.area
            cost += 8 * share + 30 * max(0.0, share - _RECOGNISABLE)
            cost += 30 * max(0.0, seen / max(face.area, 1.0) - 0.5)
    return cost


def _edges(box: Box, width: int, height: int) -> _Edges:
    return _Edges(
        box.left * width,
        box.top * height,
        (box.left + box.width) * width,
        (box.top + box.height) * height,
    )
