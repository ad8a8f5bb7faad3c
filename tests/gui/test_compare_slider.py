# SPDX-License-Identifier: GPL-3.0-or-later
"""The divider is a real slider for the mouse, the keyboard and screen readers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from faceswap_desktop.gui.compare_slider import CompareSlider

AREA = 500


@pytest.fixture
def slider(qtbot):
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(AREA, 300)
    slider = CompareSlider(area)
    slider.moved.connect(lambda: slider.place(AREA, 300))
    slider.place(AREA, 300)
    area.show()
    qtbot.waitExposed(area)
    area.activateWindow()
    slider.setFocus()
    yield slider
    area.close()


def line(slider):
    return slider.x() + slider.width() // 2


def test_keys_move_it(slider, qtbot):
    for key, value in (
        (Qt.Key.Key_Right, 51),
        (Qt.Key.Key_Left, 50),
        (Qt.Key.Key_PageUp, 60),
        (Qt.Key.Key_PageDown, 50),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, 100),
    ):
        qtbot.keyClick(slider, key)
        assert slider.value() == value
        assert line(slider) == round(AREA * value / 100)


def test_arrows_point_where_the_line_goes_in_right_to_left_too(slider, qtbot):
    slider.parentWidget().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    start = slider.place(AREA, 300)
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert slider.value() == 51
    assert line(slider) < start


def test_it_follows_the_mouse_more_finely_than_percents(slider, qtbot):
    grab = QPoint(slider.width() // 2 + 7, 150)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=grab)
    qtbot.mouseMove(slider, grab + QPoint(3, 0))
    assert line(slider) == 253
    assert slider.value() == 51
    qtbot.mouseMove(slider, grab + QPoint(10_000, 0))
    assert slider.share == 1
    qtbot.mouseMove(slider, grab + QPoint(-10_000, 0))
    assert slider.share == 0
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(slider, grab + QPoint(50, 0))
    assert slider.share == 0


def test_a_double_click_brings_it_back_to_the_middle(slider, qtbot):
    slider.setValue(10)
    qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert slider.share == 0.5


def test_other_buttons_do_nothing(slider, qtbot):
    qtbot.mousePress(slider, Qt.MouseButton.RightButton, pos=QPoint(20, 20))
    qtbot.mouseMove(slider, QPoint(60, 20))
    assert slider.share == 0.5


def test_screen_readers_see_a_slider_with_a_percentage(slider):
    seen = QAccessible.queryAccessibleInterface(slider)
    assert seen.role() == QAccessible.Role.Slider
    assert seen.text(QAccessible.Text.Name) == "Divider between Before and After"
    values = seen.valueInterface()
    assert (values.minimumValue(), values.currentValue(), values.maximumValue()) == (0, 50, 100)
    values.setCurrentValue(20)
    assert slider.share == pytest.approx(0.2)


def test_the_grip_is_large_enough_for_a_trembling_hand(slider):
    assert slider.width() >= 24
    image = slider.grab().toImage()
    middle = image.height() // 2 + 8
    white = [x for x in range(image.width()) if image.pixelColor(x, middle).lightness() > 250]
    assert max(white) - min(white) + 1 >= 24
