# SPDX-License-Identifier: GPL-3.0-or-later
"""News of jobs that ended while nobody looked at them: outside the window or in it, never both."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from faceswap_desktop.core.models import JobSnapshot, JobState
from faceswap_desktop.gui import batch_texts
from faceswap_desktop.gui.front import come_to_front
from faceswap_desktop.gui.job_words import job_name
from faceswap_desktop.gui.notifier import Notifier

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_messages import JobMessages
    from faceswap_desktop.gui.job_words import JobWords
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.session_bus import SessionBus
    from faceswap_desktop.settings.preferences import PreferencesStore

_log = logging.getLogger(__name__)
_NEWS = frozenset({JobState.DONE, JobState.FAILED, JobState.UNCERTAIN})


class JobNotices(QObject):
    """Tells of the end of a job: by the desktop while the window is not in front."""

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        desk: JobDesk,
        messages: JobMessages,
        words: JobWords,
        preferences: PreferencesStore,
        bus: SessionBus,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._desk = desk
        self._messages = messages
        self._words = words
        self._preferences = preferences
        self.batch: Callable[[], tuple[JobSnapshot, ...]] = tuple
        """The jobs of a batch, which are told of together, when the last one is over."""
        self.notifier = Notifier(bus, self)
        self.notifier.clicked.connect(self._on_notifier_clicked)
        desk.job_ended.connect(self._on_desk_job_ended)

    def _on_desk_job_ended(self, job: JobSnapshot) -> None:
        if job.state not in _NEWS:
            return
        batch = self.batch()
        if job.id in {each.id for each in batch}:
            self._tell_of_batch(batch)
        elif self._wants_outside():
            title, text = job_name(job), self._words.state(job)
            instead = partial(self._tell_inside, job)
            self._bridge.run(lambda _: self._notify(title, text, job.id, instead), name="notice")
        else:
            self._tell_inside(job)

    def _tell_of_batch(self, batch: tuple[JobSnapshot, ...]) -> None:
        """Tell that all is done, outside alone: inside, the batch's own bar says it."""
        known = [job for each in batch if (job := self._desk.job(each.id)) is not None]
        if not self._wants_outside() or not all(job.is_over for job in known):
            return
        done = sum(job.state is JobState.DONE for job in known)
        text = batch_texts.all_done_text(done, len(known))
        title = self._window.windowTitle()
        self._bridge.run(lambda _: self._notify(title, text, "", lambda: None), name="notice")

    def _wants_outside(self) -> bool:
        # A dialog of our own in front is the program in front as well.
        is_away = QApplication.activeWindow() is None
        return self._preferences.current.notifications and is_away

    async def _notify(self, title: str, text: str, job: str, instead: Callable[[], None]) -> None:
        try:
            await self.notifier.show(title, text, job, self.tr("Show"))
        except (OSError, ImportError) as error:
            _log.info("the desktop shows no notices: %s", error)
            instead()

    def _on_notifier_clicked(self, job: str, token: str) -> None:
        """Show the job that the notice told of, or with "" the list of a batch."""
        come_to_front(self._window, token)
        if not job or self._desk.job(job) is not None:
            self._desk.look_at(job)

    def _tell_inside(self, job: JobSnapshot) -> None:
        """One line, where the job is not in view anyway and nothing else is being said."""
        if job.id == self._desk.current_id or self._messages.is_busy:
            return
        text = self.tr("{name}: {state}").replace("{state}", self._words.state(job))
        text = text.replace("{name}", job_name(job))
        self._messages.show_note(text, self.tr("Show"), partial(self._desk.look_at, job.id))
