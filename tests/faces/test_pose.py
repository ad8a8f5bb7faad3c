# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
import pytest

from faceswap_desktop.faces.pose import fit, pose_of


def turn(axis, degrees):
    angle = np.radians(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    one, two = [index for index in range(3) if index != axis]
    matrix = np.eye(3)
    matrix[one, one] = matrix[two, two] = cos
    matrix[one, two], matrix[two, one] = -sin, sin
    return matrix.astype(np.float32)


def test_a_level_head_has_small_angles(points):
    pose = pose_of(points)
    assert max(abs(pose.yaw), abs(pose.pitch), abs(pose.roll)) < 10


def test_looking_to_the_right_is_positive_yaw(points):
    level = pose_of(points).yaw
    right = points @ turn(1, 20).T
    assert right[1, 0] - right[:, 0].mean() > points[1, 0] - points[:, 0].mean()
    assert pose_of(right).yaw == pytest.approx(level + 20, abs=2)


def test_looking_up_is_positive_pitch(points):
    level = pose_of(points).pitch
    up = points @ turn(0, -15).T
    assert up[1, 1] - up[:, 1].mean() < points[1, 1] - points[:, 1].mean()
    assert pose_of(up).pitch == pytest.approx(level + 15, abs=2)


def test_leaning_clockwise_is_positive_roll(points):
    level = pose_of(points).roll
    assert pose_of(points @ turn(2, 30).T).roll == pytest.approx(level + 30, abs=2)


def test_a_fit_finds_the_similarity_again(points):
    moved = points @ (turn(1, 25) @ turn(2, 10)).T * 1.7 + np.array([5, -3, 9], np.float32)
    into = fit(points, moved)
    assert into(points) == pytest.approx(moved, abs=0.05)
    assert into.scale == pytest.approx(1.7, rel=1e-3)
    assert into.angle == pytest.approx(25, abs=0.5)


def test_a_roll_alone_is_no_distance(points):
    assert fit(points, points @ turn(2, 80).T).angle == pytest.approx(0, abs=0.1)
