# SPDX-License-Identifier: GPL-3.0-or-later
"""Which small pictures are still to be asked for: each once, and only when it was missed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal


class ThumbnailWishes(QObject):
    """`wanted(str)` comes a moment after a card without a picture was painted, once per job."""

    wanted = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: dict[str, None] = {}
        self._asked: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    def miss(self, job: str) -> None:
        """A card has no picture. This comes while painting: it is told a moment later."""
        if job not in self._asked:
            self.renew(job)

    def renew(self, job: str) -> None:
        """Ask for it anew, though it may have been asked for already."""
        self._asked.add(job)
        self._wanted[job] = None
        self._timer.start(0)

    def forget(self, job: str) -> None:
        """The job is gone."""
        self._asked.discard(job)
        self._wanted.pop(job, None)

    def clear(self) -> None:
        """All jobs are others."""
        self._asked.clear()
        self._wanted.clear()

    def _on_timer_timeout(self) -> None:
        wanted, self._wanted = self._wanted, {}
        for job in wanted:
            self.wanted.emit(job)
