# SPDX-License-Identifier: GPL-3.0-or-later
"""Says to people who listen what others see of a job: its start, why it waits, its end.

Start and waits are said of the job in view alone, and nothing of the single jobs of a batch: of
that its own bar says the sum, once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.core.models import WaitReason
from faceswap_desktop.gui.announce import announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_words import JobWords
    from faceswap_desktop.gui.main_window import MainWindow

# Patience is no news: the service works, and takes its time. The line of consent speaks itself.
_SILENT = frozenset({None, WaitReason.PATIENCE, WaitReason.CONSENT})


class JobSpeech(QObject):
    """Follows the jobs; politely, so that nothing else is cut short."""

    def __init__(self, window: MainWindow, desk: JobDesk, words: JobWords) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._words = words
        self._job = ""
        self._reason: WaitReason | None = None
        self.batch: Callable[[], tuple[JobSnapshot, ...]] = tuple
        """The jobs of the last batch."""
        desk.current_changed.connect(self._on_desk_current_changed)
        desk.job_ended.connect(self._on_desk_job_ended)

    def _on_desk_current_changed(self) -> None:
        job = self._desk.current
        if job is None or job.is_over or self._is_in_batch(job):
            self._job, self._reason = "", None
            return
        before, self._job = self._job, job.id
        reason_before, self._reason = self._reason, job.wait.reason if job.wait else None
        if before != job.id:
            announce(self._window, self._words.sentence(job))
        elif self._reason is not reason_before and self._reason not in _SILENT:
            announce(self._window, self._words.state(job))

    def _on_desk_job_ended(self, job: JobSnapshot) -> None:
        if not self._is_in_batch(job):
            announce(self._window, self._words.sentence(job))

    def _is_in_batch(self, job: JobSnapshot) -> bool:
        return job.id in {each.id for each in self.batch()}
