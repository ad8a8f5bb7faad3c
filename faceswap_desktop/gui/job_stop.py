# SPDX-License-Identifier: GPL-3.0-or-later
"""Stopping jobs: asked first, wherever the wish comes from, with what it means for the money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.gui import stop_words
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.job_words import job_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue


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
        question, button = self._question(jobs)
        ask(
            self._window,
            question,
            self._explanation(jobs),
            button,
            self.tr("Keep going"),
            lambda: self._cancel(tuple(job.id for job in jobs)),
        )

    def ask_to_cancel_all(self) -> None:
        """The same for all jobs that still move."""
        self.ask_to_cancel(*(job.id for job in self._desk.running))

    def may_be_charged(self, jobs: Iterable[JobSnapshot]) -> bool:
        """Whether a service may charge for one of these though it is stopped."""
        find = self._catalogue.find
        return any(stop_words.may_be_charged(job, find(job.request.provider)) for job in jobs)

    def has_left(self, *jobs: JobSnapshot) -> bool:
        """Whether anything of these may have left the computer."""
        find = self._catalogue.find
        return any(stop_words.has_left(job, find(job.request.provider)) for job in jobs)

    def _question(self, jobs: tuple[JobSnapshot, ...]) -> tuple[str, str]:
        """What is asked, and what the button says that does it."""
        name = "" if jobs[0].id == self._desk.current_id else job_name(jobs[0])
        return stop_words.question(name, len(jobs), has_left=self.has_left(*jobs))

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
