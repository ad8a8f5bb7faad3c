# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes finished results into the folder chosen in Settings as well, while that is on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from faceswap_desktop.core.models import JobSnapshot, JobState
from faceswap_desktop.errors import UserFacingError
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.message_bar import MessageKind
from faceswap_desktop.gui.result_writer import proper_results

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_messages import JobMessages
    from faceswap_desktop.gui.result_actions import ResultActions
    from faceswap_desktop.settings.preferences import PreferencesStore


class Autosave(QObject):
    """A failure is said once, until it works again; the result itself is safe all the while."""

    def __init__(
        self,
        bridge: Bridge,
        desk: JobDesk,
        results: ResultActions,
        messages: JobMessages,
        preferences: PreferencesStore,
        open_settings: Callable[[], None],
    ) -> None:
        super().__init__(desk)
        self._bridge = bridge
        self._results = results
        self._messages = messages
        self._preferences = preferences
        self._open_settings = open_settings
        self._has_failed = False
        self._began = datetime.now(UTC)
        desk.job_ended.connect(self._save)
        desk.jobs_reset.connect(self._on_desk_jobs_reset)

    def _on_desk_jobs_reset(self, jobs: tuple[JobSnapshot, ...]) -> None:
        """Jobs of an earlier start may be done before anybody looks."""
        for job in jobs:
            is_new = job.ended_at is not None and job.ended_at >= self._began
            if is_new and job.id not in self._results.saved:
                self._save(job)

    def _save(self, job: JobSnapshot) -> None:
        if self._preferences.current.autosave and job.state is JobState.DONE and job.results:
            self._bridge.run(lambda services: self._write(services, job), name="autosave")

    async def _write(self, services: Services, job: JobSnapshot) -> None:
        folder = self._folder()
        try:
            for result in proper_results(job):
                path = await self._results.writer.write_free(services, job, result, folder)
                self._results.mark_saved(job, result, path)
        except UserFacingError as error:
            if not self._has_failed:
                self._tell(error)
            self._has_failed = True
            return
        self._has_failed = False

    def _tell(self, error: UserFacingError) -> None:
        said, why = self.tr("The result was not saved by itself. {why}"), describe(error)
        self._messages.show_note(
            said.replace("{why}", why.whole),
            self.tr("Open Settings"),
            self._open_settings,
            kind=MessageKind.WARNING,
            details=why.details,
        )

    def _folder(self) -> Path:
        chosen = self._preferences.current.autosave_folder
        if chosen:
            return Path(chosen)
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        return Path(QStandardPaths.writableLocation(pictures) or Path.home())
