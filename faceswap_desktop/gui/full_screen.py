# SPDX-License-Identifier: GPL-3.0-or-later
"""The window over the whole screen, and back by the same key or by Escape."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

KEY = "Ctrl+Meta+F" if sys.platform == "darwin" else "F11"


class FullScreen(QObject):
    """Signals: `changed(bool)`, also when the window manager did it.

    Escape comes here last: an open question, a job that can be stopped and whoever has the focus
    have it first.
    """

    changed = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether the window covers the screen."""
        return self._window.isFullScreen()

    def toggle(self) -> None:
        """Cover the screen, or become again what the window was before, maximized perhaps."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice another state of the window, and Escape where nobody else took it."""
        kind = event.type()
        if kind == QEvent.Type.WindowStateChange and watched is self._window:
            self.changed.emit(self.is_on)
        elif kind == QEvent.Type.KeyPress and self.is_on and _is_escape(event):
            self.toggle()
            return True
        return False


def _is_escape(event: QEvent) -> bool:
    return cast("QKeyEvent", event).key() == Qt.Key.Key_Escape
