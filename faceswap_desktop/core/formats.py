# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of pictures that are opened and written, and the limits on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique

from faceswap_desktop.core.operation import Mark

__all__ = [
    "MAX_FILE_BYTES",
    "MEDIA_TYPES",
    "NETWORK_FORMATS",
    "NETWORK_MEGAPIXELS",
    "USER_MEGAPIXELS",
    "EncodeSettings",
    "ImageInfo",
    "Mark",
    "MetadataPolicy",
    "PictureFormat",
]

USER_MEGAPIXELS = 256
NETWORK_MEGAPIXELS = 64
MAX_FILE_BYTES = 1 << 30

# What Pillow calls a format, and what the rest of the world does.
MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "HEIF": "image/heic",
    "AVIF": "image/avif",
    "TIFF": "image/tiff",
    "BMP": "image/bmp",
    "GIF": "image/gif",
}
NETWORK_FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "GIF")


@unique
class PictureFormat(StrEnum):
    """What pictures are written as."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    AVIF = "AVIF"

    @property
    def suffix(self) -> str:
        """The end of the file's name."""
        return {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}[self.value]

    @property
    def media_type(self) -> str:
        """The name of the format on the network."""
        return f"image/{self.value.lower()}"

    @property
    def max_side(self) -> int:
        """The most pixels that a side may have; for JPEG what its libraries can, not the format."""
        return {"JPEG": 65_500, "PNG": 1_000_000, "WEBP": 16_383, "AVIF": 32_768}[self.value]

    @classmethod
    def of_media_type(cls, media_type: str) -> PictureFormat:
        """The format of "image/jpeg" and so on. Raises ValueError for any other."""
        return cls(media_type.removeprefix("image/").upper())


@dataclass(frozen=True, slots=True)
class EncodeSettings:
    """How to write a picture. `quality` 1 to 100 counts where the format loses anything."""

    format: PictureFormat = PictureFormat.JPEG
    quality: int = 95
    lossless: bool = False


@dataclass(frozen=True, slots=True)
class MetadataPolicy:
    """What a written picture tells.

    `mark` None writes no mark; one in the original stays, and so does one that others put into
    the result. A stronger one that is there already always stays.
    """

    mark: Mark | None = Mark.COMPOSITE
    keep_location: bool = False


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """What a picture is. Sizes in pixels, upright.

    `has_location`: it says where it was taken. `has_damaged_metadata`: date and camera's data
    cannot be read, and so not be copied.
    """

    width: int
    height: int
    media_type: str
    has_alpha: bool
    frames: int
    has_location: bool = False
    has_damaged_metadata: bool = False
