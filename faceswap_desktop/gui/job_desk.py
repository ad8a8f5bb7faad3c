# SPDX-License-Identifier: GPL-3.0-or-later
"""The jobs as the window knows them: which there are, which one is looked at, what it says."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from faceswap_desktop.core.models import JobSnapshot, JobState, ResultFile, WaitReason
from faceswap_desktop.gui.job_progress import JobProgress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue


class JobDesk(QObject):
    """Follows the controller's snapshots and remembers which job is in view.

    Signals: `jobs_reset(tuple[JobSnapshot, ...])` newest first, `job_updated(JobSnapshot)`,
    `jobs_added(tuple[JobSnapshot, ...])` older ones, `job_gone(str)`, `job_ended(JobSnapshot)`
    once, when a job is over that was not before; `current_changed()` for whatever changes of the
    job in view, `current_lost()` when it was deleted, `result_ready(JobSnapshot)` when the job
    in view has its result, or another one of its results comes into view.
    """

    jobs_reset = Signal(object)
    job_updated = Signal(object)
    jobs_added = Signal(object)
    job_gone = Signal(str)
    job_ended = Signal(object)
    current_changed = Signal()
    current_lost = Signal()
    result_ready = Signal(object)

    def __init__(
        self, bridge: Bridge, catalogue: ServiceCatalogue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._progress = JobProgress(catalogue.is_at_service)
        self._jobs: dict[str, JobSnapshot] = {}
        self._active: dict[str, JobSnapshot] = {}
        self._current = ""
        self._result = 0
        self._is_quiet = False
        self._is_loading = False
        bridge.jobs_loaded.connect(self._on_bridge_jobs_loaded)
        bridge.job_changed.connect(self._on_bridge_job_changed)
        bridge.job_removed.connect(self._on_bridge_job_removed)

    @property
    def current(self) -> JobSnapshot | None:
        """The job in view."""
        return self._jobs.get(self._current)

    @property
    def current_id(self) -> str:
        """The id of the job in view, "" for none."""
        return self._current

    @property
    def all(self) -> tuple[JobSnapshot, ...]:
        """All jobs that are loaded."""
        return tuple(self._jobs.values())

    @property
    def running(self) -> tuple[JobSnapshot, ...]:
        """Jobs that still move."""
        return tuple(self._active.values())

    def waiting_for(self, reason: WaitReason) -> tuple[JobSnapshot, ...]:
        """Jobs that do not move on because of `reason`."""
        return tuple(
            job
            for job in self._active.values()
            if job.wait is not None and job.wait.reason is reason
        )

    @property
    def result(self) -> ResultFile | None:
        """The result in view: one of those of the job in view."""
        job = self.current
        if job is None or not job.results:
            return None
        return job.results[min(self._result, len(job.results) - 1)]

    @property
    def result_index(self) -> int:
        """Which of its job's results is in view, from 0."""
        return self._result

    def look_at_result(self, index: int) -> None:
        """Bring another result of the job in view into view."""
        job = self.current
        if job is not None and index != self._result and index < len(job.results):
            self._result = index
            self.current_changed.emit()
            self.result_ready.emit(job)

    def job(self, job_id: str) -> JobSnapshot | None:
        """A job by its id."""
        return self._jobs.get(job_id)

    def look_at(self, job_id: str) -> None:
        """Bring a job into view; "" for none."""
        if job_id == self._current:
            return
        self._current = job_id
        self._result = 0
        self.current_changed.emit()
        job = self.current
        if job is not None and job.state is JobState.DONE and job.results:
            self.result_ready.emit(job)

    def cancel(self, job_id: str) -> None:
        """Stop a job."""
        self._bridge.run(lambda services: services.controller.cancel(job_id), name="cancel job")

    def retry(self, job_id: str) -> None:
        """Do a job again with the same inputs."""
        self._bridge.run(lambda services: self._retry(services, job_id), name="retry job")

    def load_older(self) -> None:
        """Have the next older jobs shown too, if there are any."""
        self._bridge.run(self._load_older, name="load older jobs")

    @contextmanager
    def drawn_anew(self, snapshots: Callable[[], tuple[JobSnapshot, ...]]) -> Iterator[None]:
        """Many jobs change inside: they are shown once, afterwards, as `snapshots` gives them."""
        self._is_quiet = True
        try:
            yield
        finally:
            self._is_quiet = False
            self._on_bridge_jobs_loaded(snapshots())

    def _on_bridge_jobs_loaded(self, jobs: tuple[JobSnapshot, ...]) -> None:
        jobs = tuple(self._progress.of(job) for job in jobs)
        self._jobs = {job.id: job for job in jobs}
        self._active = {job.id: job for job in jobs if not job.is_over}
        self.jobs_reset.emit(jobs)

    def _on_bridge_job_changed(self, job: JobSnapshot) -> None:
        if self._is_quiet:
            return
        job = self._progress.of(job)
        before = self._jobs.get(job.id)
        self._jobs[job.id] = job
        if job.is_over:
            self._active.pop(job.id, None)
        else:
            self._active[job.id] = job
        self.job_updated.emit(job)
        if job.is_over and before is not None and not before.is_over:
            self.job_ended.emit(job)
        if job.id != self._current:
            return
        self.current_changed.emit()
        has_now = job.state is JobState.DONE and bool(job.results)
        had_before = before is not None and before.state is JobState.DONE
        if has_now and not had_before:
            self.result_ready.emit(job)

    def _on_bridge_job_removed(self, job_id: str) -> None:
        self._progress.forget(job_id)
        self._jobs.pop(job_id, None)
        self._active.pop(job_id, None)
        if job_id == self._current:
            self._current = ""
            self.current_changed.emit()
            self.current_lost.emit()
        self.job_gone.emit(job_id)

    async def _load_older(self, services: Services) -> None:
        if not services.controller.has_older or self._is_loading:
            return
        self._is_loading = True
        try:
            older = await services.controller.load_older()
        finally:
            self._is_loading = False
        self._jobs.update((job.id, job) for job in older)
        self.jobs_added.emit(older)

    async def _retry(self, services: Services, job_id: str) -> None:
        self.look_at(await services.controller.retry(job_id))
