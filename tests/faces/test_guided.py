# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.faces.guided import applied, coefficients


@pytest.fixture
def guide():
    picture = np.full((80, 100, 3), 0.2, np.float32)
    picture[:, 43:] = (0.7, 0.5, 0.9)
    return picture + 0.01 * np.random.default_rng(0).standard_normal((80, 100, 3)).astype("f4")


def test_a_rough_mask_snaps_to_the_pictures_edge(guide):
    rough = np.zeros((80, 100), np.float32)
    rough[:, 46:] = 1
    result = applied(coefficients(guide, rough, 8, 1e-3), guide)
    assert result[:, :42].max() < 0.35
    assert result[:, 45:].min() > 0.6
    assert np.abs(np.diff(result[40]))[42] == np.abs(np.diff(result[40])).max()


def test_a_constant_stays(guide):
    same = np.full((80, 100), 0.6, np.float32)
    assert applied(coefficients(guide, same, 5, 1e-4), guide) == pytest.approx(same, abs=1e-3)


def test_what_was_learnt_small_serves_at_full_size(guide):
    exact = np.zeros((80, 100), np.float32)
    exact[:, 43:] = 1
    small = cv2.resize(guide, (50, 40), interpolation=cv2.INTER_AREA)
    found = coefficients(small, cv2.resize(exact, (50, 40), interpolation=cv2.INTER_AREA), 6, 1e-3)
    large = cv2.resize(found, (100, 80), interpolation=cv2.INTER_LINEAR)
    assert np.abs(applied(large, guide) - exact).mean() < 0.05
