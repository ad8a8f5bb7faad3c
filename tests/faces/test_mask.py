# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.faces import mask


@pytest.fixture
def picture(portrait):
    return portrait[:, :, :3].astype(np.float32) / 255


def at(values, points, *indices):
    return [float(values[tuple(np.rint(points[index, 1::-1]).astype(int))]) for index in indices]


def test_the_face_is_whole_inside_and_fades_at_its_outline(points):
    soft, depth = mask.outline(points[:, :2], (512, 512))
    assert at(soft, points, 4, 50, 280, 13) == [1, 1, 1, 1]
    assert max(at(soft, points, 10, 152, 234, 454)) < 0.5
    assert soft[0, 0] == depth[0, 0] == 0
    assert at(depth, points, 4)[0] > 0.25


def test_skin_is_skin_and_hair_and_suit_are_not(picture, points):
    likely = mask.skin(picture, points[:, :2])
    assert min(at(likely, points, 50, 280, 4, 199)) > 0.9
    assert likely[60, 224] < 0.2  # the fringe
    assert likely[300, 150] < 0.2  # the suit


def test_fair_hair_over_the_forehead_is_told_by_its_shade(picture, points):
    likely = mask.skin(picture, points[:, :2])
    assert max(at(likely, points, 10, 109, 338)) < 0.3


def test_strict_doubts_shade_as_well(picture, points):
    shaded = picture.copy()
    shaded[95:135, 174:186] *= 0.72
    usual = mask.skin(shaded, points[:, :2])
    strict = mask.skin(shaded, points[:, :2], strict=True)
    assert (strict <= usual + 1e-6).all()
    part = np.s_[100:125, 176:184]
    assert strict[part].mean() < usual[part].mean() - 0.05


def test_too_little_of_a_face_teaches_nothing(picture, points):
    corner = picture[:40, :40]
    assert (mask.skin(corner, points[:, :2]) == 1).all()


def test_hair_at_the_edge_is_kept_and_a_mark_inside_is_replaced(points):
    flat = points[:, :2]
    soft, depth = mask.outline(flat, (512, 512))
    likely = np.ones((512, 512), np.float32)
    lock = np.rint((flat[234] + flat[50]) / 2).astype(int)
    cv2.line(likely, (int(flat[234, 0]) - 30, lock[1]), (int(lock[0]), lock[1]), (0.0,), 5)
    nose = np.rint(flat[4]).astype(int)
    cv2.circle(likely, (int(nose[0]), int(nose[1])), 4, (0.0,), -1)
    alpha = mask.kept_free(soft, depth, likely, flat)
    near = (int(lock[1]), int(flat[234, 0] + 0.06 * mask.face_width(flat)))
    assert soft[near] > 0.2
    assert alpha[near] < 0.5 * soft[near]
    assert alpha[nose[1], nose[0]] == pytest.approx(1, abs=1e-3)


def test_a_fringe_is_kept_however_deep_it_reaches(points):
    flat = points[:, :2]
    soft, depth = mask.outline(flat, (512, 512))
    likely = np.ones((512, 512), np.float32)
    line = int(flat[151, 1])
    likely[:line] = 0
    alpha = mask.kept_free(soft, depth, likely, flat)
    assert alpha[line - 2, int(flat[151, 0])] < 0.05
    assert alpha[int(flat[9, 1]), int(flat[9, 0])] > 0.8


def test_what_the_face_photo_does_not_show_is_not_taken(points):
    flat = points[:, :2]
    y, x = np.mgrid[0:512, 0:512].astype(np.float32)
    itself = np.stack([x, y], axis=-1)
    seen = mask.seen_in(flat, itself)
    assert min(at(seen, points, 4, 50, 280, 13)) > 0.99
    assert seen[20, 20] == 0
    assert max(at(seen, points, 234, 454, 152)) < 0.3
    beyond = itself + np.array([60, 0], np.float32)
    assert at(mask.seen_in(flat, beyond), points, 280) == [0]
