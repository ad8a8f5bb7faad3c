# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a photo's bytes, whatever it is that a person dropped. Blocking; runs in a thread."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from faceswap_desktop.core.formats import MAX_FILE_BYTES
from faceswap_desktop.core.segments import Segment
from faceswap_desktop.errors import ErrorCode, PhotoError

_CODES = {
    errno.ENOENT: ErrorCode.PHOTO_NOT_FOUND,
    errno.ENOTDIR: ErrorCode.PHOTO_NOT_FOUND,
    errno.ENAMETOOLONG: ErrorCode.PHOTO_NOT_FOUND,
    errno.EACCES: ErrorCode.PHOTO_NO_PERMISSION,
    errno.EPERM: ErrorCode.PHOTO_NO_PERMISSION,
    errno.EISDIR: ErrorCode.PHOTO_IS_FOLDER,
    errno.ENXIO: ErrorCode.PHOTO_NOT_A_FILE,  # what a socket says
}


def read_photo(path: Path, name: str, *, max_bytes: int = MAX_FILE_BYTES) -> Segment:
    """The whole file in shared memory. Never waits for a pipe or a device. Raises PhotoError."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
        try:
            return _read(handle, name, max_bytes)
        finally:
            os.close(handle)
    except OSError as error:
        code = _CODES.get(error.errno or 0, ErrorCode.PHOTO_READ_FAILED)
        # Windows refuses to open folders as if it were about permission.
        if os.path.isdir(path):  # noqa: PTH112 (raises nothing, whatever the name)
            code = ErrorCode.PHOTO_IS_FOLDER
        details = f"{type(error).__name__}: {errno.errorcode.get(error.errno or 0, '')}"
        raise PhotoError(code, details=details, name=name) from error
    except ValueError as error:  # a NUL in the name
        raise PhotoError(ErrorCode.PHOTO_NOT_FOUND, details=str(error), name=name) from error


def _read(handle: int, name: str, max_bytes: int) -> Segment:
    about = os.fstat(handle)
    if stat.S_ISDIR(about.st_mode):
        raise PhotoError(ErrorCode.PHOTO_IS_FOLDER, name=name)
    if not stat.S_ISREG(about.st_mode):
        raise PhotoError(ErrorCode.PHOTO_NOT_A_FILE, name=name)
    size = about.st_size
    if size == 0:
        raise PhotoError(ErrorCode.PHOTO_EMPTY, name=name)
    if size > max_bytes:
        raise PhotoError(
            ErrorCode.PHOTO_FILE_TOO_LARGE,
            name=name,
            megabytes=round(size / 1e6),
            limit=round(max_bytes / 1e6),
        )
    segment = Segment(size)
    with os.fdopen(os.dup(handle), "rb", buffering=0) as file:
        rest = segment.buffer
        while rest:
            got = file.readinto(rest)
            if not got:
                rest.release()
                segment.close()
                details = "the file became shorter while it was read"
                raise PhotoError(ErrorCode.PHOTO_READ_FAILED, details=details, name=name)
            rest = rest[got:]
    return segment
