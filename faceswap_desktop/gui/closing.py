# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked before the window closes, and what is done then where no history is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from faceswap_desktop.core.models import FINAL_STATES, JobState
from faceswap_desktop.gui.confirm import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.result_actions import ResultActions
    from faceswap_desktop.settings.preferences import PreferencesStore


class Closing(QObject):
    """Signal: `agreed()` when nothing stands against the end any more."""

    agreed = Signal()

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        desk: JobDesk,
        results: ResultActions,
        preferences: PreferencesStore,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._desk = desk
        self._results = results
        self._preferences = preferences
        self._question: QMessageBox | None = None

    def begin(self) -> None:
        """A person wants to close the window; who says so twice has answered."""
        if self._question is not None:
            self.agreed.emit()
        elif self._bridge.is_sending:
            self._question = ask(
                self._window,
                self.tr("Still sending. Close anyway?"),
                self.tr("It may be charged; the next start asks the service what became of it."),
                self.tr("Close"),
                self.tr("Keep sending"),
                self._go_on,
                self._stay,
            )
        else:
            self._go_on()

    def _go_on(self) -> None:
        self._question = None
        if self._preferences.current.history or not self._bridge.is_attached:
            self.agreed.emit()
            return
        lost = self._unsaved()
        if not lost:
            self._bridge.run(lambda services: self._forget(services, ()), name="forget history")
            return
        text = QCoreApplication.translate("closing", "Delete %n unsaved result(s)?", "", len(lost))
        self._question = ask(
            self._window,
            text,
            self.tr("History is off, so nothing is kept when the program closes."),
            self.tr("Delete and close"),
            self.tr("Keep them this time"),
            lambda: self._run_forget(()),
            lambda: self._run_forget(tuple(job.id for job in lost)),
        )

    def _stay(self) -> None:
        self._question = None

    def _unsaved(self) -> tuple[JobSnapshot, ...]:
        return tuple(
            job
            for job in self._desk.all
            if job.state is JobState.DONE and job.results and job.id not in self._results.saved
        )

    def _run_forget(self, kept: tuple[str, ...]) -> None:
        self._question = None
        self._bridge.run(lambda services: self._forget(services, kept), name="forget history")

    async def _forget(self, services: Services, kept: tuple[str, ...]) -> None:
        """Remove all jobs that are over, but those in `kept`, for good."""
        controller = services.controller
        try:
            if kept:
                gone = [job for job in self._desk.all if job.state in FINAL_STATES]
                await controller.delete(*(job.id for job in gone if job.id not in kept))
            else:
                await controller.clear()
            await controller.purge()
        finally:
            self.agreed.emit()
