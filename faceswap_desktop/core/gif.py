# SPDX-License-Identifier: GPL-3.0-or-later
"""XMP in GIF files, read and put in without touching a single pixel; Pillow can do neither."""

from __future__ import annotations

from collections.abc import Iterator

from faceswap_desktop.core.containers import ContainerError

_XMP = b"!\xff\x0bXMP DataXMP"
# The packet stands in the file as it is, not in blocks. Whoever reads it as blocks all the same
# lands somewhere in these bytes, each of which leads to the end of them.
_TRAILER = bytes([1, *range(255, -1, -1), 0])
_EXTENSION, _PICTURE, _END = 0x21, 0x2C, 0x3B


def xmp_of(data: bytes) -> bytes:
    """The XMP packet of a GIF, or nothing. Raises ContainerError for broken files."""
    for start, end in _blocks(data):
        if data.startswith(_XMP, start):
            return data[start + len(_XMP) : end].removesuffix(_TRAILER)
    return b""


def with_xmp(data: bytes, xmp: bytes) -> bytes:
    """The same GIF with this packet in place of what it had. Raises ContainerError."""
    kept = list(_blocks(data))
    first, last = kept[0][0], kept[-1][1]
    blocks = b"".join(data[start:end] for start, end in kept if not data.startswith(_XMP, start))
    # Readers of today's "89a" alone know of extensions.
    return b"GIF89a" + data[6:first] + _XMP + xmp + _TRAILER + blocks + data[last:]


def _blocks(data: bytes) -> Iterator[tuple[int, int]]:
    """From where to where each extension and each picture stands, and at last the end."""
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise ContainerError("not a GIF")
    try:
        at = 13 + _colours(data[10])
        while data[at] != _END:
            start = at
            if data[at] == _EXTENSION:
                at = _behind(data, at + 2)
            elif data[at] == _PICTURE:
                at = _behind(data, at + 11 + _colours(data[at + 9]))
            else:
                raise ContainerError("neither an extension nor a picture")
            yield start, at
        yield at, at + 1
    except IndexError as error:
        raise ContainerError("the GIF never ends") from error


def _colours(flags: int) -> int:
    """The length of the table of colours that the flags tell of."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _behind(data: bytes, at: int) -> int:
    """Where a chain of blocks is over."""
    while data[at]:
        at += data[at] + 1
    return at + 1
