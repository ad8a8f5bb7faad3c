# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
import pytest

from faceswap_desktop.faces.anchors import (
    RawFaces,
    anchor_centres,
    decoded,
    joined,
    merged,
    overlaps,
)


def faces(*boxes_and_scores):
    boxes = np.array([one[:4] for one in boxes_and_scores], np.float32)
    scores = np.array([one[4] for one in boxes_and_scores], np.float32)
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    return RawFaces(boxes, np.repeat(centres[:, None], 6, axis=1), scores)


def test_there_are_896_anchors_in_two_layers():
    centres = anchor_centres()
    assert centres.shape == (896, 2)
    # stride 8: two anchors a cell; stride 16: six
    assert centres[0] == pytest.approx(centres[1])
    assert centres[0] == pytest.approx([4 / 128, 4 / 128])
    assert centres[2] == pytest.approx([12 / 128, 4 / 128])
    assert centres[512] == pytest.approx(centres[517])
    assert centres[512] == pytest.approx([8 / 128, 8 / 128])
    assert centres[895] == pytest.approx([120 / 128, 120 / 128])


def test_values_are_decoded_in_units_of_1_by_128():
    raw = np.zeros((896, 16), np.float32)
    logits = np.full(896, -9, np.float32)
    raw[2, :6] = [2, 4, 32, 16, -8, 8]
    logits[2] = 2
    found = decoded(raw, logits)
    assert len(found) == 1
    assert found.boxes[0] * 128 == pytest.approx([14 - 16, 8 - 8, 14 + 16, 8 + 8])
    assert found.points[0, 0] * 128 == pytest.approx([12 - 8, 4 + 8])
    assert found.scores[0] == pytest.approx(1 / (1 + np.exp(-2)))


def test_wild_logits_do_not_overflow():
    logits = np.full(896, -1e9, np.float32)
    logits[0] = 1e9
    with np.errstate(all="raise", under="ignore"):
        assert decoded(np.zeros((896, 16), np.float32), logits).scores.tolist() == [1.0]


def test_overlap_is_intersection_over_union():
    box = np.array([0, 0, 2, 2], np.float32)
    others = np.array([[0, 0, 2, 2], [1, 0, 3, 2], [5, 5, 6, 6]], np.float32)
    assert overlaps(box, others) == pytest.approx([1, 1 / 3, 0])


def test_detections_of_one_face_become_their_weighted_mean():
    found = merged(faces((0, 0, 10, 10, 0.9), (1, 0, 11, 10, 0.6), (50, 50, 60, 60, 0.7)))
    assert len(found) == 2
    assert found.boxes[0] == pytest.approx([0.4, 0, 10.4, 10])
    assert found.points[0, 3] == pytest.approx([5.4, 5])
    assert found.scores == pytest.approx([0.9, 0.7])


def test_merging_nothing_is_nothing():
    empty = faces((0, 0, 1, 1, 0.5)).take([])
    assert len(merged(empty)) == 0


def test_moving_scales_and_then_shifts():
    moved = faces((0, 0, 1, 1, 0.5)).moved(10, 3, 4)
    assert moved.boxes[0] == pytest.approx([3, 4, 13, 14])
    assert moved.points[0, 0] == pytest.approx([8, 9])


def test_joining_keeps_order():
    both = joined([faces((0, 0, 1, 1, 0.5)), faces((2, 2, 3, 3, 0.6))])
    assert both.scores == pytest.approx([0.5, 0.6])
