# SPDX-License-Identifier: GPL-3.0-or-later
"""A double click, or a key held down, is one wish; the same again after that is another."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

_HASTE_MS = 1000


class Haste:
    """Remembers the last wish, whatever it is, and when it came."""

    def __init__(self) -> None:
        self._last: object = None
        self._since = QElapsedTimer()
        self._since.start()

    def is_repeated(self, wish: object) -> bool:
        """Whether the same wish has just come; else it is the last one from now on."""
        if wish == self._last and self._since.elapsed() < _HASTE_MS:
            return True
        self._last = wish
        self._since.restart()
        return False

    def forget(self) -> None:
        """Take the next wish in any case."""
        self._last = None
