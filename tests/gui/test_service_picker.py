# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from faceswap_desktop.core.models import Operation
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.service_entry import service_facts, service_icon
from faceswap_desktop.gui.service_picker import ServicePicker
from faceswap_desktop.providers.base import (
    AccountDescription,
    DataDescription,
    OperationDescription,
    ProviderDescription,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HERE = ProviderDescription(
    id="here",
    name="On this computer",
    summary="No account, no network.",
    operations=(OperationDescription(Operation.SWAP), OperationDescription(Operation.BACKGROUND)),
)
THIRD_PARTY = ProviderDescription(
    id="com.example.faces",
    name="Face Atelier",
    operations=(
        OperationDescription(Operation.SWAP, cost=4),
        OperationDescription(Operation.BACKGROUND, cost=8),
    ),
    account=AccountDescription(key_page="", help_page="", key_example=""),
    data=DataDescription(receiver="Atelier Inc.", host="a.example", what="", kept_for=""),
)
ONE_PRICE = ProviderDescription(
    id="one", name="One", operations=(OperationDescription(Operation.SWAP, cost=2.5),)
)
UNKNOWN_PRICE = ProviderDescription(
    id="unknown", name="Unknown", operations=(OperationDescription(Operation.PORTRAIT, cost=None),)
)


@pytest.fixture
def picker(qapp, qtbot):
    theme.apply(qapp, theme.Theme.LIGHT)
    picker = ServicePicker()
    qtbot.addWidget(picker)
    picker.set_services((HERE, THIRD_PARTY), "here")
    picker.show()
    qtbot.waitExposed(picker)
    yield picker
    if picker.menu is not None:
        with qtbot.waitSignal(picker.menu.destroyed):
            picker.menu.close()


def test_the_chosen_service_is_shown_with_where_photos_go(picker):
    assert picker.button.text() == "On this computer"
    assert picker.button.icon_name == "lock"
    picker.set_current("com.example.faces")
    assert picker.button.text() == "Face Atelier"
    assert picker.button.icon_name == "cloud"
    assert not picker.button.grab().isNull()


def test_facts_come_from_the_data_alone():
    facts = service_facts(THIRD_PARTY)
    for each in ("Swap face", "access key", "Atelier Inc.", "4", "8"):
        assert each in facts
    assert "free" in service_facts(HERE)
    assert service_icon(HERE) == "lock"
    assert "2.5" in service_facts(ONE_PRICE)
    assert "credits" not in service_facts(UNKNOWN_PRICE)


def test_a_service_of_somebody_else_is_in_the_list_and_can_be_picked(picker, qtbot):
    qtbot.mouseClick(picker.button, Qt.MouseButton.LeftButton)
    names = [entry.text() for entry in picker.menu.entries]
    assert names == ["On this computer", "Face Atelier"]
    with qtbot.waitSignal(picker.service_chosen) as chosen:
        qtbot.mouseClick(picker.menu.entries[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["com.example.faces"]
    assert picker.current() == "com.example.faces"


def test_the_list_is_moved_through_by_keys(picker, qtbot):
    qtbot.keyClick(picker.button, Qt.Key.Key_Down)
    first, second = picker.menu.entries
    assert first.isChecked()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.service_chosen) as chosen:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert chosen.args == ["com.example.faces"]


def test_escape_leaves_all_as_it_was(picker, qtbot):
    picker.open_menu()
    with qtbot.assertNotEmitted(picker.service_chosen):
        qtbot.keyClick(picker.menu.entries[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: picker.menu is None)
    assert picker.current() == "here"


def test_picking_what_holds_tells_nobody(picker, qtbot):
    picker.open_menu()
    with qtbot.assertNotEmitted(picker.service_chosen):
        qtbot.mouseClick(picker.menu.entries[0], Qt.MouseButton.LeftButton)


def test_an_unknown_service_is_refused(picker):
    with pytest.raises(LookupError):
        picker.set_current("nobody")


def test_the_balance_stands_beside_it(picker):
    assert not picker.balance.isVisible()
    picker.set_balance("12 credits")
    assert picker.balance.text() == "12 credits"
    picker.resize(picker.sizeHint())
    assert picker.balance.isVisible()
    assert picker.label.isVisible()


def test_names_for_screen_readers(picker):
    picker.set_balance("12 credits")
    button = QAccessible.queryAccessibleInterface(picker.button)
    assert button.text(QAccessible.Text.Name) == "Service"
    assert button.text(QAccessible.Text.Description) == "On this computer, 12 credits"
    gear = QAccessible.queryAccessibleInterface(picker.gear)
    assert gear.text(QAccessible.Text.Name) == "Settings"
    picker.open_menu()
    entry = QAccessible.queryAccessibleInterface(picker.menu.entries[0])
    assert entry.role() == QAccessible.Role.RadioButton
    assert entry.text(QAccessible.Text.Name) == "On this computer"
    assert "nothing leaves this computer" in entry.text(QAccessible.Text.Description)


def test_the_list_stays_on_the_screen_and_can_be_painted(picker, qtbot):
    picker.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picker.move(picker.screen().availableGeometry().bottomRight())
    picker.open_menu()
    room = picker.screen().availableGeometry()
    assert room.left() <= picker.menu.x()
    assert picker.menu.geometry().right() <= room.right()
    assert picker.menu.geometry().bottom() <= room.bottom()
    assert not picker.menu.grab().isNull()


def test_the_gear_opens_settings(picker, qtbot):
    with qtbot.waitSignal(picker.settings_requested):
        qtbot.mouseClick(picker.gear, Qt.MouseButton.LeftButton)


def test_words_come_back_in_the_language(picker):
    picker.label.setText("?")
    QApplication.sendEvent(picker, QEvent(QEvent.Type.LanguageChange))
    assert picker.label.text() == "Service"
