# SPDX-License-Identifier: GPL-3.0-or-later
"""What assistive technology is told of widgets that Qt cannot know: what kind of thing they are.

Qt describes its own widgets; one that paints itself is a mere container to it. A class here says
by `accessible_role` what it is, or by `is_fold` that it opens and closes what is below it, or by
`opens_list` that its `menu` is a window that belongs to it.
Nothing of this runs unless an assistive technology asks.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget
from shiboken6 import isValid

_PRESS = QAccessibleActionInterface.pressAction()


class _Fold(QAccessibleWidget):
    """A button that opens and closes what stands below it."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.Button)
        self._button = button

    def text(self, kind: QAccessible.Text) -> str:
        """Its own words, where it was given no other name."""
        told = super().text(kind)
        return told or (self._button.text() if kind is QAccessible.Text.Name else "")

    def actionNames(self) -> list[str]:
        """It is pressed, like any button."""
        return [_PRESS, *super().actionNames()] if self._button.isEnabled() else []

    def doAction(self, action: str) -> None:
        """Press it, or what any widget can do."""
        if action == _PRESS:
            self._button.click()
        else:
            super().doAction(action)

    def state(self) -> QAccessible.State:
        """Open or closed, instead of ticked or not."""
        state = super().state()
        state.expandable = True
        state.expanded = self._button.isChecked()
        state.collapsed = not self._button.isChecked()
        return state


class _Owner(QAccessibleWidget):
    """A widget whose list opens in a window of its own, which Qt would tell nobody about."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Client)
        self._widget = widget

    def childCount(self) -> int:
        """The list comes after all others."""
        return super().childCount() + (self._list() is not None)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as in Qt
        """The parts, and then the list."""
        if index < super().childCount():
            return super().child(index)
        opened = self._list()
        return None if opened is None else QAccessible.queryAccessibleInterface(opened)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where a part stands; -1 for a stranger."""
        opened = self._list()
        if opened is not None and child.object() is opened:
            return super().childCount()
        return super().indexOfChild(child)

    def _list(self) -> QWidget | None:
        opened = getattr(self._widget, "menu", None)
        if not isinstance(opened, QWidget) or not isValid(opened):
            return None
        return opened if opened.isVisible() else None


def install() -> None:
    """Describe the widgets of this program from now on; a second call changes nothing."""
    if not _Installed.is_done:
        _Installed.is_done = True
        QAccessible.installFactory(_describe)


def tell_unfolded(button: QAbstractButton) -> None:
    """Say that it was opened or closed."""
    if QAccessible.isActive():
        change = QAccessible.State()
        change.expanded = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(button, change))


class _Installed:
    is_done = False


def _describe(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    """Qt asks with the name of the class, and of each of its bases; the first one is enough."""
    if not isinstance(widget, QWidget) or name != type(widget).__name__:
        return None
    if getattr(widget, "opens_list", False):
        return _Owner(widget)
    role = getattr(widget, "accessible_role", None)
    if role is not None:
        return QAccessibleWidget(widget, role)
    if getattr(widget, "is_fold", False) and isinstance(widget, QAbstractButton):
        return _Fold(widget)
    return None
