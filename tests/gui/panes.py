# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos of one colour, faces, and drags, for the tests of the photo panes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from faceswap_desktop.core.models import Box, FoundFace, Photo
from faceswap_desktop.core.segments import Pixels

RED = (200, 30, 40, 255)


def pixels(colour=RED, width=60, height=40, *, has_alpha=False):
    """A picture of one colour, given as red, green, blue, alpha."""
    red, green, blue, alpha = colour
    made = Pixels.new(width, height, has_alpha=has_alpha)
    made.data[:] = bytes((blue, green, red, alpha)) * (width * height)
    return made


def photo(name="holiday.jpg", width=4032, height=3024, path=None):
    return Photo(path or Path("/photos") / name, name, width, height, "image/jpeg")


def face(left, top, width=0.2, height=0.3):
    box = Box(left, top, width, height)
    return FoundFace(box, 0.9, 100.0, 1.0, 0.0, 0.0, 0.0)


def drag_in(widget, mime, actions=Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, kind=None):
    """Move a drag over a widget; whether it is taken, and with which action."""
    point, buttons, keys = QPoint(30, 60), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = (kind or QDragEnterEvent)(point, actions, mime, buttons, keys)
    enter.setAccepted(False)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return None
    move = QDragMoveEvent(point, actions, mime, buttons, keys)
    QApplication.sendEvent(widget, move)
    assert move.isAccepted()
    assert move.dropAction() == enter.dropAction()
    return enter.dropAction()


def drag_out(widget):
    """Move the drag away again."""
    QApplication.sendEvent(widget, QDragLeaveEvent())


def drop(
    widget, mime, kind=QDropEvent, actions=Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
):
    """Let go over a widget; the event, to see what became of it."""
    event = kind(
        QPointF(30, 60),
        actions,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    return event
