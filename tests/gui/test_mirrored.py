# SPDX-License-Identifier: GPL-3.0-or-later
"""From right to left: what is filled, indented or painted stands at the other side."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.batch_row import BatchRow
from faceswap_desktop.gui.indent import indented
from faceswap_desktop.gui.slider import Slider

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


@pytest.fixture(autouse=True)
def light(qapp):
    theme.apply(qapp, theme.Theme.LIGHT)


def filled(slider):
    """Where along its groove the accent is seen: -1 the left part, 1 the right one."""
    picture = slider.grab().toImage()
    accent, middle = theme.tokens().accent, picture.height() // 2

    def is_accent(x):
        colour = QColor(picture.pixel(round(x), middle))
        return all(
            abs(a - b) < 24 for a, b in zip(colour.getRgb()[:3], accent.getRgb()[:3], strict=True)
        )

    left, right = is_accent(picture.width() * 0.1), is_accent(picture.width() * 0.9)
    assert left is not right
    return -1 if left else 1


@pytest.mark.parametrize(("direction", "side"), [(LTR, -1), (RTL, 1)])
def test_a_slider_fills_from_where_reading_begins(qtbot, direction, side):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(220, 40)
    slider = Slider(parent)
    slider.resize(200, 24)
    slider.setRange(0, 100)
    slider.setValue(50)
    parent.show()
    for each in (LTR, RTL, direction):  # also after a change
        parent.setLayoutDirection(each)
    assert filled(slider) == side


@pytest.mark.parametrize(("direction", "is_left"), [(LTR, True), (RTL, False)])
def test_an_indent_is_at_the_leading_side(qtbot, direction, is_left):
    parent, label = QWidget(), QLabel("text")
    qtbot.addWidget(parent)
    parent.setLayout(indented(label, 30))
    parent.setLayoutDirection(direction)
    parent.resize(200, 30)
    parent.show()
    before, after = label.x(), parent.width() - label.x() - label.width()
    assert (before >= 30) is is_left
    assert (after >= 30) is not is_left


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_the_words_of_a_row_keep_off_its_picture(qtbot, direction):
    row = BatchRow("holiday.jpg")
    qtbot.addWidget(row)
    row.setLayoutDirection(direction)
    row.resize(400, 64)
    row.show()
    at = row.name.geometry()
    picture = range(60) if direction is LTR else range(row.width() - 60, row.width())
    assert at.left() not in picture
    assert at.right() not in picture
