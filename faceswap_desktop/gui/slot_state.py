# SPDX-License-Identifier: GPL-3.0-or-later
"""From what lies on the table to what a pane shows of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from faceswap_desktop.gui import task_texts
from faceswap_desktop.gui.pane_state import PaneState, Person
from faceswap_desktop.gui.people import assigned

if TYPE_CHECKING:
    from faceswap_desktop.gui.workspace import Slot, Workspace


def people_states(
    target: PaneState, face: PaneState, space: Workspace, *, has_people: bool
) -> tuple[PaneState, PaneState]:
    """The same of both panes, with whose face photo is whose, where each person may have one."""
    if not has_people:
        return target, face
    people = tuple(
        Person(index, slot.photo.name, slot.small or slot.preview, slot.chosen_box)
        for index, slot in assigned(space).items()
        if slot.photo is not None
    )
    return replace(target, people=people), replace(face, person=space.target.chosen)


def pane_state(slot: Slot, *, is_swap: bool, count: int = 1, gives_face: bool = False) -> PaneState:
    """What a pane shows of its slot; faces only matter where one is swapped.

    `gives_face`: it is the photo whose face is used.
    """
    error = None
    if slot.error is not None:
        from faceswap_desktop.gui.error_text import in_pane  # noqa: PLC0415  # not at the start

        error = in_pane(slot.error)
    faces = slot.faces or ()
    about_face = _face_notes(slot, is_swap=is_swap, gives_face=gives_face)
    notes = (*about_face, task_texts.photo_note(slot.photo))
    return PaneState(
        photo=slot.photo,
        preview=slot.small or slot.preview,
        faces=faces if is_swap else (),
        chosen_face=slot.chosen if is_swap else None,
        is_loading=slot.is_loading,
        note="\n".join(filter(None, notes)),
        has_tips=gives_face and bool(about_face),
        error=error.sentence if error else "",
        error_button=error.button if error else "",
        error_details=error.details if error else "",
        count=count,
        is_result=slot.origin is not None,
    )


def _face_notes(slot: Slot, *, is_swap: bool, gives_face: bool) -> tuple[str, ...]:
    """What there is to say about the face of a photo, a line for each thing."""
    if slot.photo is None or slot.faces is None:
        return ()
    if not slot.faces:
        return (task_texts.no_face_text(),) if is_swap else ()
    if not gives_face or slot.chosen is None:
        return ()
    from faceswap_desktop.gui import face_notes  # noqa: PLC0415  # not at the start

    found = face_notes.flaws(slot.photo, slot.faces[slot.chosen])
    return tuple(face_notes.flaw_text(each) for each in found)
