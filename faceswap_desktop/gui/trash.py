# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are replaced go to the trash of the system, from where people can take them back."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QStandardPaths

from faceswap_desktop.errors import ErrorCode, SaveError

if TYPE_CHECKING:
    from collections.abc import Callable

_INFO = ".trashinfo"


def to_trash(path: Path) -> Callable[[], None]:
    """Move a file to the trash; gives how to bring it back. Blocking.

    Raises SaveError (SAVE_NO_TRASH) where there is none for this file, which then stays.
    """
    if sys.platform.startswith("linux"):
        # Qt makes the trash itself, but not the folder in which it lies.
        with contextlib.suppress(OSError):
            place = QStandardPaths.StandardLocation.GenericDataLocation
            Path(QStandardPaths.writableLocation(place)).mkdir(0o700, parents=True, exist_ok=True)
    # The static function would be shorter, but does not tell here where the file is now.
    file = QFile(str(path))
    if not file.moveToTrash():
        raise SaveError(
            ErrorCode.SAVE_NO_TRASH,
            details=file.errorString(),
            name=path.name,
            folder=str(path.parent),
        )
    return partial(_bring_back, file.fileName(), path)


def _bring_back(where: str, path: Path) -> None:
    """Where the system does not say where the file is now, it stays in the trash."""
    if not where or os.path.lexists(path):
        return
    trashed = Path(where)
    trashed.rename(path)
    # What the desktops of Linux know of it; an entry without a file would stay there for ever.
    info = trashed.parent.parent / "info" / (trashed.name + _INFO)
    info.unlink(missing_ok=True)
