# SPDX-License-Identifier: GPL-3.0-or-later
"""A thin bar: as far as it is truly known, or a part of it on the move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

_HEIGHT = 4
_STEPS = 1000
FRAME = 40
"""Milliseconds between two pictures of a bar on the move."""
CYCLE = 1600
"""Milliseconds that the moving part takes from one end to the other."""


def paint_bar(
    painter: QPainter, place: QRectF, fraction: float | None, phase: float, *, is_mirrored: bool
) -> None:
    """Draw a bar; `phase` 0..1 is where the moving part is while `fraction` is unknown."""
    tokens = theme.tokens()
    radius = place.height() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.track)
    painter.drawRoundedRect(place, radius, radius)
    if fraction is None:
        share = 0.3
        start = phase * (1 - share)
    else:
        start, share = 0.0, min(1.0, max(0.0, fraction))
    if is_mirrored:
        start = 1 - start - share
    part = QRectF(
        place.left() + start * place.width(), place.top(), share * place.width(), place.height()
    )
    painter.setBrush(tokens.accent)
    painter.drawRoundedRect(part, radius, radius)


def phase_after(milliseconds: int) -> float:
    """Where the moving part is after that time: there and back, 0..1."""
    along = milliseconds % (2 * CYCLE) / CYCLE
    along = along if along <= 1 else 2 - along
    return along * along * (3 - 2 * along)


class ProgressLine(QProgressBar):
    """A progress bar to Qt and to screen readers, drawn as a line.

    It never goes back until `reset`. While the fraction is unknown a part of it moves, unless
    motion is unwanted; a timer runs only then, and only while it can be seen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setRange(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._elapsed = 0
        self._is_running = False
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self._on_timer_timeout)

    def show_fraction(self, fraction: float | None, *, is_moving: bool = True) -> None:
        """Show 0..1, or that it is unknown; less than before changes nothing."""
        if fraction is None:
            if self.maximum() == 0:
                self._run(is_moving=is_moving)
            return
        if self.maximum() == 0:
            self.setRange(0, _STEPS)
            self.setValue(0)
        self.setValue(max(self.value(), round(min(1.0, max(0.0, fraction)) * _STEPS)))
        self._run(is_moving=False)

    def reset(self) -> None:
        """Begin anew, with the fraction unknown and nothing on the move."""
        super().reset()
        self.setRange(0, 0)
        self._elapsed = 0
        self._run(is_moving=False)

    def is_animated(self) -> bool:
        """Whether its timer runs."""
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        """Wide and thin."""
        return QSize(160, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Still to be seen."""
        return QSize(48, _HEIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on moving."""
        super().showEvent(event)
        self._run(is_moving=self._is_running)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: rest."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        fraction: float | None = self.value() / _STEPS
        if self.maximum() == 0:
            # What only waits has not begun: a part of the line would look like progress.
            fraction = None if self._is_running else 0.0
        place = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        phase = 0.35 if theme.has_reduced_motion() else phase_after(self._elapsed)
        paint_bar(QPainter(self), place, fraction, phase, is_mirrored=is_mirrored)

    def _run(self, *, is_moving: bool) -> None:
        self._is_running = is_moving
        if is_moving and self.isVisible() and not theme.has_reduced_motion():
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def _on_timer_timeout(self) -> None:
        self._elapsed += FRAME
        self.update()
