# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the browser, the picture viewer and the file manager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_PICTURES = {".jpg", ".jpeg", ".jpe", ".png", ".webp", ".avif", ".gif"}


def open_page(address: str) -> bool:
    """Open an https page in the browser; anything else is refused. Whether it was opened."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() != "https" or url.userInfo() or not url.host():
        return False
    return QDesktopServices.openUrl(url)


def open_picture(path: Path) -> bool:
    """Show a picture file in the system's viewer. Whether that could be asked for.

    Only what ends like a picture: other files might be run.
    """
    if path.suffix.lower() not in _PICTURES or not path.is_file():
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder(folder: Path) -> bool:
    """Show a folder of this computer in the file manager. Whether that could be asked for."""
    if not folder.is_dir():
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
