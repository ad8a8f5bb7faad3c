# SPDX-License-Identifier: GPL-3.0-or-later
"""Log-out, SIGTERM and Ctrl+C end the program in order, as closing the window does."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier


def watch(when_asked: Callable[[], None]) -> Callable[[], None]:
    """Call `when_asked` on the GUI thread for each such signal; gives how to stop that.

    Qt's loop runs no Python while it idles, so the interpreter wakes it through a socket.
    """
    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    numbers = [signal.SIGINT, signal.SIGTERM]
    before = [signal.signal(number, lambda *_: None) for number in numbers]
    wakeup_before = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)

    def on_notifier_activated() -> None:
        if any(number in numbers for number in reader.recv(64)):
            when_asked()

    notifier.activated.connect(on_notifier_activated)

    def stop() -> None:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(wakeup_before)
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
        reader.close()
        writer.close()

    return stop
