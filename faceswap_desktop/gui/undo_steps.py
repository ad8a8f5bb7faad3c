# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done, to be taken back and done again in that order, whatever it was about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_STEPS = 50


@dataclass(frozen=True, slots=True, eq=False)
class UndoStep:
    """One thing that was done: how it is taken back, and how it is done again."""

    undo: Callable[[], None]
    redo: Callable[[], None]


class UndoSteps(QObject):
    """The steps of the whole window. Signal: `changed()`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return bool(self._undone)

    def add(self, step: UndoStep) -> None:
        """Something new was done; what was taken back before cannot be done again any more."""
        self._done.append(step)
        del self._done[:-_MOST_STEPS]
        self._undone.clear()
        self.changed.emit()

    def undo(self, step: UndoStep | None = None) -> None:
        """Take back the last step, or this one, whose undoing touches no other."""
        if step is None and self._done:
            step = self._done[-1]
        if step not in self._done:
            return
        self._done.remove(step)
        self._undone.append(step)
        step.undo()
        self.changed.emit()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            step.redo()
            self.changed.emit()
