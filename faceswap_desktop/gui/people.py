# SPDX-License-Identifier: GPL-3.0-or-later
"""A face of their own for each of several people in one photo: pure functions of a workspace.

One person is current: the face pane shows the face photo for them, and what is dropped there is
theirs. `Workspace.others` keeps the face photos of all others.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from faceswap_desktop.core.operation import Operation
from faceswap_desktop.gui.batch import largest_face

if TYPE_CHECKING:
    from faceswap_desktop.gui.workspace import Slot, Workspace
    from faceswap_desktop.providers.description import OperationDescription


def has_people(space: Workspace, description: OperationDescription | None) -> bool:
    """Whether each person in the photo may get a face of their own."""
    return (
        description is not None
        and description.max_people > 1
        and space.operation is Operation.SWAP
        and not space.is_batch
        and len(space.target.faces or ()) > 1
    )


def assigned(space: Workspace) -> dict[int, Slot]:
    """Who has a face photo: the slot of it by the index of the face in the photo to change."""
    found = dict(space.others)
    if space.target.chosen is not None:
        found[space.target.chosen] = space.face
    return {key: found[key] for key in sorted(found) if found[key].photo is not None}


def with_person(space: Workspace, index: int, empty: Slot) -> Workspace:
    """The same with another person current; a face photo that is nobody's becomes theirs."""
    before = space.target.chosen
    target = replace(space.target, chosen=index)
    if before is None or before == index:
        return replace(space, target=target)
    others = dict(space.others)
    if space.face.photo is not None or space.face.is_loading:
        others[before] = _settled(space.face)
    face = others.pop(index, empty)
    return replace(space, target=target, face=face, others=MappingProxyType(others))


def with_face_of(space: Workspace, index: int, slot: Slot) -> Workspace:
    """The same with another face photo for a person, current or not."""
    if index == space.target.chosen:
        return replace(space, face=slot)
    return replace(space, others=MappingProxyType({**space.others, index: _settled(slot)}))


def _settled(slot: Slot) -> Slot:
    """A face photo that is out of sight: nobody can be asked which of its faces is meant."""
    if slot.chosen is None and slot.faces:
        return replace(slot, chosen=largest_face(slot.faces))
    return slot
