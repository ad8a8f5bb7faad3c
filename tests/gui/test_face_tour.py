# SPDX-License-Identifier: GPL-3.0-or-later
"""From one changed face to the next."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faceswap_desktop.core.models import (
    Box,
    JobRequest,
    JobSnapshot,
    JobState,
    Operation,
    PersonFace,
    Photo,
    ResultFile,
)
from faceswap_desktop.gui.compare_view import CompareView
from faceswap_desktop.gui.face_tour import FaceTour, changed_parts
from tests.gui.compare_pictures import AFTER, BEFORE, picture

LEFT, RIGHT = Box(0.2, 0.4, 0.1, 0.1), Box(0.7, 0.4, 0.1, 0.1)
WHOLE = Box(0, 0, 1, 1)
PHOTO = Photo(Path("/a.jpg"), "a.jpg", 800, 600, "image/jpeg")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DONE = JobSnapshot(
    "1",
    JobRequest(Operation.SWAP, "on-device", PHOTO, PHOTO),
    JobState.DONE,
    NOW,
    NOW,
    results=(ResultFile(Path("/b.jpg"), 800, 600, "image/jpeg", 1, ""),),
)


@pytest.fixture
def tour(qtbot):
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(802, 400)
    view.show()
    view.set_pictures(picture(BEFORE), picture(AFTER, key="result"))
    return FaceTour(view)


def middle(tour):
    transform = tour._view.transform
    return None if transform.is_fit else round(transform.centre_x / 800, 2)


def test_each_press_goes_to_the_next_and_then_to_the_whole_picture(tour):
    tour.set_parts((LEFT, RIGHT))
    seen = []
    for _ in range(4):
        tour.go()
        seen.append(middle(tour))
    assert seen == [0.25, 0.75, None, 0.25]


def test_fitting_by_hand_begins_again_and_nothing_known_does_nothing(tour):
    assert not tour.is_available
    tour.go()
    assert middle(tour) is None
    tour.set_parts((LEFT, RIGHT))
    assert tour.is_available
    tour.go()
    tour._view.fit()
    tour.go()
    assert middle(tour) == 0.25


def test_what_changed_is_what_was_kept_or_else_what_was_asked_for():
    asked = replace(DONE.request, target_face=LEFT)
    both = replace(DONE.request, people=(PersonFace(LEFT, PHOTO), PersonFace(RIGHT, PHOTO)))
    assert changed_parts(replace(DONE, changed=(RIGHT,), request=asked)) == (RIGHT,)
    assert changed_parts(replace(DONE, request=asked)) == (LEFT,)
    assert changed_parts(replace(DONE, request=both)) == (LEFT, RIGHT)


@pytest.mark.parametrize(
    "job",
    [
        None,
        DONE,
        replace(DONE, changed=(WHOLE,)),
        replace(DONE, changed=(LEFT,), results=()),
        replace(DONE, changed=(LEFT,), state=JobState.WORKING),
        replace(DONE, changed=(LEFT,), request=JobRequest(Operation.BACKGROUND, "x", PHOTO)),
    ],
)
def test_there_is_nowhere_to_go(job):
    assert changed_parts(job) == ()
