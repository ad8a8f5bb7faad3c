# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.core.models import Step
from faceswap_desktop.faces.detection import found_near, searches, working_copy

from .conftest import Steps


def rgb_of(picture):
    return np.ascontiguousarray(picture[:, :, 2::-1])


def first(nets, rgb, step):
    return next(searches(nets, rgb, step))


def test_a_working_copy_is_no_larger_than_asked(portrait):
    small, scale = working_copy(portrait, 256)
    assert small.shape == (256, 256, 3)
    assert scale == pytest.approx(0.5)
    same, scale = working_copy(portrait, 1024)
    assert scale == 1
    assert np.array_equal(same, rgb_of(portrait))


def test_a_huge_picture_is_thinned(portrait):
    huge = np.repeat(np.repeat(portrait, 6, axis=0), 6, axis=1)
    small, scale = working_copy(huge, 256)
    assert small.shape == (256, 256, 3)
    assert scale == pytest.approx(256 / 3072)
    expected, _ = working_copy(portrait, 256)
    assert np.abs(small.astype(int) - expected).mean() < 6


def test_what_is_transparent_is_grey(portrait):
    portrait[:100, :, 3] = 0
    small, _ = working_copy(portrait)
    assert (small[:100] == 128).all()
    assert np.array_equal(small[100:], rgb_of(portrait)[100:])


def test_a_picture_without_alpha_is_taken_too(portrait):
    small, _ = working_copy(portrait[:, :, :3])
    assert np.array_equal(small, rgb_of(portrait))


def test_the_portrait_has_its_face_where_it_is(nets, portrait, step):
    found = first(nets, rgb_of(portrait), step)
    best = found.take([int(np.argmax(found.scores))])
    left, top, right, bottom = best.boxes[0]
    assert 160 < left < 190
    assert 60 < top < 90
    assert 260 < right < 285
    assert 165 < bottom < 190
    right_eye, left_eye = best.points[0, :2]
    assert right_eye[0] < left_eye[0]


def test_each_turn_is_searched_and_turned_back(nets, portrait, step):
    attempts = list(searches(nets, rgb_of(portrait)[::-1, ::-1], step))
    assert len(attempts) == 7
    upside_down = attempts[4]
    best = upside_down.take([int(np.argmax(upside_down.scores))])
    assert best.scores[0] > 0.8
    x, y = (best.boxes[0, :2] + best.boxes[0, 2:]) / 2
    assert 512 - x == pytest.approx(224, abs=12)
    assert 512 - y == pytest.approx(124, abs=14)
    right_eye, left_eye = best.points[0, :2]
    assert right_eye[0] > left_eye[0]


def test_a_search_stops_when_told(nets, nobody):
    with pytest.raises(InterruptedError):
        first(nets, rgb_of(nobody), Steps(Step.FINDING_FACES))


def test_a_face_is_found_near_where_it_was(nets, portrait):
    crop = rgb_of(portrait)[40:220, 130:320]
    found = found_near(nets, crop)
    assert len(found) == 1


def test_a_face_within_a_face_counts_once(nets, portrait, step):
    rgb = cv2.resize(rgb_of(portrait)[40:240, 130:330], (600, 600))
    found = first(nets, rgb, step)
    assert len(found) == 1
