# SPDX-License-Identifier: GPL-3.0-or-later
"""Letting go of large shared memory in a thread of its own.

Unmapping a hundred megabytes takes longer than a frame. The window's process switches this on;
helpers, which may not start threads and have no frames to lose, unmap at once.
"""

from __future__ import annotations

import contextlib
import mmap
import queue
import threading
import time

LARGE = 4 << 20
_PAUSE = 0.02
_TRIES = 50
_waiting: queue.SimpleQueue[tuple[mmap.mmap, memoryview | None]] = queue.SimpleQueue()
_thread: list[threading.Thread] = []


def start() -> None:
    """From now on large memory is let go of in the background."""
    if not _thread:
        _thread.append(threading.Thread(target=_work, name="unmap", daemon=True))
        _thread[0].start()


def let_go(memory: mmap.mmap, view: memoryview | None = None) -> bool:
    """Take `memory` over, and the `view` that is to be released first; False if it is not on."""
    if not _thread or len(memory) < LARGE:
        return False
    _waiting.put((memory, view))
    return True


def _work() -> None:
    while True:
        memory, view = _waiting.get()
        # The last picture over it may be on its way out at this very moment.
        for _ in range(_TRIES):
            with contextlib.suppress(BufferError):
                if view is not None:
                    view.release()
                memory.close()
                break
            time.sleep(_PAUSE)
        del memory, view
