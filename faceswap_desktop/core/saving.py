# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing results: whole under their name, or not at all, and never over anything unasked."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path

from faceswap_desktop.core.naming import free_name, suggested_name
from faceswap_desktop.errors import ErrorCode, SaveError

__all__ = ["free_name", "save_error", "suggested_name", "write_atomically"]

_CODES = {
    errno.ENOSPC: ErrorCode.SAVE_DISK_FULL,
    errno.EDQUOT: ErrorCode.SAVE_DISK_FULL,
    errno.EFBIG: ErrorCode.SAVE_DISK_FULL,
    errno.EACCES: ErrorCode.SAVE_NO_PERMISSION,
    errno.EPERM: ErrorCode.SAVE_NO_PERMISSION,
    errno.EROFS: ErrorCode.SAVE_NO_PERMISSION,
    errno.ENOENT: ErrorCode.SAVE_FOLDER_MISSING,
    errno.ENOTDIR: ErrorCode.SAVE_FOLDER_MISSING,
    errno.EIO: ErrorCode.SAVE_DRIVE_FAILED,
    errno.ENXIO: ErrorCode.SAVE_DRIVE_FAILED,
    errno.ENODEV: ErrorCode.SAVE_DRIVE_FAILED,
    errno.ENAMETOOLONG: ErrorCode.SAVE_BAD_NAME,
    errno.EINVAL: ErrorCode.SAVE_BAD_NAME,
    errno.EILSEQ: ErrorCode.SAVE_BAD_NAME,
    errno.EEXIST: ErrorCode.SAVE_EXISTS,
    errno.EISDIR: ErrorCode.SAVE_EXISTS,
    errno.ENOTEMPTY: ErrorCode.SAVE_EXISTS,
}
# Some network and memory-card file systems cannot promise, and say so in one of these ways.
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
# Memory cards and some network drives know no second name for a file.
_NO_LINK = {errno.EPERM, errno.EMLINK, *_NO_SYNC}
_RETRIES = 5
_RETRY_PAUSE = 0.2

PutAway = Callable[[Path], Callable[[], object]]
"""Moves a file to a safe place, or raises SaveError; gives how to bring it back from there."""


def write_atomically(
    path: Path,
    data: bytes | memoryview,
    *,
    replace: bool,
    is_private: bool = False,
    put_away: PutAway | None = None,
) -> None:
    """Write `data` as `path`, which then is whole, checked and on disk. Blocking.

    Only this user can read the file if `is_private`; else the system's usual rule holds.
    Without `replace` an existing file is never touched (SAVE_EXISTS). With `put_away` the file
    that is replaced is not lost, but goes there once the new one is on disk. The old content
    stays when anything fails. Raises SaveError, and leaves nothing beside.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        if not replace and os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        _write_new(beside, memoryview(data).cast("B"), 0o600 if is_private else 0o666)
        if replace and put_away is not None and os.path.lexists(path):
            _take_place(beside, path, put_away)
        else:
            _move(beside, path, replace=replace)
        _sync_folder(path.parent)
    except (OSError, ValueError) as error:
        raise save_error(path, error) from error
    finally:
        with contextlib.suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)


def save_error(path: Path, error: OSError | ValueError) -> SaveError:
    """What a failure of the file system means for a person who saves."""
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    code = _CODES.get(number or 0, ErrorCode.SAVE_FAILED)
    return SaveError(
        code,
        details=f"{type(error).__name__}: {errno.errorcode.get(number or 0, number)}",
        retryable=code in {ErrorCode.SAVE_DISK_FULL, ErrorCode.SAVE_FAILED},
        name=path.name,
        folder=str(path.parent),
    )


def _write_new(path: Path, data: memoryview, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, mode)
    try:
        rest = data
        while rest:
            rest = rest[os.write(handle, rest) :]
        if os.fstat(handle).st_size != len(data):
            raise OSError(errno.EIO, "the file is not as long as what was written")
        _sync(handle)
    finally:
        os.close(handle)


def _sync(handle: int) -> None:
    """Have the content on the drive itself, as far as the file system can promise that."""
    try:
        if sys.platform == "darwin":
            import fcntl  # noqa: PLC0415

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        else:
            os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
        with contextlib.suppress(OSError):
            os.fsync(handle)


def _move(beside: Path, path: Path, *, replace: bool) -> None:
    if replace:
        _patiently(lambda: beside.replace(path))
    elif sys.platform == "win32":
        _patiently(lambda: beside.rename(path))  # refuses an existing file by itself
    else:
        _link(beside, path)


def _take_place(beside: Path, path: Path, put_away: PutAway) -> None:
    """Put the old file away and move the new one there; the old one comes back if that fails."""
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    bring_back = put_away(path)
    try:
        # Nobody was asked about a file that takes the name in between.
        _move(beside, path, replace=False)
    except OSError:
        with contextlib.suppress(OSError):
            bring_back()
        raise


def _link(beside: Path, path: Path) -> None:
    """Give the file its name unless somebody took it meanwhile."""
    try:
        os.link(beside, path, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINK or os.path.lexists(path):
            raise
        beside.replace(path)
    else:
        beside.unlink()


def _patiently(move: Callable[[], object]) -> None:
    """Windows: a virus scanner may hold the file for a moment."""
    for _ in range(_RETRIES if sys.platform == "win32" else 0):
        try:
            move()
        except PermissionError:
            time.sleep(_RETRY_PAUSE)
        else:
            return
    move()


def _sync_folder(folder: Path) -> None:
    """Have the name on the drive as well; Windows has no call for that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _sync(handle)
    finally:
        os.close(handle)
