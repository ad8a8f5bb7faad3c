# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the job in view: its progress, its failure, its result; and the strip of all jobs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.core.models import ErrorInfo, JobSnapshot, JobState
from faceswap_desktop.gui import texts
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.message_bar import MessageAction, MessageKind
from faceswap_desktop.gui.remedies import Remedy

if TYPE_CHECKING:
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.picture_stage import PictureStage
    from faceswap_desktop.providers.base import ProviderDescription


class JobView(QObject):
    """Draws snapshots of jobs; `service_of` gives a service's description by its id."""

    def __init__(
        self,
        window: MainWindow,
        desk: JobDesk,
        stage: PictureStage,
        service_of: Callable[[str], ProviderDescription | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._stage = stage
        self._service_of = service_of
        self._remedies: dict[Remedy, Callable[[], None]] = {}
        desk.current_changed.connect(self._draw)
        desk.result_ready.connect(self._on_desk_result_ready)
        desk.jobs_reset.connect(self._on_desk_jobs_reset)
        desk.job_updated.connect(self._on_desk_job_updated)
        window.progress.cancel_requested.connect(self.ask_to_cancel)
        window.message.action_chosen.connect(self._on_message_action_chosen)
        window.jobs.job_opened.connect(desk.look_at)
        window.jobs.job_cancel_requested.connect(desk.cancel)
        window.jobs.job_retry_requested.connect(desk.retry)

    def set_remedy(self, remedy: Remedy, action: Callable[[], None]) -> None:
        """What the button of a remedy does."""
        self._remedies[remedy] = action

    def service_name(self, provider: str) -> str:
        """What people call a service; its id where it is not installed any more."""
        described = self._service_of(provider)
        return described.name if described else provider

    def ask_to_cancel(self) -> None:
        """Ask whether the job in view shall be stopped, and stop it."""
        job = self._desk.current
        if job is None or job.is_over:
            return
        ask(
            self._window,
            self.tr("Stop this job?"),
            self.tr("Your photos stay as they are."),
            self.tr("Stop"),
            self.tr("Keep going"),
            lambda: self._desk.cancel(job.id),
        )

    def show_error(self, error: ErrorInfo) -> None:
        """Show a failure with the button that helps."""
        text = describe(error)
        actions = [MessageAction(text.remedy.value, text.button)] if self._can(text.remedy) else []
        self._window.message.show_message(
            MessageKind.ERROR, text.whole, actions=tuple(actions), details=text.details
        )

    def _can(self, remedy: Remedy) -> bool:
        return remedy is not Remedy.DISMISS and remedy in self._remedies

    def _draw(self) -> None:
        """Let progress, message and result bar show the job in view."""
        job = self._desk.current
        self._draw_progress(job)
        self._draw_result_bar(job)
        if job is not None and job.state in (JobState.FAILED, JobState.UNCERTAIN) and job.error:
            self.show_error(job.error)
        else:
            self._window.message.clear()

    def _draw_progress(self, job: JobSnapshot | None) -> None:
        row = self._window.progress
        if job is None or job.is_over:
            row.clear()
            row.hide()
            return
        row.show_progress(
            job.id,
            texts.state_text(job, self.service_name(job.request.provider)),
            job.fraction,
            started_at=job.started_at,
            is_moving=job.wait is None,
        )
        row.show()

    def _draw_result_bar(self, job: JobSnapshot | None) -> None:
        bar = self._window.result_bar
        if job is None or job.state is not JobState.DONE or not job.results:
            bar.hide()
            return
        begun, ended = job.started_at or job.created_at, job.ended_at or job.updated_at
        caution = texts.caution_text(job.warnings[0]) if job.warnings else ""
        bar.show_done(texts.took_text((ended - begun).total_seconds()), caution)
        bar.show()

    def _on_desk_result_ready(self, job: JobSnapshot) -> None:
        before = job.request.target.path if job.request.target else None
        self._stage.show_result(before, job.results[0].path)
        self._window.show_stage(has_pictures=True)

    def _on_desk_jobs_reset(self, jobs: tuple[JobSnapshot, ...]) -> None:
        self._window.jobs.set_jobs(jobs)
        self._window.jobs.setVisible(bool(jobs))

    def _on_desk_job_updated(self, job: JobSnapshot) -> None:
        self._window.jobs.update_job(job)
        self._window.jobs.show()

    def _on_message_action_chosen(self, action: str) -> None:
        self._window.message.clear()
        self._remedies[Remedy(action)]()
