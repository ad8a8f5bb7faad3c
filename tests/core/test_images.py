# SPDX-License-Identifier: GPL-3.0-or-later
"""The image service with its real helper processes."""

import asyncio
import io
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from faceswap_desktop.core import colour
from faceswap_desktop.core.formats import EncodeSettings, Mark, MetadataPolicy, PictureFormat
from faceswap_desktop.core.images import ImageService
from faceswap_desktop.core.parts import Part
from faceswap_desktop.core.segments import Pixels
from faceswap_desktop.errors import ErrorCode, HelperError, PhotoError, SaveError
from tests.core import pictures
from tests.core.pictures import alpha_of, difference, encoded, quarters, rgb_of

SCRIPT = Path(__file__).with_name("lying_images.py")
PLAIN = MetadataPolicy(mark=None)


@dataclass(frozen=True)
class Limits:
    max_side: int | None = None
    max_bytes: int | None = None
    media_types: tuple[str, ...] = ("image/jpeg", "image/png", "image/webp")


def photo(folder, name="photo.jpg", image=None, kind="JPEG", **options):
    path = folder / name
    path.write_bytes(encoded(image or quarters(), kind, **options))
    return path


def pixels_from(image):
    rgba = image.convert("RGBA")
    pixels = Pixels.new(*image.size, has_alpha=image.mode == "RGBA")
    pixels.data[:] = rgba.tobytes("raw", "BGRA")
    return pixels


async def test_a_photo_opens_with_what_people_need_to_know(images, tmp_path):
    path = photo(tmp_path, image=pictures.photo_like(3000, 2000), quality=90)
    opened = await images.open(path, name="Holiday")
    assert (opened.photo.name, opened.photo.path) == ("Holiday", path)
    assert (opened.photo.width, opened.photo.height) == (3000, 2000)
    assert opened.photo.media_type == "image/jpeg"
    assert opened.photo.web_address is None
    assert opened.preview.width == 1500


async def test_all_ways_of_reading_agree(images, tmp_path):
    path = photo(tmp_path, image=pictures.photo_like(2600, 1300), quality=95)
    full = await images.decode(path)
    levels = await images.pyramid(path)
    small = await images.thumbnail(path, 200)
    info = await images.check(path, from_network=False)
    assert (full.width, info.width, levels[0].width, small.width) == (2600, 2600, 2600, 200)
    assert bytes(full.data) == bytes(levels[0].data)
    expected = pictures.photo_like(2600, 1300).resize((200, 100), Image.Resampling.BOX)
    assert difference(rgb_of(small), expected) < 3


async def test_many_at_once(images, tmp_path):
    path = photo(tmp_path, image=pictures.photo_like(800, 600))
    opened = await asyncio.gather(*(images.open(path) for _ in range(12)))
    assert len({bytes(each.preview.data) for each in opened}) == 1


@pytest.mark.parametrize("kind", ["HEIF", "AVIF", "WEBP", "TIFF", "GIF"])
async def test_decoders_work_behind_the_fence(images, tmp_path, kind):
    """Each in a process that has given up files and network already."""
    image = pictures.photo_like(1200, 900)
    path = photo(tmp_path, "x", image, kind, icc_profile=pictures.p3_profile())
    opened = await images.open(path, max_side=300)
    assert opened.preview.width == 300
    assert (await images.decode(path)).width == 1200


async def test_bad_files_leave_the_helper_alive(images, tmp_path):
    good = photo(tmp_path)
    await images.open(good)
    pid = images._helpers.quick.pid
    cases = {
        b"": ErrorCode.PHOTO_EMPTY,
        b"no picture": ErrorCode.PHOTO_NOT_A_PICTURE,
        b"%!PS-Adobe-3.0 EPSF-3.0\n": ErrorCode.PHOTO_UNSUPPORTED,
        good.read_bytes()[:300]: ErrorCode.PHOTO_DAMAGED,
        pictures.png_saying(30_000, 30_000): ErrorCode.PHOTO_TOO_LARGE,
    }
    for data, code in cases.items():
        bad = tmp_path / "bad.jpg"
        bad.write_bytes(data)
        with pytest.raises(PhotoError) as caught:
            await images.open(bad, name="shown.jpg")
        assert caught.value.code is code
        assert caught.value.params["name"] == "shown.jpg"
    await images.open(good)
    assert images._helpers.quick.pid == pid


async def test_network_photos_are_held_to_less(images, tmp_path):
    path = photo(tmp_path, "x.tif", kind="TIFF")
    await images.open(path)
    with pytest.raises(PhotoError):
        await images.open(path, web_address="https://example.org/x.tif")
    large = tmp_path / "large.png"
    large.write_bytes(pictures.png_saying(9000, 9000))
    with pytest.raises(PhotoError) as caught:
        await images.check(large, from_network=True)
    assert caught.value.params["limit"] == 64


async def test_a_killed_helper_costs_one_photo(images, tmp_path):
    path = photo(tmp_path)
    await images.open(path)
    pid = images._helpers.quick.pid
    os.kill(pid, signal.SIGSTOP)  # so that the question is surely under way
    task = asyncio.create_task(images.open(path))
    while not images._helpers.quick.is_busy:  # noqa: ASYNC110 (the state of a thread)
        await asyncio.sleep(0.001)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(PhotoError) as caught:
        await task
    assert caught.value.code is ErrorCode.PHOTO_DAMAGED
    assert (await images.open(path)).photo.width == 64


@pytest.mark.parametrize("how", ["size", "profile", "count", "kind", "huge", "zero", "none"])
async def test_a_lying_helper_is_not_believed(tmp_path, how):
    images = ImageService(command=[sys.executable, str(SCRIPT), how])
    with pytest.raises(PhotoError) as caught:
        await images.open(photo(tmp_path))
    assert caught.value.code is ErrorCode.PHOTO_DAMAGED
    assert images._helpers.quick.pid is None
    await images.aclose()


async def test_cancelling_leaves_the_service_usable(images, tmp_path):
    path = photo(tmp_path, image=pictures.photo_like(1600, 1200), kind="HEIF", name="x.heic")
    await images.start()
    task = asyncio.create_task(images.open(path))
    while not images._helpers.quick.is_busy:  # noqa: ASYNC110 (the state of a thread)
        await asyncio.sleep(0.001)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await images.open(photo(tmp_path))).photo.width == 64


@pytest.mark.parametrize("picture", PictureFormat)
async def test_written_pictures_show_the_pixels(images, picture):
    image = pictures.photo_like(300, 200)
    settings = EncodeSettings(picture, 95, lossless=True)
    data = await images.encode(pixels_from(image), settings, original=None, metadata=PLAIN)
    with Image.open(io.BytesIO(data)) as written:
        assert written.format == picture.value
        assert difference(written.convert("RGB"), image) < 3
        assert "exif" not in written.info
        assert "xmp" not in written.info


@pytest.mark.parametrize("picture", [PictureFormat.PNG, PictureFormat.WEBP])
async def test_written_pictures_keep_transparency(images, picture):
    image = quarters(mode="RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    settings = EncodeSettings(picture, lossless=True)
    data = await images.encode(pixels_from(image), settings, original=None, metadata=PLAIN)
    with Image.open(io.BytesIO(data)) as written:
        assert difference(written.getchannel("A"), image.getchannel("A")) == 0


async def test_transparency_becomes_white_in_a_jpeg(images):
    image = Image.new("RGBA", (32, 32), (255, 0, 0, 0))
    data = await images.encode(
        pixels_from(image), EncodeSettings(PictureFormat.JPEG), original=None, metadata=PLAIN
    )
    with Image.open(io.BytesIO(data)) as written:
        assert difference(written, np.full((32, 32, 3), 255)) < 1


async def test_quality_and_colour_sampling(images):
    pixels = pixels_from(pictures.photo_like(400, 300))
    sizes = []
    for quality, layers in ((95, (1, 1)), (90, (1, 1)), (80, (2, 2)), (30, (2, 2))):
        settings = EncodeSettings(PictureFormat.JPEG, quality)
        data = await images.encode(pixels, settings, original=None, metadata=PLAIN)
        with Image.open(io.BytesIO(data)) as written:
            assert written.layer[0][1:3] == layers
            assert "progressive" not in written.info
        sizes.append(len(data))
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("picture", "side"), [(PictureFormat.JPEG, 65_501), (PictureFormat.WEBP, 16_384)]
)
async def test_sides_beyond_the_format_are_refused(images, picture, side):
    pixels = Pixels.new(side, 1)
    with pytest.raises(SaveError) as caught:
        await images.encode(pixels, EncodeSettings(picture), original=None, metadata=PLAIN)
    assert caught.value.code is ErrorCode.SAVE_TOO_LARGE_FOR_FORMAT
    assert caught.value.params == {"format": picture.value, "limit": side - 1}
    fine = Pixels.new(side - 1, 1)
    assert await images.encode(fine, EncodeSettings(picture), original=None, metadata=PLAIN)


async def test_a_lost_original_costs_only_its_metadata(images, tmp_path):
    settings = EncodeSettings(PictureFormat.JPEG)
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff broken")
    for name in ("gone.jpg", "broken.jpg"):
        data = await images.encode(
            pixels_from(quarters()),
            settings,
            original=tmp_path / name,
            metadata=MetadataPolicy(Mark.COMPOSITE),
        )
        assert b"compositeCapture" in data


async def test_converting_keeps_profile_and_pixels(images, tmp_path):
    profile = pictures.p3_profile()
    path = photo(tmp_path, "x.png", kind="PNG", icc_profile=profile)
    for picture in PictureFormat:
        settings = EncodeSettings(picture, 95, lossless=True)
        data = await images.convert(path, settings, original=None, metadata=PLAIN)
        with Image.open(io.BytesIO(data)) as written:
            assert written.info["icc_profile"] == profile
            assert difference(written.convert("RGB"), quarters()) < 3


@pytest.mark.parametrize("profile", [None, b"not a profile"])
async def test_what_has_no_profile_says_srgb_in_every_format_and_each_time_the_same(
    images, tmp_path, profile
):
    more = {"icc_profile": profile} if profile else {}
    path = photo(tmp_path, "x.png", kind="PNG", **more)
    for picture in PictureFormat:
        settings = EncodeSettings(picture, 95, lossless=True)
        converted = await images.convert(path, settings, original=None, metadata=PLAIN)
        encoded = await images.encode(
            pixels_from(quarters()), settings, original=path, metadata=PLAIN
        )
        for data in (converted, encoded):
            with Image.open(io.BytesIO(data)) as written:
                assert written.info["icc_profile"] == colour.srgb_profile()
                assert difference(written.convert("RGB"), quarters()) < 3


def test_the_srgb_profile_is_one_that_says_srgb_and_not_when_it_was_made(monkeypatch):
    first = colour.srgb_profile()
    colour.srgb_profile.cache_clear()
    made = ImageCms.ImageCmsProfile.tobytes
    monkeypatch.setattr(
        ImageCms.ImageCmsProfile,
        "tobytes",
        lambda self: made(self)[:24] + b"another date" + made(self)[36:],
    )
    assert colour.srgb_profile() == first
    assert len(first) < 1000
    assert colour.is_rgb_profile(first)
    assert colour.is_srgb(first)
    assert "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(first)))


async def test_uploads_are_pixels_and_nothing_else(images, tmp_path):
    exif = pictures.exif_with(orientation=6)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>XMP-CANARY</x:xmpmeta>"
    image = pictures.photo_like(640, 480)
    path = photo(
        tmp_path, image=image, exif=exif, xmp=xmp, comment=b"COMMENT-CANARY", quality=95,
        icc_profile=pictures.p3_profile(),
    )  # fmt: skip
    copy = tmp_path / "copy"
    found = await images.prepare_upload(path, Limits(max_side=320), copy)
    assert found == ("image/jpeg", 240, 320)
    data = copy.read_bytes()
    assert b"CANARY" not in data
    assert b"Test" not in data
    with Image.open(copy) as sent:
        assert sent.size == (240, 320)
        assert set(sent.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not sent.getexif()
    await images.prepare_upload(path, Limits(), copy)
    with Image.open(copy) as sent:
        assert sent.size == (480, 640)


async def test_of_a_part_nothing_else_is_in_the_upload(images, tmp_path):
    image = Image.new("RGB", (480, 640), "black")
    image.paste("white", (100, 200, 300, 500))
    # As it lies on disk it is turned; the part is one of the upright picture.
    path = photo(
        tmp_path, image=image.rotate(90, expand=True), exif=pictures.exif_with(orientation=6)
    )
    copy, part = tmp_path / "copy", Part(100, 200, 200, 300, 480, 640)
    assert await images.prepare_upload(path, Limits(), copy, part) == ("image/jpeg", 200, 300)
    with Image.open(copy) as sent:
        assert min(sent.convert("L").resize((20, 30)).tobytes()) > 240
    found = await images.prepare_upload(path, Limits(max_side=150), copy, part)
    assert found == ("image/jpeg", 100, 150)


async def test_a_part_of_another_photo_than_was_opened_is_not_made(images, tmp_path):
    path = photo(tmp_path, image=pictures.photo_like(64, 48))
    with pytest.raises(PhotoError) as caught:
        await images.prepare_upload(path, Limits(), tmp_path / "copy", Part(0, 0, 9, 9, 65, 48))
    assert caught.value.code is ErrorCode.PHOTO_CHANGED
    assert not (tmp_path / "copy").exists()


async def test_a_part_keeps_its_transparency(images, tmp_path):
    image = pictures.photo_like(64, 64).convert("RGBA")
    image.putalpha(Image.radial_gradient("L").resize(image.size))
    path = photo(tmp_path, "x.png", image, "PNG")
    found = await images.prepare_upload(
        path, Limits(), tmp_path / "copy", Part(0, 0, 32, 16, 64, 64)
    )
    assert found == ("image/png", 32, 16)


async def test_uploads_fit_the_bytes(images, tmp_path):
    path = photo(tmp_path, image=pictures.photo_like(1500, 1000), quality=98)
    copy = tmp_path / "copy"
    for limit in (400_000, 100_000, 20_000):
        media_type, width, height = await images.prepare_upload(path, Limits(max_bytes=limit), copy)
        assert media_type == "image/jpeg"
        assert copy.stat().st_size <= limit
        assert width / height == pytest.approx(1.5, rel=0.02)
    with pytest.raises(SaveError):
        await images.prepare_upload(path, Limits(max_bytes=100), copy)


@pytest.mark.parametrize(
    ("media_types", "limit", "expected"),
    [
        (("image/jpeg", "image/png"), None, "image/png"),
        (("image/jpeg", "image/png"), 1_500, "image/jpeg"),
        (("image/jpeg",), None, "image/jpeg"),
        (("image/webp",), None, "image/webp"),
        (("image/png",), None, "image/png"),
    ],
)
async def test_transparent_uploads(images, tmp_path, media_types, limit, expected):
    image = pictures.photo_like(64, 64).convert("RGBA")
    image.putalpha(Image.radial_gradient("L").resize(image.size))
    path = photo(tmp_path, "x.png", image, "PNG")
    found = await images.prepare_upload(
        path, Limits(max_bytes=limit, media_types=media_types), tmp_path / "copy"
    )
    assert found[0] == expected
    with Image.open(tmp_path / "copy") as sent:
        assert sent.get_format_mimetype() == expected


async def test_a_big_upload_in_png_becomes_smaller(images, tmp_path):
    path = photo(tmp_path, "x.png", pictures.photo_like(700, 700), "PNG")
    limits = Limits(max_bytes=500_000, media_types=("image/png",))
    _, width, _ = await images.prepare_upload(path, limits, tmp_path / "copy")
    assert 256 <= width < 700
    assert (tmp_path / "copy").stat().st_size <= 500_000


async def test_marking_what_came_changes_no_pixel(images, tmp_path):
    for kind in ("JPEG", "PNG", "WEBP", "GIF"):
        path = photo(tmp_path, "x", kind=kind)
        data = await images.mark(path, Mark.COMPOSITE_AI)
        assert b"compositeWithTrainedAlgorithmicMedia" in data
        with Image.open(path) as before, Image.open(io.BytesIO(data)) as after:
            assert difference(before.convert("RGB"), after.convert("RGB")) == 0
    path = photo(tmp_path, "x", kind="TIFF")
    with pytest.raises(PhotoError):
        await images.mark(path, Mark.AI)


async def test_a_look_says_whether_the_place_is_known(images, tmp_path):
    path = tmp_path / "x.jpg"
    for exif, is_known in ((pictures.exif_with(6), True), (Image.Exif(), False)):
        pictures.photo_like(64, 48).save(path, exif=exif)
        about = await images.look(path)
        assert about.has_location is is_known
        assert (await images.check(path, from_network=False)).has_location is is_known
    assert (about.width, about.height, about.media_type) == (64, 48, "image/jpeg")


async def test_pixels_are_written_with_what_came_along(images, tmp_path):
    came = photo(tmp_path, "came.jpg")
    came.write_bytes(await images.mark(came, Mark.AI))
    pixels = await images.decode(came)
    for received, mark in ((came, Mark.AI), (None, Mark.COMPOSITE), (tmp_path / "gone", None)):
        data = await images.encode(
            pixels,
            EncodeSettings(PictureFormat.PNG),
            original=None,
            metadata=MetadataPolicy(Mark.COMPOSITE),
            received=received,
        )
        assert (mark or Mark.COMPOSITE).value.encode() in data


async def test_thumbnails_of_transparent_pictures(images, tmp_path):
    image = quarters(mode="RGBA")
    image.putalpha(128)
    small = await images.thumbnail(photo(tmp_path, "x.png", image, "PNG"), 32)
    assert small.has_alpha
    assert set(alpha_of(small).flat) == {128}


async def test_a_helper_that_cannot_start_is_not_the_photos_fault(tmp_path):
    images = ImageService(command=[sys.executable, "-c", "raise SystemExit('broken')"])
    with pytest.raises(HelperError) as caught:
        await images.open(photo(tmp_path))
    assert "broken" in caught.value.details
    await images.aclose()
