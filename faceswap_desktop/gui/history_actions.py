# SPDX-License-Identifier: GPL-3.0-or-later
"""Away with jobs, and back: deleting, clearing, undoing; older jobs as the strip is scrolled."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.undo_steps import UndoStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_messages import JobMessages
    from faceswap_desktop.gui.job_stop import JobStop
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.undo_steps import UndoSteps

# More than these are drawn anew together, not one by one.
_MANY = 50


class HistoryActions(QObject):
    """What was deleted can be brought back, by the message's button or by Undo, and go again.

    Signal: `cleared()` when a person wished the whole history away.
    """

    cleared = Signal()

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        desk: JobDesk,
        messages: JobMessages,
        stop: JobStop,
        steps: UndoSteps,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._desk = desk
        self._messages = messages
        self._stop = stop
        self._steps = steps
        # Away, back and away again come out in the order of the wishes.
        self._order = asyncio.Lock()
        window.jobs.jobs_delete_requested.connect(self.delete)

    def delete(self, job_ids: tuple[str, ...]) -> None:
        """Delete jobs; those that still run are stopped, after asking."""
        jobs = [job for each in job_ids if (job := self._desk.job(each)) is not None]
        ids = tuple(job.id for job in jobs)
        if not ids:
            return
        self._ask_where_some_run(ids, partial(self._run, ids, None))

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
        self.cleared.emit()

    def _ask_where_some_run(self, ids: tuple[str, ...], delete: Callable[[], None]) -> None:
        found = (self._desk.job(each) for each in ids)
        running = tuple(job for job in found if job is not None and not job.is_over)
        if not running:
            delete()
            return
        ask(
            self._window,
            self.tr("Stop and delete?"),
            self.tr("A job that still runs is stopped. The service may still charge for it.")
            if self._stop.may_be_charged(running)
            else self.tr("A job that still runs is stopped."),
            self.tr("Stop and delete"),
            self.tr("Keep going"),
            delete,
        )

    def _run(self, ids: tuple[str, ...], step: UndoStep | None) -> None:
        self._bridge.run(lambda services: self._delete(services, ids, step), name="delete jobs")

    async def _delete(
        self, services: Services, ids: tuple[str, ...], step: UndoStep | None
    ) -> None:
        """Delete jobs; with `step` once more, and no new step."""
        async with self._order:
            known = tuple(each for each in ids if self._desk.job(each) is not None)
            viewed = self._desk.current_id
            if known:
                await services.controller.delete(*known)
                self._tell(known, viewed, step)

    async def _clear(self, services: Services) -> None:
        async with self._order:
            viewed = self._desk.current_id
            if ids := await services.controller.clear():
                self._tell(ids, viewed, None)

    async def _restore(self, services: Services, ids: tuple[str, ...], viewed: str) -> None:
        async with self._order:
            if len(ids) > _MANY:
                with self._desk.drawn_anew(services.controller.snapshots):
                    back = await services.controller.restore(*ids)
            else:
                back = await services.controller.restore(*ids)
            if viewed in back:
                self._desk.look_at(viewed)
            if not back:
                text = self.tr("These jobs were deleted for good and cannot be brought back.")
                self._messages.show_note(text)

    def _tell(self, ids: tuple[str, ...], viewed: str, step: UndoStep | None) -> None:
        if step is None:
            step = UndoStep(
                lambda: self._bring_back(ids, viewed),
                lambda: self._ask_where_some_run(ids, partial(self._run, ids, step)),
            )
            self._steps.add(step)
        text = QCoreApplication.translate("history", "%n job(s) deleted.", "", len(ids))
        self._messages.show_note(text, self.tr("Undo"), partial(self._steps.undo, step))

    def _bring_back(self, ids: tuple[str, ...], viewed: str) -> None:
        self._messages.clear_note()
        self._bridge.run(lambda services: self._restore(services, ids, viewed), name="restore")
