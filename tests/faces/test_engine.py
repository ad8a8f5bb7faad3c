# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.core.models import Caution, Step
from faceswap_desktop.errors import ErrorCode, FaceError
from faceswap_desktop.faces.engine import SwapOptions

from .conftest import Steps


def outside(outcome):
    free = np.ones(outcome.picture.shape[:2], bool)
    outcome.changed.cut(free)[:] = False
    return free


def noise_ratio(one, two):
    error = np.mean((one.astype(float) - two) ** 2)
    return 10 * np.log10(255**2 / max(error, 1e-9))


def test_a_face_onto_itself_changes_next_to_nothing(engine, portrait, step):
    outcome = engine.swap(portrait, portrait, step=step)
    part = outcome.changed
    assert noise_ratio(part.cut(outcome.picture), part.cut(portrait)) > 34
    assert outcome.cautions == ()


@pytest.mark.parametrize("factor", [1, 3])
def test_only_the_face_changes_at_the_targets_full_size(engine, portrait, other, factor):
    size = (512 * factor, 512 * factor)
    target = cv2.resize(portrait, size, interpolation=cv2.INTER_CUBIC)
    before = target.copy()
    outcome = engine.swap(target, other, step=Steps())
    assert np.array_equal(target, before)
    assert outcome.picture.shape == target.shape
    free = outside(outcome)
    assert np.array_equal(outcome.picture[free], target[free])
    assert not np.array_equal(outcome.picture, target)
    assert outcome.changed.width < 130 * factor
    assert np.array_equal(outcome.picture[:, :, 3], target[:, :, 3])


def test_the_new_face_has_the_features_of_the_face_photo(engine, portrait, other):
    def spacing(found):
        marks = np.array(found.landmarks) * found_size
        return np.linalg.norm(marks[263] - marks[33]) / np.linalg.norm(marks[152] - marks[10])

    outcome = engine.swap(portrait, other, step=Steps())
    found_size = (512, 512)
    (result,) = engine.find_faces(outcome.picture, Steps())
    before, after = spacing(outcome.target_face), spacing(result)
    found_size = (640, 512)
    given = spacing(outcome.face)
    assert given > before * 1.1
    assert after > before + 0.5 * (given - before)
    middle = np.abs(np.array(result.landmarks) - outcome.target_face.landmarks).mean()
    assert middle < 0.02


def test_the_new_face_has_the_light_of_the_target(engine, portrait, other):
    outcome = engine.swap(portrait, other, step=Steps())
    middle = np.s_[92:165, 190:255]
    now = outcome.picture[middle][..., :3].mean(axis=(0, 1))
    before = portrait[middle][..., :3].mean(axis=(0, 1))
    given = other[middle][..., :3].mean(axis=(0, 1))
    assert np.abs(now - before).max() < 8
    assert np.abs(given - before).max() > 25


def test_the_hair_over_the_forehead_stays(engine, portrait, other):
    outcome = engine.swap(portrait, other, step=Steps())
    fringe = np.s_[40:72, 180:265]
    assert np.abs(outcome.picture[fringe].astype(int) - portrait[fringe]).mean() < 1


def test_less_strength_is_closer_to_the_target(engine, portrait, other):
    def change(strength):
        options = SwapOptions(strength=strength)
        outcome = engine.swap(portrait, other, options=options, step=Steps())
        return np.abs(outcome.picture.astype(int) - portrait).sum()

    full = change(1)
    assert change(0.5) == pytest.approx(full / 2, rel=0.1)
    assert change(0) == 0


def test_a_kept_mouth_is_the_targets(engine, portrait, other):
    options = SwapOptions(keep_mouth=True)
    outcome = engine.swap(portrait, other, options=options, step=Steps())
    mouth = np.s_[144:150, 212:236]
    assert np.abs(outcome.picture[mouth].astype(int) - portrait[mouth]).max() <= 2
    free = engine.swap(portrait, other, step=Steps())
    assert np.abs(free.picture[mouth].astype(int) - portrait[mouth]).max() > 10


def test_kept_glasses_are_the_targets_with_the_eyes_behind(engine, portrait, other):
    outcome = engine.swap(portrait, other, options=SwapOptions(keep_glasses=True), step=Steps())
    marks = np.array(outcome.target_face.landmarks) * 512
    free = engine.swap(portrait, other, step=Steps())
    for one, two in ((33, 133), (362, 263), (70, 107), (336, 300)):
        x, y = np.rint((marks[one] + marks[two]) / 2).astype(int)
        eye = np.s_[y - 2 : y + 3, x - 4 : x + 5]
        assert np.abs(outcome.picture[eye].astype(int) - portrait[eye]).max() <= 2, (one, two)
        assert np.abs(free.picture[eye].astype(int) - portrait[eye]).max() > 10, (one, two)
    mouth = np.s_[144:150, 212:236]
    assert np.abs(outcome.picture[mouth].astype(int) - portrait[mouth]).max() > 10
    plain = outside(free)
    assert np.array_equal(outcome.picture[plain], portrait[plain])


def test_a_sharper_face_is_sharper_and_nothing_else_is(engine, portrait, other):
    target = cv2.resize(portrait, (1536, 1536), interpolation=cv2.INTER_CUBIC)
    target = cv2.addWeighted(target, 2.5, cv2.GaussianBlur(target, (0, 0), 3), -1.5, 0)
    small = cv2.resize(other, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    plain = engine.swap(target, small, step=Steps())
    sharper = engine.swap(target, small, options=SwapOptions(sharper=True), step=Steps())
    free = outside(plain)
    assert np.array_equal(sharper.picture[free], target[free])
    (before,) = engine.find_faces(plain.picture, Steps())
    (after,) = engine.find_faces(sharper.picture, Steps())
    assert after.sharpness > before.sharpness
    # Detail, not shape and not colour: the same face at the same place in the same light.
    assert np.abs(np.array(after.landmarks) - before.landmarks).max() < 0.01
    part = plain.changed
    shift = part.cut(sharper.picture).astype(int) - part.cut(plain.picture)
    assert np.abs(shift.reshape(-1, 4).mean(0)).max() < 1.5


def test_in_place_changes_the_targets_own_memory(engine, portrait, other):
    expected = engine.swap(portrait, other, step=Steps()).picture
    outcome = engine.swap(portrait, other, step=Steps(), in_place=True)
    assert outcome.picture is portrait
    assert np.array_equal(portrait, expected)


def test_the_chosen_faces_are_used(engine, portrait, other):
    target = np.concatenate([portrait, portrait], axis=1)
    left, right = engine.find_faces(target, Steps())
    outcome = engine.swap(target, other, target_choice=right.box, step=Steps())
    assert np.array_equal(outcome.picture[:, :512], portrait)
    outcome = engine.swap(target, other, target_choice=left.box, step=Steps())
    assert np.array_equal(outcome.picture[:, 512:], portrait)
    pair = np.concatenate([portrait, cv2.resize(other, (512, 512))], axis=1)
    choice = engine.find_faces(pair, Steps())[1].box
    outcome = engine.swap(portrait, pair, face_choice=choice, step=Steps())
    assert outcome.face.box.centre[0] > 0.5


def test_a_face_cut_by_the_pictures_edge_is_no_trouble(engine, portrait, other):
    cut = np.ascontiguousarray(portrait[:, 205:])
    outcome = engine.swap(cut, other, step=Steps())
    assert outcome.picture.shape == cut.shape
    assert not np.array_equal(outcome.picture, cut)


def test_a_face_larger_than_the_grid_is_done_at_its_own_size(engine, portrait, other):
    close = cv2.resize(portrait[60:190, 160:290], (1300, 1300), interpolation=cv2.INTER_CUBIC)
    outcome = engine.swap(close, other, step=Steps())
    free = outside(outcome)
    assert np.array_equal(outcome.picture[free], close[free])
    assert Caution.FACE_SMALL in outcome.cautions


def test_a_photo_without_a_face_is_named(engine, portrait, nobody):
    with pytest.raises(FaceError) as caught:
        engine.swap(nobody, portrait, step=Steps())
    assert caught.value.code is ErrorCode.NO_FACE_IN_TARGET
    with pytest.raises(FaceError) as caught:
        engine.swap(portrait, nobody, step=Steps())
    assert caught.value.code is ErrorCode.NO_FACE_IN_FACE


STAGES = [
    Step.FINDING_FACES,
    Step.MAPPING_FACES,
    Step.SHAPING_FACE,
    Step.MATCHING_COLOURS,
    Step.BLENDING,
]


@pytest.mark.parametrize("stop_at", STAGES)
def test_a_swap_can_be_stopped_at_each_stage(engine, portrait, other, stop_at):
    before = portrait.copy()
    with pytest.raises(InterruptedError):
        engine.swap(portrait, other, step=Steps(stop_at))
    assert np.array_equal(portrait, before)


def test_progress_is_told_in_order(engine, portrait, other, step):
    engine.swap(portrait, other, step=step)
    order = list(dict.fromkeys(name for name, _ in step.heard))
    assert order == STAGES
    blending = [share for name, share in step.heard if name is Step.BLENDING]
    assert blending == sorted(blending)
    assert blending[-1] == 1
