# SPDX-License-Identifier: GPL-3.0-or-later
"""The row above the pictures says what is, and tells what is wished."""

import pytest
from PySide6.QtCore import Qt

from faceswap_desktop.gui.view_mode import ViewMode
from faceswap_desktop.gui.view_transform import ViewTransform
from faceswap_desktop.gui.zoom_bar import ZoomBar

FITTED = ViewTransform.fitted((4000, 3000), (800, 600))


@pytest.fixture
def bar(qtbot):
    bar = ZoomBar()
    qtbot.addWidget(bar)
    bar.show_view(FITTED)
    bar.show()
    qtbot.waitExposed(bar)
    bar.activateWindow()
    return bar


def test_it_shows_the_percentage_and_what_can_be_done(bar):
    assert bar.percent.text() == "20 %"
    assert bar.fit.isChecked()
    assert not bar.zoom_out.isEnabled()
    bar.show_view(FITTED.zoomed(16.0))
    assert bar.percent.text().replace(",", "") == "1600 %"
    assert not bar.fit.isChecked()
    assert not bar.zoom_in.isEnabled()
    assert bar.zoom_out.isEnabled()


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("zoom_in", "zoom_in_chosen"),
        ("zoom_out", "zoom_out_chosen"),
        ("percent", "actual_size_chosen"),
        ("fit", "fit_chosen"),
        ("face", "face_chosen"),
    ],
)
def test_every_button_can_be_pressed_by_keyboard(bar, qtbot, button, signal):
    bar.show_view(FITTED.zoomed(1.0))
    widget = getattr(bar, button)
    assert widget.accessibleName()
    assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(getattr(bar, signal)):
        qtbot.keyClick(widget, Qt.Key.Key_Space)


def test_fit_stays_on_when_it_is_pressed_again(bar, qtbot):
    qtbot.mouseClick(bar.fit, Qt.MouseButton.LeftButton)
    assert bar.fit.isChecked()


def test_a_mode_is_chosen(bar, qtbot):
    with qtbot.waitSignal(bar.mode_chosen) as chosen:
        bar.modes.segment(ViewMode.SLIDER.value).click()
    assert chosen.args == [ViewMode.SLIDER]
    with qtbot.assertNotEmitted(bar.mode_chosen):
        bar.set_mode(ViewMode.RESULT_ONLY)
    assert bar.modes.value() == ViewMode.RESULT_ONLY


def test_the_eye_is_held_down(bar, qtbot):
    seen = []
    bar.peeked.connect(seen.append)
    qtbot.mousePress(bar.peek, Qt.MouseButton.LeftButton)
    assert seen == [True]
    qtbot.mouseRelease(bar.peek, Qt.MouseButton.LeftButton)
    assert seen == [True, False]
    qtbot.keyPress(bar.peek, Qt.Key.Key_Space)
    qtbot.keyRelease(bar.peek, Qt.Key.Key_Space)
    assert seen == [True, False, True, False]


def test_without_two_pictures_there_is_nothing_to_compare(bar):
    bar.set_comparable(is_comparable=False)
    assert not bar.modes.isEnabled()
    assert not bar.peek.isEnabled()
    assert bar.zoom_in.isEnabled()
