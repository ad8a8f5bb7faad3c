# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures for the rest of the program: opened, decoded and written, all in helper processes.

What a helper says is checked (see `image_replies`) before anything is done with it, and a
picture that crashes or hangs one costs a PhotoError and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

from faceswap_desktop.core.channel import Message
from faceswap_desktop.core.formats import (
    EncodeSettings,
    ImageInfo,
    Mark,
    MetadataPolicy,
    PictureFormat,
)
from faceswap_desktop.core.image_calls import ImageHelpers, Question, metadata_of
from faceswap_desktop.core.image_replies import (
    bytes_of,
    info_of,
    opened_of,
    pixels_of,
    profile_of,
    upload_of,
)
from faceswap_desktop.core.models import Photo
from faceswap_desktop.core.parts import Part
from faceswap_desktop.core.saving import write_atomically
from faceswap_desktop.core.segments import Pixels, Segment
from faceswap_desktop.core.threads import in_thread

__all__ = [
    "EncodeSettings", "ImageInfo", "ImageService", "Mark", "MetadataPolicy", "OpenedPhoto",
    "PictureFormat", "UploadLimits",
]  # fmt: skip


class UploadLimits(Protocol):
    """What a service takes; see `InputLimits` of the contract with services."""

    @property
    def max_side(self) -> int | None:
        """Pixels."""

    @property
    def max_bytes(self) -> int | None:
        """Bytes of the file."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """Formats, of which JPEG is preferred."""


@dataclass(frozen=True, slots=True)
class OpenedPhoto:
    """A photo and a small picture of it for the screen."""

    photo: Photo
    preview: Pixels


class ImageService:
    """All work on picture files. Safe to share between tasks; every method may be cancelled."""

    def __init__(self, *, command: Sequence[str] | None = None) -> None:
        self._helpers = ImageHelpers(command)

    async def start(self) -> None:
        """Start the helper for previews before it is needed. Raises HelperError."""
        await self._helpers.quick.start()

    async def aclose(self) -> None:
        """End the helpers; may be called again."""
        await self._helpers.aclose()

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
        question = Question(
            "open", {"max_side": max_side}, is_quick=True, from_network=bool(web_address)
        )
        info, preview = await self._helpers.ask_about(path, shown, question, opened_of)
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
        question = Question("decode", {"max_side": max_side, "native_colours": native_colours})
        (pixels,) = await self._helpers.ask_about(path, path.name, question, pixels_of)
        return pixels

    async def pyramid(self, path: Path) -> tuple[Pixels, ...]:
        """The pixels at full size, then halved down to a longer side of 1024 to 2047 pixels."""
        return await self._helpers.ask_about(path, path.name, Question("pyramid", {}), pixels_of)

    async def thumbnail(self, path: Path, side: int) -> Pixels:
        """The pixels, scaled down to sides of at most `side`."""
        question = Question("decode", {"max_side": side}, is_quick=True)
        (pixels,) = await self._helpers.ask_about(path, path.name, question, pixels_of)
        return pixels

    async def look(self, path: Path) -> ImageInfo:
        """What the file says it is, fast: without its pixels, and so without `has_alpha`.

        Raises PhotoError, HelperError.
        """
        question = Question("look", {}, is_quick=True)
        return await self._helpers.ask_about(path, path.name, question, info_of)

    async def check(self, path: Path, *, from_network: bool) -> ImageInfo:
        """Decode the whole file; raises PhotoError when it is not a complete picture."""
        question = Question("check", {}, from_network=from_network)
        return await self._helpers.ask_about(path, path.name, question, info_of)

    async def encode(
        self,
        pixels: Pixels,
        settings: EncodeSettings,
        *,
        original: Path | None,
        metadata: MetadataPolicy,
        received: Path | None = None,
    ) -> bytes:
        """The bytes of a file that shows `pixels`, with what `original` tells about itself.

        What the file `received` says of its making is said too. Raises SaveError where the format
        cannot hold the picture, HelperError.
        """
        extra, came = await metadata_of(original), await metadata_of(received)
        profile = _segment_of(pixels.icc) if pixels.icc else None
        more = [each for each in (profile, extra, came) if each is not None]
        about: Message = {
            "width": pixels.width,
            "height": pixels.height,
            "stride": pixels.stride,
            "has_alpha": pixels.has_alpha,
            "icc": profile is not None,
            "received": came is not None,
        }
        values = about | _settings(settings, metadata, has_original=extra is not None)
        try:
            question = Question("encode", values, more)
            return await self._helpers.ask([pixels.segment], question, bytes_of)
        finally:
            _close(more)

    async def convert(
        self,
        path: Path,
        settings: EncodeSettings,
        *,
        original: Path | None,
        metadata: MetadataPolicy,
    ) -> bytes:
        """The picture file `path` as another format or quality; metadata of `original` if given.

        Raises PhotoError, SaveError, HelperError.
        """
        extra = await metadata_of(original)
        more = [extra] if extra is not None else []
        values = _settings(settings, metadata, has_original=bool(more))
        try:
            question = Question("convert", values, more)
            return await self._helpers.ask_about(path, path.name, question, bytes_of)
        finally:
            _close(more)

    async def in_own_colours(self, pixels: Pixels, photo: Path) -> Pixels:
        """A result of `photo` that was made in sRGB, turned in its memory to the photo's colours.

        Where it is the photo, those come back untouched. Raises PhotoError (PHOTO_CHANGED where
        the two have different sizes), HelperError.
        """
        question = Question(
            "own_colours", {"width": pixels.width, "height": pixels.height}, [pixels.segment]
        )
        icc = await self._helpers.ask_about(photo, photo.name, question, profile_of)
        return replace(pixels, icc=icc)

    async def prepare_upload(
        self, path: Path, limits: UploadLimits, destination: Path, part: Part | None = None
    ) -> tuple[str, int, int]:
        """Write the copy of a photo that may leave the computer; media type, width, height.

        It holds upright sRGB pixels within `limits`, and nothing else of the photo; with `part`
        those of the part alone. An earlier copy at `destination` is replaced. Raises PhotoError
        (PHOTO_CHANGED where the photo has not the size that the part is of), SaveError,
        HelperError.
        """
        values: Message = {
            "max_side": limits.max_side,
            "max_bytes": limits.max_bytes,
            "media_types": list(limits.media_types),
            "part": asdict(part) if part is not None else None,
        }
        data, media_type, width, height = await self._helpers.ask_about(
            path, path.name, Question("upload", values), upload_of
        )
        await in_thread(lambda: write_atomically(destination, data, replace=True))
        return media_type, width, height

    async def mark(self, path: Path, mark: Mark) -> bytes:
        """The bytes of a received JPEG, PNG, WebP or GIF with the mark put in, else unchanged.

        Raises PhotoError, HelperError.
        """
        question = Question("mark", {"mark": mark.value}, from_network=True)
        return await self._helpers.ask_about(path, path.name, question, bytes_of)


def _settings(settings: EncodeSettings, metadata: MetadataPolicy, *, has_original: bool) -> Message:
    return {
        "format": settings.format.value,
        "quality": min(100, max(1, settings.quality)),
        "lossless": settings.lossless,
        "mark": metadata.mark.value if metadata.mark else None,
        "keep_location": metadata.keep_location,
        "original": has_original,
    }


def _segment_of(data: bytes) -> Segment:
    segment = Segment(len(data))
    segment.buffer[:] = data
    return segment


def _close(segments: Sequence[Segment]) -> None:
    for segment in segments:
        segment.close()
