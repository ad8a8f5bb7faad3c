# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from faceswap_desktop.gui.segmented_control import SegmentedControl

CHOICES = (("swap", "Swap face"), ("background", "Change background"), ("portrait", "Portrait"))


@pytest.fixture
def control(qtbot):
    control = SegmentedControl("What to do")
    qtbot.addWidget(control)
    control.set_choices(CHOICES)
    control.show()
    qtbot.waitExposed(control)
    control.activateWindow()
    return control


def test_the_first_choice_holds_until_another_is_picked(control, qtbot):
    assert control.value() == "swap"
    with qtbot.waitSignal(control.chosen) as picked:
        qtbot.mouseClick(control.segment("background"), Qt.MouseButton.LeftButton)
    assert picked.args == ["background"]
    assert control.value() == "background"


def test_setting_it_and_clicking_what_holds_tell_nobody(control, qtbot):
    with qtbot.assertNotEmitted(control.chosen):
        control.set_value("portrait")
        qtbot.mouseClick(control.segment("portrait"), Qt.MouseButton.LeftButton)
    assert control.value() == "portrait"


def test_arrows_move_the_choice(control, qtbot):
    control.segment("swap").setFocus()
    with qtbot.waitSignal(control.chosen):
        qtbot.keyClick(control.segment("swap"), Qt.Key.Key_Right)
    assert control.value() == "background"
    with qtbot.waitSignal(control.chosen):
        qtbot.keyClick(control.segment("background"), Qt.Key.Key_Left)
    assert control.value() == "swap"


def test_arrows_follow_the_eye_from_right_to_left(control, qtbot):
    control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: control.segment("background").x() < control.segment("swap").x())
    control.segment("swap").setFocus()
    qtbot.keyClick(control.segment("swap"), Qt.Key.Key_Left)
    assert control.value() == "background"


def test_only_the_chosen_one_is_in_the_tab_order(control):
    tab = Qt.FocusPolicy.TabFocus
    assert control.segment("swap").focusPolicy() & tab == tab
    assert control.segment("background").focusPolicy() & tab != tab


def test_screen_readers_meet_radio_buttons_in_a_named_group(control):
    group = QAccessible.queryAccessibleInterface(control)
    assert group.text(QAccessible.Text.Name) == "What to do"
    part = QAccessible.queryAccessibleInterface(control.segment("swap"))
    assert part.role() == QAccessible.Role.RadioButton
    assert part.text(QAccessible.Text.Name) == "Swap face"
    assert part.state().checked


def test_new_choices_replace_the_old_ones(control):
    control.set_choices((("a", "A"),))
    assert control.values() == ("a",)
    assert control.value() == "a"
    with pytest.raises(KeyError):
        control.set_value("swap")


def test_a_label_is_never_cut_off(control):
    segment = control.segment("background")
    width = segment.fontMetrics().horizontalAdvance("Change background")
    assert segment.minimumSizeHint().width() > width


def test_every_look_can_be_painted(control):
    control.segment("background").setEnabled(False)
    control.segment("swap").setFocus(Qt.FocusReason.TabFocusReason)
    control.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    assert not control.grab().isNull()
