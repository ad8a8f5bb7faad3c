# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours of decoded pictures: any mode and profile to sRGB; runs in the helper for images."""

from __future__ import annotations

import io
import struct
from functools import lru_cache

import numpy as np
from PIL import Image, ImageCms

# Profiles that change no colour of the test chart by more than this are taken for sRGB.
_SAME = 2
# Where the header of a profile has its date: six numbers of two bytes.
_MADE_AT = 24
_PROFILE_ERRORS = (ImageCms.PyCMSError, OSError, ValueError, TypeError, AttributeError)
_SIXTEEN_BIT = {"I;16", "I;16B", "I;16L", "I;16N", "I"}


def plain(image: Image.Image) -> Image.Image:
    """A loaded picture in a mode that keeps its colours and transparency: RGB(A), L(A), CMYK, LAB.

    More than 8 bits a channel are cut to 8; palettes become colours.
    """
    mode = image.mode
    if mode in _SIXTEEN_BIT:
        values = np.asarray(image)
        # 32-bit modes carry 16-bit values, or 8-bit ones where the file has no more.
        shift = 8 if mode != "I" or int(values.max(initial=0)) > 255 else 0
        eight = (np.clip(values, 0, 65535).astype(np.uint16) >> shift).astype(np.uint8)
        return Image.fromarray(eight)
    if mode == "F":
        numbers = np.nan_to_num(np.asarray(image))
        scale = 255.0 if float(numbers.max(initial=0)) <= 1.0 else 1.0
        return Image.fromarray(np.clip(numbers * scale + 0.5, 0, 255).astype(np.uint8))
    if mode in {"P", "PA"} or (mode in {"RGB", "L", "1"} and "transparency" in image.info):
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    if mode in {"1", "YCbCr", "HSV"}:
        return image.convert("L" if mode == "1" else "RGB")
    if mode in {"La", "RGBa"}:
        return image.convert("LA" if mode == "La" else "RGBA")
    return image


def to_srgb(image: Image.Image, icc: bytes) -> Image.Image:
    """`image` in sRGB, mode RGB, RGBX or RGBA.

    A profile that is broken or does not fit is ignored.
    """
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    base = image
    if image.mode == "LA":
        base = image.getchannel("L")
    found = _transform(icc, base.mode) if icc or base.mode == "LAB" else None
    if found is not None:
        # Its alpha is carried over by the transform itself, where the mode has one.
        base = found.apply(base)
    converted = base if base.mode in {"RGB", "RGBX", "RGBA"} else base.convert("RGB")
    if alpha is not None and converted.mode != "RGBA":
        converted = converted.convert("RGBA")
        converted.putalpha(alpha)
    return converted


@lru_cache(maxsize=8)
def is_rgb_profile(icc: bytes) -> bool:
    """Whether `icc` is a readable profile for RGB pictures."""
    profile = _profile(icc)
    return profile is not None and profile.profile.xcolor_space.strip() == "RGB"


@lru_cache(maxsize=8)
def is_srgb(icc: bytes) -> bool:
    """Whether converting from `icc` to sRGB changes nothing that can be seen, or is impossible."""
    transform = _transform(icc, "RGB")
    if transform is None:
        return True
    steps = np.array([0, 36, 73, 109, 146, 182, 219, 255], np.uint8)
    chart = np.stack(np.meshgrid(steps, steps, steps), -1).reshape(8, 64, 3)
    converted = np.asarray(transform.apply(Image.fromarray(chart)))
    return int(np.abs(converted.astype(int) - chart).max()) <= _SAME


def from_srgb(icc: bytes) -> ImageCms.ImageCmsTransform:
    """From sRGB to an RGB profile. Raises ValueError for one that can only be read with."""
    profile = _profile(icc)
    try:
        if profile is not None and is_rgb_profile(icc):
            return ImageCms.ImageCmsTransform(
                ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
                profile,
                "RGB",
                "RGB",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
    except _PROFILE_ERRORS as error:
        raise ValueError(str(error)) from error
    message = "not a profile for RGB pictures"
    raise ValueError(message)


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """A profile that says sRGB, for files that should say it; the same bytes each time."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # It holds the time at which it was made, and the same result is to give the same file.
    return made[:_MADE_AT] + struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + made[_MADE_AT + 12 :]


def _profile(icc: bytes) -> ImageCms.ImageCmsProfile | None:
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(icc)) if icc else None
    except _PROFILE_ERRORS:
        return None


@lru_cache(maxsize=8)
def _transform(icc: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """From a profile to sRGB for pictures of `mode`; None where the two do not belong together."""
    space = {"RGB": "RGB", "RGBX": "RGB", "RGBA": "RGB", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab"}
    target = mode if mode in {"RGBA", "RGBX"} else "RGB"
    try:
        if mode == "LAB":
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        else:
            found = _profile(icc)
            if found is None or found.profile.xcolor_space.strip() != space.get(mode):
                return None
            source = found
        return ImageCms.ImageCmsTransform(
            source,
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            mode,
            target,
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except _PROFILE_ERRORS:
        return None
