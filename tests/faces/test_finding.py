# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.core.models import Box
from faceswap_desktop.faces import finding
from faceswap_desktop.faces.anchors import RawFaces
from faceswap_desktop.faces.mesh import Mesh


def head(portrait):
    return portrait[20:240, 110:340]


def tiled(portrait, rows, columns, gap=40):
    """A group photo: the same head, again and again, each a little different in light."""
    one = head(portrait)
    height, width = one.shape[:2]
    group = np.full((rows * (height + gap), columns * (width + gap), 4), 170, np.uint8)
    group[:, :, 3] = 255
    for row in range(rows):
        for column in range(columns):
            dim = 1 - 0.05 * (row + column)
            spot = group[row * (height + gap) :, column * (width + gap) :]
            spot[:height, :width, :3] = (one[:, :, :3] * dim).astype(np.uint8)
    return group


def test_one_face_with_all_that_is_known(engine, portrait, step):
    (face,) = engine.find_faces(portrait, step)
    assert face.score > 0.8
    assert face.size == pytest.approx(105, abs=15)
    assert face.sharpness > 0.5
    assert abs(face.yaw) < 8
    assert abs(face.pitch) < 10
    assert abs(face.roll) < 8
    assert len(face.landmarks) == 468
    x, y = face.box.centre
    assert x * 512 == pytest.approx(222, abs=8)
    assert y * 512 == pytest.approx(120, abs=12)


def test_six_people_are_found_once_each_from_left_to_right(engine, portrait, step):
    found = engine.find_faces(tiled(portrait, 2, 3), step)
    assert len(found) == 6
    middles = [face.box.centre[0] for face in found]
    assert middles == sorted(middles)


def test_small_faces_in_a_large_photo_are_found_and_measured_finely(engine, portrait, step):
    scene = np.full((1500, 2400, 4), 140, np.uint8)
    scene[300:520, 400:630] = head(portrait)
    scene[700:920, 1700:1930] = head(portrait)
    found = engine.find_faces(scene, step)
    assert len(found) == 2
    (alone,) = engine.find_faces(portrait, step)
    expected = np.array(alone.landmarks) * 512 - (110, 20) + (400, 300)
    measured = np.array(found[0].landmarks) * (2400, 1500)
    assert np.abs(measured - expected).mean() < 1.5


def test_a_tight_crop_is_still_a_face(engine, portrait, step):
    tight = np.ascontiguousarray(portrait[78:176, 176:272])
    assert len(engine.find_faces(tight, step)) == 1


@pytest.mark.parametrize("angle", [35, 90, 140, 180, 270])
def test_turned_heads_are_found_with_their_roll(engine, portrait, step, angle):
    matrix = cv2.getRotationMatrix2D((256, 200), -angle, 1)
    turned = cv2.warpAffine(portrait, matrix, (512, 512), borderMode=cv2.BORDER_REPLICATE)
    found = engine.find_faces(turned, step)
    face = max(found, key=lambda one: one.size)
    assert (face.roll - angle + 180) % 360 - 180 == pytest.approx(0, abs=12)


def test_nobody_is_nobody(engine, nobody, step):
    assert engine.find_faces(nobody, step) == ()


def test_a_choice_picks_the_face_that_is_meant(nets, portrait, step):
    group = tiled(portrait, 1, 3)
    everyone = finding.faces_in(nets, group, step)
    height, width = group.shape[:2]
    for face in everyone:
        box = face.described(width, height).box
        chosen = finding.face_at(nets, group, box, step)
        assert np.abs(chosen.mesh.flat - face.mesh.flat).mean() < 2


def test_a_choice_beside_all_faces_takes_the_nearest(nets, portrait, step):
    chosen = finding.face_at(nets, portrait, Box(0.8, 0.8, 0.1, 0.1), step)
    assert chosen.centre == pytest.approx([222, 120], abs=14)


def test_without_a_choice_the_largest_face_is_taken(nets, portrait, step):
    scene = np.full((512, 900, 4), 140, np.uint8)
    scene[:, :512] = portrait
    small = cv2.resize(head(portrait), None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    scene[100 : 100 + small.shape[0], 650 : 650 + small.shape[1]] = small
    chosen = finding.face_at(nets, scene, None, step)
    assert chosen.centre[0] < 400


def test_no_face_is_none(nets, nobody, step):
    assert finding.face_at(nets, nobody, None, step) is None
    assert finding.face_at(nets, nobody, Box(0.2, 0.2, 0.3, 0.3), step) is None


def test_a_closer_look_that_sees_no_face_changes_nothing(nets, nobody, points):
    face = finding.Face(Mesh(points * 0.2, 1.0), 0.9, 0.5)
    placed = finding._placed(nets, nobody, face, 0.5)
    assert placed.sharpness == 0.5
    assert placed.mesh.points == pytest.approx(points * 0.4)


def test_two_finds_of_one_face_are_one(nets, portrait, step):
    boxes = np.array([[175, 76, 274, 175], [183, 84, 282, 183]], np.float32)
    eyes = np.array([[207, 110], [241, 110]], np.float32)
    marks = np.concatenate([eyes, np.zeros((4, 2), np.float32)])
    raw = RawFaces(boxes, np.stack([marks, marks]), np.array([0.8, 0.9], np.float32))
    rgb = np.ascontiguousarray(portrait[:, :, 2::-1])
    (face,) = finding._meshed(nets, rgb, raw, step)
    assert face.score == pytest.approx(0.9)


def test_a_close_look_ignores_the_neighbour(nets, portrait, step):
    assert finding._close_up(nets, portrait, Box(0.2, 0.05, 0.15, 0.4), step) == []
    assert len(finding._close_up(nets, portrait, Box(0.34, 0.1, 0.2, 0.3), step)) == 1
