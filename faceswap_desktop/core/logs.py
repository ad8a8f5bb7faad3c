# SPDX-License-Identifier: GPL-3.0-or-later
"""The log: a few files in the program's own folder, for this user only, with secrets masked."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO, cast

from faceswap_desktop.core.redaction import MaskingFormatter

LOG_NAME = "faceswap-desktop.log"
CRASH_NAME = "crash.log"

# These tell of addresses, headers and arguments, and so of keys and of photos.
_NOISY = ("httpx", "httpcore", "hpack", "qasync", "asyncio", "keyring", "PIL")
_BYTES = 1_000_000
_FILES = 5
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(folder: Path) -> None:
    """Write the log, and what is known of a crash, into `folder` from now on.

    Where the folder cannot be written there is no log, and nothing else is lost.
    """
    _crashes[:] = [last_crash(folder)]
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    handler = _handler(folder)
    handler.setFormatter(MaskingFormatter(_LINE))
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    # A log that cannot be written (full disk) is no reason to write to the terminal.
    logging.raiseExceptions = False
    _watch_for_crashes(folder)


def stop() -> None:
    """Close the files; for tests, and at the very end."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, _OwnHandler)]:
        root.removeHandler(handler)
        handler.close()
    faulthandler.disable()
    while _crash_files:
        _crash_files.pop().close()


def crash_before_start() -> str:
    """What the run before this one wrote when it crashed; "" when it did not."""
    return _crashes[0] if _crashes else ""


def last_crash(folder: Path) -> str:
    """What the last run wrote when it crashed; "" when it did not. Read before `start`."""
    with contextlib.suppress(OSError):
        return (folder / CRASH_NAME).read_text(errors="replace")
    return ""


class _OwnHandler(RotatingFileHandler):
    """Files that only this user can read."""

    def _open(self) -> TextIOWrapper:
        def private(path: str, flags: int) -> int:
            return os.open(path, flags, 0o600)

        file = open(  # noqa: SIM115 (the handler closes it)
            self.baseFilename, self.mode, encoding=self.encoding, opener=private
        )
        return cast("TextIOWrapper", file)


_crash_files: list[IO[str]] = []
_crashes: list[str] = []


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _OwnHandler(folder / LOG_NAME, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    except OSError:
        # In a windowed program there is no standard error either.
        return logging.StreamHandler() if sys.stderr is not None else logging.NullHandler()


def _watch_for_crashes(folder: Path) -> None:
    with contextlib.suppress(OSError):
        file = (folder / CRASH_NAME).open("w", encoding="utf-8")
        _crash_files.append(file)
        faulthandler.enable(file)
