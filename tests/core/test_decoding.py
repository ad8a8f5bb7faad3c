# SPDX-License-Identifier: GPL-3.0-or-later
import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from faceswap_desktop.core.image_replies import info_of, opened_of, pixels_of
from faceswap_desktop.errors import ErrorCode, PhotoError
from tests.core import pictures
from tests.core.calls import ask
from tests.core.pictures import alpha_of, difference, encoded, quarters, rgb_of

pytestmark = pytest.mark.usefixtures("unlimited")

FORMATS = {
    "JPEG": ("image/jpeg", {"quality": 95, "subsampling": 0}, 3.0),
    "PNG": ("image/png", {}, 0.0),
    "WEBP": ("image/webp", {"lossless": True}, 0.0),
    "HEIF": ("image/heic", {"quality": 95}, 4.0),
    "AVIF": ("image/avif", {"quality": 95}, 4.0),
    "TIFF": ("image/tiff", {}, 0.0),
    "BMP": ("image/bmp", {}, 0.0),
    "GIF": ("image/gif", {}, 4.0),
}


def decoded(data, **values):
    (pixels,) = pixels_of(ask("decode", data, **values))
    return pixels


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_opens_with_its_colours(kind):
    media_type, options, tolerance = FORMATS[kind]
    info, preview = opened_of(ask("open", encoded(quarters(), kind, **options), max_side=1600))
    assert (info.width, info.height, info.media_type) == (64, 48, media_type)
    assert (preview.width, preview.height, preview.stride) == (64, 48, 256)
    assert not preview.has_alpha
    assert not info.has_alpha
    assert difference(rgb_of(preview), quarters()) <= tolerance
    assert alpha_of(preview).min() == 255


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "TIFF"])
def test_photos_are_turned_upright_once(kind, orientation):
    _, options, tolerance = FORMATS[kind]
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = quarters()
    data = encoded(stored, kind, exif=exif.tobytes(), **options)
    tagged = stored.copy()
    tagged.getexif()[0x0112] = orientation
    expected = ImageOps.exif_transpose(tagged)

    info, preview = opened_of(ask("open", data, max_side=1600))

    assert (info.width, info.height) == expected.size
    assert (preview.width, preview.height) == expected.size
    assert difference(rgb_of(preview), expected) <= max(tolerance, 0.0) + 0.01


def test_orientation_out_of_range_is_ignored():
    exif = Image.Exif()
    exif[0x0112] = 77
    pixels = decoded(encoded(quarters(), "PNG", exif=exif))
    assert (pixels.width, pixels.height) == (64, 48)


@pytest.mark.parametrize("size", [(3000, 2000), (2000, 3000), (1700, 400), (4000, 4000)])
def test_jpeg_previews_keep_their_shape_and_colours(size):
    photo = pictures.photo_like(*size)
    _, preview = opened_of(ask("open", encoded(photo, "JPEG", quality=95), max_side=1600))
    assert 1280 <= max(preview.width, preview.height) <= 1600
    assert preview.width / preview.height == pytest.approx(size[0] / size[1], rel=0.01)
    expected = photo.resize((preview.width, preview.height), Image.Resampling.LANCZOS)
    assert difference(rgb_of(preview), expected) < 3.0


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_other_previews_are_exactly_as_large_as_asked(kind):
    data = encoded(pictures.photo_like(900, 450), kind)
    pixels = decoded(data, max_side=300)
    assert (pixels.width, pixels.height) == (300, 150)


def test_small_photos_are_not_enlarged():
    pixels = decoded(encoded(quarters(), "JPEG"), max_side=1600)
    assert (pixels.width, pixels.height) == (64, 48)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "TIFF"])
def test_wide_gamut_colours_become_srgb(kind):
    options = dict(FORMATS[kind][1])
    flat = Image.new("RGB", (64, 64), (200, 80, 60))
    pixels = decoded(encoded(flat, kind, icc_profile=pictures.p3_profile(), **options))
    # By the definition of both spaces, computed apart from any colour library.
    assert difference(rgb_of(pixels).mean((0, 1)), (215.5, 73.3, 51.5)) < 2.5
    assert pixels.icc == b""


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_native_colours_stay_with_their_profile(kind):
    profile = pictures.p3_profile()
    flat = Image.new("RGB", (64, 64), (200, 80, 60))
    data = encoded(flat, kind, icc_profile=profile)
    pixels = decoded(data, native_colours=True)
    assert pixels.icc == profile
    assert difference(rgb_of(pixels).mean((0, 1)), (200, 80, 60)) < 2.5


def test_an_srgb_profile_changes_nothing():
    data = encoded(quarters(), "PNG", icc_profile=pictures.srgb_profile())
    assert difference(rgb_of(decoded(data)), quarters()) == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_broken_profile_costs_nothing(kind):
    data = encoded(quarters(), kind, icc_profile=b"not a profile at all" * 20)
    assert difference(rgb_of(decoded(data)), quarters()) < 6
    assert decoded(data, native_colours=True).icc == b""


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_cmyk_has_its_colours(kind):
    flat = Image.new("CMYK", (32, 32), (0, 200, 200, 0))
    colour = rgb_of(decoded(encoded(flat, kind))).mean((0, 1))
    assert difference(colour, (255, 55, 55)) < 6


def test_sixteen_bit_greys_are_scaled():
    values = np.linspace(0, 65535, 64 * 64).reshape(64, 64).astype(np.uint16)
    data = encoded(Image.fromarray(values), "PNG")
    expected = (values >> 8)[..., None].repeat(3, -1)
    assert difference(rgb_of(decoded(data)), expected) < 1


def test_sixteen_bit_tiff_is_scaled():
    values = np.linspace(0, 65535, 64 * 64).reshape(64, 64).astype(np.uint16)
    data = encoded(Image.fromarray(values), "TIFF")
    assert difference(rgb_of(decoded(data))[..., 0], values >> 8) < 1


@pytest.mark.parametrize("peak", [1.0, 255.0])
def test_floating_point_tiff_is_scaled(peak):
    values = np.linspace(0, peak, 64 * 64).reshape(64, 64).astype(np.float32)
    data = encoded(Image.fromarray(values), "TIFF")
    assert difference(rgb_of(decoded(data))[..., 0], values / peak * 255) < 1


@pytest.mark.parametrize("mode", ["L", "1", "YCbCr", "LAB"])
def test_other_modes_become_colours(mode):
    grey = Image.new("L", (32, 32), 255)
    image = grey.convert("RGB").convert(mode) if mode == "YCbCr" else grey.convert("1")
    if mode in {"L", "1"}:
        image = grey.convert(mode)
    if mode == "LAB":
        image = Image.merge("LAB", [grey, Image.new("L", (32, 32), 128), grey.point([128] * 256)])
    data = encoded(image, "TIFF")
    assert rgb_of(decoded(data)).min() >= 250


def test_palette_with_transparency_keeps_both():
    image = quarters().quantize(4)
    image.info["transparency"] = image.getpixel((1, 1))
    info, preview = opened_of(ask("open", encoded(image, "PNG"), max_side=1600))
    assert info.has_alpha
    assert preview.has_alpha
    assert alpha_of(preview)[1, 1] == 0
    assert alpha_of(preview)[1, 60] == 255
    assert difference(rgb_of(preview)[1, 60], pictures.GREEN) < 3


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_alpha_is_kept_straight(kind, mode):
    image = quarters().convert(mode)
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    pixels = decoded(encoded(image, kind, **({"lossless": True} if kind == "WEBP" else {})))
    assert pixels.has_alpha
    assert difference(alpha_of(pixels), image.getchannel("A")) < 1
    visible = np.asarray(image.getchannel("A")) > 8
    assert difference(rgb_of(pixels)[visible], np.asarray(image.convert("RGB"))[visible]) < 1.5


def test_alpha_and_profile_go_together():
    image = Image.new("RGBA", (16, 16), (200, 80, 60, 90))
    pixels = decoded(encoded(image, "PNG", icc_profile=pictures.p3_profile()))
    assert set(alpha_of(pixels).flat) == {90}
    assert difference(rgb_of(pixels).mean((0, 1)), (215.5, 73.3, 51.5)) < 2.5


def test_alpha_that_hides_nothing_is_none():
    info = info_of(ask("check", encoded(quarters(mode="RGBA"), "PNG")))
    assert not info.has_alpha


def test_transparent_colours_do_not_bleed_when_scaled():
    image = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 31, 64))
    pixels = decoded(encoded(image, "PNG"), max_side=16)
    seen = alpha_of(pixels) > 20
    assert rgb_of(pixels)[seen][:, 0].max() < 60


def test_an_animation_shows_its_first_frame():
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "lime", "blue")]
    for kind in ("GIF", "WEBP"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
        info, preview = opened_of(ask("open", data, max_side=100))
        assert info.frames == 3
        assert difference(rgb_of(preview).mean((0, 1)), (255, 0, 0)) < 8


def test_an_mpo_is_one_picture():
    two = encoded(quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (64, 48))])
    info, preview = opened_of(ask("open", two, max_side=100))
    assert (info.media_type, info.frames) == ("image/jpeg", 1)
    assert difference(rgb_of(preview), quarters()) < 6


def test_a_jpeg_with_small_faults_opens_all_the_same():
    data = encoded(quarters(), "JPEG")
    end = data.rindex(b"\xff\xd9")
    odd = data[:end] + b"\0\0\0" + data[end:]
    assert difference(rgb_of(decoded(odd)), quarters()) < 6


@pytest.mark.parametrize("max_side", [None, 100])
@pytest.mark.parametrize("kind", FORMATS)
def test_cut_off_files_are_damaged(kind, max_side):
    data = encoded(pictures.photo_like(400, 300), kind)
    for share in (0.5, 0.9):
        with pytest.raises(PhotoError) as caught:
            decoded(data[: int(len(data) * share)], max_side=max_side)
        assert caught.value.code is ErrorCode.PHOTO_DAMAGED


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "PostScript"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"8BPS\0\x01" + bytes(20), "Photoshop"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"\0\0\0\x18ftypmp42" + bytes(20), "video"),
    ],
)
def test_other_kinds_are_named_and_refused(data, kind):
    with pytest.raises(PhotoError) as caught:
        decoded(data)
    assert caught.value.code is ErrorCode.PHOTO_UNSUPPORTED
    assert caught.value.params["kind"] == kind


@pytest.mark.parametrize("kind", ["PPM", "TGA", "ICO", "PCX", "JPEG2000", "SGI", "DDS"])
def test_exotic_formats_are_not_even_tried(kind):
    with pytest.raises(PhotoError) as caught:
        decoded(encoded(quarters(), kind))
    assert caught.value.code in {ErrorCode.PHOTO_NOT_A_PICTURE, ErrorCode.PHOTO_UNSUPPORTED}


def test_an_eps_in_a_tiff_or_a_bare_text_is_no_picture():
    with pytest.raises(PhotoError) as caught:
        decoded(b"just some text, nothing more")
    assert caught.value.code is ErrorCode.PHOTO_NOT_A_PICTURE


@pytest.mark.parametrize("kind", ["HEIF", "AVIF", "TIFF", "BMP"])
def test_pictures_from_the_network_are_of_few_kinds(kind):
    data = encoded(quarters(), kind)
    with pytest.raises(PhotoError) as caught:
        ask("check", data, network=True)
    assert caught.value.code in {ErrorCode.PHOTO_NOT_A_PICTURE, ErrorCode.PHOTO_UNSUPPORTED}


@pytest.mark.parametrize(("network", "megapixels"), [(False, 256), (True, 64)])
def test_too_many_pixels_are_refused_before_decoding(network, megapixels):
    with pytest.raises(PhotoError) as caught:
        ask("open", pictures.png_saying(30_000, 30_000), max_side=100,
            network=network, megapixels=megapixels)  # fmt: skip
    assert caught.value.code is ErrorCode.PHOTO_TOO_LARGE
    assert caught.value.params == {"megapixels": 900.0, "limit": megapixels}


@pytest.mark.parametrize("chunk", [b"zTXt", b"iCCP", b"iTXt"])
def test_texts_that_explode_are_refused(chunk):
    import zlib

    packed = zlib.compress(bytes(80_000_000))
    start = b"name\0\0" if chunk != b"iTXt" else b"name\0\x01\0\0\0"
    data = pictures.png_saying(10, 10, pictures.png_chunk(chunk, start + packed))
    with pytest.raises(PhotoError) as caught:
        decoded(data)
    assert caught.value.code is ErrorCode.PHOTO_DAMAGED


def test_levels_are_halves_with_the_same_picture():
    photo = pictures.photo_like(4200, 2100)
    found = pixels_of(ask("pyramid", encoded(photo, "JPEG", quality=95)))
    assert [(each.width, each.height) for each in found] == [
        (4200, 2100), (2100, 1050), (1050, 525),
    ]  # fmt: skip
    for each in found:
        expected = photo.resize((each.width, each.height), Image.Resampling.BOX)
        assert difference(rgb_of(each), expected) < 3.5


def test_transparent_levels_do_not_bleed():
    image = Image.new("RGBA", (2048, 64), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 1023, 64))
    found = pixels_of(ask("pyramid", encoded(image, "PNG")))
    assert [each.width for each in found] == [2048, 1024]
    seen = alpha_of(found[1]) > 20
    assert rgb_of(found[1])[seen][:, 0].max() < 20


def test_checking_decodes_the_whole_file():
    data = encoded(pictures.photo_like(300, 200), "PNG")
    assert info_of(ask("check", data)).width == 300
    with pytest.raises(PhotoError):
        ask("check", data[:-200])


def test_garbage_behind_a_signature_is_damaged():
    for start in (b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"II*\0"):
        with pytest.raises(PhotoError):
            decoded(start + bytes(range(256)) * 4)


def test_fixtures_are_what_they_say():
    with Image.open(io.BytesIO(encoded(quarters(), "HEIF"))) as image:
        assert image.format == "HEIF"
