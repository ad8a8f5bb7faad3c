# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
import pytest

from faceswap_desktop.faces.colour_odds import told_by_colour


@pytest.fixture
def scene():
    """Blue to the left, red to the right; the mask is that of the red part, 10 pixels off."""
    picture = np.full((300, 400, 3), (0.8, 0.3, 0.2), np.float32)
    picture[:, 200:] = (0.2, 0.2, 0.8)
    coarse = np.zeros((300, 400), np.float32)
    coarse[:, 190:] = 0.9
    coarse[:, :190] = 0.1
    return picture, coarse


def test_what_only_the_background_has_is_taken_from_the_person(scene):
    told = told_by_colour(*scene)
    assert told[:, 192:197].max() < 0.5
    assert told[:, 203:].min() > 0.5


def test_far_from_the_edge_nothing_changes(scene):
    picture, coarse = scene
    picture[100:110, 350:360] = (0.8, 0.3, 0.2)
    told = told_by_colour(picture, coarse)
    assert told[:, 300:] == pytest.approx(coarse[:, 300:], abs=1e-3)


def test_colours_that_both_have_change_nothing(scene):
    _, coarse = scene
    picture = np.random.default_rng(4).choice([0.2, 0.6], (300, 400, 3)).astype(np.float32)
    told = told_by_colour(picture, coarse)
    assert ((told > 0.5) == (coarse > 0.5)).mean() > 0.98


@pytest.mark.parametrize("value", [0, 1])
def test_without_two_sides_there_is_nothing_to_tell(scene, value):
    picture, _ = scene
    same = np.full((300, 400), value, np.float32)
    assert told_by_colour(picture, same) is same
