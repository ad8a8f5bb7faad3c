# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
import pytest

from faceswap_desktop.faces.colour import Finish, finish_of, light_of

GREY = np.array([0.114, 0.587, 0.299], np.float32)


def skin(light, hue, seed=3, size=64):
    """A patch of skin with some texture: BGR of a luminance and a hue."""
    rng = np.random.default_rng(seed)
    shade = light * (1 + 0.08 * rng.standard_normal((size, size)).astype(np.float32))
    hue = np.asarray(hue, np.float32)
    return (shade[..., None] * (hue / (hue @ GREY))).astype(np.float32)


def made_alike(target, face, pull=None, plain=None):
    pull = np.full(target.shape[:2], 0.01, np.float32) if pull is None else pull
    plain = np.ones(target.shape[:2], np.float32) if plain is None else plain
    light = light_of(target, face, pull, plain)
    return light(face, light.gain, light.shift, plain)


def test_brightness_and_hue_become_the_targets():
    target, face = skin(0.5, (0.5, 0.7, 1)), skin(0.75, (0.8, 0.85, 1), seed=4)
    result = made_alike(target, face)
    assert result.mean(axis=(0, 1)) == pytest.approx(target.mean(axis=(0, 1)), abs=0.02)


def test_light_from_one_side_stays_the_targets():
    target, face = skin(0.6, (0.6, 0.75, 1)), skin(0.6, (0.6, 0.75, 1), seed=4)
    target *= np.linspace(0.6, 1.3, 64, dtype=np.float32)[None, :, None]
    result = made_alike(target, face) @ GREY
    assert result[:, :12].mean() < 0.75 * result[:, -12:].mean()


def test_texture_stays_the_faces():
    target, face = skin(0.6, (0.6, 0.75, 1)), skin(0.6, (0.6, 0.75, 1), seed=4)
    result = made_alike(target, face) @ GREY
    before = face @ GREY
    assert np.corrcoef(result.ravel(), before.ravel())[0, 1] > 0.95


def test_a_spot_does_not_pull_the_light_along():
    target, face = skin(0.6, (0.6, 0.75, 1)), skin(0.6, (0.6, 0.75, 1), seed=4)
    clean = made_alike(target, face)
    face[20:23, 20:23] = 0.02
    marked = made_alike(target, face)
    around = np.abs(marked - clean)
    around[18:25, 18:25] = 0
    assert around.max() < 0.08


def test_a_harsh_face_is_softened_on_skin_and_not_on_lips():
    target = skin(0.6, (0.6, 0.75, 1))
    face = skin(0.6, (0.6, 0.75, 1), seed=4)
    rng = np.random.default_rng(5)
    face += 0.5 * (rng.random((64, 64, 1), np.float32) - 0.5) * np.array([-1, 0, 1], np.float32)
    plain = np.ones((64, 64), np.float32)
    plain[:20] = 0
    result = made_alike(target, face, plain=plain)

    def spread(part):
        return float((part[..., 2] - part[..., 0]).std())

    assert spread(result[24:]) < 0.7 * spread(face[24:])
    assert spread(result[:20]) > 0.8 * spread(face[:20])


def test_black_stays_black():
    target, face = skin(0.5, (0.4, 0.6, 1)), skin(0.75, (0.9, 0.95, 1), seed=4)
    pull = np.full((64, 64), 0.01, np.float32)
    pull[30:34, 30:34] = 0
    plain = np.ones((64, 64), np.float32)
    plain[28:36, 28:36] = 0
    face[30:34, 30:34] = 0.0
    assert np.abs(made_alike(target, face, pull, plain)[31:33, 31:33]).max() < 0.04


def test_highlights_bend_below_the_ceiling_with_the_skins_hue():
    finish = Finish(0.6, 0.8, np.array([0.8, 0.95, 1.2], np.float32))
    colours = np.array([[[0.3, 0.3, 0.3], [1, 1, 1], [0.9, 1, 1.1]]], np.float32)
    on_skin = finish(colours, np.ones((1, 3), np.float32))
    assert on_skin[0, 0] == pytest.approx(colours[0, 0])
    assert on_skin[0, 1] @ GREY < 0.8
    assert on_skin[0, 1, 2] > on_skin[0, 1, 0] + 0.1
    elsewhere = finish(colours, np.zeros((1, 3), np.float32))
    assert elsewhere[0, 1] == pytest.approx(np.full(3, elsewhere[0, 1, 0]))


def test_a_finish_is_learnt_from_the_skin():
    target = skin(0.6, (0.6, 0.75, 1))
    finish = finish_of(target, np.ones((64, 64), np.float32))
    assert finish.knee == pytest.approx(0.6, abs=0.02)
    assert finish.knee < finish.ceiling <= 1
    assert finish.tint @ GREY == pytest.approx(1, abs=1e-3)


def test_without_skin_a_finish_does_next_to_nothing():
    finish = finish_of(np.zeros((4, 4, 3), np.float32), np.zeros((4, 4), np.float32))
    assert finish.knee == 0.9
