# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing the window to the front, because a person asked for it elsewhere on the desktop."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def come_to_front(window: QWidget, token: str = "") -> None:
    """Show the window above others; `token` is the desktop's leave to do so, if it gave one."""
    if token:
        # Where Qt looks for it; it takes it away when it has used it.
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
