# SPDX-License-Identifier: GPL-3.0-or-later
"""A result that was made in sRGB comes back in its photo's own, wider colours."""

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from faceswap_desktop.core.formats import EncodeSettings, MetadataPolicy, PictureFormat
from faceswap_desktop.core.image_replies import profile_of
from faceswap_desktop.core.images import ImageService
from faceswap_desktop.core.models import Photo
from faceswap_desktop.errors import ErrorCode, PhotoError
from faceswap_desktop.faces.client import FaceEngine
from faceswap_desktop.jobs.fullsize import FullSize
from tests.core import pictures
from tests.core.calls import ask
from tests.support import photos

GREEN = (0, 255, 0)  # of Display P3: sRGB has none like it


@pytest.fixture
async def images():
    service = ImageService()
    yield service
    await service.aclose()


def wide(size=(64, 200)):
    """A photo with Display P3's profile: pure green, and grey below."""
    image = Image.new("RGB", size, GREEN)
    image.paste((120, 120, 120), (0, size[1] // 2, *size))
    return image


def as_srgb(rgb):
    one = ImageCms.profileToProfile(
        Image.new("RGB", (1, 1), rgb),
        ImageCms.ImageCmsProfile(io.BytesIO(pictures.p3_profile())),
        ImageCms.createProfile("sRGB"),
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    return one.getpixel((0, 0))


async def test_what_is_the_photo_keeps_colours_that_srgb_lacks(images, tmp_path):
    path = tmp_path / "wide.png"
    wide().save(path, icc_profile=pictures.p3_profile())
    pixels = await images.decode(path)
    rows = np.frombuffer(pixels.segment.buffer, np.uint8).reshape(200, 64, 4)
    rows[120:180, :, :3] = as_srgb((200, 40, 60))[::-1]
    turned = await images.in_own_colours(pixels, path)
    assert turned.icc == pictures.p3_profile()
    assert np.array_equal(rows[:100, :, :3], np.full((100, 64, 3), GREEN, np.uint8))
    assert np.array_equal(rows[180:, :, :3], np.full((20, 64, 3), 120, np.uint8))
    assert np.abs(rows[120:180, :, 2::-1].astype(int) - (200, 40, 60)).max() <= 2
    data = await images.encode(
        turned, EncodeSettings(PictureFormat.PNG), original=path, metadata=MetadataPolicy()
    )
    with Image.open(io.BytesIO(data)) as written:
        assert written.info["icc_profile"] == pictures.p3_profile()
        assert written.getpixel((5, 5)) == GREEN


@pytest.mark.parametrize("profile", [None, pictures.srgb_profile(), b"nonsense"])
async def test_photos_in_srgb_are_left_alone(images, tmp_path, profile):
    path = tmp_path / "plain.png"
    wide().save(path, **({"icc_profile": profile} if profile else {}))
    pixels = await images.decode(path)
    before = bytes(pixels.segment.buffer)
    assert (await images.in_own_colours(pixels, path)).icc == b""
    assert bytes(pixels.segment.buffer) == before


async def test_a_photo_that_was_changed_meanwhile_is_refused(images, tmp_path):
    path = tmp_path / "wide.png"
    wide().save(path, icc_profile=pictures.p3_profile())
    pixels = await images.decode(path)
    wide((64, 100)).save(path, icc_profile=pictures.p3_profile())
    with pytest.raises(PhotoError) as caught:
        await images.in_own_colours(pixels, path)
    assert caught.value.code is ErrorCode.PHOTO_CHANGED


def test_a_profile_of_another_kind_changes_nothing(unlimited):
    grey = io.BytesIO()
    Image.new("CMYK", (4, 4)).save(grey, "JPEG", icc_profile=pictures.p3_profile())
    reply = ask("own_colours", grey.getvalue(), bytes(64), width=4, height=4)
    assert profile_of(reply) == b""


async def test_a_swap_put_back_at_full_size_has_the_photos_colours(images, tmp_path):
    large = photos.portrait().resize((1500, 1500), Image.Resampling.BICUBIC)
    large.paste(GREEN, (0, 1200, 300, 1500))
    path = photos.save(large, tmp_path / "trip.png", icc_profile=pictures.p3_profile())
    sent = ImageCms.profileToProfile(
        large.resize((600, 600), Image.Resampling.LANCZOS),
        ImageCms.ImageCmsProfile(io.BytesIO(pictures.p3_profile())),
        ImageCms.createProfile("sRGB"),
    )
    sent.paste((250, 20, 20), (215, 95, 310, 200))
    came = photos.save(sent, tmp_path / "came.jpg", quality=95)
    engine = FaceEngine()
    try:
        photo = Photo(path, path.name, 1500, 1500, "image/png")
        done = await FullSize(images, engine).restore(photo, came, lambda *_: None)
    finally:
        await engine.aclose()
    assert done is not None
    with Image.open(io.BytesIO(done.data)) as result:
        assert result.info["icc_profile"] == pictures.p3_profile()
        assert result.getpixel((100, 1400)) == GREEN
        assert result.getpixel((1400, 1400)) == large.getpixel((1400, 1400))
        red = ImageCms.profileToProfile(
            Image.new("RGB", (1, 1), (250, 20, 20)),
            ImageCms.createProfile("sRGB"),
            ImageCms.ImageCmsProfile(io.BytesIO(pictures.p3_profile())),
        ).getpixel((0, 0))
        assert np.abs(np.subtract(result.getpixel((655, 370)), red)).max() <= 8
