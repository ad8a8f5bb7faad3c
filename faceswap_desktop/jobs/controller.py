# SPDX-License-Identifier: GPL-3.0-or-later
"""The one owner of all jobs: takes wishes, runs one task per job, tells whole snapshots.

Everything here is called on the event loop. A wish that changes a job returns when the change
is written down; what comes of it is told to the subscribers.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterable
from random import Random, SystemRandom
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import (
    FINAL_STATES,
    JobRequest,
    JobSnapshot,
    JobState,
    WaitReason,
)
from faceswap_desktop.errors import ErrorCode, JournalError
from faceswap_desktop.jobs import again, recovery, schedule
from faceswap_desktop.jobs.again import Resolution
from faceswap_desktop.jobs.bulletin import Bulletin, RemovalSubscriber, Subscriber
from faceswap_desktop.jobs.job import Job, Surroundings, missing_provider
from faceswap_desktop.jobs.journal import DuplicateError
from faceswap_desktop.jobs.lanes import Lanes
from faceswap_desktop.jobs.receipt import PrivacyReceipt, receipt
from faceswap_desktop.jobs.records import JobRecord
from faceswap_desktop.jobs.registry import Registry, finish
from faceswap_desktop.jobs.removal import Bin
from faceswap_desktop.jobs.runner import Run

if TYPE_CHECKING:
    from faceswap_desktop.jobs.copies import PhotoCopies
    from faceswap_desktop.jobs.fullsize import Restorer
    from faceswap_desktop.jobs.journal import Journal
    from faceswap_desktop.jobs.schedule import Clock
    from faceswap_desktop.jobs.store import ResultStore
    from faceswap_desktop.providers.base import Provider

_FIRST_PAGE = 200
_DOWNLOADS = 3
_QUIT_PATIENCE = 3.0

__all__ = ["JobController", "Resolution"]


class JobController:
    """All jobs of this user. `run` before anything else, `aclose` at the end.

    `providers` gives a service by its id and raises LookupError for one that is not there;
    `needs_consent` says whether a person has yet to agree that the photos of a request leave.
    """

    def __init__(
        self,
        *,
        journal: Journal,
        store: ResultStore,
        providers: Callable[[str], Provider],
        needs_consent: Callable[[JobRequest], bool],
        clock: Clock | None = None,
        random: Random | None = None,
        new_reference: Callable[[], str] = secrets.token_urlsafe,
        full_size: Restorer | None = None,
        copies: PhotoCopies | None = None,
    ) -> None:
        self._journal = journal
        self._copies = copies
        self._providers = providers
        self._registry = Registry()
        self._lanes = Lanes(
            lambda service: self._provider(service).description.max_parallel_jobs,
            self._registry.show_turns,
            self._registry.show_turns_soon,
        )
        self._bulletin = Bulletin()
        self._shared = Surroundings(
            journal=journal,
            store=store,
            bulletin=self._bulletin,
            clock=clock or schedule.SystemClock(),
            random=random or SystemRandom(),
            provider=self._provider,
            lane=self._lanes.of,
            needs_consent=needs_consent,
            new_reference=new_reference,
            downloads=asyncio.Semaphore(_DOWNLOADS),
            full_size=full_size,
        )
        self._jobs: dict[str, Job] = {}
        self._bin = Bin(self._shared, self._registry, copies)
        self._older: int | None = None
        self._trouble: JournalError | None = _not_running()

    # ---- life

    async def run(self) -> JournalError | None:
        """Open the journal and go on with what was left; gives what is to be told about it.

        JOURNAL_DAMAGED: an old journal was set aside, everything works. JOURNAL_NEWER and
        JOURNAL_UNWRITABLE: there are no jobs to show, and `start` raises the same.
        """
        try:
            told = await self._journal.open(self._shared.clock.now())
            jobs = [Job(each, self._shared) for each in await self._journal.unfinished()]
            page = await self._journal.latest(_FIRST_PAGE)
        except JournalError as error:
            self._trouble = error
            return error
        self._trouble = None
        self._older = page.before
        for record in page.records:
            self._jobs[record.snapshot.id] = Job(record, self._shared)
        self._jobs.update((each.id, each) for each in jobs)
        await recovery.tidy_up(self._shared, jobs)
        await self._bin.purge()
        self._bin.sweep_copies()
        # those that the services have already count before those that wait for their turn
        for job in sorted(jobs, key=lambda each: each.state is JobState.WAITING):
            await self._resume(job)
        return told

    async def aclose(self, patience: float = _QUIT_PATIENCE) -> None:
        """End all tasks, and wait for what must be written and nothing else, in seconds.

        A submission that is under way gets `patience` to be answered, since its answer would
        otherwise have to be looked for at the next start.
        """
        self._trouble = _not_running()
        await self._registry.aclose(patience)
        self._bulletin.close()
        if self._copies is not None:
            await self._copies.sweep_at_end()
        await self._journal.aclose()

    @property
    def is_sending(self) -> bool:
        """Whether a submission that may cost something is under way at this moment."""
        return bool(self._registry.sending())

    # ---- what there is

    def snapshots(self) -> tuple[JobSnapshot, ...]:
        """All jobs that are loaded, latest first."""
        shown = [each.snapshot for each in self._jobs.values() if not each.record.deleted_at]
        return tuple(sorted(shown, key=lambda each: (each.created_at, each.id), reverse=True))

    @property
    def has_older(self) -> bool:
        """Whether there are more jobs than are loaded."""
        return self._older is not None

    async def count(self) -> int:
        """How many jobs there are, loaded or not; none where the journal cannot be read."""
        try:
            return await self._journal.count()
        except JournalError:
            return 0

    async def load_older(self, count: int = _FIRST_PAGE) -> tuple[JobSnapshot, ...]:
        """Load the next older jobs, and give them, latest first."""
        if self._older is None:
            return ()
        page = await self._journal.latest(count, self._older)
        self._older = page.before
        fresh = [each for each in page.records if each.snapshot.id not in self._jobs]
        for record in fresh:
            self._jobs[record.snapshot.id] = Job(record, self._shared)
        return tuple(each.snapshot for each in fresh)

    def subscribe(
        self, callback: Subscriber, removed: RemovalSubscriber | None = None
    ) -> Callable[[], None]:
        """Have `callback` called with each new snapshot; gives how to end that."""
        return self._bulletin.subscribe(callback, removed)

    async def receipt(self, job_id: str) -> PrivacyReceipt:
        """What left this computer for a job."""
        return receipt(self._job(job_id).snapshot, await self._journal.events(job_id))

    # ---- wishes

    async def start(self, request: JobRequest, token: str | None = None) -> str:
        """Write a new job down and begin with it; gives its id.

        The same `token` again gives the same job, so that one click makes one job. Raises
        `JournalError` where nothing can be written down: then nothing is begun.
        """
        if self._trouble is not None:
            raise self._trouble
        if token is None:
            return await finish(self._start(request, None))
        task = self._registry.begin(f"start-{token}", lambda: self._start(request, token))
        return await asyncio.shield(task)

    async def cancel(self, job_id: str) -> JobSnapshot:
        """Stop a job, at the service too; gives what became of it.

        A warning MAY_BE_CHARGED says that the service may go on, and charge.
        """
        job, run = self._job(job_id), self._registry.get(job_id)
        if run is not None:
            await self._registry.cancel(run)
        return job.snapshot

    async def retry(self, job_id: str) -> str:
        """Do a job again with the same inputs; gives the id under which it runs.

        A failed or cancelled job goes on under its id: where the service has its result already,
        by fetching that, else as a new attempt. A finished job stays, and a new one is begun.
        """
        job = self._job(job_id)
        if job.state is JobState.DONE:
            return await self.start(job.request)
        await again.retry(job, self._registry)
        return job_id

    async def resolve(self, job_id: str, resolution: Resolution) -> None:
        """Do what a person chose for an uncertain job; nothing for one that is not uncertain."""
        await again.resolve(self._job(job_id), resolution, self._registry)

    async def approve(self, job_id: str) -> None:
        """A person agrees that the photos of this job leave; it does not ask again."""
        job = self._job(job_id)
        if job.state not in FINAL_STATES:
            await job.amend(has_consent=True)
        self.consent_changed()

    def consent_changed(self) -> None:
        """Look again whether jobs that wait for consent need it still."""
        for run in self._registry:
            run.consented.set()

    def keep_waiting(self, job_id: str) -> None:
        """A person wants to go on waiting for a job that has outlived its patience."""
        run = self._registry.get(job_id)
        if run is not None:
            run.patience_used = 0.0
            run.woken.set()

    def nudge(self) -> None:
        """The network is back, or the computer woke up: ask and try at once."""
        for run in self._registry:
            run.woken.set()

    def provider_ready(self, provider: str) -> None:
        """The key or the credits of a service changed: its jobs may try again."""
        self._lanes.of(provider).release(WaitReason.CREDITS, WaitReason.KEY)
        for run in self._registry:
            if run.job.request.provider == provider:
                run.woken.set()

    def set_limit(self, provider: str, jobs: int) -> None:
        """How many jobs a service does at once for this account."""
        self._lanes.of(provider).set_limit(jobs)

    @property
    def is_paused(self) -> bool:
        """Whether no job is begun for the time being."""
        return self._lanes.is_paused

    def pause(self) -> None:
        """Begin with no more jobs; those that are under way go on."""
        self._lanes.pause()

    def resume(self) -> None:
        """Begin with jobs again."""
        self._lanes.resume()

    # ---- away with it, and back

    async def delete(self, *job_ids: str) -> None:
        """Stop jobs and take them out of sight; their files go a little later. See `restore`."""
        for job_id in job_ids:
            job = self._job(job_id)
            async with job.wishes:
                await self.cancel(job_id)
                await self._registry.end(job_id, _QUIT_PATIENCE)
                await job.write_rest()
        await self._bin.put(job_ids)
        self._forget(job_ids)

    async def clear(self) -> tuple[str, ...]:
        """Delete all jobs that are over, loaded or not; gives their ids, for `restore`."""
        over = [each.id for each in self._jobs.values() if each.state in FINAL_STATES]
        for job_id in over:
            await self._registry.end(job_id, _QUIT_PATIENCE)
        ids = await self._bin.put_all_over()
        self._forget(ids)
        return ids

    async def purge(self) -> None:
        """Forget deleted jobs for good now, files and all; `restore` finds them no longer."""
        await self._bin.purge()

    async def restore(self, *job_ids: str) -> tuple[str, ...]:
        """Bring deleted jobs back, as long as they have not been purged; gives which came."""
        records = await self._bin.take_back(job_ids)
        for record in records:
            job = self._jobs.setdefault(record.snapshot.id, Job(record, self._shared))
            self._bulletin.tell(job.snapshot)
            if not job.snapshot.is_over and self._registry.get(job.id) is None:
                await self._resume(job)
        return tuple(each.snapshot.id for each in records)

    def _forget(self, job_ids: Iterable[str]) -> None:
        for job_id in job_ids:
            if self._jobs.pop(job_id, None) is not None:
                self._bulletin.tell_removed(job_id)

    # ---- inside

    async def _start(self, request: JobRequest, token: str | None) -> str:
        if token is not None and (known := await self._journal.with_token(token)):
            return known
        now = self._shared.clock.now()
        while True:
            job_id = f"{now:%Y%m%d-%H%M%S}-{self._shared.random.randrange(1 << 32):08x}"
            snapshot = JobSnapshot(job_id, request, JobState.WAITING, now, now)
            record = JobRecord(snapshot, token=token)
            try:
                await self._journal.add(record)
            except DuplicateError:
                continue
            break
        job = Job(record, self._shared)
        self._jobs[job_id] = job
        self._bulletin.tell(job.snapshot)
        self._registry.launch(Run(job))
        return job_id

    async def _resume(self, job: Job) -> None:
        run = await recovery.resume(job)
        if run is not None:
            self._registry.launch(run)

    def _job(self, job_id: str) -> Job:
        """Raises LookupError for a job that is not loaded."""
        return self._jobs[job_id]

    def _provider(self, provider: str) -> Provider:
        try:
            return self._providers(provider)
        except LookupError as error:
            raise missing_provider(provider) from error


def _not_running() -> JournalError:
    return JournalError(ErrorCode.JOURNAL_UNWRITABLE, details="the controller does not run")
