# SPDX-License-Identifier: GPL-3.0-or-later
"""From the bytes of a picture file to upright pixels; runs in the helper process for images.

A JPEG, the usual case, goes through simplejpeg: a reduced decode straight to blue, green, red,
alpha. For a 24-megapixel photo that took 53 ms where Pillow's `draft` took 120 ms (which decodes
to three channels, copies, and repacks), and a full decode needs no second picture in memory.
The steps of the reduction are eighths. A preview takes the largest one that fits the
wanted side when it comes near it, with no scaling after it at all; otherwise the
smallest one above, scaled down with a filter. What simplejpeg finds fault with, and every other
format, is decoded by Pillow, which tells small faults of a file from a missing half.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pillow_heif
import simplejpeg
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from faceswap_desktop.core import colour
from faceswap_desktop.core.formats import MEDIA_TYPES, NETWORK_FORMATS
from faceswap_desktop.core.kinds import refusal
from faceswap_desktop.errors import ErrorCode, PhotoError

Size = tuple[int, int]
Room = Callable[[int, int], memoryview]

# A preview this near to the wanted side is left as the decoder gives it.
_NEAR_ENOUGH = 0.8
_TRANSPOSED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_STILLS = {"MPO", "HEIF"}  # several pictures in such a file are not an animation

# Pillow loads its readers by name on first use, which is too late once files are out of reach.
READERS = (
    *(AvifImagePlugin, BmpImagePlugin, GifImagePlugin, JpegImagePlugin, MpoImagePlugin),
    *(PngImagePlugin, TiffImagePlugin, WebPImagePlugin),
)

# The limits on pixels are checked here, before anything is decoded.
Image.MAX_IMAGE_PIXELS = None
pillow_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True, slots=True)
class Decoded:
    """An upright picture in mode RGBA where it is transparent anywhere, else RGB or RGBX.

    `is_bgr` says that the first three channels are blue, green, red instead; `memory` is where
    the picture lies already, if it was decoded into the program's own.
    """

    image: Image.Image
    is_bgr: bool
    has_alpha: bool
    icc: bytes = b""
    memory: memoryview | None = None

    @property
    def size(self) -> Size:
        """Width and height in pixels."""
        return self.image.size


@contextmanager
def opened(data: memoryview, megapixels: float, *, network: bool) -> Iterator[Image.Image]:
    """The picture's header, checked against the limits. Raises PhotoError, also from inside."""
    formats = NETWORK_FORMATS if network else tuple(MEDIA_TYPES)
    # Pillow finds the several pictures of an MPO behind the JPEG that it begins with.
    asked = [each for each in formats if each != "MPO"]
    try:
        with warnings.catch_warnings():
            # Odd tags are no reason to refuse a picture, and nobody reads warnings here.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=asked) as image:
                _check_size(image.size, megapixels)
                yield image
    except UnidentifiedImageError as error:
        raise refusal(bytes(data[:512]), network=network) from error
    except (PhotoError, MemoryError):
        raise
    except (
        *(OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError),
        *(OverflowError, ZeroDivisionError, RuntimeError, struct.error, AttributeError),
        *(AssertionError, NotImplementedError, RecursionError),
    ) as error:
        raise PhotoError(
            ErrorCode.PHOTO_DAMAGED, details=f"{type(error).__name__}: {error}"
        ) from error


def upright_size(image: Image.Image) -> Size:
    """Width and height as the picture is meant to be seen."""
    width, height = image.size
    # Pillow's TIFF reader says its sizes upright already, and turns the pixels by itself.
    if image.format != "TIFF" and orientation(image) >= 5:
        return height, width
    return width, height


def orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8, that is still to be applied."""
    try:
        value = image.getexif().get(0x0112, 1)
    except (ValueError, TypeError, KeyError, SyntaxError, struct.error, OSError):
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def frames(image: Image.Image) -> int:
    """How many pictures follow each other in the file; the first is the one that is used."""
    return 1 if image.format in _STILLS else int(getattr(image, "n_frames", 1))


def decode(
    data: memoryview,
    image: Image.Image,
    max_side: int | None,
    *,
    native_colours: bool = False,
    room: Room | None = None,
) -> Decoded:
    """Decode, turn upright, scale down to `max_side` (never up), and convert to sRGB.

    `room` gives memory for a picture that needs no more work after the decoder's.
    """
    icc = image.info.get("icc_profile") or b""
    kept = icc if native_colours and colour.is_rgb_profile(icc) and image.mode != "CMYK" else b""
    turn = _TRANSPOSED.get(orientation(image))
    jpeg = _decode_jpeg(
        data, image, max_side, keeps_colours=bool(kept), room=None if turn else room
    )
    if jpeg is not None:
        upright = jpeg.image.transpose(turn) if turn is not None else jpeg.image
        if jpeg.is_bgr:
            return replace(jpeg, image=upright, icc=kept)
        picture = upright
    else:
        image.load()
        whole = colour.plain(image)
        picture = scaled(whole, fitted(whole.size, max_side))
        # Reading may have turned the picture already, which then says so.
        turn = _TRANSPOSED.get(orientation(image))
        picture = picture.transpose(turn) if turn is not None else picture
    has_alpha = picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"}
    final = picture if kept else colour.to_srgb(picture, icc)
    if has_alpha:
        final = final.convert("RGBA")
        has_alpha = final.getchannel("A").getextrema() != (255, 255)
    return Decoded(final, is_bgr=False, has_alpha=has_alpha, icc=kept)


def fitted(size: Size, max_side: int | None) -> Size:
    """`size` scaled down so that no side is above `max_side`; never up, never below a pixel."""
    longest = max(size)
    if max_side is None or longest <= max_side:
        return size
    return (
        max(1, round(size[0] * max_side / longest)),
        max(1, round(size[1] * max_side / longest)),
    )


def scaled(image: Image.Image, size: Size) -> Image.Image:
    """`image` at a smaller size; transparent pixels do not bleed into visible ones."""
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def _check_size(size: Size, megapixels: float) -> None:
    width, height = size
    if width < 1 or height < 1:
        raise PhotoError(ErrorCode.PHOTO_DAMAGED, details=f"a size of {width} x {height}")
    if width * height > megapixels * 1e6:
        raise PhotoError(
            ErrorCode.PHOTO_TOO_LARGE,
            megapixels=round(width * height / 1e6, 1),
            limit=megapixels,
        )


def _decode_jpeg(
    data: memoryview,
    image: Image.Image,
    max_side: int | None,
    *,
    keeps_colours: bool,
    room: Room | None,
) -> Decoded | None:
    """By libjpeg-turbo, in file orientation; None where Pillow has to do it."""
    if image.format not in {"JPEG", "MPO"} or image.mode not in {"RGB", "L"}:
        return None
    icc = image.info.get("icc_profile") or b""
    needs_colours = bool(icc) and not keeps_colours and not colour.is_srgb(icc)
    if image.mode == "L" and needs_colours:
        return None
    wanted = fitted(image.size, max_side)
    covered = _nearest_eighth(image.size, wanted)
    order = "RGBA" if needs_colours else "BGRA"
    is_final = room is not None and not needs_colours and wanted == image.size
    memory = room(*wanted) if is_final and room is not None else None
    try:
        rows = simplejpeg.decode_jpeg(
            data, order, min_width=covered[0], min_height=covered[1], buffer=memory, strict=True
        )
    except ValueError:
        return None
    height, width = rows.shape[:2]
    picture = Image.frombuffer("RGBX", (width, height), rows, "raw", "RGBX", 0, 1)
    if width > wanted[0] or height > wanted[1]:
        # After the decoder's own reduction less than a factor of two is left.
        picture = picture.resize(wanted, Image.Resampling.HAMMING)
    return Decoded(picture, is_bgr=not needs_colours, has_alpha=False, memory=memory)


def _nearest_eighth(size: Size, wanted: Size) -> Size:
    """The least size to ask the decoder for: `wanted`, or a step below that is near enough."""
    longest = max(size)
    side = max(wanted)
    below = 8 * side // longest
    if below < 1 or side == longest:
        return wanted
    exact = (-(-size[0] * below // 8), -(-size[1] * below // 8))
    return exact if _NEAR_ENOUGH * side <= max(exact) <= side else wanted
