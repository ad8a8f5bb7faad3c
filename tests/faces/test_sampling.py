# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
import pytest

from faceswap_desktop.faces.sampling import interpolated, remapped, spread


def test_values_between_elements_are_linear_and_held_at_the_ends():
    values = np.array([[0, 10], [10, 30]], np.float32)
    places = np.array([-1, 0, 0.5, 1, 5], np.float32)
    assert interpolated(values, places, axis=0)[:, 1] == pytest.approx([10, 10, 20, 30, 30])
    assert interpolated(values, places, axis=1)[0] == pytest.approx([0, 0, 5, 10, 10])


def test_a_single_element_is_everywhere():
    one = np.full((1, 3, 2), 7, np.float32)
    assert interpolated(one, np.array([0.0, 2.0]), axis=0) == pytest.approx(np.full((2, 3, 2), 7))


def test_colours_are_fetched_and_held_at_the_edges():
    picture = np.arange(12, dtype=np.uint8).reshape(3, 4)
    picture = np.dstack([picture] * 3)
    mapped = np.array([[[1, 1], [-5, -5], [9, 9]]], np.float32)
    assert remapped(picture, mapped)[0, :, 0].tolist() == [5, 0, 11]


def test_spreading_is_interpolation_along_both_axes():
    values = np.random.default_rng(6).random((7, 9, 3)).astype(np.float32)
    x, y = np.linspace(-1, 10, 40, dtype=np.float32), np.linspace(0, 6, 20, dtype=np.float32)
    expected = interpolated(interpolated(values, y, axis=0), x, axis=1)
    assert spread(values, x, y) == pytest.approx(expected, abs=0.06)
