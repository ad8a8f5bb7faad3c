# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.core.models import Step

from .conftest import Steps


@pytest.fixture
def original(portrait):
    return cv2.resize(portrait, (1536, 1536), interpolation=cv2.INTER_CUBIC)


def returned_from(original, change, side=700, quality=88, shift=(0.0, 0.0)):
    """What a service makes of it: smaller, changed, compressed."""
    changed = original[:, :, :3].copy()
    change(changed)
    matrix = np.array([[1, 0, shift[0]], [0, 1, shift[1]]], np.float32)
    small = cv2.resize(changed, (side, side), interpolation=cv2.INTER_AREA)
    small = cv2.warpAffine(small, matrix, (side, side), borderMode=cv2.BORDER_REPLICATE)
    _, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.cvtColor(cv2.imdecode(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2BGRA)


def tan(picture):
    part = picture[300:480, 580:760].astype(np.float32)
    picture[300:480, 580:760] = np.clip(part * (0.7, 0.85, 1.1), 0, 255)


@pytest.mark.parametrize("shift", [(0, 0), (1.6, -1.2)])
def test_the_change_comes_back_and_all_else_is_the_original(engine, original, step, shift):
    done = engine.restore_full_size(original, returned_from(original, tan, shift=shift), step)
    expected = original.copy()
    tan(expected[:, :, :3])
    inner = np.s_[330:450, 610:730]
    assert np.abs(done.picture[inner].astype(int) - expected[inner]).mean() < 4
    outside = np.ones(original.shape[:2], bool)
    done.changed.cut(outside)[:] = False
    assert np.array_equal(done.picture[outside], original[outside])
    assert done.changed.width < 400
    assert {name for name, _ in step.heard} == {Step.PUTTING_BACK}


def test_without_a_change_it_is_the_original(engine, original, step):
    done = engine.restore_full_size(original, returned_from(original, lambda _: None), step)
    assert done.changed.width == 0
    assert np.array_equal(done.picture, original)


def test_when_all_has_changed_it_is_the_returned_one_enlarged(engine, original, step):
    returned = returned_from(original, lambda one: np.subtract(255, one, out=one))
    done = engine.restore_full_size(original, returned, step)
    assert done.picture.shape == original.shape
    assert done.changed.width == done.changed.height == 1536
    inverse = 255 - original[:, :, :3].astype(int)
    assert np.abs(done.picture[:, :, :3] - inverse).mean() < 6


def test_other_proportions_are_handed_back_as_they_are(engine, original, step):
    returned = np.full((400, 700, 3), 90, np.uint8)
    done = engine.restore_full_size(original, returned, step)
    assert np.array_equal(done.picture[:, :, :3], returned)
    assert (done.picture[:, :, 3] == 255).all()
    assert (done.changed.width, done.changed.height) == (700, 400)


def test_pictures_without_alpha_are_taken_too(engine, original, step):
    returned = np.ascontiguousarray(returned_from(original, tan)[:, :, :3])
    done = engine.restore_full_size(np.ascontiguousarray(original[:, :, :3]), returned, step)
    assert done.picture.shape == (1536, 1536, 4)


def test_it_can_be_stopped(engine, original):
    with pytest.raises(InterruptedError):
        engine.restore_full_size(original, returned_from(original, tan), Steps(Step.PUTTING_BACK))
