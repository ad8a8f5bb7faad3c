# SPDX-License-Identifier: GPL-3.0-or-later
"""One job in memory: its record, what passes by, and how a change of it is written and told."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from faceswap_desktop.core.models import FINAL_STATES, JobSnapshot, JobState, Step, Wait
from faceswap_desktop.errors import ErrorCode, JournalError, UserFacingError
from faceswap_desktop.jobs.journal import Change
from faceswap_desktop.jobs.receipt import ReceiptEvent, ReceiptKind
from faceswap_desktop.jobs.records import JobRecord
from faceswap_desktop.jobs.registry import finish

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from faceswap_desktop.core.models import JobRequest
    from faceswap_desktop.jobs.bulletin import Bulletin
    from faceswap_desktop.jobs.fullsize import Restorer
    from faceswap_desktop.jobs.journal import Journal
    from faceswap_desktop.jobs.lanes import Lane
    from faceswap_desktop.jobs.receipt import Fact
    from faceswap_desktop.jobs.schedule import Clock
    from faceswap_desktop.jobs.store import ResultStore
    from faceswap_desktop.providers.base import Provider

_log = logging.getLogger(__name__)
_IN_SNAPSHOT = frozenset(each.name for each in fields(JobSnapshot))
# Before these nothing may have happened that is not written down already.
_STRICT = frozenset({JobState.PREPARING, JobState.SUBMITTING})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all jobs share. `provider` raises `UserFacingError` for one that is not there."""

    journal: Journal
    store: ResultStore
    bulletin: Bulletin
    clock: Clock
    random: Random
    provider: Callable[[str], Provider]
    lane: Callable[[str], Lane]
    needs_consent: Callable[[JobRequest], bool]
    new_reference: Callable[[], str]
    downloads: asyncio.Semaphore
    full_size: Restorer | None = None


@dataclass(slots=True)
class Job:
    """A job that is loaded. `unwritten`: changes that the journal could not take yet.

    `changed` is set at the next change. `wishes` keeps two of a person's wishes apart.
    """

    record: JobRecord
    shared: Surroundings
    step: Step | None = None
    fraction: float | None = None
    wait: Wait | None = None
    unwritten: list[Change] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)
    wishes: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def id(self) -> str:
        """The job's id."""
        return self.record.snapshot.id

    @property
    def state(self) -> JobState:
        """Where the job stands."""
        return self.record.snapshot.state

    @property
    def request(self) -> JobRequest:
        """What is to be done."""
        return self.record.snapshot.request

    @property
    def snapshot(self) -> JobSnapshot:
        """The job as the window draws it."""
        return replace(self.record.snapshot, step=self.step, fraction=self.fraction, wait=self.wait)

    def event(self, kind: ReceiptKind, **facts: Fact) -> ReceiptEvent:
        """Something for the receipt that happens now."""
        return ReceiptEvent(self.shared.clock.now(), self.record.snapshot.attempt, kind, facts)

    async def advance(
        self,
        state: JobState,
        *,
        events: tuple[ReceiptEvent, ...] = (),
        is_reopening: bool = False,
        nothing_left: bool = False,
        wait: Wait | None = None,
        step: Step | None = None,
        **changes: Any,  # noqa: ANN401 (fields of the record and of its snapshot)
    ) -> None:
        """Write the next state, durably, and then tell it.

        Raises `JournalError` only where nothing has been done yet that has to be remembered;
        later the job goes on, and the journal gets it as soon as it can.
        """
        inside = {key: value for key, value in changes.items() if key in _IN_SNAPSHOT}
        outside = {key: value for key, value in changes.items() if key not in _IN_SNAPSHOT}
        now = self.shared.clock.now()
        is_over = state in FINAL_STATES or state is JobState.UNCERTAIN
        inside |= {"state": state, "updated_at": now, "ended_at": now if is_over else None}

        def change(old: JobRecord) -> Change:
            snapshot = replace(old.snapshot, **inside, wait=wait)
            record = replace(old, snapshot=snapshot, **outside)
            return Change(record, is_reopening, nothing_left, events)

        async def take() -> None:
            await self._write(change, is_strict=is_reopening or state in _STRICT)
            self.show(step, wait=wait)

        await finish(take())

    async def amend(self, **changes: Any) -> None:  # noqa: ANN401 (fields of the record)
        """Write something about the job that is no step of it, whatever it is doing."""
        await finish(self._write(lambda old: Change(replace(old, **changes))))

    async def _write(
        self, change: Callable[[JobRecord], Change] | None, *, is_strict: bool = False
    ) -> None:
        """Write a change, and all that could not be written before it."""
        async with self.writing:
            changes = [*self.unwritten, *([change(self.record)] if change else ())]
            try:
                await self.shared.journal.change(changes)
            except JournalError:
                if is_strict:
                    raise
                _log.exception("Job %s goes on without being written", self.id)
                self.unwritten = changes
            else:
                self.unwritten = []
            self.record = changes[-1].record
        self.announce()

    def announce(self) -> None:
        """Wake whoever waits for `changed`; the next change has an event of its own."""
        event, self.changed = self.changed, asyncio.Event()
        event.set()

    async def write_rest(self) -> bool:
        """Try once more to write what could not be written; gives whether nothing is left."""
        if self.unwritten:
            await finish(self._write(None))
        return not self.unwritten

    async def note(self, *events: ReceiptEvent) -> None:
        """Add to the receipt; a journal that cannot take it is no reason to stop."""
        try:
            await finish(self.shared.journal.note(self.id, events))
        except (JournalError, LookupError):
            _log.exception("The receipt of job %s is not complete", self.id)

    def show(self, step: Step | None = None, *, wait: Wait | None = None) -> None:
        """Tell what is being done, or why not; nothing of it is written."""
        self.step, self.fraction, self.wait = step, None, wait
        self.shared.bulletin.tell(self.snapshot)

    def show_progress(self, step: Step, fraction: float | None) -> None:
        """Tell how far the work is, as often as it can be seen."""
        self.step, self.fraction, self.wait = step, fraction, None
        self.shared.bulletin.tell_progress(self.id, lambda: self.snapshot)


def missing_provider(provider: str) -> UserFacingError:
    """The error for a service that is not installed (any more)."""
    return UserFacingError(ErrorCode.PROVIDER_MISSING, provider=provider)
