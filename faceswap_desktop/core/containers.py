# SPDX-License-Identifier: GPL-3.0-or-later
"""Metadata in JPEG, PNG and WebP files, put in and read without touching a single pixel.

Pillow writes metadata only together with newly encoded pixels; a finished JPEG would lose
quality by that, and one that another library encoded could not carry any.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_ICC = b"ICC_PROFILE\0"
_LARGEST_SEGMENT = 65_533
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_XMP = b"XML:com.adobe.xmp\0"
_WEBP_FLAGS = {b"ICCP": 0x20, b"EXIF": 0x08, b"XMP ": 0x04}
_WEBP_ALPHA_FLAG = 0x10

Piece = tuple[bytes, bytes]


class ContainerError(Exception):
    """The file does not have the structure that its format asks for."""


def jpeg_pieces(data: bytes) -> tuple[list[Piece], bytes]:
    """The segments ahead of the picture as (marker, content), and all the rest of the file."""
    if data[:2] != b"\xff\xd8":
        raise ContainerError("not a JPEG")
    pieces: list[Piece] = []
    at = 2
    while at + 4 <= len(data):
        marker = data[at : at + 2]
        if marker[:1] != b"\xff":
            raise ContainerError("no marker where one is due")
        if marker == b"\xff\xff":  # padding
            at += 1
            continue
        if marker == b"\xff\xda":
            return pieces, data[at:]
        length = struct.unpack_from(">H", data, at + 2)[0]
        if length < 2 or at + 2 + length > len(data):
            break
        pieces.append((marker, data[at + 4 : at + 2 + length]))
        at += 2 + length
    raise ContainerError("the picture never begins")


def jpeg_with(data: bytes, *, exif: bytes = b"", xmp: bytes = b"", icc: bytes = b"") -> bytes:
    """The same JPEG with these in it, each in place of what it had of the kind.

    `exif` is a TIFF structure without the "Exif" in front. Raises ContainerError, also where
    something is too long for the format.
    """
    pieces, rest = jpeg_pieces(data)
    new: list[Piece] = []
    for content, start in ((exif, _EXIF), (xmp, _XMP)):
        if content:
            pieces = [p for p in pieces if not (p[0] == b"\xff\xe1" and p[1].startswith(start))]
            new.append((b"\xff\xe1", start + content.removeprefix(start)))
    if icc:
        pieces = [p for p in pieces if not (p[0] == b"\xff\xe2" and p[1].startswith(_ICC))]
        new += _icc_pieces(icc)
    if any(len(content) > _LARGEST_SEGMENT for _, content in new):
        raise ContainerError("too long for a JPEG")
    # The JFIF header stays first, where readers look for it.
    head = [each for each in pieces if each[0] == b"\xff\xe0"]
    tail = [each for each in pieces if each[0] != b"\xff\xe0"]
    packed = b"".join(
        marker + struct.pack(">H", len(content) + 2) + content
        for marker, content in (*head, *new, *tail)
    )
    return b"\xff\xd8" + packed + rest


def _icc_pieces(icc: bytes) -> list[Piece]:
    size = _LARGEST_SEGMENT - len(_ICC) - 2
    parts = [icc[at : at + size] for at in range(0, len(icc), size)]
    if len(parts) > 255:
        raise ContainerError("too long for a JPEG")
    return [
        (b"\xff\xe2", _ICC + bytes([number, len(parts)]) + part)
        for number, part in enumerate(parts, 1)
    ]


def png_chunks(data: bytes) -> Iterator[Piece]:
    """The chunks of a PNG as (type, content)."""
    if data[:8] != _PNG_SIGNATURE:
        raise ContainerError("not a PNG")
    at = 8
    while at + 12 <= len(data):
        length = struct.unpack_from(">I", data, at)[0]
        if at + 12 + length > len(data):
            break
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length
        if data[at - length - 8 : at - length - 4] == b"IEND":
            return
    raise ContainerError("the PNG never ends")


def png_with(data: bytes, *, exif: bytes = b"", xmp: bytes = b"", icc: bytes = b"") -> bytes:
    """The same PNG with these in it, each in place of what it had of the kind."""
    new = b""
    if icc:
        new += _png_chunk(b"iCCP", b"profile\0\0" + zlib.compress(icc))
    if xmp:
        new += _png_chunk(b"iTXt", _PNG_XMP + b"\0\0\0\0" + xmp)
    if exif:
        new += _png_chunk(b"eXIf", exif)
    replaced = {kind for kind, given in ((b"iCCP", icc), (b"sRGB", icc), (b"eXIf", exif)) if given}
    packed = [_PNG_SIGNATURE]
    for kind, content in png_chunks(data):
        is_old_xmp = xmp and kind == b"iTXt" and content.startswith(_PNG_XMP)
        if kind in replaced or is_old_xmp:
            continue
        packed.append(_png_chunk(kind, content))
        if kind == b"IHDR":
            packed.append(new)
    return b"".join(packed)


def _png_chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(content, zlib.crc32(kind))
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def webp_chunks(data: bytes) -> Iterator[Piece]:
    """The chunks of a WebP as (type, content)."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ContainerError("not a WebP")
    end = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    at = 12
    while at + 8 <= end:
        length = struct.unpack_from("<I", data, at + 4)[0]
        if at + 8 + length > len(data):
            raise ContainerError("a chunk is cut off")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def webp_with(data: bytes, *, exif: bytes = b"", xmp: bytes = b"", icc: bytes = b"") -> bytes:
    """The same WebP with these in it, each in place of what it had of the kind."""
    given = {b"ICCP": icc, b"EXIF": exif, b"XMP ": xmp}
    pieces = [each for each in webp_chunks(data) if not given.get(each[0])]
    if not pieces:
        raise ContainerError("an empty WebP")
    header = bytearray(pieces.pop(0)[1]) if pieces[0][0] == b"VP8X" else _webp_header(*pieces[0])
    if len(header) != 10:
        raise ContainerError("a header of the wrong length")
    for kind, content in given.items():
        header[0] |= _WEBP_FLAGS[kind] if content else 0
    profile = [(b"ICCP", icc)] if icc else []
    behind = [(kind, given[kind]) for kind in (b"EXIF", b"XMP ") if given[kind]]
    # A profile stands ahead of the picture; one that was there already stands first as it is.
    ordered = [(b"VP8X", bytes(header)), *profile, *pieces, *behind]
    body = b"".join(
        kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
        for kind, content in ordered
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _webp_header(kind: bytes, content: bytes) -> bytearray:
    """The extended header that a simple WebP lacks, from the picture's own first bytes."""
    header = bytearray(10)
    if kind == b"VP8L" and len(content) > 4 and content[0] == 0x2F:
        bits = int.from_bytes(content[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        header[0] = _WEBP_ALPHA_FLAG if bits >> 28 & 1 else 0
    elif kind == b"VP8 " and content[3:6] == b"\x9d\x01\x2a" and len(content) >= 10:
        width, height = (each & 0x3FFF for each in struct.unpack_from("<HH", content, 6))
    else:
        raise ContainerError("a WebP without a picture")
    header[4:7] = (width - 1).to_bytes(3, "little")
    header[7:10] = (height - 1).to_bytes(3, "little")
    return header
