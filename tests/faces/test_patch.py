# SPDX-License-Identifier: GPL-3.0-or-later
"""A part that a service changed, put back into a photo without a seam."""

import cv2
import numpy as np
import pytest

from faceswap_desktop.core.models import Box, Step
from faceswap_desktop.core.parts import Part

from .conftest import Steps

FACE = Box(0.35, 0.13, 0.2, 0.25)
PART = Part(100, 20, 280, 300, 512, 512)
INSIDE = np.s_[90:160, 190:260]


@pytest.fixture
def photo(portrait):
    return portrait


def returned_from(photo, change, quality=90, scale=1.0):
    """What a service makes of the part."""
    view = photo[PART.top : PART.top + PART.height, PART.left : PART.left + PART.width, :3]
    changed = view.astype(np.float32)
    change(changed)
    whole = np.clip(changed, 0, 255).astype(np.uint8)
    small = cv2.resize(whole, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.cvtColor(cv2.imdecode(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2BGRA)


def tan(part):
    part[60:150, 80:170] *= (0.6, 0.8, 1.1)


def apart(one, two):
    return np.abs(one.astype(int) - two)


@pytest.mark.parametrize("scale", [1.0, 0.6, 2.0])
def test_the_face_is_changed_and_all_else_is_the_photo(engine, photo, step, scale):
    done = photo.copy()
    region = engine.restore_part(done, returned_from(photo, tan, scale=scale), PART, FACE, step)
    assert apart(done[INSIDE], photo[INSIDE]).mean() > 12
    outside = np.ones(photo.shape[:2], bool)
    region.cut(outside)[:] = False
    assert np.array_equal(done[outside], photo[outside])
    assert region.width < 200
    assert {name for name, _ in step.heard} == {Step.PUTTING_BACK}


def seam(done, photo):
    """How much the step between neighbours grew, at most, along the edges of the part."""
    change = cv2.blur(done[:, :, :3].astype(np.float32) - photo[:, :, :3], (5, 5))
    right, bottom = PART.left + PART.width, PART.top + PART.height
    rows, columns = slice(PART.top, bottom), slice(PART.left, right)
    steps = [np.abs(change[rows, x + 3] - change[rows, x - 3]) for x in (PART.left, right)]
    steps += [np.abs(change[y + 3, columns] - change[y - 3, columns]) for y in (PART.top, bottom)]
    return max(float(each.max()) for each in steps)


def test_a_tone_that_lies_over_all_of_it_is_taken_back(engine, photo, step):
    def warmer(part):
        tan(part)
        part *= (0.92, 0.97, 1.06)

    done = photo.copy()
    engine.restore_part(done, returned_from(photo, warmer), PART, FACE, step)
    naive = photo.copy()
    naive[20:320, 100:380] = returned_from(photo, warmer)
    assert seam(naive, photo) > 8
    assert seam(done, photo) < 1.5
    shoulders = np.s_[280:320, 100:380]
    assert apart(done[shoulders], photo[shoulders]).mean() < 2
    assert apart(done[INSIDE], photo[INSIDE]).mean() > 12


def test_all_of_it_changed_fades_out_towards_the_cut(engine, photo, step):
    done = photo.copy()
    returned = returned_from(photo, lambda part: np.subtract(255, part, out=part))
    engine.restore_part(done, returned, PART, FACE, step)
    assert apart(done[INSIDE], photo[INSIDE]).mean() > 30
    naive = photo.copy()
    naive[20:320, 100:380] = returned
    assert seam(done, photo) < seam(naive, photo) / 10


def test_at_the_photos_own_edge_nothing_fades(engine, photo, step):
    def shifted(part):
        part[:] = 255 - part

    whole = np.ascontiguousarray(photo[20:320, 100:380])
    part = Part(0, 0, 280, 300, 280, 300)
    engine.restore_part(whole, returned_from(photo, shifted), part, Box(0.3, 0.3, 0.4, 0.4), step)
    assert apart(whole[:3], photo[20:23, 100:380]).mean() > 30


def test_what_changed_at_somebody_else_is_left_out(engine, photo, step):
    def both(part):
        tan(part)
        part[220:290, 20:80] = 255 - part[220:290, 20:80]

    done = photo.copy()
    engine.restore_part(done, returned_from(photo, both), PART, FACE, step)
    other = np.s_[250:300, 125:175]
    assert apart(done[other], photo[other]).mean() < 1
    assert apart(done[INSIDE], photo[INSIDE]).mean() > 12


def test_a_change_elsewhere_alone_is_shown_as_it_is(engine, photo, step):
    def elsewhere(part):
        part[200:270, 100:180] = 255 - part[200:270, 100:180]

    done = photo.copy()
    engine.restore_part(done, returned_from(photo, elsewhere), PART, FACE, step)
    assert apart(done[235:270, 220:260], photo[235:270, 220:260]).mean() > 20


def test_no_change_leaves_the_photo_as_it_is(engine, photo, step):
    done = photo.copy()
    region = engine.restore_part(done, returned_from(photo, lambda _: None), PART, FACE, step)
    assert (region.width, region.height) == (0, 0)
    assert np.array_equal(done, photo)


def test_other_proportions_are_refused_and_change_nothing(engine, photo, step):
    done = photo.copy()
    assert engine.restore_part(done, done[:200].copy(), PART, None, step) is None
    assert np.array_equal(done, photo)


def test_it_can_be_stopped(engine, photo):
    with pytest.raises(InterruptedError):
        engine.restore_part(photo, returned_from(photo, tan), PART, FACE, Steps(Step.PUTTING_BACK))
