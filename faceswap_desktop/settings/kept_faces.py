# SPDX-License-Identifier: GPL-3.0-or-later
"""Faces that are kept on this computer under a name: one folder for each, whole or not there.

A folder holds a copy of the photo as it was, a small picture of the face, and `face.json`. What
cannot be understood is left out, and left alone.
"""

from __future__ import annotations

import contextlib
import json
import logging
import re
import secrets
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from faceswap_desktop.core.models import Box
from faceswap_desktop.core.photo_files import read_photo
from faceswap_desktop.core.saving import save_error, write_atomically

_log = logging.getLogger(__name__)
VERSION = 1
LONGEST_NAME = 40
_ABOUT = "face.json"
_FILE = re.compile(r"photo(\.[a-z0-9]{1,5})?")
_SMALL = "small.png"
# Begun and not finished, or finished and not gone: of no use to anybody.
_PASSING = ".passing-"


@dataclass(frozen=True, slots=True)
class KeptFace:
    """One face. `choice` says which face of the photo is meant; None where it shows one alone."""

    id: str
    name: str
    kept_at: str
    folder: Path
    choice: Box | None = None
    file: str = "photo"

    @property
    def photo(self) -> Path:
        """The copy of the photo."""
        return self.folder / self.file

    @property
    def small(self) -> Path:
        """The face alone, small and square; a PNG."""
        return self.folder / _SMALL


class FaceLibrary:
    """The one owner of the folder, which need not be there. All of it blocks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> tuple[KeptFace, ...]:
        """All faces, those that were kept first first."""
        found = []
        with contextlib.suppress(OSError):
            for each in self.folder.iterdir():
                if each.name.startswith(_PASSING):
                    shutil.rmtree(each, ignore_errors=True)
                elif each.is_dir() and (face := _read(each)) is not None:
                    found.append(face)
        return tuple(sorted(found, key=lambda face: (face.kept_at, face.id)))

    def count(self) -> int:
        """How many there are."""
        return len(self.all())

    def keep(
        self, name: str, photo: Path, small: bytes, now: datetime, choice: Box | None = None
    ) -> KeptFace:
        """Keep a copy of a photo; `small` is the PNG of its face. Raises PhotoError, SaveError."""
        key = f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        file = f"photo{photo.suffix.lower()}"
        file = file if _FILE.fullmatch(file) else "photo"
        face = KeptFace(key, _tidy(name), now.isoformat(), self.folder / key, choice, file)
        passing = replace(face, folder=self.folder / f"{_PASSING}{key}")
        segment = read_photo(photo, photo.name)
        try:
            try:
                passing.folder.mkdir(mode=0o700, parents=True)
            except OSError as error:
                raise save_error(face.folder, error) from error
            for path, data in ((passing.photo, segment.buffer), (passing.small, small)):
                write_atomically(path, data, replace=False, is_private=True)
            _write(passing)
            try:
                passing.folder.rename(face.folder)
            except OSError as error:
                raise save_error(face.folder, error) from error
        except BaseException:
            shutil.rmtree(passing.folder, ignore_errors=True)
            raise
        finally:
            segment.close()
        return face

    def rename(self, face: KeptFace, name: str) -> None:
        """Call a face something else. Raises SaveError."""
        _write(replace(face, name=_tidy(name)))

    def remove(self, face: KeptFace) -> None:
        """Delete a face, photo and all. Raises SaveError."""
        gone = self.folder / f"{_PASSING}{face.id}"
        try:
            face.folder.rename(gone)
        except FileNotFoundError:
            return
        except OSError as error:
            raise save_error(face.folder, error) from error
        shutil.rmtree(gone, ignore_errors=True)

    def clear(self) -> None:
        """Delete all of them. Raises SaveError."""
        for face in self.all():
            self.remove(face)


def _tidy(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME].strip()


def _write(face: KeptFace) -> None:
    box = face.choice
    data = {
        "version": VERSION,
        "name": face.name,
        "kept_at": face.kept_at,
        "file": face.file,
        "choice": [box.left, box.top, box.width, box.height] if box else None,
    }
    text = json.dumps(data, indent=2, ensure_ascii=False)
    write_atomically(face.folder / _ABOUT, text.encode(), replace=True, is_private=True)


def _read(folder: Path) -> KeptFace | None:
    try:
        data = json.loads((folder / _ABOUT).read_text("utf-8"))
        choice = Box(*map(float, data["choice"])) if data["choice"] else None
        name, file = _tidy(data["name"]), str(data["file"])
        face = KeptFace(folder.name, name, str(data["kept_at"]), folder, choice, file)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        _log.warning("A kept face cannot be read: %s", folder.name)
        return None
    is_whole = face.name and _FILE.fullmatch(face.file) and face.photo.is_file()
    return face if is_whole else None
