# SPDX-License-Identifier: GPL-3.0-or-later
"""B, held down anywhere in the window, shows the original; where text is typed it is a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class PeekKey(QObject):
    """Signals: `peeked(bool)`, whether the key is down.

    The key goes down as a shortcut, which fields for text keep for themselves. That it is let go
    is no shortcut: only while it is down, all events are looked through for that.
    """

    peeked = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_down = False
        self.shortcut = QShortcut(QKeySequence(Qt.Key.Key_B), window)
        self.shortcut.setAutoRepeat(False)
        self.shortcut.activated.connect(self._on_shortcut_activated)

    def set_enabled(self, *, is_enabled: bool) -> None:
        """Whether there is an original to be seen; else the key is anybody's."""
        self.shortcut.setEnabled(is_enabled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the end of it: the key is let go, or the window goes to the back."""
        kind = event.type()
        if kind == QEvent.Type.KeyRelease:
            key = cast("QKeyEvent", event)
            if key.key() == Qt.Key.Key_B and not key.isAutoRepeat():
                self._let_go()
        elif kind == QEvent.Type.WindowDeactivate and watched is self._window:
            self._let_go()
        return False

    def _on_shortcut_activated(self) -> None:
        application = QApplication.instance()
        if self._is_down or application is None:
            return
        self._is_down = True
        application.installEventFilter(self)
        self.peeked.emit(True)

    def _let_go(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._is_down = False
        self.peeked.emit(False)
