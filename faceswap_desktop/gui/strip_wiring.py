# SPDX-License-Identifier: GPL-3.0-or-later
"""Between the job strip and the jobs: what is shown there, and what is wished there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_stop import JobStop
    from faceswap_desktop.gui.job_strip import JobStrip


class StripWiring(QObject):
    """Lets the strip show what the desk knows; it appears with the first job."""

    def __init__(self, strip: JobStrip, desk: JobDesk, stop: JobStop) -> None:
        super().__init__(strip)
        self._strip = strip
        strip.job_opened.connect(desk.look_at)
        strip.jobs_cancel_requested.connect(lambda ids: stop.ask_to_cancel(*ids))
        strip.older_wanted.connect(desk.load_older)
        desk.jobs_reset.connect(self._on_desk_jobs_reset)
        desk.job_updated.connect(self._on_desk_job_updated)
        desk.jobs_added.connect(strip.add_older)
        desk.job_gone.connect(self._on_desk_job_gone)

    def _on_desk_jobs_reset(self, jobs: tuple[JobSnapshot, ...]) -> None:
        self._strip.set_jobs(jobs)
        self._strip.setVisible(bool(jobs))

    def _on_desk_job_updated(self, job: JobSnapshot) -> None:
        self._strip.update_job(job)
        self._strip.show()

    def _on_desk_job_gone(self, job_id: str) -> None:
        self._strip.remove_job(job_id)
