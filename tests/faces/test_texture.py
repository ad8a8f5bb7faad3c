# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.faces.texture import Giver, as_soft_as, missing_grain
from faceswap_desktop.faces.warp import grid_over, warp_map


@pytest.fixture
def scene(portrait, points):
    grid = grid_over(points[:, :2], 512, 512)
    return {
        "giver": Giver(np.ascontiguousarray(portrait[:, :, :3]), points),
        "grid": grid,
        "mapped": warp_map(points, points, grid),
        "places": grid.places(points[:, :2]),
    }


def coarse(picture, grid):
    return grid.region.cut(picture)[:, :, :3].astype(np.float32) / 255


def test_an_equally_crisp_face_stays(portrait, scene):
    given = scene["giver"]
    before = coarse(portrait, scene["grid"])
    assert as_soft_as(before, given, scene["mapped"], scene["places"]) is given


@pytest.mark.parametrize("sigma", [1.2, 8])
def test_a_crisp_face_goes_out_of_focus_with_the_target(portrait, scene, sigma):
    given = scene["giver"]
    blurred = coarse(cv2.GaussianBlur(portrait, (0, 0), sigma), scene["grid"])
    softened = as_soft_as(blurred, given, scene["mapped"], scene["places"])
    eye = np.s_[100:116, 196:216]
    assert softened.picture[eye].std() < given.picture[eye].std() - 2


def test_grain_is_measured_on_the_cheeks(portrait, scene):
    grainy = portrait.astype(np.float32)
    grainy += 5 * np.random.default_rng(2).standard_normal(portrait.shape[:2])[..., None]
    grainy = np.clip(grainy, 0, 255).astype(np.uint8)
    args = scene["giver"].picture, scene["mapped"], scene["grid"], scene["places"]
    assert missing_grain(portrait, *args) < 0.004
    assert missing_grain(grainy, *args) == pytest.approx(5 / 255, rel=0.35)


def test_a_face_outside_the_picture_asks_for_no_grain(portrait, scene):
    far = scene["places"] + 10_000
    args = scene["giver"].picture, scene["mapped"], scene["grid"], far
    assert missing_grain(portrait, *args) == 0
    before = coarse(portrait, scene["grid"])
    assert as_soft_as(before, scene["giver"], scene["mapped"], far) is scene["giver"]
