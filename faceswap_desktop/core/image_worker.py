# SPDX-License-Identifier: GPL-3.0-or-later
"""The helper process for images: the only place where bytes from outside are decoded.

Everything it needs is imported and tried first; then it gives up files, network and new
processes, as far as the system can hold it to that, and from then on sees shared memory alone.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
from PIL import Image

from faceswap_desktop.core import colour, containers, decoding, encoding, metadata, sandbox
from faceswap_desktop.core.channel import Message
from faceswap_desktop.core.decoding import Decoded
from faceswap_desktop.core.encoding import Rows
from faceswap_desktop.core.formats import (
    MEDIA_TYPES,
    EncodeSettings,
    Mark,
    MetadataPolicy,
    PictureFormat,
)
from faceswap_desktop.core.handover import Lodging, hand_over, hand_over_bytes, levels, rows_of
from faceswap_desktop.core.helper_main import Call, Handlers
from faceswap_desktop.core.own_colours import put_into
from faceswap_desktop.core.parts import Part
from faceswap_desktop.errors import ErrorCode, PhotoError

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
        lodging = Lodging(call)
        decoded = decoding.decode(
            data,
            image,
            _max_side(call),
            native_colours=bool(call.values.get("native_colours")),
            room=lodging,
        )
        return {"pixels": [hand_over(call, decoded, lodging)]}


def pyramid(call: Call) -> Message:
    """A picture's pixels at full size, and then halved again and again."""
    with _opened(call) as (data, image):
        lodging = Lodging(call)
        first, *smaller = levels(decoding.decode(data, image, None, room=lodging))
    pixels = [hand_over(call, first, lodging)]
    return {"pixels": pixels + [hand_over(call, level) for level in smaller]}


def look(call: Call) -> Message:
    """What a picture's header says it is; transparency is not looked for."""
    with _opened(call) as (_, image):
        return _description(image)


def check(call: Call) -> Message:
    """What a picture is, after decoding all of it."""
    with _opened(call) as (data, image):
        answer = _description(image)
        answer["has_alpha"] = decoding.decode(data, image, None).has_alpha
    return answer


def encode_pixels(call: Call) -> Message:
    """A file made of the program's own pixels, with metadata of an original if there is one."""
    values = call.values
    width, height = int(values["width"]), int(values["height"])
    _limit(call)
    segments = iter(call.segments)
    flat = np.frombuffer(next(segments).buffer, np.uint8)
    rows: Rows = flat[: width * height * 4].reshape(height, width, 4)
    icc = bytes(next(segments).buffer) if values["icc"] else b""
    original = next(segments).buffer if values["original"] else None
    with _result(call, next(segments).buffer if values.get("received") else None) as received:
        about = _about(call, original, (width, height), result=received)
    data = _written(call, rows, has_alpha=bool(values["has_alpha"]), icc=icc, about=about)
    return hand_over_bytes(call, data)


def convert(call: Call) -> Message:
    """A picture file as another format, in its own colours where the format can say them."""
    with _opened(call) as (data, image):
        decoded = decoding.decode(data, image, None, native_colours=True)
        rows = rows_of(decoded)
        original = call.segments[1].buffer if call.values["original"] else data
        about = _about(call, original, decoded.size, result=image)
    written = _written(call, rows, has_alpha=decoded.has_alpha, icc=decoded.icc, about=about)
    return hand_over_bytes(call, written)


def own_colours(call: Call) -> Message:
    """The colours of a photo for a result of it that was made in sRGB; gives the profile."""
    with _opened(call) as (data, image):
        if colour.is_srgb(image.info.get("icc_profile") or b""):
            return {"size": 0}
        own = decoding.decode(data, image, None, native_colours=True)
    if not own.icc:
        return {"size": 0}
    with _opened(call) as (data, image):
        photo = decoding.decode(data, image, None)
    width, height = own.size
    result = np.frombuffer(call.segments[1].buffer, np.uint8)
    if own.size != (call.values["width"], call.values["height"]):
        raise PhotoError(ErrorCode.PHOTO_CHANGED)
    rows: Rows = result[: width * height * 4].reshape(height, width, 4)
    try:
        put_into(rows, rows_of(photo), rows_of(own), own.icc)
    except ValueError:  # before anything was changed
        return {"size": 0}
    return hand_over_bytes(call, own.icc)


def upload(call: Call) -> Message:
    """A copy that may leave the computer: upright sRGB pixels, and nothing else."""
    told_part = call.values.get("part")
    part = Part(**told_part) if told_part else None
    with _opened(call) as (data, image):
        decoded = decoding.decode(data, image, _max_side(call) if part is None else None)
    if part is not None:
        decoded = _cut(decoded, part, _max_side(call))
    written, media_type, (width, height) = encoding.for_upload(
        rows_of(decoded),
        has_alpha=decoded.has_alpha,
        max_bytes=call.values["max_bytes"],
        media_types=call.values["media_types"],
    )
    told = {"media_type": media_type, "width": width, "height": height}
    return told | hand_over_bytes(call, written)


def mark(call: Call) -> Message:
    """A received file with the mark of how it was made; its pixels as they are."""
    with _opened(call) as (data, image):
        media_type = MEDIA_TYPES[str(image.format)]
        try:
            marked = metadata.mark_bytes(bytes(data), media_type, Mark(call.values["mark"]))
        except containers.ContainerError as error:
            raise PhotoError(ErrorCode.PHOTO_DAMAGED, details=str(error)) from error
    return hand_over_bytes(call, marked)


HANDLERS: Handlers = {
    "open": open_picture,
    "decode": decode_picture,
    "pyramid": pyramid,
    "look": look,
    "check": check,
    "encode": encode_pixels,
    "convert": convert,
    "own_colours": own_colours,
    "upload": upload,
    "mark": mark,
}


@contextmanager
def _opened(call: Call) -> Iterator[tuple[memoryview, Image.Image]]:
    """The picture file of a call, its header read, under the limits that the call names."""
    _limit(call)
    data = call.segments[0].buffer
    megapixels, network = float(call.values["megapixels"]), bool(call.values["network"])
    with decoding.opened(data, megapixels, network=network) as image:
        yield data, image


def _limit(call: Call) -> None:
    shared = sum(segment.size for segment in call.segments)
    copies = int(float(call.values["megapixels"]) * 1e6) * 4 * _FULL_SIZE_COPIES
    # Decoders that use several processors spend the time of each.
    seconds = int(call.values["seconds"]) * (os.cpu_count() or 1)
    sandbox.limit_call(memory=_BASE_MEMORY + shared + copies, seconds=seconds)


def _written(
    call: Call, rows: Rows, *, has_alpha: bool, icc: bytes, about: metadata.Metadata
) -> bytes:
    values = call.values
    settings = EncodeSettings(
        PictureFormat(values["format"]), int(values["quality"]), bool(values["lossless"])
    )
    # Pixels without a profile of their own are sRGB here, and the file says so. In every format by
    # a profile: PNG has a shorter word for sRGB, but what reads profiles understands all four.
    told = icc or colour.srgb_profile()
    return encoding.encode(rows, has_alpha=has_alpha, settings=settings, about=about, icc=told)


def _about(
    call: Call,
    original: memoryview | None,
    size: tuple[int, int],
    *,
    result: Image.Image | None = None,
) -> metadata.Metadata:
    """The metadata for a result; an original that cannot be read takes only its own along."""
    values = call.values
    mark = Mark(values["mark"]) if values["mark"] else None
    policy = MetadataPolicy(mark, bool(values["keep_location"]))
    if original is not None:
        try:
            with decoding.opened(original, float(values["megapixels"]), network=False) as image:
                return metadata.metadata_for(image, size, policy, result=result)
        except PhotoError:
            pass
    return metadata.metadata_for(None, size, policy, result=result)


@contextmanager
def _result(call: Call, data: memoryview | None) -> Iterator[Image.Image | None]:
    """The header of the file that a result came in, if there is one."""
    if data is None:
        yield None
        return
    with decoding.opened(data, float(call.values["megapixels"]), network=False) as image:
        yield image


def _cut(decoded: Decoded, part: Part, max_side: int | None) -> Decoded:
    """A part of a picture, scaled down to `max_side`."""
    if decoded.size != (part.whole_width, part.whole_height):
        raise PhotoError(ErrorCode.PHOTO_CHANGED)
    box = (part.left, part.top, part.left + part.width, part.top + part.height)
    cut = decoded.image.crop(box)
    return replace(
        decoded, image=decoding.scaled(cut, decoding.fitted(cut.size, max_side)), memory=None
    )


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
        "has_location": metadata.has_location(image),
        "has_damaged_metadata": metadata.is_damaged(image),
    }
