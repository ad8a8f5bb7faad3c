# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.core.models import Step
from faceswap_desktop.errors import ErrorCode, FaceError
from faceswap_desktop.faces.cutout import cut_out

from .conftest import Steps


def test_the_mask_covers_the_head_and_not_the_corners(engine, portrait, step):
    mask = engine.cut_out(portrait, step)
    assert mask.shape == (512, 512)
    assert mask.dtype == np.uint8
    assert mask[60:180, 190:255].min() > 200
    assert mask[90:165, 195:250].min() == 255
    assert mask[:60, :60].max() < 10
    assert mask[:60, -60:].max() < 10
    assert {name for name, _ in step.heard} == {Step.CUTTING_OUT, Step.REFINING_EDGES}


def test_a_large_photo_has_a_large_mask(engine, portrait, step):
    large = cv2.resize(portrait, (1536, 1536), interpolation=cv2.INTER_CUBIC)
    mask = engine.cut_out(large, step)
    small = cv2.resize(mask, (512, 512), interpolation=cv2.INTER_AREA).astype(int)
    assert np.abs(small - engine.cut_out(portrait, step)).mean() < 4


def test_what_is_transparent_is_not_cut_out(engine, portrait, step):
    portrait[:, 224:, 3] = 0
    mask = engine.cut_out(portrait, step)
    assert mask[:, 224:].max() == 0
    assert mask[120:170, 195:215].min() > 200


def test_a_photo_without_alpha_is_taken_too(nets, portrait, step):
    found = cut_out(nets, np.ascontiguousarray(portrait[:, :, :3]), step)
    alpha = np.concatenate([one.alpha for one in found.strips(step, Step.REFINING_EDGES)])
    assert alpha[60:180, 190:255].min() > 0.8


def test_the_edge_loses_the_old_backgrounds_colour(engine, nets, portrait, step):
    green = portrait.copy()
    mask = engine.cut_out(portrait, step).astype(np.float32)[..., None] / 255
    green[:, :, :3] = (portrait[:, :, :3] * mask + (1 - mask) * (0, 255, 0)).astype(np.uint8)
    found = cut_out(nets, green, step)
    front = np.concatenate([one.front for one in found.strips(step, Step.REFINING_EDGES)])
    alpha = np.concatenate([one.alpha for one in found.strips(step, Step.REFINING_EDGES)])
    # The hair's rim, where colours are mixed half and half.
    rim = (alpha > 0.3) & (alpha < 0.9)
    rim[170:] = False
    mixed = green[:, :, :3].astype(float) / 255

    def greenness(colours):
        return (colours[..., 1] - colours[..., [0, 2]].max(axis=-1))[rim].mean()

    assert rim.sum() > 50
    assert greenness(front) < 0.5 * greenness(mixed)


def test_nobody_is_an_error(engine, nobody, step):
    with pytest.raises(FaceError) as caught:
        engine.cut_out(nobody, step)
    assert caught.value.code is ErrorCode.NO_PERSON


@pytest.mark.parametrize("stop_at", [Step.CUTTING_OUT, Step.REFINING_EDGES])
def test_it_can_be_stopped(engine, portrait, stop_at):
    with pytest.raises(InterruptedError):
        engine.cut_out(portrait, Steps(stop_at))


def test_rows_without_a_person_are_quickly_nothing(nets, portrait, step):
    tall = cv2.copyMakeBorder(portrait, 1300, 0, 0, 0, cv2.BORDER_REPLICATE)
    strips = list(cut_out(nets, tall, step).strips(step, Step.REFINING_EDGES))
    assert len(strips) > 1
    assert strips[0].alpha.max() == 0
    assert strips[-1].alpha.max() == 1
