# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the job in view: its progress, its failure, its result."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from faceswap_desktop.core.models import JobSnapshot, JobState
from faceswap_desktop.gui import task_texts, texts
from faceswap_desktop.gui.face_tour import changed_parts
from faceswap_desktop.gui.job_progress import is_moving
from faceswap_desktop.gui.price_texts import unit_of
from faceswap_desktop.gui.stop_words import has_left

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_messages import JobMessages
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.picture_stage import PictureStage
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue


_SECOND = 1000
# A job that is over sooner needs no line that comes and goes.
ROW_DELAY = 500


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
        # The line comes late, so that it does not flicker for what is done at once.
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.row_delay = ROW_DELAY
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_patience_timeout)
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
            self._patience.stop()
            row.clear()
            row.hide()
            return
        row.show_progress(
            job.id,
            texts.state_text(job, self._catalogue.name(job.request.provider)),
            job.fraction,
            started_at=job.started_at,
            is_moving=is_moving(job),
            has_left=has_left(job, self._catalogue.find(job.request.provider)),
        )
        self._show_row(job)
        if job.wait is not None and job.wait.until is not None:
            self._countdown.start()
        else:
            self._countdown.stop()

    def _show_row(self, job: JobSnapshot) -> None:
        """Show the line once the job takes longer than a moment; what is shown stays."""
        age = max(0.0, (self.clock() - job.created_at).total_seconds() * _SECOND)
        if not self._window.progress.isHidden() or age >= self.row_delay:
            self._patience.stop()
            self._window.progress.show()
        elif not self._patience.isActive():
            self._patience.start(round(self.row_delay - age))

    def _on_patience_timeout(self) -> None:
        job = self._desk.current
        if job is not None and not job.is_over:
            self._window.progress.show()

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
            unit = unit_of(self._catalogue.find(job.request.provider))
            price = texts.price_text(job.price, job.balance, unit)
            done = task_texts.beside(done, price)
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
