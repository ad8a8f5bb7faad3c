# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.faces.giver import prepared

from .test_pose import turn


def test_a_crop_around_the_face_in_its_own_coordinates(nets, portrait, points):
    giver = prepared(nets, portrait, points, points)
    assert giver.picture.shape[2] == 3
    assert giver.picture.shape[0] < 256
    x, y = giver.points[4, :2]
    patch = cv2.getRectSubPix(giver.picture, (9, 9), (float(x), float(y)))
    expected = cv2.getRectSubPix(
        np.ascontiguousarray(portrait[:, :, :3]), (9, 9), (float(points[4, 0]), float(points[4, 1]))
    )
    assert np.abs(patch.astype(int) - expected).max() <= 2


@pytest.mark.parametrize(("scale", "factor"), [(0.4, 0.4), (2, 2), (9, 3)])
def test_it_comes_at_the_targets_scale(nets, portrait, points, scale, factor):
    plain = prepared(nets, portrait, points, points)
    scaled = prepared(nets, portrait, points, points * np.float32(scale))
    assert scaled.picture.shape[0] == pytest.approx(plain.picture.shape[0] * factor, abs=2)
    spread = np.ptp(scaled.points[:, :2], axis=0) / np.ptp(plain.points[:, :2], axis=0)
    assert spread == pytest.approx([factor, factor], rel=0.02)


def test_what_is_transparent_is_grey(nets, portrait, points):
    portrait[:95, :, 3] = 0
    giver = prepared(nets, portrait, points, points)
    assert (giver.picture[0] == 128).all()


def test_a_face_without_alpha_is_taken_too(nets, portrait, points):
    giver = prepared(nets, portrait[:, :, :3], points, points)
    assert giver.picture.shape[2] == 3


def test_it_is_mirrored_only_when_that_brings_the_poses_closer(nets, portrait, points):
    centre = points.mean(axis=0)
    plain = prepared(nets, portrait, points, points)
    # The portrait looks straight ahead: a mirror image of it is no closer to any turned target.
    turned = ((points - centre) @ turn(1, 30).T + centre).astype(np.float32)
    same = prepared(nets, portrait, points, turned)
    assert same.picture.shape == plain.picture.shape
    assert np.abs(same.picture.astype(int) - plain.picture).mean() < 3
    # A mesh that looks left over a photo that looks right is closer in the mirror.
    left = ((points - centre) @ turn(1, -30).T + centre).astype(np.float32)
    mirrored = prepared(nets, portrait, left, turned)
    flipped = prepared(nets, portrait, left, left).picture[:, ::-1]
    assert np.abs(mirrored.picture.astype(int) - flipped).mean() < 3
    assert mirrored.points[33, 0] < mirrored.points[263, 0]
