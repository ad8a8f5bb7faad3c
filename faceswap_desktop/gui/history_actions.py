# SPDX-License-Identifier: GPL-3.0-or-later
"""Away with jobs, and back: deleting, clearing, undoing; older jobs as the strip is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from faceswap_desktop.gui.confirm import ask

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_messages import JobMessages
    from faceswap_desktop.gui.main_window import MainWindow

# More than these are drawn anew together, not one by one.
_MANY = 50


class HistoryActions(QObject):
    """What was deleted last can be brought back, by the message's button or by Undo.

    Signal: `changed()` when there is something to undo, or not any more.
    """

    changed = Signal()

    def __init__(
        self, window: MainWindow, bridge: Bridge, desk: JobDesk, messages: JobMessages
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._desk = desk
        self._messages = messages
        self._deleted: tuple[str, ...] = ()
        self._viewed = ""
        window.jobs.jobs_delete_requested.connect(self.delete)

    @property
    def can_undo(self) -> bool:
        """Whether jobs were deleted last, and can be brought back."""
        return bool(self._deleted)

    def delete(self, job_ids: tuple[str, ...]) -> None:
        """Delete jobs; those that still run are stopped, after asking."""
        jobs = [job for each in job_ids if (job := self._desk.job(each)) is not None]
        ids = tuple(job.id for job in jobs)
        if not ids:
            return
        if all(job.is_over for job in jobs):
            self._delete(ids)
            return
        ask(
            self._window,
            self.tr("Stop and delete?"),
            self.tr("A job that still runs is stopped. The service may still charge for it."),
            self.tr("Stop and delete"),
            self.tr("Keep going"),
            lambda: self._delete(ids),
        )

    def delete_current(self) -> None:
        """Delete the selected jobs, or the one in view."""
        selected = self._window.jobs.selected_among("")
        current = self._desk.current
        if len(selected) > 1:
            self.delete(selected)
        elif current is not None:
            self.delete((current.id,))

    def ask_to_clear(self) -> None:
        """Delete all jobs that are over, after asking."""
        ask(
            self._window,
            self.tr("Remove all jobs and their results from this program?"),
            self.tr("What you saved elsewhere stays, and so do your photos."),
            self.tr("Remove"),
            self.tr("Keep them"),
            self.clear,
        )

    def clear(self) -> None:
        """Delete all jobs that are over."""
        self._bridge.run(self._clear, name="clear history")

    def undo(self) -> None:
        """Bring back what was deleted last."""
        ids, self._deleted = self._deleted, ()
        self.changed.emit()
        if ids:
            viewed = self._viewed
            self._messages.clear_note()
            self._bridge.run(lambda services: self._restore(services, ids, viewed), name="restore")

    def forget_undo(self) -> None:
        """Something else was done since: Undo is for that."""
        if self._deleted:
            self._deleted = ()
            self.changed.emit()

    def _delete(self, ids: tuple[str, ...]) -> None:
        self._bridge.run(lambda services: self._carry_out(services, ids), name="delete jobs")

    async def _carry_out(self, services: Services, ids: tuple[str, ...]) -> None:
        current = self._desk.current
        self._viewed = current.id if current is not None and current.id in ids else ""
        await services.controller.delete(*ids)
        self._tell(ids)

    async def _clear(self, services: Services) -> None:
        current = self._desk.current
        ids = await services.controller.clear()
        self._viewed = current.id if current is not None and current.id in ids else ""
        if ids:
            self._tell(ids)

    async def _restore(self, services: Services, ids: tuple[str, ...], viewed: str) -> None:
        if len(ids) > _MANY:
            with self._desk.drawn_anew(services.controller.snapshots):
                await services.controller.restore(*ids)
        else:
            await services.controller.restore(*ids)
        if viewed:
            self._desk.look_at(viewed)

    def _tell(self, ids: tuple[str, ...]) -> None:
        self._deleted = ids
        self.changed.emit()
        text = QCoreApplication.translate("history", "%n job(s) deleted.", "", len(ids))
        self._messages.show_note(text, self.tr("Undo"), self.undo)
