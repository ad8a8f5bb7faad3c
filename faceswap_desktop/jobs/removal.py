# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting jobs: out of sight at once, for good a little later, and back until then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from faceswap_desktop.jobs import schedule

if TYPE_CHECKING:
    from faceswap_desktop.jobs.copies import PhotoCopies
    from faceswap_desktop.jobs.job import Surroundings
    from faceswap_desktop.jobs.records import JobRecord
    from faceswap_desktop.jobs.registry import Registry

UNDO_TIME = timedelta(minutes=10)
_ANY_AGE = timedelta(days=-36500)


class Bin:
    """The jobs that were deleted and can be brought back for `UNDO_TIME`, or until the end."""

    def __init__(
        self, shared: Surroundings, registry: Registry, copies: PhotoCopies | None = None
    ) -> None:
        self._shared = shared
        self._registry = registry
        self._copies = copies

    async def put(self, job_ids: Sequence[str]) -> None:
        """Mark jobs as deleted, and see that they are purged later."""
        await self._shared.journal.mark_deleted(job_ids, self._shared.clock.now())
        self.purge_later()

    async def put_all_over(self) -> tuple[str, ...]:
        """Mark all jobs that are over; gives their ids."""
        ids = await self._shared.journal.clear(self._shared.clock.now())
        self.purge_later()
        return ids

    async def take_back(self, job_ids: Sequence[str]) -> tuple[JobRecord, ...]:
        """Take the marks away; gives the jobs that are still there, oldest first."""
        await self._shared.journal.mark_deleted(job_ids, None)
        return tuple(reversed(await self._shared.journal.get(job_ids)))

    async def purge(self, age: timedelta = timedelta()) -> bool:
        """Forget jobs deleted so long ago, files and all; gives whether some are left for later."""
        journal, now = self._shared.journal, self._shared.clock.now()
        ids = await journal.deleted(now - age)
        if ids:
            await self._shared.store.remove(ids)
            await journal.purge(ids)
            self.sweep_copies()
        return bool(await journal.deleted(now - _ANY_AGE))

    def sweep_copies(self) -> None:
        """Have the copies of photos deleted that no job needs any more."""
        if self._copies is not None:
            self._registry.begin("photo copies", self._copies.sweep)

    def purge_later(self) -> None:
        """Have the jobs purged when their time is up."""
        self._registry.begin("purge", self._purge_later)

    async def _purge_later(self) -> None:
        is_left = True
        while is_left:
            await schedule.wait_for(self._shared.clock, UNDO_TIME.total_seconds() / 2)
            is_left = await self.purge(UNDO_TIME)
