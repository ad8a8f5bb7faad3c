# SPDX-License-Identifier: GPL-3.0-or-later
"""Collecting garbage on the GUI thread only.

Python collects in whichever thread happens to allocate. Cycles that hold Qt objects would then
be destroyed beside their own thread, which Qt forbids. So the collector is off, and looked after
here, a little after something has happened; an idle program has no timer running.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, QObject, QTimer

_DELAY_MS = 500


class GarbageCollector(QObject):
    """Watches the application for signs of life, and collects when these are over."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.collect)

    def something_happened(self) -> None:
        """Look for garbage when there is a pause."""
        if not self._timer.isActive():
            self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due, by Python's own thresholds."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [n for n in range(3) if counts[n] > thresholds[n]]
        if due:
            gc.collect(max(due))

    def watch(self, watched: QObject) -> None:
        """Take what happens to a window for a sign of life."""
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never keeps an event from anybody."""
        del watched
        if event.type() in _SIGNS:
            self.something_happened()
        return False


_SIGNS = (
    QEvent.Type.WindowActivate,
    QEvent.Type.WindowDeactivate,
    QEvent.Type.UpdateRequest,
)
