# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies on link hosts, written down before it gets there, so that none of it is forgotten.

A small file beside the journal: for each job the hosts and names of its photos. It holds no
address and no secret. A file that cannot be read is treated as empty, since everything in it
expires by itself.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from faceswap_desktop.core.saving import save_error, write_atomically
from faceswap_desktop.core.threads import in_thread


@dataclass(frozen=True, slots=True)
class Placed:
    """One photo on a link host. `expires_at` in seconds since 1970, UTC."""

    host: str
    name: str
    expires_at: float


class Ledger:
    """The photos on link hosts, by job: first by its reference, later by its remote id."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: dict[str, list[Placed]] | None = None
        self._writing = threading.Lock()
        self._state = self._saved = 0

    async def add(self, job: str, placed: Placed) -> None:
        """Write down one photo, before it is put there."""
        jobs = await self._read()
        jobs.setdefault(job, []).append(placed)
        await self._write()

    async def rename(self, job: str, remote_id: str) -> None:
        """Go on under the id that the service gave the job."""
        jobs = await self._read()
        if job in jobs:
            jobs[remote_id] = jobs.pop(job)
            await self._write()

    async def of(self, job: str) -> tuple[Placed, ...]:
        """The photos of a job that are still there."""
        return tuple((await self._read()).get(job, ()))

    async def overdue(self) -> tuple[tuple[str, Placed], ...]:
        """Photos whose links have expired, and which nobody has deleted."""
        now = datetime.now(UTC).timestamp()
        jobs = await self._read()
        return tuple(
            (job, each) for job, placed in jobs.items() for each in placed if each.expires_at < now
        )

    async def strike(self, job: str, gone: Iterable[Placed]) -> None:
        """Cross out what was deleted."""
        jobs = await self._read()
        left = [each for each in jobs.get(job, ()) if each not in set(gone)]
        if left:
            jobs[job] = left
        else:
            jobs.pop(job, None)
        await self._write()

    async def _read(self) -> dict[str, list[Placed]]:
        if self._jobs is None:
            self._jobs = await in_thread(lambda: _load(self._path))
        return self._jobs

    async def _write(self) -> None:
        shown = {
            job: [asdict(each) for each in placed] for job, placed in (self._jobs or {}).items()
        }
        data = json.dumps(shown, indent=1).encode() if shown else b""
        self._state += 1
        state = self._state
        await in_thread(lambda: self._save(data, state))

    def _save(self, data: bytes, state: int) -> None:
        """Write the list; an empty one leaves no file behind. Raises SaveError.

        A write that was cancelled goes on in its thread: it must not undo a later one.
        """
        with self._writing:
            if state < self._saved:
                return
            self._saved = state
            if data:
                write_atomically(self._path, data, replace=True)
                return
            try:
                self._path.unlink(missing_ok=True)
            except OSError as error:
                raise save_error(self._path, error) from error


def _load(path: Path) -> dict[str, list[Placed]]:
    try:
        given = json.loads(path.read_bytes())
        return {
            str(job): [
                Placed(str(each["host"]), str(each["name"]), float(each["expires_at"]))
                for each in placed
            ]
            for job, placed in given.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
