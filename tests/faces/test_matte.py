# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.faces.matte import matte_of


@pytest.fixture
def scene():
    """A dark disc with thin strands before a light wall, its true mask, and a coarse one."""
    true = np.zeros((400, 400), np.float32)
    cv2.circle(true, (200, 220), 100, (1.0,), -1, cv2.LINE_AA)
    for x in range(120, 290, 24):
        cv2.line(true, (200, 220), (x, 112), (1.0,), 2, cv2.LINE_AA)
    wall, person = np.array([0.85, 0.8, 0.7]), np.array([0.1, 0.15, 0.25])
    picture = true[..., None] * person + (1 - true[..., None]) * wall
    rough = cv2.GaussianBlur(np.roll(true, 3, axis=1), (0, 0), 4)
    return picture.astype(np.float32), true, rough.astype(np.float32)


def test_the_edge_moves_to_where_the_colours_change(scene):
    picture, true, rough = scene
    matte = matte_of(picture, rough, [])
    assert np.abs(matte.alpha - true).mean() < 0.35 * np.abs(rough - true).mean()


def test_strands_come_back(scene):
    picture, true, rough = scene
    matte = matte_of(picture, rough, [])
    strands = (true > 0.9) & (np.arange(400)[:, None] < 119)
    assert matte.alpha[strands].mean() > rough[strands].mean() + 0.2


def test_both_sides_keep_their_own_colours_at_the_edge(scene):
    picture, _, rough = scene
    matte = matte_of(picture, rough, [])
    edge = matte.doubt > 0.9
    assert matte.behind[edge].mean(axis=0) == pytest.approx([0.85, 0.8, 0.7], abs=0.05)
    assert matte.front[edge].mean(axis=0) == pytest.approx([0.1, 0.15, 0.25], abs=0.05)


def test_where_colours_tell_nothing_the_network_is_believed():
    picture = np.full((200, 200, 3), 0.5, np.float32)
    coarse = np.zeros((200, 200), np.float32)
    coarse[:, 100:] = 1
    assert matte_of(picture, coarse, []).alpha == pytest.approx(coarse, abs=0.45)
    assert matte_of(picture, coarse, []).alpha[:, 110:].min() > 0.9


def test_faces_are_never_cut_and_small_holes_and_specks_are_mended():
    picture = np.full((300, 300, 3), 0.5, np.float32)
    coarse = np.zeros((300, 300), np.float32)
    coarse[100:] = 1
    coarse[180:184, 200:204] = 0
    coarse[20:24, 20:24] = 1
    coarse[150:190, 60:100] = 0
    head = np.array([[55, 145], [105, 145], [105, 195], [55, 195]], np.float32)
    alpha = matte_of(picture, coarse, [head]).alpha
    assert alpha[182, 202] > 0.9
    assert alpha[22, 22] < 0.1
    assert alpha[152:188, 62:98].min() > 0.9
    assert matte_of(picture, coarse, []).alpha[170, 80] < 0.1
