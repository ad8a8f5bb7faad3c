# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from pathlib import Path

import pytest

from faceswap_desktop.core.models import Box, FoundFace, Operation, Photo
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.workspace import Missing, Slot, Workspace, first_face, missing, request
from faceswap_desktop.providers.base import (
    AccountDescription,
    Choice,
    DataDescription,
    OperationDescription,
    Option,
    OptionKind,
    ProviderDescription,
)

PHOTO = Photo(Path("/p/holiday.jpg"), "holiday.jpg", 4000, 3000, "image/jpeg")
ANNA = Photo(Path("/p/anna.png"), "anna.png", 800, 900, "image/png")


def face(left=0.1):
    return FoundFace(Box(left, 0.2, 0.2, 0.2), 0.9, 300, 0.8, 0, 0, 0)


BACKGROUND_KIND = Option(
    "kind", OptionKind.CHOICE, "New background", "", "blur",
    choices=(Choice("blur", "Blur"), Choice("photo", "Photo")),
)  # fmt: skip
BACKGROUND_PHOTO = Option(
    "photo", OptionKind.PHOTO, "Photo", "", "", is_required=True, shown_when=("kind", "photo")
)
LOCAL = ProviderDescription(
    "here",
    "Here",
    (
        OperationDescription(
            Operation.SWAP, needs_face=True, can_choose_target_face=True, can_choose_face=True
        ),
        OperationDescription(Operation.BACKGROUND, options=(BACKGROUND_KIND, BACKGROUND_PHOTO)),
    ),
)
REMOTE = ProviderDescription(
    "there",
    "There",
    (
        OperationDescription(Operation.SWAP, needs_face=True),
        OperationDescription(Operation.PORTRAIT, needs_target=False, needs_prompt=True),
    ),
    account=AccountDescription("https://a.example", "https://b.example", "user:1-a"),
    data=DataDescription("There Ltd", "there.example", "both photos", "a day"),
)


def ready(**changes):
    space = Workspace(
        provider="here",
        target=Slot(PHOTO, faces=(face(),), chosen=0),
        face=Slot(ANNA, faces=(face(0.4),), chosen=0),
    )
    return replace(space, **changes)


def test_nothing_is_missing_with_two_photos_of_one_face_each():
    assert missing(ready(), LOCAL) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"target": Slot(), "face": Slot()}, Missing.BOTH),
        ({"target": Slot()}, Missing.TARGET),
        ({"face": Slot()}, Missing.FACE),
        ({"target": Slot(is_loading=True)}, Missing.LOADING),
        ({"target": Slot(PHOTO, faces=None)}, Missing.LOADING),
        ({"target": Slot(PHOTO, faces=())}, Missing.NO_FACE_IN_TARGET),
        ({"face": Slot(ANNA, faces=())}, Missing.NO_FACE_IN_FACE),
        ({"target": Slot(PHOTO, faces=(face(), face(0.5)))}, Missing.FACE_CHOICE),
        ({"face": Slot(ANNA, faces=(face(), face(0.5)))}, Missing.GIVER_CHOICE),
        ({"target": Slot(PHOTO, faces=(face(), face(0.5)), chosen=1)}, None),
        ({"operation": Operation.PORTRAIT}, Missing.OPERATION),
    ],
)
def test_what_is_missing_is_named(changes, expected):
    assert missing(ready(**changes), LOCAL) is expected


def test_no_service_is_said():
    assert missing(ready(), None) is Missing.SERVICE


def test_a_remote_service_may_see_faces_that_we_do_not():
    space = ready(target=Slot(PHOTO, faces=()), face=Slot(ANNA, faces=None))
    assert missing(space, REMOTE) is None


def test_a_background_needs_no_face_but_its_own_choice():
    space = ready(operation=Operation.BACKGROUND, face=Slot(), target=Slot(PHOTO, faces=()))
    assert missing(space, LOCAL) is None
    assert missing(space.with_options({"kind": "photo"}), LOCAL) is Missing.OPTION
    chosen = space.with_options({"kind": "photo", "photo": "/p/beach.jpg"})
    assert missing(chosen, LOCAL) is None


def test_a_portrait_needs_words_only():
    space = Workspace(provider="there", operation=Operation.PORTRAIT, prompt="  ")
    assert missing(space, REMOTE) is Missing.PROMPT
    assert missing(replace(space, prompt="by the sea"), REMOTE) is None
    asked = request(replace(space, prompt=" by the sea "), REMOTE)
    assert (asked.prompt, asked.target, asked.face) == ("by the sea", None, None)


def test_the_request_names_the_faces_that_were_clicked():
    space = ready(target=Slot(PHOTO, faces=(face(), face(0.5)), chosen=1))
    asked = request(space, LOCAL)
    assert asked.target_face == face(0.5).box
    assert asked.face_choice == face(0.4).box
    assert asked.provider == "here"


def test_who_cannot_be_told_which_face_is_sent_a_part():
    space = ready(target=Slot(PHOTO, faces=(face(), face(0.5)), chosen=1), provider="there")
    asked = request(space, REMOTE)
    assert asked.target_others == (face().box,)
    assert 0.3 <= asked.target_part.left < 0.5
    assert asked.face_part is None
    assert request(space, LOCAL).target_part is None
    assert request(replace(space, target=replace(space.target, chosen=None)), REMOTE) == (
        replace(asked, target_face=None, target_others=(), target_part=None)
    )


def test_options_are_kept_per_service_and_operation():
    space = ready(operation=Operation.BACKGROUND).with_options({"kind": "photo"})
    described = LOCAL.operation(Operation.BACKGROUND)
    assert space.option_values(described) == {"kind": "photo", "photo": ""}
    other = replace(space, provider="elsewhere")
    assert other.option_values(described)["kind"] == "blur"


def test_only_a_single_face_needs_no_click():
    assert first_face((face(),)) == 0
    assert first_face(()) is None
    assert first_face((face(), face())) is None


def test_slots_are_changed_by_role():
    space = Workspace().with_slot(PaneRole.FACE, Slot(ANNA))
    assert space.slot(PaneRole.FACE).photo is ANNA
    assert space.slot(PaneRole.TARGET).photo is None
