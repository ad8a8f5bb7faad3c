# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose faces the main button is about to use, and who of them is not yet known to have agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faceswap_desktop.gui.people import assigned, has_people
from faceswap_desktop.gui.samples import is_sample

if TYPE_CHECKING:
    from faceswap_desktop.gui.workspace import Slot, Workspace
    from faceswap_desktop.providers.description import OperationDescription


def face_key(slot: Slot, digest: str) -> str:
    """What a person's face is known by: the photo's content, and the place where it has several."""
    box = slot.chosen_box
    if box is None or len(slot.faces or ()) < 2:
        return digest
    across, down = box.centre
    return f"{digest}@{across:.2f},{down:.2f}"


def givers(space: Workspace, described: OperationDescription | None) -> tuple[Slot, ...]:
    """The slots of the faces that a job would use."""
    if described is None or not space.wants_face(described):
        return ()
    slots = list(assigned(space).values()) if has_people(space, described) else []
    return tuple(each for each in slots or [space.face] if each.photo is not None)


def to_confirm(space: Workspace, described: OperationDescription | None) -> tuple[Slot, ...]:
    """Those of them whose person is not known to have agreed; a sample's has."""
    return tuple(each for each in givers(space, described) if not _is_known(space, each))


def _is_known(space: Workspace, slot: Slot) -> bool:
    if slot.photo is None or is_sample(slot.photo.path):
        return True
    return bool(slot.digest) and face_key(slot, slot.digest) in space.agreed
