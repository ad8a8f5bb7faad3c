# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about a face before it is used, measured on real pictures."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageFilter

from faceswap_desktop.core.models import Box
from faceswap_desktop.core.paths import resource
from faceswap_desktop.faces.engine import Engine
from faceswap_desktop.gui.face_notes import Flaw, flaws
from faceswap_desktop.gui.samples import sample_photos
from faceswap_desktop.gui.slot_state import pane_state
from faceswap_desktop.gui.workspace import Slot
from tests.gui.panes import face, photo
from tests.support import photos

FRAMES = "This file holds several pictures; the first one is used."
WHOLE = replace(face(0.3, 0.3), size=200.0)


@pytest.fixture(scope="module")
def engine():
    return Engine(resource("models"))


def found(engine, image):
    rgba = np.asarray(image.convert("RGBA"))
    (one,) = engine.find_faces(np.ascontiguousarray(rgba[:, :, [2, 1, 0, 3]]), lambda *_: None)
    return flaws(photo(width=image.width, height=image.height), one)


def test_good_faces_are_not_spoken_of(engine):
    for path in sample_photos():
        with Image.open(path) as image:
            assert found(engine, image) == ()
    assert found(engine, photos.portrait().filter(ImageFilter.GaussianBlur(1))) == ()
    # Some room at each side is enough.
    assert found(engine, photos.portrait().crop((150, 40, 300, 200))) == ()


def test_a_strong_blur_is(engine):
    large = photos.portrait().crop((100, 0, 350, 250)).resize((1000, 1000))
    assert found(engine, large.filter(ImageFilter.GaussianBlur(12))) == (Flaw.BLURRED,)


def test_a_very_small_face_is(engine):
    assert found(engine, photos.portrait().resize((192, 192))) == (Flaw.SMALL,)


@pytest.mark.parametrize("box", [(200, 0, 512, 512), (0, 0, 512, 160), (0, 90, 512, 512)])
def test_a_face_that_is_cut_off_is(engine, box):
    assert found(engine, photos.portrait().crop(box)) == (Flaw.CUT_OFF,)


def state(slot, **more):
    return pane_state(slot, **{"is_swap": True, "gives_face": True, **more})


def test_one_line_for_each_thing_and_none_hides_another():
    soft = replace(WHOLE, sharpness=0.0, size=20.0, box=Box(0.0, 0.3, 0.2, 0.3))
    several = replace(photo(), frames=3)
    said = state(Slot(several, faces=(soft,), chosen=0))
    assert [line.split(";")[0] for line in said.note.split("\n")] == [
        "The face is very small",
        "The face is blurred",
        "The face is cut off at the edge",
        "This file holds several pictures",
    ]
    assert said.has_tips
    nobody = state(Slot(several, faces=()))
    assert nobody.note == f"No face was found in this photo.\n{FRAMES}"


def test_only_the_face_that_is_meant_and_only_where_it_is_given():
    soft = replace(WHOLE, sharpness=0.0)
    both = Slot(photo(), faces=(WHOLE, soft))
    assert state(both).note == ""
    assert state(replace(both, chosen=0)).note == ""
    assert state(replace(both, chosen=1)).note != ""
    assert state(replace(both, chosen=1), gives_face=False).note == ""
    frames = state(Slot(replace(photo(), frames=2), faces=(WHOLE,), chosen=0))
    assert (frames.note, frames.has_tips) == (FRAMES, False)
