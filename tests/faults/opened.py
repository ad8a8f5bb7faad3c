# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices whether a file is opened, by whomever. Linux only."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_IN_OPEN = 0x20


class Watch:
    """From now on, until `close`; `was_opened` also forgets."""

    def __init__(self, path: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._handle = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        added = libc.inotify_add_watch(self._handle, os.fsencode(path), _IN_OPEN)
        if self._handle < 0 or added < 0:
            raise OSError(ctypes.get_errno(), "inotify")

    def was_opened(self) -> bool:
        try:
            return bool(os.read(self._handle, 1 << 16))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._handle)
