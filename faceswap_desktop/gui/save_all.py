# SPDX-License-Identifier: GPL-3.0-or-later
"""Many results into one folder, each under a free name; one that fails stops no other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QFileDialog

from faceswap_desktop.core.models import JobSnapshot, JobState
from faceswap_desktop.errors import UserFacingError
from faceswap_desktop.gui import batch_texts
from faceswap_desktop.gui.folder_memory import keep, usable
from faceswap_desktop.gui.result_writer import proper_results
from faceswap_desktop.gui.work_row import LongWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_messages import JobMessages
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.result_actions import ResultActions
    from faceswap_desktop.settings.preferences import PreferencesStore


class SaveAll(QObject):
    """Asks for the folder, then writes. `batch` gives the jobs of the last batch, if any."""

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        desk: JobDesk,
        results: ResultActions,
        messages: JobMessages,
        preferences: PreferencesStore,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._desk = desk
        self._results = results
        self._messages = messages
        self._preferences = preferences
        self.batch: Callable[[], tuple[JobSnapshot, ...]] = tuple
        self.dialog: QFileDialog | None = None
        self.work = LongWork(window)

    def save_all(self) -> None:
        """Save the results of the selected jobs if they are several, else those of the batch.

        Without either those of the job in view, and with none in view all that there are.
        """
        if self.dialog is not None:
            return
        jobs = self._wanted()
        if not jobs:
            self._messages.show_note(self.tr("There are no results to save yet."))
            return
        dialog = QFileDialog(
            self._window, self.tr("Choose a folder for the results"), str(self._folder(jobs[0]))
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.save_into(Path(folder), jobs))
        dialog.finished.connect(self._on_dialog_finished)
        self.dialog = dialog
        dialog.open()

    def save_into(self, folder: Path, jobs: tuple[JobSnapshot, ...]) -> None:
        """Save all results of `jobs` in `folder`."""
        self._bridge.run(lambda services: self._save(services, folder, jobs), name="save all")

    def _wanted(self) -> tuple[JobSnapshot, ...]:
        selected = self._window.jobs.selected_among("")
        jobs: tuple[JobSnapshot, ...] = ()
        if len(selected) > 1:
            jobs = tuple(job for each in selected if (job := self._desk.job(each)) is not None)
        current = self._desk.current
        in_view = (current,) if current is not None and current.results else ()
        jobs = jobs or self.batch() or in_view or self._desk.all
        return tuple(each for each in jobs if each.state is JobState.DONE and each.results)

    def _folder(self, job: JobSnapshot) -> Path:
        last = usable(self._preferences.current.save_all_folder)
        return last or self._results.folder_for(job)

    async def _save(self, services: Services, folder: Path, jobs: tuple[JobSnapshot, ...]) -> None:
        failures: list[UserFacingError] = []
        saved = 0
        with self.work.shown(self._progress_text(0, len(jobs))) as work:
            for done, job in enumerate(jobs):
                work.tell(self._progress_text(done, len(jobs)), done / len(jobs))
                if work.is_stopped:
                    break
                try:
                    await self._save_one(services, folder, job)
                    saved += 1
                except UserFacingError as error:
                    failures.append(error)
        if failures and not saved:
            raise failures[0]
        if not saved:
            return
        keep(self._preferences, save_all_folder=str(folder))
        self._messages.show_note(batch_texts.saved_text(saved, len(failures), str(folder)))

    def _progress_text(self, done: int, count: int) -> str:
        number, total = QLocale().toString(done + 1), QLocale().toString(count)
        said = self.tr("Saving {number} of {count}")
        return said.replace("{number}", number).replace("{count}", total)

    async def _save_one(self, services: Services, folder: Path, job: JobSnapshot) -> None:
        for result in proper_results(job):
            path = await self._results.writer.write_free(services, job, result, folder)
            self._results.mark_saved(job, result, path)

    def _on_dialog_finished(self) -> None:
        self.dialog = None
