# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
import pytest

from faceswap_desktop.faces.membrane import membrane


def test_between_two_held_edges_it_is_a_slope():
    wanted = np.zeros((64, 65, 1), np.float32)
    wanted[:, -1] = 64
    pull = np.zeros((64, 65), np.float32)
    pull[:, [0, -1]] = 50
    field = membrane(wanted, pull)
    assert field.shape == wanted.shape
    assert field[32, :, 0] == pytest.approx(np.arange(65), abs=3)


def test_a_strong_pull_is_followed():
    wanted = np.random.default_rng(1).random((40, 30, 3)).astype(np.float32)
    assert membrane(wanted, np.full((40, 30), 1e4, np.float32)) == pytest.approx(wanted, abs=0.01)


def test_what_nothing_holds_is_the_mean():
    wanted = np.ones((20, 20, 2), np.float32)
    assert membrane(wanted, np.full((20, 20), 1e-7, np.float32)) == pytest.approx(wanted, abs=1e-3)
