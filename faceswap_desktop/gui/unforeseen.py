# SPDX-License-Identifier: GPL-3.0-or-later
"""What nobody foresaw: failures in slots, events, threads and forgotten objects.

They go into the log and, once, in front of the person; never only to a terminal.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from faceswap_desktop.errors import ErrorCode, UserFacingError

log = logging.getLogger(__name__)


class Unforeseen(QObject):
    """Catches what is caught nowhere else, from `start` to `stop`."""

    # Threads fail too, and only the GUI thread may show anything.
    _happened = Signal(object)

    def __init__(self, show: Callable[[UserFacingError], None]) -> None:
        super().__init__()
        self._show = show
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def stop(self) -> None:
        """Leave it to others again."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        log.error("unforeseen", exc_info=(kind, error or kind(), trace))
        self._happened.emit(error)

    def _on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_type is not SystemExit:
            self._on_exception(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _on_unraisable(self, caught: sys.UnraisableHookArgs) -> None:
        # Nobody waits for what these objects did; the log is enough.
        value = caught.exc_value or caught.exc_type()
        log.error("unforeseen: %s", caught.err_msg or caught.object, exc_info=value)

    def _on_happened(self, error: BaseException | None) -> None:
        if isinstance(error, UserFacingError):
            self._show(error)
        else:
            self._show(UserFacingError(ErrorCode.INTERNAL, details=repr(error)))
