# SPDX-License-Identifier: GPL-3.0-or-later
"""The service on this computer, with its real engine and real files."""

import asyncio
import io

import numpy as np
import pytest
import pytest_asyncio
import skimage.data
from PIL import ExifTags, Image

from faceswap_desktop.core import colour
from faceswap_desktop.core.images import ImageService
from faceswap_desktop.core.models import Box, Caution, Operation, Step
from faceswap_desktop.errors import ErrorCode, FaceError, PhotoError, RefusedError, SaveError
from faceswap_desktop.faces.client import FaceEngine
from faceswap_desktop.providers.base import (
    InputFile,
    PersonInput,
    ProviderContext,
    RemoteResult,
    Submission,
)
from faceswap_desktop.providers.on_device import create
from tests.core import pictures
from tests.providers.contract import ProviderContract, Told


def portrait(side=512):
    return Image.fromarray(skimage.data.astronaut()).resize((side, side))


def saved(folder, name, image, kind, **options):
    path = folder / name
    path.write_bytes(pictures.encoded(image, kind, **options))
    media_type = {"JPEG": "image/jpeg", "PNG": "image/png", "HEIF": "image/heic"}[kind]
    return InputFile(path, media_type, *image.size)


@pytest_asyncio.fixture
async def provider():
    async def no_key(provider):
        raise AssertionError("no key is needed here")

    images, engine = ImageService(), FaceEngine()
    service = create(ProviderContext(images, engine, no_key, lambda *_: ""))
    yield service
    await service.aclose()
    await engine.aclose()
    await images.aclose()


@pytest.fixture
def photos(tmp_path_factory):
    folder = tmp_path_factory.mktemp("photos")
    target = saved(folder, "target.jpg", portrait(), "JPEG", quality=95,
                   exif=pictures.exif_with(1), icc_profile=pictures.p3_profile())  # fmt: skip
    face = saved(folder, "face.jpg", portrait(400).transpose(Image.Transpose.FLIP_LEFT_RIGHT),
                 "JPEG", quality=95)  # fmt: skip
    blank = saved(folder, "blank.jpg", Image.new("RGB", (300, 300), "grey"), "JPEG")
    return {"target": target, "face": face, "blank": blank}


@pytest.fixture
def submissions(photos):
    return [
        Submission("r1", Operation.SWAP, photos["target"], photos["face"]),
        Submission("r2", Operation.BACKGROUND, photos["target"], None),
    ]


@pytest.fixture
def hopeless(photos, tmp_path_factory):
    gone = InputFile(tmp_path_factory.mktemp("gone") / "gone.jpg", "image/jpeg", 1, 1)
    return [
        Submission("h1", Operation.SWAP, gone, photos["face"]),
        Submission("h2", Operation.SWAP, photos["target"], photos["blank"]),
        Submission("h3", Operation.SWAP, photos["target"], None),
        Submission("h4", Operation.SWAP, None, photos["face"]),
        Submission("h5", Operation.PORTRAIT, photos["target"], None),
        Submission("h6", Operation.BACKGROUND, photos["blank"], None),
    ]


class TestContract(ProviderContract):
    """All of what is asked of any service."""


async def result_of(provider, submission, folder):
    finished = await provider.submit(submission, Told())
    path = folder / "result"
    await provider.download(finished.results[0], path, Told())
    return Image.open(io.BytesIO(path.read_bytes())), finished


async def test_a_swap_keeps_size_profile_date_and_all_other_pixels(provider, photos, tmp_path):
    submission = Submission("r", Operation.SWAP, photos["target"], photos["face"])
    image, _ = await result_of(provider, submission, tmp_path)
    assert (image.format, image.size) == ("JPEG", (512, 512))
    assert image.info["icc_profile"] == pictures.p3_profile()
    exposure = image.getexif().get_ifd(ExifTags.IFD.Exif)
    assert exposure[ExifTags.Base.DateTimeOriginal] == "2024:05:17 18:03:12"
    assert not image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    assert b"CANARY" not in (tmp_path / "result").read_bytes()
    assert b"compositeCapture" in (tmp_path / "result").read_bytes()
    with Image.open(photos["target"].path) as before:
        changes = np.abs(np.asarray(image, int) - np.asarray(before, int)).max(-1)
    assert changes[:100, 350:].max() <= 12  # what a second JPEG costs
    assert changes[60:180, 180:270].mean() > 2


@pytest.mark.parametrize(
    ("kind", "mode", "expected"),
    [("PNG", "RGB", "PNG"), ("PNG", "RGBA", "PNG"), ("HEIF", "RGB", "JPEG")],
)
async def test_results_are_of_the_family_of_the_photo(
    provider, photos, tmp_path, kind, mode, expected
):
    image = portrait().convert(mode)
    if mode == "RGBA":
        image.putalpha(200)
    target = saved(tmp_path, "photo", image, kind)
    submission = Submission("r", Operation.SWAP, target, photos["face"])
    result, _ = await result_of(provider, submission, tmp_path)
    assert result.format == expected
    if mode == "RGBA":
        assert set(np.asarray(result)[..., 3].flat) == {200}


async def test_backgrounds(provider, photos, tmp_path):
    def asked(**options):
        return Submission("r", Operation.BACKGROUND, photos["target"], None, options=options)

    async def corner(name, **options):
        (tmp_path / name).mkdir()
        image, _ = await result_of(provider, asked(**options), tmp_path / name)
        return image, image.getpixel((505, 5))

    image, pixel = await corner("red", background="colour", colour="#ff0000")
    assert pixel == pytest.approx((255, 0, 0), abs=10)
    # The new background is sRGB, so the photo is too.
    assert image.info["icc_profile"] == colour.srgb_profile()
    image, pixel = await corner("clear", background="transparent")
    assert image.format == "PNG"
    assert pixel[3] < 10
    assert image.info["icc_profile"] == pictures.p3_profile()
    green = saved(tmp_path, "green.png", Image.new("RGB", (40, 40), (0, 255, 0)), "PNG")
    _, pixel = await corner("photo", background="photo", photo=str(green.path))
    assert pixel == pytest.approx((0, 255, 0), abs=10)


@pytest.mark.parametrize(
    "options",
    [
        {"background": "photo"},
        {"background": "colour", "colour": "red"},
        {"background": "colour", "colour": "#12"},
        {"background": "dragons"},
        {"background": "blur", "blur": "much"},
    ],
)
async def test_options_that_make_no_sense_are_refused(provider, photos, options):
    submission = Submission("r", Operation.BACKGROUND, photos["target"], None, options=options)
    with pytest.raises(RefusedError) as caught:
        await provider.submit(submission, Told())
    assert caught.value.code is ErrorCode.OPTION_INVALID


async def test_the_photo_without_a_face_is_named(provider, photos):
    for target, face, code, name in (
        ("blank", "face", ErrorCode.NO_FACE_IN_TARGET, "blank.jpg"),
        ("target", "blank", ErrorCode.NO_FACE_IN_FACE, "blank.jpg"),
    ):
        with pytest.raises(FaceError) as caught:
            await provider.submit(
                Submission("r", Operation.SWAP, photos[target], photos[face]), Told()
            )
        assert caught.value.code is code
        assert caught.value.params["name"] == name


async def test_a_photo_that_cannot_be_read_is_named(provider, photos, tmp_path):
    broken = InputFile(tmp_path / "broken.jpg", "image/jpeg", 1, 1)
    broken.path.write_bytes(b"\xff\xd8\xff")
    with pytest.raises(PhotoError) as caught:
        await provider.submit(Submission("r", Operation.SWAP, photos["target"], broken), Told())
    assert caught.value.params["name"] == "broken.jpg"


async def test_progress_rises_over_the_whole_job(provider, submissions, tmp_path):
    for number, submission in enumerate(submissions):
        told = Told()
        finished = await provider.submit(submission, told)
        await provider.download(finished.results[0], tmp_path / str(number), told)
        assert told.fractions == sorted(told.fractions)
        assert told.steps[0] == (Step.READING_PHOTOS, 0.0)
        assert told.steps[-1] == (Step.SAVING, 1.0)
        assert len({round(fraction, 1) for fraction in told.fractions}) >= 7


async def test_cautions_come_with_the_result(provider, photos, tmp_path):
    tiny = saved(tmp_path, "tiny.jpg", portrait(160), "JPEG", quality=95)
    finished = await provider.submit(
        Submission("r", Operation.SWAP, photos["target"], tiny), Told()
    )
    assert Caution.FACE_SMALL in finished.cautions


async def test_cancelling_answers_at_once(provider, photos, tmp_path):
    large = saved(tmp_path, "large.jpg", portrait(4000), "JPEG")
    submission = Submission("r", Operation.BACKGROUND, large, None)
    working = asyncio.Event()

    def report(step, fraction=None):
        if step is Step.PAINTING_BACKGROUND:
            working.set()

    task = asyncio.create_task(provider.submit(submission, report))
    await working.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    # The answer came while the engine was still being told to stop.
    assert provider._engine._helper.is_busy
    assert provider._finished == {}


async def test_results_are_given_out_once_and_not_kept_for_ever(
    provider, submissions, tmp_path, monkeypatch
):
    from faceswap_desktop.providers import on_device

    monkeypatch.setattr(on_device, "_MOST_KEPT", 1)
    first = (await provider.submit(submissions[0], Told())).results[0]
    second = (await provider.submit(submissions[0], Told())).results[0]
    with pytest.raises(SaveError) as caught:
        await provider.download(first, tmp_path / "a", Told())
    assert caught.value.code is ErrorCode.RESULT_MISSING
    await provider.download(second, tmp_path / "a", Told())
    with pytest.raises(SaveError):
        await provider.download(RemoteResult(second.address), tmp_path / "b", Told())


@pytest.fixture
def three_people(tmp_path):
    """The portrait three times side by side, and the boxes of the three."""
    wide = Image.new("RGB", (1536, 512))
    for index in range(3):
        wide.paste(portrait(), (512 * index, 0))
    boxes = tuple(Box((index + 0.35) / 3, 0.12, 0.08, 0.3) for index in range(3))
    return saved(tmp_path, "three.png", wide, "PNG"), boxes


async def test_each_of_several_people_gets_a_face_and_the_others_stay(
    provider, photos, three_people, tmp_path
):
    target, boxes = three_people
    told = Told()
    people = (PersonInput(boxes[0], photos["face"]), PersonInput(boxes[2], photos["face"]))
    wish = Submission("r", Operation.SWAP, target, photos["face"], people=people)
    done = await provider.submit(wish, told)
    await provider.download(done.results[0], tmp_path / "out.png", told)
    with Image.open(target.path) as before, Image.open(tmp_path / "out.png") as after:
        for index, is_changed in enumerate((True, False, True)):
            part = (512 * index, 0, 512 * index + 512, 512)
            same = before.crop(part).tobytes() == after.convert("RGB").crop(part).tobytes()
            assert same is not is_changed
    assert [int(each.centre[0] * 3) for each in done.changed] == [0, 2]
    fractions = [each for _, each in told.steps if each is not None]
    assert fractions == sorted(fractions)
    assert len([each for step, each in told.steps if step is Step.BLENDING]) >= 2


async def test_a_person_whose_photo_has_no_face_is_named(provider, photos, three_people):
    target, boxes = three_people
    people = (PersonInput(boxes[0], photos["face"]), PersonInput(boxes[1], photos["blank"]))
    wish = Submission("r", Operation.SWAP, target, photos["face"], people=people)
    with pytest.raises(FaceError) as caught:
        await provider.submit(wish, Told())
    assert caught.value.code is ErrorCode.NO_FACE_IN_FACE
    assert caught.value.params["name"] == "blank.jpg"
