# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the job in view: its progress, its failure, its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from faceswap_desktop.core.models import JobSnapshot, JobState, Step
from faceswap_desktop.gui import task_texts, texts
from faceswap_desktop.gui.face_tour import changed_parts

if TYPE_CHECKING:
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_messages import JobMessages
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.picture_stage import PictureStage
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue


_SECOND = 1000
_PHASES = {
    Step.SENDING: "sending",
    Step.IN_QUEUE_THERE: "there",
    Step.WORKING_THERE: "there",
    Step.LOOKING_FOR_JOB: "there",
    Step.RECEIVING: "receiving",
    Step.CHECKING: "receiving",
}


class JobView(QObject):
    """Draws the snapshot of the job in view."""

    def __init__(
        self,
        window: MainWindow,
        desk: JobDesk,
        stage: PictureStage,
        catalogue: ServiceCatalogue,
        messages: JobMessages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._stage = stage
        self._catalogue = catalogue
        self._messages = messages
        # A wait that has an end is counted down, second by second.
        self._countdown = QTimer(self)
        self._countdown.setInterval(_SECOND)
        self._countdown.timeout.connect(self._on_countdown_timeout)
        stage.tell_missing_original = self._tell_missing_original
        desk.current_changed.connect(self._draw)
        desk.result_ready.connect(self._on_desk_result_ready)
        window.result_bar.switcher.result_chosen.connect(desk.look_at_result)
        window.language_changed.connect(self._draw)

    def _draw(self) -> None:
        """Let progress, message and result bar show the job in view."""
        job = self._desk.current
        self._window.jobs.set_current(job.id if job else "")
        self._window.face_tour.set_parts(changed_parts(job))
        self._draw_progress(job)
        self._draw_result_bar(job)
        self._messages.show_job(job)

    def _draw_progress(self, job: JobSnapshot | None) -> None:
        row = self._window.progress
        if job is None or job.is_over:
            self._countdown.stop()
            row.clear()
            row.hide()
            return
        row.show_progress(
            f"{job.id} {self._phase(job)}",
            texts.state_text(job, self._catalogue.name(job.request.provider)),
            job.fraction,
            started_at=job.started_at,
            is_moving=job.wait is None,
        )
        row.show()
        if job.wait is not None and job.wait.until is not None:
            self._countdown.start()
        else:
            self._countdown.stop()

    def _phase(self, job: JobSnapshot) -> str:
        """Sending, waiting and receiving fill the bar one after the other, each from its start."""
        service = self._catalogue.find(job.request.provider)
        if service is None or not service.photos_leave_computer or job.step is None:
            return ""
        return _PHASES.get(job.step, "")

    def _on_countdown_timeout(self) -> None:
        self._draw_progress(self._desk.current)

    def _draw_result_bar(self, job: JobSnapshot | None) -> None:
        bar = self._window.result_bar
        if job is None or job.state is not JobState.DONE or not job.results:
            bar.hide()
            return
        begun, ended = job.started_at or job.created_at, job.ended_at or job.updated_at
        done = texts.took_text((ended - begun).total_seconds())
        if job.price:
            done = f"{done} · {texts.price_text(job.price, job.balance)}"
        bar.show_done(done)
        bar.show_cautions(task_texts.sentences(*map(texts.caution_text, job.warnings)))
        bar.switcher.show_results(len(job.results), self._desk.result_index)
        bar.show()

    def _on_desk_result_ready(self, job: JobSnapshot) -> None:
        before = job.request.target.path if job.request.target else None
        result = self._desk.result or job.results[0]
        self._stage.show_result(before, result.path)
        self._window.show_stage(has_pictures=True)

    def _tell_missing_original(self) -> None:
        job = self._desk.current
        photo = job.request.target if job is not None else None
        if photo is not None:
            said = self.tr("The original {name} is not where it was; only the result is shown.")
            self._messages.show_note(said.replace("{name}", photo.name))
