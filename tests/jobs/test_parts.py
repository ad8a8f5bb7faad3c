# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of a photo that is sent for one of several faces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.core.models import Box, JobRequest, Operation, PersonFace, Photo
from faceswap_desktop.core.parts import part_of
from faceswap_desktop.jobs.parts import part_around, with_parts
from faceswap_desktop.providers.base import OperationDescription
from tests.jobs.fakes import LOCAL, REMOTE

WIDTH, HEIGHT = 1000, 800
TARGET = Photo(Path("/p/party.jpg"), "party.jpg", WIDTH, HEIGHT, "image/jpeg")
FACE = Photo(Path("/p/anna.jpg"), "anna.jpg", 600, 600, "image/jpeg")
LEFT, RIGHT = Box(0.2, 0.4, 0.1, 0.125), Box(0.35, 0.4, 0.1, 0.125)


def box(left, top, side):
    return Box(left / WIDTH, top / HEIGHT, side / WIDTH, side / HEIGHT)


def seen(part, face):
    """How much of a face the part shows, 0 to 1."""
    width = min(part.left + part.width, face.left + face.width) - max(part.left, face.left)
    height = min(part.top + part.height, face.top + face.height) - max(part.top, face.top)
    return max(0, width) * max(0, height) / (face.width * face.height)


def around(chosen, *others):
    return part_around(chosen, others, WIDTH, HEIGHT)


def test_there_is_room_around_a_face_that_stands_alone():
    part = part_of(around(box(400, 300, 100)), WIDTH, HEIGHT)
    assert (part.left, part.top, part.width, part.height) == (300, 200, 300, 300)


def test_the_photo_ends_where_it_ends():
    part = part_of(around(box(10, 690, 100)), WIDTH, HEIGHT)
    assert (part.left, part.top, part.width, part.height) == (0, 590, 210, 210)


@pytest.mark.parametrize(("x", "y"), [(130, 0), (-130, 0), (0, 150), (0, -150), (140, 140)])
def test_a_neighbour_is_left_out_and_the_other_sides_keep_their_room(x, y):
    chosen, other = box(450, 350, 100), box(450 + x, 350 + y, 100)
    part = around(chosen, other)
    assert seen(part, chosen) == pytest.approx(1)
    assert seen(part, other) == pytest.approx(0)
    assert part.width * WIDTH * part.height * HEIGHT >= 220 * 300 * 0.95


def test_between_neighbours_on_all_sides_there_is_still_some_room():
    others = [box(450 + x, 350 + y, 100) for x in (-140, 0, 140) for y in (-150, 0, 150)]
    part = around(box(450, 350, 100), *(each for each in others if each != box(450, 350, 100)))
    assert part.width * WIDTH >= 124
    assert max(seen(part, each) for each in others if each != box(450, 350, 100)) < 0.1


def test_of_a_face_that_touches_as_little_is_seen_as_can_be():
    chosen, other = box(450, 350, 100), box(545, 330, 160)
    part = around(chosen, other)
    assert seen(part, chosen) == pytest.approx(1)
    assert seen(part, other) < 0.2


def test_of_a_larger_face_behind_less_is_seen_than_of_the_chosen_one():
    chosen, other = box(450, 350, 60), box(470, 300, 220)
    part = around(chosen, other)
    assert seen(part, chosen) == pytest.approx(1)
    assert seen(part, other) < 0.1


sides = st.integers(20, 250)
faces = st.builds(box, st.integers(0, WIDTH - 60), st.integers(0, HEIGHT - 60), sides)


@given(faces, st.lists(faces, max_size=14))
def test_whoever_stands_there_the_chosen_face_is_whole_in_a_part_of_whole_pixels(chosen, others):
    part = around(chosen, *others)
    whole = part_of(part, WIDTH, HEIGHT)
    assert whole.box == part
    assert 0 <= part.left < part.left + part.width <= 1 + 1e-9
    assert 0 <= part.top < part.top + part.height <= 1 + 1e-9
    right, bottom = min(1, chosen.left + chosen.width), min(1, chosen.top + chosen.height)
    assert whole.left <= chosen.left * WIDTH + 1e-6
    assert whole.top <= chosen.top * HEIGHT + 1e-6
    assert whole.left + whole.width >= right * WIDTH - 1e-6
    assert whole.top + whole.height >= bottom * HEIGHT - 1e-6


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 5000), st.integers(1, 5000))
def test_a_part_has_at_least_one_pixel_and_stays_inside(left, top, width, height):
    part = part_of(Box(left, top, 1e-9, 2), width, height)
    assert part.width >= 1
    assert 0 <= part.left <= width - part.width
    assert part.top + part.height <= height


def test_a_box_inside_a_part_is_where_it_was():
    part = part_of(Box(0.25, 0.5, 0.5, 0.5), 400, 200)
    assert part.inside(Box(0.25, 0.5, 0.5, 0.5)) == Box(0, 0, 1, 1)
    assert part.inside(Box(0.5, 0.75, 0.25, 0.25)) == Box(0.5, 0.5, 0.5, 0.5)


# ---- who is sent a part


def request(**more):
    asked = JobRequest(
        Operation.SWAP, "remote", TARGET, FACE, target_face=LEFT, target_others=(RIGHT,)
    )
    return replace(asked, **more)


def described(provider=REMOTE, **more):
    return replace(provider, operations=(replace(provider.operations[0], **more),))


def test_a_service_that_cannot_be_told_gets_a_part():
    asked = with_parts(request(), REMOTE)
    assert asked.target_part == part_around(LEFT, (RIGHT,), WIDTH, HEIGHT)
    assert asked.target_face == LEFT
    assert asked.face_part is None


def test_the_face_photo_is_cut_likewise():
    asked = with_parts(request(face_choice=RIGHT, face_others=(LEFT,)), REMOTE)
    assert asked.face_part == part_around(RIGHT, (LEFT,), 600, 600)


@pytest.mark.parametrize(
    "more",
    [
        {"target_others": ()},
        {"target_face": None},
        {"operation": Operation.BACKGROUND},
        {"people": (PersonFace(LEFT, FACE), PersonFace(RIGHT, FACE))},
    ],
)
def test_one_face_or_none_chosen_changes_nothing(more):
    asked = with_parts(replace(request(**more), target_part=LEFT), REMOTE)
    assert (asked.target_part, asked.face_part) == (None, None)


def test_a_service_that_can_be_told_gets_the_whole_photo():
    told = described(can_choose_target_face=True, can_choose_face=True)
    asked = with_parts(request(face_choice=RIGHT, face_others=(LEFT,)), told)
    assert (asked.target_part, asked.face_part) == (None, None)


def test_what_stays_on_this_computer_stays_whole():
    assert with_parts(request(), LOCAL).target_part is None


def test_a_list_of_names_says_itself_who_gets_which_face():
    named = described(face_option="saved", face_list_mark=",")
    assert with_parts(request(options={"saved": "me,_,him"}), named).target_part is None
    assert with_parts(request(options={"saved": "me"}), named).target_part is not None


def test_an_operation_that_is_not_offered_gets_nothing():
    without = replace(REMOTE, operations=(OperationDescription(Operation.BACKGROUND),))
    assert with_parts(request(), without).target_part is None
