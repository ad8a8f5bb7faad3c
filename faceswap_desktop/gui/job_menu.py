# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu of a card in the job strip."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from faceswap_desktop.gui import icons, stop_words

if TYPE_CHECKING:
    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.gui.job_words import JobWords

OPEN = "open"
CANCEL = "cancel"
DELETE = "delete"


class JobMenu(QMenu):
    """What can be done with a job; gone when it is closed.

    `chosen` carries OPEN, CANCEL, DELETE or the id of one of the words' actions. With several
    jobs selected only what is done with all of them is offered.
    """

    chosen = Signal(str)

    def __init__(self, jobs: tuple[JobSnapshot, ...], words: JobWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        job, count = jobs[0], len(jobs)
        if count > 1:
            if running := [each for each in jobs if not each.is_over]:
                has_left = any(map(words.has_left, running))
                text = stop_words.menu_text(len(running), has_left=has_left)
                self._add("close", text, CANCEL)
            self._add("trash", self.tr("&Delete %n job(s)", "", count), DELETE)
            return
        self._add("open", self.tr("&Open"), OPEN)
        for action in words.offered(job):
            self._add(action.icon, action.label, action.id)
        if not job.is_over:
            self._add("close", stop_words.menu_text(has_left=words.has_left(job)), CANCEL)
        else:
            self.addSeparator()
            self._add("trash", self.tr("&Delete"), DELETE)

    def _add(self, icon: str, text: str, wish: str) -> None:
        action = self.addAction(icons.icon(icon), text)
        action.triggered.connect(partial(self._on_action_triggered, wish))

    def _on_action_triggered(self, wish: str) -> None:
        self.chosen.emit(wish)
