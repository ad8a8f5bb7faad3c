# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a file cannot be opened: broken, of a kind that is not taken, or no picture at all.

Only for words: what is opened is decided by the decoders that are allowed to look at it.
"""

from __future__ import annotations

from faceswap_desktop.errors import ErrorCode, PhotoError

_TIFF = (b"II*\0", b"MM\0*")
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", *_TIFF)
_PICTURE_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
_OTHER_KINDS = (
    ((b"%!ps", b"\xc5\xd0\xd3\xc6"), "PostScript"),
    (b"%pdf", "PDF"),
    (b"8bps", "Photoshop"),
    (b"<svg", "SVG"),
    ((b"<!doctype html", b"<html"), "web page"),
    ((b"\xff\x0a", b"\0\0\0\x0cjxl "), "JPEG XL"),
    ((b"\0\0\0\x0cjp", b"\xff\x4f\xff\x51"), "JPEG 2000"),
    (b"\0\0\1\0", "icon"),
    (b"\x1a\x45\xdf\xa3", "video"),
)


def refusal(start: bytes, *, network: bool) -> PhotoError:
    """The error for a file that begins like this, and that no decoder knew."""
    is_brand = start[4:8] == b"ftyp"
    if start.startswith(_SIGNATURES) or (start[:4], start[8:12]) == (b"RIFF", b"WEBP"):
        if network and start.startswith(_TIFF):
            return PhotoError(ErrorCode.PHOTO_UNSUPPORTED, kind="TIFF")
        return PhotoError(ErrorCode.PHOTO_DAMAGED, details="broken from the start")
    if is_brand and start[8:12] in _PICTURE_BRANDS:
        if network:
            return PhotoError(ErrorCode.PHOTO_UNSUPPORTED, kind="HEIF")
        return PhotoError(ErrorCode.PHOTO_DAMAGED, details="broken from the start")
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = next((name for begins, name in _OTHER_KINDS if text.startswith(begins)), "")
    if not kind and text.startswith(b"<?xml") and b"<svg" in text:
        kind = "SVG"
    if not kind and is_brand:
        kind = "video"
    if kind:
        return PhotoError(ErrorCode.PHOTO_UNSUPPORTED, kind=kind)
    return PhotoError(ErrorCode.PHOTO_NOT_A_PICTURE)
