# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose face may be used: confirmed once for each face, with the date; typed, versioned, JSON.

A face is known by what its photo holds, not by where it lies. A damaged file is set aside under
another name, and each face is confirmed once more.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import secrets
import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from faceswap_desktop.core.saving import write_atomically
from faceswap_desktop.errors import ErrorCode, SaveError, SettingsError

_log = logging.getLogger(__name__)
VERSION = 1
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Permission:
    """That the person of a face agreed. `face` is a key, `given_at` ISO.

    `name` is what the photo was called; "" where that was not to be kept.
    """

    face: str
    name: str
    given_at: str


def digest_of(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal; "" where it cannot be read. Blocking."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while part := file.read(_CHUNK):
                digest.update(part)
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()


class PermissionStore:
    """The one owner of the file. All of it blocks, and may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._known: dict[str, Permission] | None = None

    def faces(self) -> frozenset[str]:
        """The keys of all faces whose person agreed."""
        with self._lock:
            return frozenset(self._all())

    def count(self) -> int:
        """How many there are."""
        return len(self.faces())

    def give(self, people: Iterable[tuple[str, str]], now: datetime) -> None:
        """Remember (key, name) of faces; those that are known stay as they were.

        Raises SettingsError (SETTINGS_NOT_SAVED).
        """
        with self._lock:
            known = self._all()
            when = now.isoformat(timespec="seconds")
            new = {key: Permission(key, name, when) for key, name in people if key not in known}
            if new:
                self._write({**known, **new})

    def forget_names(self) -> None:
        """Keep no names of photos, only that their people agreed. Raises SettingsError."""
        with self._lock:
            known = self._all()
            if any(each.name for each in known.values()):
                self._write({key: replace(each, name="") for key, each in known.items()})

    def clear(self) -> None:
        """Forget all of them. Raises SettingsError (SETTINGS_NOT_SAVED)."""
        with self._lock:
            self._known = {}
            try:
                self.path.unlink(missing_ok=True)
            except OSError as error:
                raise _not_saved(error) from error

    def _all(self) -> dict[str, Permission]:
        if self._known is None:
            self._known = self._read()
        return self._known

    def _read(self) -> dict[str, Permission]:
        try:
            given = json.loads(self.path.read_text("utf-8"))
            found = [Permission(**each) for each in given["people"]]
            if not all(isinstance(each, str) for one in found for each in asdict(one).values()):
                raise TypeError("not a text")
        except FileNotFoundError:
            return {}
        except OSError:
            _log.exception("Who agreed cannot be read; it is asked again")
            return {}
        except (ValueError, KeyError, TypeError, RecursionError):
            _log.exception("Who agreed cannot be understood; it is asked again")
            kept = f"{self.path.stem}-damaged-{secrets.token_hex(3)}.json"
            with contextlib.suppress(OSError):
                self.path.rename(self.path.with_name(kept))
            return {}
        return {each.face: each for each in found}

    def _write(self, people: dict[str, Permission]) -> None:
        # What cannot be written holds for this session all the same.
        self._known = people
        data = {"version": VERSION, "people": [asdict(each) for each in people.values()]}
        text = json.dumps(data, indent=2, ensure_ascii=False)
        try:
            write_atomically(self.path, text.encode(), replace=True, is_private=True)
        except (OSError, SaveError) as error:
            raise _not_saved(error) from error


def _not_saved(error: Exception) -> SettingsError:
    return SettingsError(ErrorCode.SETTINGS_NOT_SAVED, details=str(error))
