# SPDX-License-Identifier: GPL-3.0-or-later
"""From pixels to the bytes of a file; runs in the helper process for images."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import simplejpeg
from PIL import Image

from faceswap_desktop.core import containers
from faceswap_desktop.core.formats import EncodeSettings, PictureFormat
from faceswap_desktop.core.metadata import NOTHING, Metadata
from faceswap_desktop.errors import ErrorCode, SaveError

Rows = npt.NDArray[np.uint8]

# Colours at half the resolution cannot be told apart below this quality.
_FULL_COLOUR_QUALITY = 90
# Measured on 24 megapixels: level 1 with run lengths takes two thirds of the time of Pillow's
# usual strategy, for a file of the same size.
_PNG_LEVEL = 1
_WEBP_EFFORT = 2
# Half the time of 8, for 2 % more bytes; 6, its usual one, takes four times as long for 12 % less.
_AVIF_SPEED = 9
_UPLOAD_QUALITIES = (95, 92, 88, 84, 78, 70)
_UPLOAD_SHRINK = 0.8
_SMALLEST_UPLOAD = 256


def encode(
    rows: Rows,
    *,
    has_alpha: bool,
    settings: EncodeSettings,
    about: Metadata = NOTHING,
    icc: bytes = b"",
) -> bytes:
    """The file, with its metadata and colour profile where there are any.

    `rows` are height x width x 4: blue, green, red, alpha. Transparency becomes white where the
    format has none. Raises SaveError.
    """
    kind, limit = settings.format, settings.format.max_side
    if max(rows.shape[:2]) > limit:
        raise SaveError(ErrorCode.SAVE_TOO_LARGE_FOR_FORMAT, format=kind.value, limit=limit)
    match kind:
        case PictureFormat.JPEG:
            data = _jpeg(rows, has_alpha=has_alpha, quality=settings.quality)
            put_in = containers.jpeg_with
        case PictureFormat.PNG:
            options: dict[str, Any] = {"compress_level": _PNG_LEVEL, "compress_type": zlib.Z_RLE}
            data = _by_pillow(rows, has_alpha, "PNG", options)
            put_in = containers.png_with
        case PictureFormat.WEBP:
            options = {"quality": settings.quality, "lossless": settings.lossless}
            data = _by_pillow(rows, has_alpha, "WEBP", options | {"method": _WEBP_EFFORT})
            put_in = containers.webp_with
        case PictureFormat.AVIF:
            options = _avif_options(settings)
            # Its boxes point at each other, so that Pillow has to put in the rest as well.
            options |= {"exif": about.exif, "xmp": about.xmp, "icc_profile": icc}
            return _by_pillow(rows, has_alpha, "AVIF", options)
    if not (about.exif or about.xmp or icc):
        return data
    return put_in(data, exif=about.exif, xmp=about.xmp, icc=icc)


def _by_pillow(rows: Rows, has_alpha: bool, kind: str, options: dict[str, Any]) -> bytes:  # noqa: FBT001
    target = io.BytesIO()
    _picture(rows, has_alpha=has_alpha).save(target, kind, **options)
    return target.getvalue()


def _avif_options(settings: EncodeSettings) -> dict[str, Any]:
    has_full_colour = settings.quality >= _FULL_COLOUR_QUALITY or settings.lossless
    return {
        "quality": 100 if settings.lossless else settings.quality,
        "subsampling": "4:4:4" if has_full_colour else "4:2:0",
        "speed": _AVIF_SPEED,
    }


def _jpeg(rows: Rows, *, has_alpha: bool, quality: int) -> bytes:
    order = "BGRX"
    if has_alpha:
        picture = _picture(rows, has_alpha=True)
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture)
        rows, order = np.asarray(ground), "RGB"
    sampling = "444" if quality >= _FULL_COLOUR_QUALITY else "420"
    found: bytes = simplejpeg.encode_jpeg(rows, quality, order, sampling, fastdct=False)
    return found


def _picture(rows: Rows, *, has_alpha: bool) -> Image.Image:
    mode, order = ("RGBA", "BGRA") if has_alpha else ("RGB", "BGRX")
    return Image.frombuffer(mode, (rows.shape[1], rows.shape[0]), rows, "raw", order, 0, 1)


def for_upload(
    rows: Rows, *, has_alpha: bool, max_bytes: int | None, media_types: Sequence[str]
) -> tuple[bytes, str, tuple[int, int]]:
    """A picture that fits: its bytes, media type and size (width, height). Pixels, nothing else.

    The quality goes down first, and then the size. Raises SaveError when nothing fits.
    """
    limit = max_bytes or 1 << 62
    media_type = "image/jpeg" if "image/jpeg" in media_types else media_types[0]
    wanted = ["image/png"] if has_alpha and "image/png" in media_types else []
    for kind in (*wanted, media_type):
        qualities = _UPLOAD_QUALITIES[:1] if kind == "image/png" else _UPLOAD_QUALITIES
        for quality in qualities:
            settings = EncodeSettings(PictureFormat.of_media_type(kind), quality)
            data = encode(rows, has_alpha=has_alpha, settings=settings)
            if len(data) <= limit:
                return data, kind, (rows.shape[1], rows.shape[0])
    height, width = (max(1, round(side * _UPLOAD_SHRINK)) for side in rows.shape[:2])
    if max(width, height) < _SMALLEST_UPLOAD:
        raise SaveError(ErrorCode.SAVE_FAILED, details=f"nothing fits into {max_bytes} bytes")
    # The channels keep their order; only the mode's name says otherwise.
    whole = Image.frombuffer("RGBA" if has_alpha else "RGBX", rows.shape[1::-1], rows, "raw",
                             "RGBA" if has_alpha else "RGBX", 0, 1)  # fmt: skip
    smaller = np.asarray(whole.resize((width, height), Image.Resampling.BICUBIC))
    return for_upload(
        np.ascontiguousarray(smaller),
        has_alpha=has_alpha,
        max_bytes=max_bytes,
        media_types=media_types,
    )
