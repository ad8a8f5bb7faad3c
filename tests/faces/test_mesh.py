# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.faces.mesh import Mesh, mesh_of, refined


def rgb_of(picture):
    return np.ascontiguousarray(picture[:, :, 2::-1])


def test_the_mesh_lies_on_the_face(nets, portrait):
    box = np.array([175, 76, 274, 175], np.float32)
    eyes = np.array([[207, 110], [241, 110]], np.float32)
    mesh = mesh_of(nets, rgb_of(portrait), box, eyes)
    assert mesh.score > 0.95
    assert mesh.flat[33, 0] < mesh.flat[133, 0] < mesh.flat[362, 0] < mesh.flat[263, 0]
    assert mesh.flat[10, 1] < mesh.flat[1, 1] < mesh.flat[13, 1] < mesh.flat[152, 1]


def test_a_second_pass_stays_in_place(nets, portrait, points):
    again = refined(nets, rgb_of(portrait), points[:, :2])
    assert np.abs(again.points[:, :2] - points[:, :2]).mean() < 1


def test_a_large_face_gives_the_same_mesh(nets, portrait, points):
    large = cv2.resize(rgb_of(portrait), None, fx=5, fy=5, interpolation=cv2.INTER_CUBIC)
    mesh = refined(nets, large, points[:, :2] * 5 + 2)
    assert np.abs(mesh.flat / 5 - points[:, :2]).mean() < 1


def test_a_turned_head_gives_the_turned_mesh(nets, portrait, points):
    matrix = cv2.getRotationMatrix2D((224, 124), 60, 1)
    turned = cv2.warpAffine(rgb_of(portrait), matrix, (512, 512))
    expected = points[:, :2] @ matrix[:, :2].T.astype(np.float32) + matrix[:, 2]
    mesh = refined(nets, turned, expected.astype(np.float32))
    assert np.abs(mesh.flat - expected).mean() < 2


def test_what_is_no_face_has_a_low_score(nets, nobody):
    box, eyes = np.array([50, 50, 150, 150]), np.array([[80, 80], [120, 80]])
    mesh = mesh_of(nets, rgb_of(nobody), box.astype(np.float32), eyes.astype(np.float32))
    assert mesh.score < 0.5


def test_moving_scales_depth_too():
    moved = Mesh(np.array([[1, 2, 3]], np.float32), 1.0).moved(2, 10, 20)
    assert moved.points[0] == pytest.approx([12, 24, 6])
