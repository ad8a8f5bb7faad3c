# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.core.models import Step
from faceswap_desktop.faces.person import person_mask

from .conftest import Steps


def rgb_of(picture):
    return np.ascontiguousarray(picture[:, :, 2::-1])


def test_the_person_is_covered_and_the_background_is_not(nets, portrait, step):
    mask = person_mask(nets, rgb_of(portrait), [], step)
    assert mask.shape == (512, 512)
    assert mask[60:180, 190:255].min() > 0.9
    assert mask[300:400, 100:250].mean() > 0.9
    assert mask[:150, 330:].max() < 0.2


def test_a_small_person_is_looked_at_again(nets, portrait, step):
    top = cv2.copyMakeBorder(rgb_of(portrait), 500, 0, 400, 500, cv2.BORDER_REPLICATE)
    scene = np.ascontiguousarray(top)
    runs = []

    class Counting:
        def segmentation(self, rgb):
            runs.append(rgb)
            return nets.segmentation(rgb)

    mask = person_mask(Counting(), scene, [], step)
    assert len(runs) == 4
    assert mask[560:680, 590:655].min() > 0.8
    assert mask[:400].max() < 0.3


def test_nobody_is_all_zero(nets, nobody, step):
    assert not person_mask(nets, rgb_of(nobody), [], step).any()


def test_it_can_be_stopped(nets, portrait):
    with pytest.raises(InterruptedError):
        person_mask(nets, rgb_of(portrait), [], Steps(Step.CUTTING_OUT))


def test_what_the_closer_look_cannot_confirm_is_nobody(step):
    answers = iter([True, True, False, False])

    class Fickle:
        def segmentation(self, rgb):
            mask = np.zeros((256, 256), np.float32)
            mask[120:138, 120:138] = next(answers)
            return mask

    assert not person_mask(Fickle(), np.zeros((512, 512, 3), np.uint8), [], step).any()


def test_a_person_that_is_too_small_for_a_look_at_the_whole_is_seen_by_the_face(
    nets, portrait, step
):
    tall = cv2.copyMakeBorder(rgb_of(portrait), 1300, 0, 0, 0, cv2.BORDER_REPLICATE)
    head = np.array([[175, 1376], [274, 1475]], np.float32)
    assert not person_mask(nets, tall, [], step).any()
    mask = person_mask(nets, tall, [head], step)
    assert mask[1390:1470, 190:255].min() > 0.8
    assert mask[:1200].max() < 0.3
