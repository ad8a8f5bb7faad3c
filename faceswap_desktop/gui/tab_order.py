# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of the Tab key: as the eye reads, also where widgets come later than their neighbours.

Qt puts a new widget last in its window. Here it comes where the layout has it.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from shiboken6 import delete

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QShowEvent


def put_in_order(*parts: QWidget) -> None:
    """Let Tab go from the first of these to the next, through all that is in each."""
    if not parts:
        return
    # Not by `nextInFocusChain`: what PySide makes of Qt's inner widgets there ends in a crash.
    window = parts[0].window()
    inside = (each for part in parts for each in (part, *part.findChildren(QWidget)))
    order = [each for each in inside if _takes_focus(each) and each.window() is window]
    with _plain(window.findChildren(QWidget)) as compounds:
        for compound, proxy in compounds:
            if proxy in order:
                order.insert(order.index(proxy), compound)
        # Qt takes the last and the first of a window for neighbours, and leaves them as they are.
        last = QWidget(window)
        last.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for one, next_one in pairwise(order):
            QWidget.setTabOrder(one, next_one)
        delete(last)


@contextmanager
def _plain(chain: list[QWidget]) -> Iterator[list[tuple[QWidget, QWidget]]]:
    """Make those that pass the focus on to a part of theirs take it themselves for a moment.

    Qt lets Tab stop at them as well, and moves only what takes the focus.
    """
    proxies = [(each, each.focusProxy(), each.focusPolicy()) for each in chain]
    kept = [
        (each, proxy, policy)
        for each, proxy, policy in proxies
        if proxy is not None and each.isAncestorOf(proxy)
    ]
    for each, _, _ in kept:
        each.setFocusProxy(None)  # type: ignore[arg-type]  # Qt's way to have none
        each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    try:
        yield [(each, proxy) for each, proxy, _ in kept]
    finally:
        for each, proxy, policy in kept:
            each.setFocusPolicy(policy)
            if proxy is not None:
                each.setFocusProxy(proxy)


class OrderedDialog(QDialog):
    """A dialog through which Tab goes as the eye reads, whatever was added later.

    Return presses the button that was made the default, never the one that Qt finds first.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first control, not with the one that was made first."""
        self._order()
        super().showEvent(event)

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001  # Qt's
        """What came since then has its place too."""
        self._order()
        return super().focusNextPrevChild(next_one)

    def _order(self) -> None:
        for each in self.findChildren(QPushButton):
            if each.window() is self and not each.isDefault():
                each.setAutoDefault(False)
        follow_layout(self.layout())


def follow_layout(layout: QLayout | None) -> None:
    """Let Tab go through what lies in a layout as it is read, plain containers included."""
    if layout is not None:
        put_in_order(*_in_layout(layout))


def _takes_focus(widget: QWidget) -> bool:
    """Qt leaves all others where they are."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """The widgets that stand in it, or itself where it takes the focus or lays out nothing."""
    if isinstance(widget, QScrollArea):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield widget
        inside = widget.widget()
        if inside is not None:
            yield from _parts(inside)
    elif isinstance(widget, QStackedWidget):
        pages = (widget.widget(place) for place in range(widget.count()))
        for page in pages:
            if page is not None:
                yield from _parts(page)
    elif widget.focusPolicy() == Qt.FocusPolicy.NoFocus and (layout := widget.layout()) is not None:
        yield from _in_layout(layout)
    else:
        yield widget


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    """What lies in it, in its order.

    Not by `itemAt`: PySide deletes an item together with the wrapper that this makes for it.
    """
    holder = layout.parentWidget()
    if holder is None:
        return
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    parts: list[QWidget | QLayout] = list(holder.findChildren(QWidget, options=direct))
    parts += layout.findChildren(QLayout, options=direct)
    placed = sorted((layout.indexOf(each), place) for place, each in enumerate(parts))
    for index, place in placed:
        part = parts[place]
        if index < 0:
            continue
        if isinstance(part, QWidget):
            yield from _parts(part)
        else:
            yield from _in_layout(part)
