# SPDX-License-Identifier: GPL-3.0-or-later
"""All that a photo pane shows, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faceswap_desktop.core.models import Box, FoundFace, Photo
    from faceswap_desktop.core.segments import Pixels


@unique
class PaneRole(StrEnum):
    """What the photo of a pane is for."""

    TARGET = "target"
    FACE = "face"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an empty pane says: the name of an icon, one sentence, and what a click does."""

    icon: str
    sentence: str
    action: str


@dataclass(frozen=True, slots=True)
class Person:
    """A face in the photo to change that has a face photo, and what that looks like."""

    index: int
    name: str
    preview: Pixels | None
    box: Box | None


@dataclass(frozen=True, slots=True)
class PaneState:
    """What a pane shows. All texts are sentences for people, drawn as plain text.

    `photo` and `preview` come together. While `is_loading`, another photo is on its way and the
    one here stays. `faces` are outlined if there are several; `chosen_face` is an index into
    them. `note` says something about the photo, a line for each thing, `has_tips` that Help has
    tips for that, `error` about the last thing that was tried;
    `error_button` is the label of the button that helps, empty for none, `error_details` the
    technical text behind it. `people` are the faces that get a face photo of their own; `person`
    is whom the photo of this pane is for, as an index, where there are several people. `count`
    is above 1 where the photo stands for several. `is_result` says that the photo is one, and
    that there is an original to go back to.
    """

    photo: Photo | None = None
    preview: Pixels | None = None
    faces: tuple[FoundFace, ...] = ()
    chosen_face: int | None = None
    is_loading: bool = False
    note: str = ""
    has_tips: bool = False
    error: str = ""
    error_button: str = ""
    error_details: str = ""
    count: int = 1
    people: tuple[Person, ...] = ()
    person: int | None = None
    is_result: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is no photo."""
        return self.photo is None

    @property
    def has_choice_of_faces(self) -> bool:
        """Whether a person may have to say which face is meant."""
        return len(self.faces) > 1
