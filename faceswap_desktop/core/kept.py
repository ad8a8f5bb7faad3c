# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program keeps on this computer: how much of each kind, and where.

Only counts and sizes; no picture is opened. A drive may be slow, so `look` belongs into a thread.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, unique
from pathlib import Path
from typing import TYPE_CHECKING

from faceswap_desktop.core.logs import CRASH_NAME, LOG_NAME

if TYPE_CHECKING:
    from faceswap_desktop.core.paths import Folders

# Copies that are on their way to a service: whoever made them deletes them.
_OUTGOING = "outgoing"
# Beside the results: the record of jobs, older ones set aside, and what lies on link hosts.
_RECORDS = ("jobs*", "links.json")
_SETTINGS = "settings*.json"
_PERMISSIONS = "permissions*.json"


@unique
class Kind(StrEnum):
    """What is kept, by what it is for."""

    RESULTS = "results"
    COPIES = "copies"
    FACES = "faces"
    PERMISSIONS = "permissions"
    CACHE = "cache"
    LOGS = "logs"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Kept:
    """How much there is of one kind: files, bytes, and the folder in which they lie."""

    kind: Kind
    count: int
    size: int
    place: Path


def look(own: Folders) -> tuple[Kept, ...]:
    """What there is of each kind now; what cannot be read counts as nothing.

    For results and faces `count` is what a person would count, without the records beside them.
    """
    results, records = _sizes(_files(own.results)), _sizes(_named(own.data, *_RECORDS))
    faces = own.data / "faces"
    return (
        Kept(Kind.RESULTS, len(results), sum(results) + sum(records), own.results),
        _kept(Kind.COPIES, own.inputs, _files(own.inputs)),
        Kept(Kind.FACES, _folders_in(faces), sum(_sizes(_files(faces))), faces),
        _kept(Kind.PERMISSIONS, own.data, _named(own.data, _PERMISSIONS)),
        _kept(Kind.CACHE, own.cache, _files(own.cache)),
        _kept(Kind.LOGS, own.logs, _files(own.logs)),
        _kept(Kind.SETTINGS, own.settings, _named(own.settings, _SETTINGS)),
    )


def delete_cache(own: Folders) -> None:
    """Delete what can be made or fetched again; what is being sent stays."""
    for each in _entries(own.cache):
        if each.name != _OUTGOING:
            _delete(Path(each))


def delete_logs(own: Folders) -> None:
    """Delete the logs; the one that is being written begins anew."""
    for each in _entries(own.logs):
        if each.name == LOG_NAME:
            with contextlib.suppress(OSError):
                os.truncate(each, 0)
        elif each.name != CRASH_NAME:
            _delete(Path(each))


def _kept(kind: Kind, place: Path, files: Iterable[Path]) -> Kept:
    sizes = _sizes(files)
    return Kept(kind, len(sizes), sum(sizes), place)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


def _entries(folder: Path) -> tuple[os.DirEntry[str], ...]:
    try:
        with os.scandir(folder) as found:
            return tuple(found)
    except OSError:
        return ()


def _files(folder: Path) -> Iterator[Path]:
    """All files below `folder`; links are counted as what they are, and not followed."""
    for parent, _, names in os.walk(folder):
        for name in names:
            yield Path(parent, name)


def _named(folder: Path, *patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        with contextlib.suppress(OSError):
            yield from folder.glob(pattern)


def _folders_in(folder: Path) -> int:
    return sum(1 for each in _entries(folder) if each.is_dir(follow_symlinks=False))


def _sizes(files: Iterable[Path]) -> list[int]:
    """The lengths of those that are still there, in bytes."""
    found = []
    for each in files:
        with contextlib.suppress(OSError):
            found.append(each.lstat().st_size)
    return found
