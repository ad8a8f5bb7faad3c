# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from dataclasses import replace

import pytest

from faceswap_desktop.gui import pane_texts
from faceswap_desktop.gui.pane_state import PaneRole, PaneState
from tests.gui.panes import face, photo, pixels

THREE = (face(0.1, 0.1), face(0.4, 0.1), face(0.7, 0.1))
EMPTY = PaneState()


@pytest.fixture
def filled():
    return PaneState(photo(), pixels(), THREE, chosen_face=1)


def test_each_role_has_its_words():
    for say in (pane_texts.title, pane_texts.invitation):
        assert len({say(role) for role in PaneRole}) == len(PaneRole)
    assert pane_texts.use_elsewhere(PaneRole.TARGET) != pane_texts.use_elsewhere(PaneRole.FACE)
    assert pane_texts.use_elsewhere(PaneRole.BACKGROUND) == ""


def test_an_empty_pane_says_what_to_do():
    assert pane_texts.description(EMPTY) == "Empty. Press Enter to choose a photo."


def test_a_filled_pane_says_what_it_shows(filled):
    said = pane_texts.description(filled)
    assert said.startswith("holiday.jpg, 4032 by 3024 pixels, 3 faces, face 2 chosen.")
    assert "none chosen" in pane_texts.description(replace(filled, chosen_face=None))
    one = pane_texts.description(replace(filled, faces=THREE[:1], chosen_face=0))
    assert "1 face." in one
    assert "face" not in pane_texts.description(replace(filled, faces=(), chosen_face=None))


def test_errors_notes_and_loading_are_told(filled):
    told = pane_texts.description(
        replace(filled, error="It is a folder.", note="No face found.", is_loading=True)
    )
    for part in ("It is a folder.", "No face found.", "Opening", "holiday.jpg"):
        assert part in told


def test_changes_are_announced_and_nothing_else(filled):
    say = pane_texts.announcement
    assert say(EMPTY, EMPTY) == ""
    assert say(filled, filled) == ""
    assert say(filled, replace(filled, is_loading=True)) == ""
    assert "holiday.jpg" in say(EMPTY, filled)
    assert "face 3 chosen" in say(filled, replace(filled, chosen_face=2))
    assert say(filled, EMPTY)
    assert say(filled, replace(filled, error="No.")) == "No."
    assert say(replace(filled, error="No."), replace(filled, error="No.")) == ""
    assert say(filled, replace(filled, note="Blurred.")) == "Blurred."
