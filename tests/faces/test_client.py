# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine's client with the real engine process behind it."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio
import skimage.data
from PIL import Image

from faceswap_desktop.core.models import Box, Step
from faceswap_desktop.core.segments import Pixels
from faceswap_desktop.errors import ErrorCode, FaceError, HelperError
from faceswap_desktop.faces.client import FaceEngine

SCRIPT = str(Path(__file__).with_name("lying_engine.py"))


@pytest_asyncio.fixture
async def engine():
    client = FaceEngine()
    yield client
    await client.aclose()


def pixels_of(image):
    pixels = Pixels.new(*image.size)
    pixels.data[:] = image.convert("RGBA").tobytes("raw", "BGRA")
    return pixels


def rows(pixels):
    return np.frombuffer(pixels.data, np.uint8).reshape(pixels.height, pixels.width, 4)


def portrait():
    return Image.fromarray(skimage.data.astronaut())


async def test_a_face_is_found_where_it_is(engine):
    steps = []
    (face,) = await engine.find_faces(
        pixels_of(portrait()), lambda step, share: steps.append((step, share))
    )
    x, y = face.box.centre
    assert 0.35 < x < 0.5
    assert 0.1 < y < 0.35
    assert len(face.landmarks) == 468
    assert steps
    assert all(isinstance(step, Step) and 0 <= share <= 1 for step, share in steps)


async def test_no_face_is_an_empty_answer(engine):
    assert await engine.find_faces(pixels_of(Image.new("RGB", (300, 300), "grey"))) == ()


async def test_a_swap_changes_the_target_where_it_lies(engine):
    target = pixels_of(portrait())
    before = rows(target).copy()
    face = pixels_of(portrait().transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    (found,) = await engine.find_faces(target)
    result = await engine.swap(
        target,
        face,
        target_face=found.box,
        options={"strength": 1.0, "likeness": 0.0, "light": 0.2, "keep_mouth": True},
    )
    changed = (rows(result.pixels) != before).any(-1)
    assert result.pixels is target
    assert changed.any()
    assert not changed[:, :100].any()
    assert not changed[400:].any()


async def test_no_face_is_said_of_the_right_photo(engine):
    blank = Image.new("RGB", (300, 300), "grey")
    with pytest.raises(FaceError) as caught:
        await engine.swap(pixels_of(blank), pixels_of(portrait()))
    assert caught.value.code is ErrorCode.NO_FACE_IN_TARGET
    with pytest.raises(FaceError) as caught:
        await engine.swap(pixels_of(portrait()), pixels_of(blank))
    assert caught.value.code is ErrorCode.NO_FACE_IN_FACE
    with pytest.raises(FaceError) as caught:
        await engine.change_background(pixels_of(blank), kind="blur")
    assert caught.value.code is ErrorCode.NO_PERSON


async def test_backgrounds(engine):
    red = await engine.change_background(pixels_of(portrait()), kind="colour", colour=(255, 0, 0))
    corner = rows(red.pixels)[5, 505]
    assert list(corner[:3]) == pytest.approx([0, 0, 255], abs=8)
    assert not red.pixels.has_alpha
    clear = await engine.change_background(pixels_of(portrait()), kind="transparent")
    assert clear.pixels.has_alpha
    assert rows(clear.pixels)[5, 505, 3] < 10
    green = pixels_of(Image.new("RGB", (40, 40), (0, 255, 0)))
    other = await engine.change_background(pixels_of(portrait()), kind="photo", picture=green)
    assert list(rows(other.pixels)[5, 505][:3]) == pytest.approx([0, 255, 0], abs=8)


async def test_rows_with_padding_are_understood(engine):
    image = portrait()
    width, height = image.size
    stride = width * 4 + 64
    padded = Pixels.new(stride // 4, height)
    rows(padded)[:, :width] = np.frombuffer(
        image.convert("RGBA").tobytes("raw", "BGRA"), np.uint8
    ).reshape(height, width, 4)
    target = Pixels(padded.segment, width, height, stride, has_alpha=False)
    assert len(await engine.find_faces(target)) == 1


async def test_cancelling_stops_the_engine_and_keeps_it_warm(engine):
    await engine.start()
    pid = engine._helper.pid
    large = pixels_of(portrait().resize((3000, 3000)))
    begun = asyncio.Event()
    task = asyncio.create_task(
        engine.change_background(large, kind="blur", report=lambda *_: begun.set())
    )
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(await engine.find_faces(pixels_of(portrait()))) == 1
    assert engine._helper.pid == pid


async def test_a_killed_engine_comes_back(engine):
    await engine.start()
    os.kill(engine._helper.pid, signal.SIGSTOP)  # so that the question is surely under way
    task = asyncio.create_task(engine.find_faces(pixels_of(portrait())))
    while not engine._helper.is_busy:  # noqa: ASYNC110 (the state of a thread)
        await asyncio.sleep(0.001)
    os.kill(engine._helper.pid, signal.SIGKILL)
    with pytest.raises(HelperError) as caught:
        await task
    assert caught.value.retryable
    assert len(await engine.find_faces(pixels_of(portrait()))) == 1


async def test_an_unknown_option_is_no_crash(engine):
    with pytest.raises(HelperError) as caught:
        await engine.swap(pixels_of(portrait()), pixels_of(portrait()), options={"colour": 1})
    assert caught.value.code is ErrorCode.INTERNAL


@pytest.mark.parametrize(
    "how", ["nan", "points", "short", "many", "text", "missing", "null", "step"]
)
async def test_a_lying_engine_is_not_believed(how):
    engine = FaceEngine(command=[sys.executable, SCRIPT, how])
    steps = []
    with pytest.raises(HelperError):
        await engine.find_faces(Pixels.new(4, 4), lambda *step: steps.append(step))
    assert steps == []
    await engine.aclose()


@pytest.mark.parametrize("method", ["swap", "change_background"])
async def test_lies_about_results_are_not_believed(method):
    engine = FaceEngine(command=[sys.executable, SCRIPT, "results"])
    picture = Pixels.new(4, 4)
    work = {
        "swap": lambda: engine.swap(picture, picture, face_choice=Box(0, 0, 1, 1)),
        "change_background": lambda: engine.change_background(picture, kind="blur"),
    }[method]
    with pytest.raises(HelperError):
        await work()
    await engine.aclose()


async def test_the_program_itself_loads_nothing_heavy():
    code = (
        "import sys, faceswap_desktop.faces.client, faceswap_desktop.providers.on_device, "
        "faceswap_desktop.core.images; print([m for m in ('cv2', 'numpy', 'PIL', 'simplejpeg', "
        "'pillow_heif', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: ASYNC221
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
