# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
import pytest

from faceswap_desktop.faces.arrays import Region
from faceswap_desktop.faces.blend import Layer, laid_over
from faceswap_desktop.faces.colour import Finish, Harshness, Light
from faceswap_desktop.faces.warp import Grid

NEUTRAL = Harshness(0.5, np.zeros(3, np.float32), 1.0, 1.0)


def layer_of(face, grid, alpha, grain=0.0):
    """A layer that shows the face photo pixel for pixel, in its own light."""
    shape = (grid.rows, grid.columns)
    y, x = np.mgrid[0 : grid.rows, 0 : grid.columns].astype(np.float32)
    places = (np.stack([x, y], axis=-1) + 0.5) * grid.cell - 0.5
    corner = np.array([grid.region.x, grid.region.y])
    mapped = (places + corner).astype(np.float32)
    light = Light(np.ones(shape, np.float32), np.zeros((*shape, 3), np.float32), NEUTRAL)
    finish = Finish(1.0, 1.0, np.ones(3, np.float32))
    return Layer(face, mapped, light, alpha, np.zeros(shape, np.float32), finish, grain)


@pytest.fixture
def target():
    picture = np.full((300, 400, 4), 40, np.uint8)
    picture[:, :, 3] = np.arange(400) % 256
    return picture


@pytest.fixture
def face():
    y, x = np.mgrid[0:300, 0:400]
    return np.dstack([x // 2, y // 2, (x + y) // 4]).astype(np.uint8)


@pytest.mark.parametrize("cell", [1, 3, 8])
def test_full_alpha_shows_the_face_and_nothing_else_changes(target, face, cell):
    region = Region(60, 40, 203, 150)
    grid = Grid(region, cell, -(-203 // cell), -(-150 // cell))
    alpha = np.zeros((grid.rows, grid.columns), np.float32)
    inner = np.s_[4 if cell > 3 else 12 : -4, 4 if cell > 3 else 12 : -4]
    alpha[inner] = 1
    before = target.copy()
    told = []
    changed = laid_over(target, layer_of(face, grid, alpha), grid, told.append)
    assert told[-1] == 1
    middle = np.s_[100:130, 140:180]
    assert np.abs(target[middle][..., :3].astype(int) - face[middle]).max() <= 1
    assert np.array_equal(target[..., 3], before[..., 3])
    outside = np.ones(target.shape[:2], bool)
    changed.cut(outside)[:] = False
    assert np.array_equal(target[outside], before[outside])
    assert region.x <= changed.x
    assert changed.width <= region.width


def test_half_alpha_is_half_of_both(target, face):
    grid = Grid(Region(0, 0, 400, 300), 2, 200, 150)
    before = target.copy()
    laid_over(target, layer_of(face, grid, np.full((150, 200), 0.5, np.float32)), grid, print)
    mixed = (before[..., :3].astype(float) + face) / 2
    assert np.abs(target[..., :3] - mixed).max() <= 1


def test_nothing_to_lay_over_changes_nothing(target, face):
    grid = Grid(Region(10, 10, 80, 60), 2, 40, 30)
    before = target.copy()
    changed = laid_over(target, layer_of(face, grid, np.zeros((30, 40), np.float32)), grid, print)
    assert changed.width == changed.height == 0
    assert np.array_equal(target, before)


def test_grain_has_the_wanted_strength(target, face):
    face = np.full_like(face, 120)
    grid = Grid(Region(0, 0, 400, 300), 1, 400, 300)
    laid_over(target, layer_of(face, grid, np.ones((300, 400), np.float32), 0.02), grid, print)
    noise = target[..., :3].astype(float) - 120
    assert noise.std() == pytest.approx(5.1, rel=0.1)
    assert np.array_equal(noise[..., 0], noise[..., 2])


def test_the_caller_can_stop_it(face):
    target = np.zeros((2000, 1600, 4), np.uint8)
    grid = Grid(Region(0, 0, 1600, 2000), 8, 200, 250)
    heard = []

    def stop(share):
        heard.append(share)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        laid_over(target, layer_of(face, grid, np.ones((250, 200), np.float32)), grid, stop)
    assert len(heard) == 1
