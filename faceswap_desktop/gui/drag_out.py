# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a result file along into another program.

Qt has no other way to drag than a nested event loop, `QDrag.exec`. Run inside an asyncio task
that loop loses the wake-ups of other tasks, so it lives here alone, and `drag_file` is called
from plain event handlers only; inside a task it refuses.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, QUrl
from PySide6.QtGui import QDrag, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

_SIDE = 128


def drag_file(origin: QWidget, path: Path, picture: QImage | None) -> bool:
    """Let the pointer carry the file `path`, to be copied; whether somebody took it.

    `picture` is drawn at the pointer. Raises RuntimeError inside an asyncio task.
    """
    _refuse_inside_a_task()
    drag = QDrag(origin)
    drag.setMimeData(mime_data(path))
    if picture is not None:
        shown = thumbnail(picture, origin.devicePixelRatioF())
        drag.setPixmap(shown)
        drag.setHotSpot(QPoint(-8, -8))
    taken = drag.exec(Qt.DropAction.CopyAction)  # nested loop: see the top of this module
    return taken != Qt.DropAction.IgnoreAction


def mime_data(path: Path) -> QMimeData:
    """The file as every file manager, browser and picture editor understands it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def thumbnail(picture: QImage, ratio: float) -> QPixmap:
    """The picture within 128 x 128 logical pixels, for a screen with this device pixel ratio."""
    side = round(_SIDE * ratio)
    scale = min(side / max(picture.width(), picture.height(), 1), 1.0)
    width, height = max(1, round(picture.width() * scale)), max(1, round(picture.height() * scale))
    result = QPixmap(width, height)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(QRect(0, 0, width, height)), picture, QRectF(picture.rect()))
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


def _refuse_inside_a_task() -> None:
    # asyncio is not imported for this: where nobody else did, there is no task either.
    asyncio = sys.modules.get("asyncio")
    if asyncio is None:
        return
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return
    if task is not None:
        raise RuntimeError("a drag must not start inside a task")
