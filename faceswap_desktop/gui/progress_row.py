# SPDX-License-Identifier: GPL-3.0-or-later
"""What is being done, for how long already, how far it is, and a way to stop it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import icons, stop_words, theme
from faceswap_desktop.gui.elided_label import ElidedLabel
from faceswap_desktop.gui.progress_line import ProgressLine
from faceswap_desktop.gui.texts import duration_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

_SHOW_TIME_AFTER = 2.0


def _now() -> datetime:
    return datetime.now(UTC)


class ProgressRow(QWidget):
    """Progress of one job in words, time and a bar; its clock ticks only while one is shown."""

    cancel_requested = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], datetime] = _now
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._job = ""
        self._started: datetime | None = None
        self._has_left = False
        self.words = ElidedLabel("", self)
        self.time = QLabel(self)
        theme.set_role(self.time, theme.Role.SECOND)
        self.bar = ProgressLine(self)
        self.cancel_button = QPushButton(self)
        icons.put_icon(self.cancel_button, "close")
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._show_time)
        self._lay_out()
        self._name_all()

    def show_progress(
        self,
        job: str,
        words: str,
        fraction: float | None = None,
        *,
        started_at: datetime | None = None,
        is_moving: bool = True,
        has_left: bool = False,
    ) -> None:
        """Show where `job` stands.

        `fraction` is 0..1 where it is truly known; the bar never goes back for the same job.
        `is_moving` is False while it only waits. `started_at` is UTC. `has_left`: something of
        it may have left the computer, so that ending it does not put everything back.
        """
        if job != self._job:
            self._job = job
            self.bar.reset()
            self._started = None
        self._started = started_at or self._started or self._clock()
        if has_left != self._has_left:
            self._has_left = has_left
            self._name_all()
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.show_fraction(fraction, is_moving=is_moving)
        self._show_time()
        self._run()

    def clear(self) -> None:
        """No job is shown; nothing ticks."""
        self._job = ""
        self._started = None
        self.words.setText("")
        self.time.setText("")
        self.bar.reset()
        self._run()

    def is_ticking(self) -> bool:
        """Whether any of its timers run."""
        return self._timer.isActive() or self.bar.is_animated()

    def showEvent(self, event: QShowEvent) -> None:
        """Tick while it can be seen."""
        super().showEvent(event)
        self._show_time()
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.tokens().inner_gap)
        line.addWidget(self.words)
        line.addWidget(self.time)
        line.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().gap)
        layout.addLayout(column, 1)
        layout.addWidget(self.cancel_button)

    def _name_all(self) -> None:
        self.cancel_button.setText(stop_words.button_text(has_left=self._has_left))
        described = stop_words.description(has_left=self._has_left)
        self.cancel_button.setAccessibleDescription(described)

    def _run(self) -> None:
        if self._started is not None and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def _show_time(self) -> None:
        if self._started is None:
            return
        seconds = (self._clock() - self._started).total_seconds()
        self.time.setText(duration_text(seconds) if seconds >= _SHOW_TIME_AFTER else "")

    def _on_cancel_clicked(self) -> None:
        self.cancel_requested.emit()
