# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of shared memory that go to helper processes and come back without a copy.

A block belongs to the process that made it. On Linux it is a memfd sealed against shrinking and
growing, so that the other side cannot cut it off under a reader; on other POSIX systems an
unlinked temporary file; both travel as a file descriptor over a Unix socket and leave nothing
behind when a process dies. On Windows it is an unnamed file's mapping under a random tag name.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import sys
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from faceswap_desktop.core import unmapping

if sys.platform != "win32":
    import fcntl

HAS_DESCRIPTORS = sys.platform != "win32"


class Segment:
    """`size` bytes of shared memory (at least one), zeroed. Raises OSError where there is none.

    `buffer` stays valid until `close`. Views that others still hold then keep the memory, and it
    goes with the last of them.
    """

    def __init__(self, size: int, *, handle: int | str | None = None) -> None:
        """Make a new block; `handle` takes over one of another process (see `adopt`)."""
        if size < 1:
            message = f"a segment has at least one byte, not {size}"
            raise ValueError(message)
        self.handle = _new_handle(size) if handle is None else handle
        self._close_handle: Callable[[], object] = _nothing
        if isinstance(self.handle, int):
            self._close_handle = weakref.finalize(self, os.close, self.handle)
            if os.fstat(self.handle).st_size < size:
                self._close_handle()
                message = "a segment is shorter than was said"
                raise ValueError(message)
            self._map = mmap.mmap(self.handle, size)
        else:
            self._map = _tagged_map(self.handle, size)
        self.size = size
        self.buffer = memoryview(self._map)

    @classmethod
    def adopt(cls, handle: int | str, size: int) -> Segment:
        """Take over what another process made: a descriptor (owned from now on), or a tag."""
        return cls(size, handle=handle)

    def close(self) -> None:
        """Let go of the memory; may be called again."""
        self._close_handle()
        # A picture on the screen may still be drawn from it: its view frees the memory in the end.
        with contextlib.suppress(BufferError):
            self.buffer.release()
            if not self._map.closed and not unmapping.let_go(self._map):
                self._map.close()

    def __del__(self) -> None:
        # Whoever draws the last picture over this memory is the GUI thread.
        memory = getattr(self, "_map", None)
        if memory is not None and not memory.closed:
            unmapping.let_go(memory, self.buffer)

    def __repr__(self) -> str:
        return f"Segment({self.size})"


def _new_handle(size: int) -> int | str:
    if not HAS_DESCRIPTORS:
        import secrets  # noqa: PLC0415  (this module is loaded before the window is painted)

        return f"faceswap-desktop-{secrets.token_hex(16)}"
    if hasattr(os, "memfd_create"):
        handle = os.memfd_create("faceswap-desktop", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    else:
        import tempfile  # noqa: PLC0415

        handle, name = tempfile.mkstemp(prefix="faceswap-desktop-")
        os.unlink(name)  # noqa: PTH108 (a name that never becomes a Path)
    try:
        os.ftruncate(handle, size)
        if hasattr(fcntl, "F_ADD_SEALS"):
            fcntl.fcntl(handle, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW)
    except OSError:
        os.close(handle)
        raise
    return handle


def _tagged_map(tag: str, size: int) -> mmap.mmap:
    # Windows: backed by the paging file, and shared with whoever knows the random tag.
    made: mmap.mmap = cast("Any", mmap.mmap)(-1, size, tag)
    return made


def _nothing() -> None:
    """Where memory goes by name there is no descriptor to close."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """An upright picture in shared memory: rows of 8-bit blue, green, red, alpha.

    Alpha is straight, and 255 throughout where `has_alpha` is False. `width` and `height` in
    pixels, `stride` in bytes. Colours are sRGB unless `icc` holds another RGB profile.
    """

    segment: Segment
    width: int
    height: int
    stride: int
    has_alpha: bool
    icc: bytes = b""

    @classmethod
    def new(cls, width: int, height: int, *, has_alpha: bool = False, icc: bytes = b"") -> Pixels:
        """Memory for a picture of this size, without padding; all zero."""
        return cls(Segment(width * height * 4), width, height, width * 4, has_alpha, icc)

    @property
    def data(self) -> memoryview:
        """The rows: `stride * height` bytes."""
        return self.segment.buffer[: self.stride * self.height]

    def close(self) -> None:
        """Let go of the memory; may be called again."""
        self.segment.close()
