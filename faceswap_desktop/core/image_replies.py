# SPDX-License-Identifier: GPL-3.0-or-later
"""What the helper for images said, believed only as far as it can be checked."""

from __future__ import annotations

from typing import Any

from faceswap_desktop.core.channel import ChannelError, Message
from faceswap_desktop.core.formats import MEDIA_TYPES, USER_MEGAPIXELS, ImageInfo
from faceswap_desktop.core.helper_process import (
    HelperNotStartedError,
    HelperTooSlowError,
    Reply,
)
from faceswap_desktop.core.segments import Pixels, Segment
from faceswap_desktop.errors import ErrorCode, HelperError, PhotoError, UserFacingError

MAX_PROFILE = 4 << 20


def named(error: UserFacingError, name: str) -> UserFacingError:
    """The same failure with the photo's name; what ended the helper is the photo's fault."""
    if isinstance(error, HelperNotStartedError):
        return error
    if isinstance(error, HelperTooSlowError):
        return PhotoError(ErrorCode.PHOTO_TOO_SLOW, details=error.details, name=name)
    if isinstance(error, HelperError) and error.code is ErrorCode.HELPER_STOPPED:
        return PhotoError(ErrorCode.PHOTO_DAMAGED, details=error.details, name=name)
    if isinstance(error, PhotoError):
        params: dict[str, Any] = {**error.params, "name": name}
        return PhotoError(error.code, details=error.details, **params)
    return error


def info_of(reply: Reply) -> ImageInfo:
    """What a picture is."""
    values = reply.values
    width, height = number(values, "full_width"), number(values, "full_height")
    media_type = values.get("media_type")
    if media_type not in MEDIA_TYPES.values() or width * height > USER_MEGAPIXELS * 1e6:
        raise lie("description")
    return ImageInfo(
        width,
        height,
        str(media_type),
        has_alpha=values.get("has_alpha") is True,
        frames=number(values, "frames"),
        has_location=values.get("has_location") is True,
        has_damaged_metadata=values.get("has_damaged_metadata") is True,
    )


def pixels_of(reply: Reply) -> tuple[Pixels, ...]:
    """The pictures of a reply, once their sizes agree with the memory they are in."""
    segments = list(reply.segments)
    told = reply.values.get("pixels")
    if not isinstance(told, list) or not told:
        raise lie("pixels")
    found = tuple(_one(each, segments) for each in told if isinstance(each, dict))
    if segments or len(found) != len(told):
        raise lie("number of pictures")
    return found


def opened_of(reply: Reply) -> tuple[ImageInfo, Pixels]:
    """What a picture is, and its preview."""
    (preview,) = pixels_of(reply)
    return info_of(reply), preview


def upload_of(reply: Reply) -> tuple[bytes, str, int, int]:
    """A file, its media type, width and height."""
    media_type = reply.values.get("media_type")
    if media_type not in MEDIA_TYPES.values():
        raise lie("media type")
    values = reply.values
    return bytes_of(reply), str(media_type), number(values, "width"), number(values, "height")


def bytes_of(reply: Reply) -> bytes:
    """The file of a reply."""
    if len(reply.segments) != 1 or reply.values.get("size") != reply.segments[0].size:
        raise lie("file")
    data = bytes(reply.segments[0].buffer)
    reply.segments[0].close()
    return data


def profile_of(reply: Reply) -> bytes:
    """A colour profile, or nothing."""
    if reply.values.get("size") == 0 and not reply.segments:
        return b""
    if not reply.segments or reply.segments[0].size > MAX_PROFILE:
        raise lie("profile")
    return bytes_of(reply)


def _one(told: Message, segments: list[Segment]) -> Pixels:
    width, height = number(told, "width"), number(told, "height")
    if not segments or segments[0].size != width * height * 4:
        raise lie("size")
    segment = segments.pop(0)
    icc = b""
    if told.get("icc") is True:
        if not segments or segments[0].size > MAX_PROFILE:
            raise lie("profile")
        icc = bytes(segments[0].buffer)
        segments.pop(0).close()
    return Pixels(segment, width, height, width * 4, told.get("has_alpha") is True, icc)


def number(values: Message, key: str) -> int:
    """A size or a count: 1 or more, and nowhere near what would overflow."""
    value = values.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 1 << 31:
        raise lie(key)
    return value


def lie(what: str) -> ChannelError:
    """The error that ends a helper which says what cannot be true."""
    return ChannelError(f"{what} that cannot be true")
