# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.core.paths import resource
from faceswap_desktop.faces import glasses, mask
from faceswap_desktop.faces.engine import SwapOptions

from .conftest import Steps

# The frame of the admiral's glasses in the sample photo: its upper edge and lower rims, x and y.
FRAME = ((193, 184), (292, 174), (208, 235), (304, 225), (246, 186))


@pytest.fixture(scope="module")
def admiral():
    """An elderly woman with large glasses (US Navy, public domain)."""
    return cv2.cvtColor(cv2.imread(str(resource("samples") / "admiral.jpg")), cv2.COLOR_BGR2BGRA)


def test_the_frame_stays_to_its_last_rim(engine, admiral, portrait):
    outcome = engine.swap(admiral, portrait, options=SwapOptions(keep_glasses=True), step=Steps())
    plain = engine.swap(admiral, portrait, step=Steps())
    kept = np.abs(outcome.picture.astype(int) - admiral).max(axis=2)
    gone = np.abs(plain.picture.astype(int) - admiral).max(axis=2)
    for x, y in FRAME:
        place = np.s_[y - 2 : y + 3, x - 2 : x + 3]
        assert kept[place].max() <= 6, (x, y)
    assert sum(gone[y - 2 : y + 3, x - 2 : x + 3].max() > 15 for x, y in FRAME) >= 4
    mouth = np.array(outcome.target_face.landmarks)[13] * (admiral.shape[1], admiral.shape[0])
    x, y = mouth.astype(int)
    assert kept[y - 8 : y + 8, x - 20 : x + 20].max() > 15


def test_no_more_than_the_glasses_could_cover(engine, portrait):
    (face,) = engine.find_faces(portrait, Steps())
    points = np.array(face.landmarks, np.float32) * 512
    skin = np.ones((512, 512), np.float32)
    kept = glasses.kept(skin, points)
    assert kept.min() == 0
    assert kept.max() == pytest.approx(1, abs=0.01)
    width = mask.face_width(points)
    assert 0.1 * width**2 < kept.sum() < 0.5 * width**2
    at = lambda index: kept[tuple(np.rint(points[index]).astype(int)[::-1])]  # noqa: E731
    for index in (33, 263, 133, 362, 159, 386, 168):
        assert at(index) > 0.95, index
    for index in (1, 13, 152, 10, 61, 291):  # tip of the nose, mouth, chin, hair
        assert at(index) < 0.05, index


def test_a_frame_that_reaches_out_is_followed(engine, portrait):
    (face,) = engine.find_faces(portrait, Steps())
    points = np.array(face.landmarks, np.float32) * 512
    skin = np.ones((512, 512), np.float32)
    x, y = np.rint(points[205]).astype(int)  # the cheek below
    band = glasses.kept(skin, points)
    skin[y - 14 : y, x - 1 : x + 2] = 0
    with_frame = glasses.kept(skin, points)
    assert with_frame.sum() > band.sum() + 5
    assert (with_frame >= band - 1e-6).all()
