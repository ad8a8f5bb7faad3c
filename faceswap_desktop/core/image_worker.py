# SPDX-License-Identifier: GPL-3.0-or-later
"""The helper process for images: the only place where bytes from outside are decoded.

Everything it needs is imported and tried first; then it gives up files, network and new
processes, as far as the system can hold it to that, and from then on sees shared memory alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

from faceswap_desktop.core import decoding, sandbox
from faceswap_desktop.core.channel import Message
from faceswap_desktop.core.decoding import Decoded
from faceswap_desktop.core.formats import MEDIA_TYPES
from faceswap_desktop.core.helper_main import Call, Handlers
from faceswap_desktop.core.segments import Segment

_BAND = 128  # rows that are repacked at a time: little enough to stay in the processor's cache
_SMALLEST_LEVEL = 1024
_FULL_SIZE_COPIES = 6
_BASE_MEMORY = 768 << 20


def prepare() -> None:
    """Try every decoder once, then give up what is not needed any more."""
    for picture in ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"):
        data = io.BytesIO()
        Image.new("RGB", (16, 16), (90, 120, 150)).save(data, picture)
        with decoding.opened(data.getbuffer(), 1, network=False) as image:
            decoding.decode(data.getbuffer(), image, 8)
    sandbox.enter()


def open_picture(call: Call) -> Message:
    """What a picture is, and a preview of it."""
    with _opened(call) as (data, image):
        answer = _description(image)
        decoded = decoding.decode(data, image, _max_side(call))
        answer["pixels"] = [hand_over(call, decoded)]
        answer["has_alpha"] = decoded.has_alpha
    return answer


def decode_picture(call: Call) -> Message:
    """A picture's pixels, at full size unless `max_side` says less."""
    with _opened(call) as (data, image):
        decoded = decoding.decode(
            data, image, _max_side(call), native_colours=bool(call.values.get("native_colours"))
        )
        return {"pixels": [hand_over(call, decoded)]}


def pyramid(call: Call) -> Message:
    """A picture's pixels at full size, and then halved again and again."""
    with _opened(call) as (data, image):
        decoded = decoding.decode(data, image, None)
    return {"pixels": [hand_over(call, level) for level in levels(decoded)]}


def check(call: Call) -> Message:
    """What a picture is, after decoding all of it."""
    with _opened(call) as (data, image):
        answer = _description(image)
        answer["has_alpha"] = decoding.decode(data, image, None).has_alpha
    return answer


HANDLERS: Handlers = {
    "open": open_picture,
    "decode": decode_picture,
    "pyramid": pyramid,
    "check": check,
}


def levels(decoded: Decoded) -> Iterator[Decoded]:
    """The picture, and halves of it down to a longer side of 1024 to 2047 pixels."""
    yield decoded
    image = decoded.image
    while max(image.size) >= 2 * _SMALLEST_LEVEL:
        # Colours under full transparency must not bleed into their neighbours.
        image = image.convert("RGBa").reduce(2) if decoded.has_alpha else image.reduce(2)
        shown = image.convert("RGBA") if decoded.has_alpha else image
        yield Decoded(shown, decoded.is_bgr, decoded.has_alpha, decoded.icc)
        image = shown


def hand_over(call: Call, decoded: Decoded) -> Message:
    """Put a picture into memory of the program's, and give what describes it."""
    width, height = decoded.size
    icc = decoded.icc
    segment = call.allocate(width * height * 4)
    write_pixels(decoded, segment)
    told: Message = {"width": width, "height": height, "has_alpha": decoded.has_alpha}
    if icc:
        profile = call.allocate(len(icc))
        profile.buffer[:] = icc
    return told | {"icc": bool(icc)}


def write_pixels(decoded: Decoded, segment: Segment) -> None:
    """Repack a picture as rows of blue, green, red, alpha."""
    width, height = decoded.size
    order = decoded.image.mode if decoded.is_bgr else "BGRA"
    stride = width * 4
    for top in range(0, height, _BAND):
        bottom = min(top + _BAND, height)
        band = decoded.image.crop((0, top, width, bottom))
        if not decoded.is_bgr and band.mode == "RGBX":
            band = band.convert("RGB").convert("RGBA")
        segment.buffer[top * stride : bottom * stride] = band.tobytes("raw", order)


class _opened:  # noqa: N801 (reads as the function it stands for)
    """The picture file of a call, its header read, under the limits that the call names."""

    def __init__(self, call: Call) -> None:
        megapixels = float(call.values["megapixels"])
        sandbox.limit_call(
            memory=_BASE_MEMORY
            + call.segments[0].size
            + int(megapixels * 1e6) * 4 * _FULL_SIZE_COPIES,
            seconds=int(call.values["seconds"]),
        )
        self._data = call.segments[0].buffer
        self._opening = decoding.opened(
            self._data, megapixels, network=bool(call.values["network"])
        )

    def __enter__(self) -> tuple[memoryview, Image.Image]:
        return self._data, self._opening.__enter__()

    def __exit__(self, *what: object) -> bool | None:
        return self._opening.__exit__(*what)  # type: ignore[arg-type]


def _max_side(call: Call) -> int | None:
    value = call.values.get("max_side")
    return None if value is None else int(value)


def _description(image: Image.Image) -> Message:
    width, height = decoding.upright_size(image)
    return {
        "full_width": width,
        "full_height": height,
        "media_type": MEDIA_TYPES[str(image.format)],
        "frames": decoding.frames(image),
    }
