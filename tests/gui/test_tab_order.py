# SPDX-License-Identifier: GPL-3.0-or-later
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.gui import tab_order
from faceswap_desktop.gui.save_choice import SaveOffer
from faceswap_desktop.gui.save_dialog import SaveDialog


def stops(window, first):
    """The names of what takes the focus, in the order of Tab."""
    found, each = [first], first.nextInFocusChain()
    while each is not first:
        found.append(each)
        each = each.nextInFocusChain()
    return [
        each.objectName()
        for each in found
        if each.objectName() and each.focusPolicy() and not each.focusProxy()
    ]


def button(name, parent=None):
    made = QPushButton(name, parent)
    made.setObjectName(name)
    made.setAutoDefault(False)  # the default button of a dialog would begin with the focus
    return made


def test_tab_goes_as_the_layout_is_read_whatever_was_made_first(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    last, first, second, paged, scrolled = (
        button(name, window) for name in ("last", "first", "second", "paged", "scrolled")
    )
    inner, pages, scroll = QWidget(window), QStackedWidget(window), QScrollArea(window)
    row = QHBoxLayout(inner)
    row.addWidget(first)
    row.addWidget(second)
    pages.addWidget(paged)
    scroll.setWidget(scrolled)
    column = QVBoxLayout(window)
    for each in (inner, pages, scroll, last):
        column.addWidget(each)
    tab_order.follow_layout(window.layout())
    assert stops(window, first) == ["first", "second", "paged", "scrolled", "last"]


def test_the_inner_order_of_a_part_stays(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    end = button("end", window)
    part = QPushButton(window)
    inside = [button(name, part) for name in ("a", "b")]
    tab_order.put_in_order(part, end)
    assert stops(window, inside[0])[:3] == ["a", "b", "end"]
    tab_order.put_in_order()


def test_the_save_dialog_is_walked_from_the_name_to_the_buttons(qtbot, tmp_path):
    dialog = SaveDialog(SaveOffer(name="holiday.jpg", folder=tmp_path, format=PictureFormat.JPEG))
    qtbot.addWidget(dialog)
    dialog.show()
    walked = [
        dialog.name, dialog.folder.button, dialog.formats.segment("JPEG"), dialog.quality.slider,
        dialog.quality.number, dialog.cancel_button, dialog.save_button,
    ]  # fmt: skip
    for number, each in enumerate(walked):
        each.setObjectName(str(number))
    assert stops(dialog, dialog.name) == [str(number) for number in range(len(walked))]


def test_a_compound_widget_is_walked_as_it_is_laid_out(qtbot):
    window, inner = QWidget(), QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    part = Compound()
    column.addWidget(part)
    end = button("end")
    column.addWidget(end)
    column.addWidget(inner)
    late = button("late")
    part.layout().insertWidget(0, late)
    tab_order.follow_layout(column)
    assert stops(window, late)[:3] == ["late", "inside", "end"]


class Compound(QWidget):
    def __init__(self):
        super().__init__()
        QVBoxLayout(self).addWidget(button("inside"))


def test_tab_in_a_dialog_finds_what_came_later(qtbot):
    dialog = tab_order.OrderedDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    close = button("close")
    column.addWidget(close)
    column.insertWidget(0, button("first"))
    dialog.show()
    qtbot.waitActive(dialog)
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    assert dialog.focusWidget().objectName() == "first"
    second = button("second")
    column.insertWidget(1, second)
    qtbot.waitUntil(second.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is second
    qtbot.keyClick(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is close


def test_tab_does_not_jump_into_a_widget_that_passes_the_focus_on(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    part = Compound()
    part.setFocusProxy(part.findChild(QPushButton))
    column.addWidget(part)
    end, first = button("end"), button("first")
    column.addWidget(end)
    column.insertWidget(0, first)
    tab_order.follow_layout(column)
    window.show()
    window.activateWindow()
    end.setFocus()
    qtbot.waitUntil(end.hasFocus)
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert first.hasFocus()
    assert part.focusProxy() is part.findChild(QPushButton)
