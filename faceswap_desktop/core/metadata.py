# SPDX-License-Identifier: GPL-3.0-or-later
"""What a result tells about itself; runs in the helper process for images.

Kept of the original: date taken, camera, lens and exposure, artist and copyright, and marks that
it carries already. Never kept: the old thumbnail, the maker's own block, serial numbers, and the
place, unless that was asked for.
"""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass
from typing import Any

from PIL import ExifTags, Image

from faceswap_desktop.core import containers, gif, xmp
from faceswap_desktop.core.formats import Mark, MetadataPolicy

_BASE = ExifTags.Base
_KEPT_MAIN = (
    *(_BASE.Make, _BASE.Model, _BASE.DateTime, _BASE.Artist, _BASE.Copyright),
    *(_BASE.XResolution, _BASE.YResolution, _BASE.ResolutionUnit, _BASE.ImageDescription),
)
_KEPT_EXPOSURE = (
    *(_BASE.ExposureTime, _BASE.FNumber, _BASE.ExposureProgram, _BASE.ISOSpeedRatings),
    *(_BASE.SensitivityType, _BASE.RecommendedExposureIndex, _BASE.ExifVersion),
    *(_BASE.DateTimeOriginal, _BASE.DateTimeDigitized, _BASE.OffsetTime),
    *(_BASE.OffsetTimeOriginal, _BASE.OffsetTimeDigitized, _BASE.SubsecTime),
    *(_BASE.SubsecTimeOriginal, _BASE.SubsecTimeDigitized, _BASE.ShutterSpeedValue),
    *(_BASE.ApertureValue, _BASE.BrightnessValue, _BASE.ExposureBiasValue),
    *(_BASE.MaxApertureValue, _BASE.SubjectDistance, _BASE.MeteringMode, _BASE.LightSource),
    *(_BASE.Flash, _BASE.FocalLength, _BASE.ColorSpace, _BASE.SensingMethod, _BASE.ExposureMode),
    *(_BASE.WhiteBalance, _BASE.DigitalZoomRatio, _BASE.FocalLengthIn35mmFilm),
    *(_BASE.SceneCaptureType, _BASE.Contrast, _BASE.Saturation, _BASE.Sharpness),
    *(_BASE.LensSpecification, _BASE.LensMake, _BASE.LensModel),
)
_TROUBLE = (
    *(ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError, SyntaxError),
    *(struct.error, ZeroDivisionError, IndexError, RuntimeError, MemoryError),
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Ready for a file: EXIF as a TIFF structure, and an XMP packet; either may be empty."""

    exif: bytes
    xmp: bytes


NOTHING = Metadata(b"", b"")


def metadata_for(
    original: Image.Image | None,
    size: tuple[int, int],
    policy: MetadataPolicy,
    *,
    result: Image.Image | None = None,
) -> Metadata:
    """What a result of `size` pixels tells; damage in the original's metadata costs that alone.

    `result` is the file that the result came in: what it says of its making stays.
    """
    said = xmp.read(packet_of(original)) if original is not None else xmp.Said({})
    found = xmp.read(packet_of(result)) if result is not None else None
    return Metadata(_exif(original, size, policy), xmp.packet_for(said, policy.mark, found))


def has_location(image: Image.Image) -> bool:
    """Whether an opened picture says where it was taken."""
    try:
        place = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    except _TROUBLE:
        return False
    return ExifTags.GPS.GPSLatitude in place and ExifTags.GPS.GPSLongitude in place


def is_damaged(image: Image.Image) -> bool:
    """Whether what an opened picture tells cannot be copied into a result of it."""
    raw = image.info.get("exif") or b""
    # Pillow reads past most damage with a warning alone, and only the first time it looks.
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            _packed(image, (1, 1), MetadataPolicy(mark=None))
            anew = Image.Exif()
            anew.load(raw)
            anew.get_ifd(ExifTags.IFD.Exif)
        except _TROUBLE:
            return True
    is_exif = raw.removeprefix(b"Exif\0\0")[:2] in (b"II", b"MM")
    return bool(said) or (bool(raw) and not is_exif)


def mark_bytes(data: bytes, media_type: str, mark: Mark) -> bytes:
    """The same JPEG, PNG, WebP or GIF, pixel for pixel, with the mark of how it was made.

    A stronger mark that is there already stays. Raises ContainerError for broken files.
    """
    if media_type == "image/gif":
        return gif.with_xmp(data, xmp.merged(gif.xmp_of(data), mark))
    there = packet_of(_header(data))
    packet = xmp.merged(there, mark)
    if packet == there:
        return data
    if media_type == "image/jpeg":
        if len(packet) > 65_000:
            packet = xmp.packet_for(xmp.read(packet), mark)
        return containers.jpeg_with(data, xmp=packet)
    if media_type == "image/png":
        return containers.png_with(data, xmp=packet)
    if media_type == "image/webp":
        return containers.webp_with(data, xmp=packet)
    raise containers.ContainerError(media_type)


def packet_of(image: Image.Image) -> bytes:
    """The XMP packet that an opened picture carries, or nothing."""
    found = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if not found and image.format == "TIFF":
        found = image.getexif().get(700, b"")
    return found.encode() if isinstance(found, str) else bytes(found)


def _header(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
    except _TROUBLE as error:
        raise containers.ContainerError(str(error)) from error


def _exif(original: Image.Image | None, size: tuple[int, int], policy: MetadataPolicy) -> bytes:
    for tried in (original, None):
        try:
            return _packed(tried, size, policy)
        except _TROUBLE:
            continue
    return b""  # pragma: no cover - our own few tags can always be packed


def _packed(original: Image.Image | None, size: tuple[int, int], policy: MetadataPolicy) -> bytes:
    new = Image.Exif()
    exposure: dict[int, Any] = {}
    if original is not None:
        old = original.getexif()
        new_main = {int(tag): old[tag] for tag in _KEPT_MAIN if tag in old}
        for tag, value in new_main.items():
            new[tag] = value
        theirs = old.get_ifd(ExifTags.IFD.Exif)
        exposure = {int(tag): theirs[tag] for tag in _KEPT_EXPOSURE if tag in theirs}
        place = old.get_ifd(ExifTags.IFD.GPSInfo) if policy.keep_location else {}
        if place:
            new.get_ifd(ExifTags.IFD.GPSInfo).update(place)
    if policy.mark is None and not new and not exposure:
        return b""
    if policy.mark is not None:
        new[_BASE.Software] = xmp.CREATOR_TOOL
        new[_BASE.ImageDescription] = xmp.described(str(new.get(_BASE.ImageDescription, "")))
    new[_BASE.Orientation] = 1
    exposure[_BASE.ExifImageWidth], exposure[_BASE.ExifImageHeight] = size
    new.get_ifd(ExifTags.IFD.Exif).update(exposure)
    return new.tobytes().removeprefix(b"Exif\0\0")
