# SPDX-License-Identifier: GPL-3.0-or-later
"""Stopping jobs: asked first, wherever the wish comes from, with what it means for the money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.job_words import job_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue

_NOTHING_SENT = frozenset({JobState.WAITING, JobState.PREPARING})


class JobStop(QObject):
    """The one question before jobs are stopped."""

    def __init__(self, window: MainWindow, desk: JobDesk, catalogue: ServiceCatalogue) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._catalogue = catalogue

    def ask_to_cancel(self, *job_ids: str) -> None:
        """Ask whether these jobs shall be stopped, and stop them; those that are over stay."""
        jobs = self._running(job_ids)
        if not jobs:
            return
        ask(
            self._window,
            self._question(jobs),
            self._explanation(jobs),
            self.tr("Stop"),
            self.tr("Keep going"),
            lambda: self._cancel(tuple(job.id for job in jobs)),
        )

    def ask_to_cancel_all(self) -> None:
        """The same for all jobs that still move."""
        self.ask_to_cancel(*(job.id for job in self._desk.running))

    def may_be_charged(self, jobs: Iterable[JobSnapshot]) -> bool:
        """Whether a service may charge for one of these though it is stopped."""
        return any(job.state not in _NOTHING_SENT and self._may_cost(job) for job in jobs)

    def _may_cost(self, job: JobSnapshot) -> bool:
        described = self._catalogue.find(job.request.provider)
        return described is not None and described.photos_leave_computer

    def _question(self, jobs: tuple[JobSnapshot, ...]) -> str:
        if len(jobs) > 1:
            return QCoreApplication.translate("JobStop", "Stop %n job(s)?", "", len(jobs))
        if jobs[0].id == self._desk.current_id or not job_name(jobs[0]):
            return self.tr("Stop this job?")
        return self.tr("Stop the job for {name}?").replace("{name}", job_name(jobs[0]))

    def _explanation(self, jobs: tuple[JobSnapshot, ...]) -> str:
        if not self.may_be_charged(jobs):
            return self.tr("Your photos stay as they are.")
        if len(jobs) > 1:
            return self.tr(
                "A service may still charge for those that were sent. Your photos stay as they are."
            )
        return self.tr("The service may still charge for it. Your photos stay as they are.")

    def _running(self, job_ids: Iterable[str]) -> tuple[JobSnapshot, ...]:
        known = (self._desk.job(each) for each in job_ids)
        return tuple(job for job in known if job is not None and not job.is_over)

    def _cancel(self, job_ids: tuple[str, ...]) -> None:
        """Some may have ended, or gone, while the question stood there."""
        # The last ones first: none of them gets the turn of another one that is stopped.
        for job in reversed(self._running(job_ids)):
            self._desk.cancel(job.id)
