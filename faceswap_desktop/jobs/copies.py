# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's own copies of photos that were no files: gone when nothing refers to them.

Pasted pictures, those dropped from a web page and results that were used as photos lie in one
folder. A copy stays while a job in the journal names it (a deleted one too, until it is purged:
it may be brought back), while it lies on the table or is remembered in Settings. Where the
journal cannot be read nothing is deleted.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import JournalError

if TYPE_CHECKING:
    from faceswap_desktop.jobs.journal import Journal

_log = logging.getLogger(__name__)
# A picture is written before it lies on the table, and a job before its photos leave the table.
_GRACE = 600.0
# Some file systems keep times of two seconds only.
_COARSE = 2.0

Texts = Callable[[], Iterable[str]]


def _none() -> Iterable[str]:
    return ()


class PhotoCopies:
    """The folder of copies. `remembered()` gives what is kept beyond the end of the program.

    `on_table` gives what lies in the window; both are texts that hold the paths.
    """

    def __init__(self, folder: Path, journal: Journal, remembered: Texts = _none) -> None:
        self._folder = folder
        self._journal = journal
        self._remembered = remembered
        self._since = time.time() - _COARSE
        self.on_table: Texts = _none

    async def sweep(self) -> int:
        """Delete what nothing refers to; gives how many files that were.

        What was written a moment ago stays, for it may be on its way to the table.
        """
        return await self._sweep(lambda at: at < self._since or at < time.time() - _GRACE)

    async def sweep_now(self) -> int:
        """Delete what nothing refers to, however new."""
        return await self._sweep(lambda _: True)

    async def sweep_at_end(self) -> int:
        """Delete what no job and no setting refers to; there is no table any more."""
        self.on_table = _none
        return await self.sweep_now()

    async def _sweep(self, may_go: Callable[[float], bool]) -> int:
        names = await in_thread(lambda: _names(self._folder, may_go))
        if not names:
            return 0
        used = [*self.on_table(), *self._remembered()]
        try:
            requests = await self._journal.requests_with(self._folder.name)
        except JournalError:
            return 0
        # Once more: a job's photos may have been put on the table while the journal was read.
        used += self.on_table()
        gone = await in_thread(lambda: self._delete(names, "\n".join(used), "\n".join(requests)))
        if gone:
            _log.info("%d copies of photos were needed no longer", gone)
        return gone

    def _delete(self, names: Iterable[str], used: str, requests: str) -> int:
        count = 0
        for name in names:
            # The journal's texts are JSON in ASCII.
            if name in used or json.dumps(name)[1:-1] in requests:
                continue
            with contextlib.suppress(OSError):
                (self._folder / name).unlink()
                count += 1
        return count


def _names(folder: Path, may_go: Callable[[float], bool]) -> tuple[str, ...]:
    """The files in `folder` whose age allows it."""
    try:
        with os.scandir(folder) as found:
            files = [each for each in found if not each.is_dir(follow_symlinks=False)]
            return tuple(each.name for each in files if may_go(_age_mark(each)))
    except OSError:
        return ()


def _age_mark(file: os.DirEntry[str]) -> float:
    try:
        return file.stat(follow_symlinks=False).st_mtime
    except OSError:
        return time.time()
