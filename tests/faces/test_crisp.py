# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.faces import crisp
from faceswap_desktop.faces.quality import sharpness


@pytest.fixture
def soft(portrait):
    face = np.ascontiguousarray(portrait[60:200, 150:300, :3])
    return cv2.GaussianBlur(cv2.resize(face, None, fx=3, fy=3), (0, 0), 2)


def test_detail_is_raised_the_more_the_higher_the_share(soft):
    found = [sharpness(crisp._raised(soft, 300.0, share)) for share in crisp._SHARES]
    assert sharpness(soft) < found[0] < found[1] < found[2]


def test_no_bright_rims_and_no_other_colour(soft):
    raised = crisp._raised(soft, 300.0, 1.0)
    kernel = np.ones((9, 9), np.uint8)
    grey = cv2.cvtColor(soft, cv2.COLOR_BGR2GRAY)
    after = cv2.cvtColor(raised, cv2.COLOR_BGR2GRAY).astype(int)
    assert (after <= cv2.dilate(grey, kernel).astype(int) + 6).all()
    assert (after >= cv2.erode(grey, kernel).astype(int) - 6).all()
    inner = (raised > 8) & (raised < 247)
    plain = inner.all(axis=2)
    tint = (raised.astype(int) - raised[..., :1])[plain] - (soft.astype(int) - soft[..., :1])[plain]
    assert np.abs(tint).max() <= 1


def test_noise_on_even_skin_stays_as_it_is():
    rng = np.random.default_rng(3)
    skin = np.full((200, 200, 3), (120, 150, 190), np.float32)
    noisy = np.clip(skin + rng.normal(0, 0.7, (200, 200, 1)), 0, 255).round().astype(np.uint8)
    raised = crisp._raised(noisy, 300.0, 1.0)
    assert np.abs(raised.astype(int) - noisy).mean() < 0.15
