# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.core.models import Step
from faceswap_desktop.faces.engine import BackgroundKind, BackgroundOptions

from .conftest import Steps

FACE = np.s_[90:165, 195:250]
CORNER = np.s_[5:60, 400:500]


def changed(engine, target, kind, **rest):
    options = BackgroundOptions(kind, **rest)
    return engine.change_background(target, background=options, step=Steps())


def test_a_colour_is_the_colour_and_the_person_stays(engine, portrait):
    result = changed(engine, portrait, BackgroundKind.COLOUR, colour=(10, 200, 90))
    assert result.shape == portrait.shape
    assert (result[CORNER] == (90, 200, 10, 255)).all()
    assert np.abs(result[FACE].astype(int) - portrait[FACE]).max() <= 1


@pytest.mark.parametrize("size", [(300, 200), (200, 900), (1500, 1200)])
def test_a_photo_covers_everything_about_its_middle(engine, portrait, size):
    width, height = size
    photo = np.zeros((height, width, 4), np.uint8)
    photo[:, :, 2] = np.linspace(0, 255, width, dtype=np.uint8)
    photo[:, :, 1] = np.linspace(0, 255, height, dtype=np.uint8)[:, None]
    photo[:, :, 3] = 255
    result = changed(engine, portrait, BackgroundKind.PHOTO, picture=photo)
    scale = 512 / min(width, height)
    for y, x in ((10, 10), (10, 500), (150, 440)):
        red = ((x - 256) / scale + width / 2) / width * 255
        green = ((y - 256) / scale + height / 2) / height * 255
        assert result[y, x, 2] == pytest.approx(red, abs=5)
        assert result[y, x, 1] == pytest.approx(green, abs=5)


def test_a_photo_is_asked_for(engine, portrait):
    with pytest.raises(ValueError, match="photo"):
        changed(engine, portrait, BackgroundKind.PHOTO)


def detail(picture):
    grey = cv2.cvtColor(np.ascontiguousarray(picture[:, :, :3]), cv2.COLOR_BGR2GRAY)
    return float(cv2.Laplacian(grey, cv2.CV_32F).std())


def test_blur_takes_the_background_and_leaves_the_person(engine, portrait):
    weak = changed(engine, portrait, BackgroundKind.BLUR, strength=0.1)
    strong = changed(engine, portrait, BackgroundKind.BLUR, strength=1)
    flag = np.s_[10:120, 5:60]
    assert detail(strong[flag]) < detail(weak[flag]) < 0.6 * detail(portrait[flag])
    assert np.abs(strong[FACE].astype(int) - portrait[FACE]).max() <= 1


def test_the_persons_colour_does_not_run_into_the_blur(engine, portrait):
    mask = engine.cut_out(portrait, Steps()).astype(np.float32)[..., None] / 255
    plain = portrait.copy()
    plain[:, :, :3] = np.rint(portrait[:, :, :3] * mask + (1 - mask) * (200, 190, 180))
    result = changed(engine, plain, BackgroundKind.BLUR, strength=1)
    around = cv2.dilate(mask[..., 0], np.ones((25, 25))) < 0.02
    assert np.abs(result[around][:, :3].astype(int) - (200, 190, 180)).max() < 14


def test_transparent_has_the_mask_as_alpha(engine, portrait):
    result = changed(engine, portrait, BackgroundKind.TRANSPARENT)
    assert np.array_equal(result[:, :, 3], engine.cut_out(portrait, Steps()))
    assert np.abs(result[FACE].astype(int) - portrait[FACE]).max() <= 1


@pytest.mark.parametrize("kind", [BackgroundKind.COLOUR, BackgroundKind.BLUR])
def test_in_place_gives_the_same(engine, portrait, kind):
    expected = changed(engine, portrait, kind)
    result = engine.change_background(
        portrait, background=BackgroundOptions(kind), step=Steps(), in_place=True
    )
    assert result is portrait
    assert np.array_equal(result, expected)


def test_a_photo_of_people_alone_can_be_blurred(engine, portrait):
    close = cv2.resize(portrait[70:200, 165:285], (480, 520), interpolation=cv2.INTER_CUBIC)
    result = changed(engine, close, BackgroundKind.BLUR, strength=1)
    assert np.abs(result[200:320, 180:300].astype(int) - close[200:320, 180:300]).max() <= 2


def test_it_can_be_stopped(engine, portrait):
    with pytest.raises(InterruptedError):
        engine.change_background(
            portrait,
            background=BackgroundOptions(BackgroundKind.COLOUR),
            step=Steps(Step.PAINTING_BACKGROUND),
        )
