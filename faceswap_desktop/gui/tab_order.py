# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of the Tab key: as the eye reads, also where widgets come later than their neighbours.

Qt puts a new widget last in its window. Here it comes where the layout has it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def put_in_order(*parts: QWidget) -> None:
    """Let Tab go from the first of these to the next, through all that is in each."""
    if not parts:
        return
    chain = [each for each in _chain(parts[0].window()) if _takes_focus(each)]
    order = [each for part in parts for each in chain if each is part or part.isAncestorOf(each)]
    for one, next_one in pairwise(order):
        QWidget.setTabOrder(one, next_one)


def follow_layout(layout: QLayout | None) -> None:
    """Let Tab go through what lies in a layout as it is read, plain containers included."""
    if layout is not None:
        put_in_order(*_in_layout(layout))


def _takes_focus(widget: QWidget) -> bool:
    """Qt leaves all others where they are."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _chain(window: QWidget) -> Iterator[QWidget]:
    """All widgets of a window, in the order of Tab."""
    yield window
    each = window.nextInFocusChain()
    while each is not None and each is not window:
        yield each
        each = each.nextInFocusChain()


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """The widgets that stand in it, or itself where its inside is its own business."""
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _parts(inside)
    elif isinstance(widget, QStackedWidget):
        pages = (widget.widget(place) for place in range(widget.count()))
        yield from (page for page in pages if page is not None)
    elif type(widget) is QWidget and (layout := widget.layout()) is not None:
        yield from _in_layout(layout)
    else:
        yield widget


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _parts(widget)
        elif inner is not None:
            yield from _in_layout(inner)
