# SPDX-License-Identifier: GPL-3.0-or-later
"""A line for what the window itself is at for longer than a moment, such as saving many results."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from faceswap_desktop.gui.progress_row import ProgressRow

if TYPE_CHECKING:
    from faceswap_desktop.gui.main_window import MainWindow

DELAY = 500


class WorkRow(ProgressRow):
    """What has been done so far stays when it is stopped."""

    def _name_all(self) -> None:
        self.cancel_button.setText(self.tr("Stop"))
        self.cancel_button.setAccessibleDescription(self.tr("Leaves out what is not done yet"))


class LongWork(QObject):
    """Shows a line once some work takes long, and remembers the wish to stop it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._row: WorkRow | None = None
        self._told: tuple[str, float | None] = ("", None)
        self.is_stopped = False
        self.delay = DELAY
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_patience_timeout)

    @property
    def row(self) -> WorkRow | None:
        """The line, once there was a need for one."""
        return self._row

    @contextmanager
    def shown(self, words: str) -> Iterator[LongWork]:
        """The work is done inside; whoever does it looks at `is_stopped` now and then."""
        self.is_stopped = False
        self._told = (words, None)
        self._patience.start(self.delay)
        try:
            yield self
        finally:
            self._patience.stop()
            self._hide()

    def tell(self, words: str, fraction: float | None = None) -> None:
        """Say how far it is, 0..1 where that is known."""
        self._told = (words, fraction)
        if self._row is not None and self._row.isVisible():
            self._draw(self._row)

    def _draw(self, row: WorkRow) -> None:
        words, fraction = self._told
        row.show_progress("work", words, fraction)

    def _hide(self) -> None:
        if self._row is not None:
            self._row.clear()
            self._row.hide()

    def _on_patience_timeout(self) -> None:
        if self._row is None:
            self._row = WorkRow(self._window)
            self._row.cancel_requested.connect(self._on_row_cancel_requested)
            self._window.add_below_stage(self._row)
        self._draw(self._row)
        self._row.show()

    def _on_row_cancel_requested(self) -> None:
        self.is_stopped = True
        self._hide()
