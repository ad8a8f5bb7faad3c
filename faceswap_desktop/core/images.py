# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures for the rest of the program: opened, decoded, written, in helper processes.

One helper does what somebody waits for at the screen (previews, thumbnails), another one what
takes long (full sizes, writing), so that neither waits for the other. Both start when first
needed. Whatever they say is checked here before anything is done with it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from faceswap_desktop.core.channel import Message
from faceswap_desktop.core.formats import (
    MAX_FILE_BYTES,
    MEDIA_TYPES,
    NETWORK_MEGAPIXELS,
    USER_MEGAPIXELS,
    EncodeSettings,
    ImageInfo,
    MetadataPolicy,
    PictureFormat,
)
from faceswap_desktop.core.helper_process import HelperProcess, HelperTooSlowError, Reply
from faceswap_desktop.core.helper_start import command_for
from faceswap_desktop.core.models import Photo
from faceswap_desktop.core.photo_files import read_photo
from faceswap_desktop.core.segments import Pixels, Segment
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, HelperError, PhotoError, UserFacingError

__all__ = [
    "EncodeSettings", "ImageInfo", "ImageService", "MetadataPolicy", "OpenedPhoto", "PictureFormat",
]  # fmt: skip

_MAX_PROFILE = 4 << 20
_PREVIEW_SECONDS = 30
_FULL_SECONDS = 120


@dataclass(frozen=True, slots=True)
class OpenedPhoto:
    """A photo and a small picture of it for the screen."""

    photo: Photo
    preview: Pixels


class ImageService:
    """All work on picture files. Safe to share; every method may be cancelled."""

    def __init__(self, *, command: list[str] | None = None) -> None:
        started = command or command_for("images")
        # The arithmetic library of numpy starts a thread and its memory for each processor.
        calm = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self._quick = HelperProcess(started, environment=calm)
        self._thorough = HelperProcess(started, environment=calm)

    async def start(self) -> None:
        """Start the helper for previews before it is needed. Raises HelperError."""
        await self._quick.start()

    async def aclose(self) -> None:
        """End the helpers; may be called again."""
        await asyncio.gather(self._quick.aclose(), self._thorough.aclose())

    async def open(
        self,
        path: Path,
        *,
        name: str | None = None,
        max_side: int = 1600,
        web_address: str | None = None,
    ) -> OpenedPhoto:
        """What the file is, and a preview with sides of at most `max_side` pixels.

        `name` is what people see, the file's own by default; a photo with a `web_address` came
        from the network and is held to narrower limits. Raises PhotoError, HelperError.
        """
        shown = name if name is not None else path.name
        reply = await self._ask(
            self._quick, "open", path, shown, {"max_side": max_side}, network=bool(web_address)
        )
        info = _info(reply, reply.values.get("has_alpha"))
        (preview,) = _pixels(reply)
        photo = Photo(
            path,
            shown,
            info.width,
            info.height,
            info.media_type,
            has_alpha=info.has_alpha,
            frames=info.frames,
            web_address=web_address,
        )
        return OpenedPhoto(photo, preview)

    async def decode(
        self, path: Path, *, max_side: int | None = None, native_colours: bool = False
    ) -> Pixels:
        """The pixels, at full size by default, in sRGB.

        With `native_colours` those of an RGB picture stay as they are, and the profile that
        gives them their meaning is in `icc`. Raises PhotoError, HelperError.
        """
        values: Message = {"max_side": max_side, "native_colours": native_colours}
        reply = await self._ask(self._thorough, "decode", path, path.name, values)
        return _pixels(reply)[0]

    async def pyramid(self, path: Path) -> tuple[Pixels, ...]:
        """The pixels at full size, then halved down to sides of 1024 to 2047 pixels."""
        reply = await self._ask(self._thorough, "pyramid", path, path.name, {})
        return _pixels(reply)

    async def thumbnail(self, path: Path, side: int) -> Pixels:
        """The pixels, scaled down to sides of at most `side`."""
        reply = await self._ask(self._quick, "decode", path, path.name, {"max_side": side})
        return _pixels(reply)[0]

    async def check(self, path: Path, *, from_network: bool) -> ImageInfo:
        """Decode the whole file; raises PhotoError when it is not a complete picture."""
        reply = await self._ask(self._thorough, "check", path, path.name, {}, network=from_network)
        return _info(reply, reply.values.get("has_alpha"))

    async def _ask(
        self,
        helper: HelperProcess,
        method: str,
        path: Path,
        name: str,
        values: Message,
        *,
        network: bool = False,
    ) -> Reply:
        file = await in_thread(lambda: read_photo(path, name, max_bytes=MAX_FILE_BYTES))
        megapixels = NETWORK_MEGAPIXELS if network else USER_MEGAPIXELS
        seconds = _PREVIEW_SECONDS if network or helper is self._quick else _FULL_SECONDS
        limits: Message = {"network": network, "megapixels": megapixels, "seconds": seconds}
        try:
            return await helper.call(
                method,
                values | limits,
                [file],
                deadline=seconds,
                max_bytes=int(megapixels * 1e6 * 4 * 1.5) + 2 * _MAX_PROFILE,
            )
        except UserFacingError as error:
            raise _for_photo(error, name) from error
        finally:
            file.close()


def _for_photo(error: UserFacingError, name: str) -> UserFacingError:
    """The same failure with the photo's name; what ended the helper is the photo's fault."""
    if isinstance(error, HelperTooSlowError):
        return PhotoError(ErrorCode.PHOTO_TOO_SLOW, details=error.details, name=name)
    if isinstance(error, HelperError) and error.code is ErrorCode.HELPER_STOPPED:
        return PhotoError(ErrorCode.PHOTO_DAMAGED, details=error.details, name=name)
    if isinstance(error, PhotoError):
        return PhotoError(error.code, details=error.details, **{**error.params, "name": name})
    return error


def _info(reply: Reply, has_alpha: object) -> ImageInfo:
    values = reply.values
    width, height = _number(values, "full_width"), _number(values, "full_height")
    media_type = values.get("media_type")
    if media_type not in MEDIA_TYPES.values() or width * height > USER_MEGAPIXELS * 1e6:
        raise _lie("description")
    return ImageInfo(width, height, str(media_type), has_alpha is True, _number(values, "frames"))


def _pixels(reply: Reply) -> tuple[Pixels, ...]:
    """The pictures of a reply, once their sizes agree with the memory they are in."""
    segments = list(reply.segments)
    told = reply.values.get("pixels")
    if not isinstance(told, list) or not told:
        raise _lie("pixels")
    return tuple(_one(each, segments) for each in told)


def _one(told: Message, segments: list[Segment]) -> Pixels:
    width, height = _number(told, "width"), _number(told, "height")
    if not segments or segments[0].size != width * height * 4:
        raise _lie("size")
    segment = segments.pop(0)
    icc = b""
    if told.get("icc") is True:
        if not segments or segments[0].size > _MAX_PROFILE:
            raise _lie("profile")
        icc = bytes(segments[0].buffer)
        segments.pop(0).close()
    return Pixels(segment, width, height, width * 4, told.get("has_alpha") is True, icc)


def _number(values: Message, key: str) -> int:
    value = values.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 1 << 31:
        raise _lie(key)
    return value


def _lie(what: str) -> HelperError:
    return HelperError(ErrorCode.HELPER_STOPPED, details=f"the helper's {what} cannot be true")
