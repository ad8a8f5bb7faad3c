# SPDX-License-Identifier: GPL-3.0-or-later
"""What assistive technology is told of this program's own widgets, and can do with them."""

import gc

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QWidget

from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.core.models import Box, FoundFace
from faceswap_desktop.gui import accessible
from faceswap_desktop.gui.colour_field import ColourField
from faceswap_desktop.gui.compare_view import CompareView
from faceswap_desktop.gui.face_overlay import FaceOverlay
from faceswap_desktop.gui.fold_button import FoldButton
from faceswap_desktop.gui.save_choice import SaveOffer
from faceswap_desktop.gui.save_dialog import SaveDialog
from faceswap_desktop.gui.segmented_control import SegmentedControl
from faceswap_desktop.gui.service_menu import ServiceMenu
from faceswap_desktop.gui.service_picker import ServicePicker
from faceswap_desktop.gui.zoom_bar import ZoomBar
from faceswap_desktop.providers.catalogue import BUILT_IN

# The offscreen platform says so of the list of services.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TOGGLE = QAccessibleActionInterface.toggleAction()
PRESS = QAccessibleActionInterface.pressAction()


@pytest.fixture(autouse=True)
def described():
    accessible.install()


def told(widget):
    return QAccessible.queryAccessibleInterface(widget)


def do(widget, action):
    told(widget).actionInterface().doAction(action)


def test_pictures_are_graphics_and_choices_a_group(qtbot):
    view, control = CompareView(), SegmentedControl("What to do")
    for each in (view, control):
        qtbot.addWidget(each)
    assert told(view.before).role() is QAccessible.Role.Graphic
    assert told(view.before).text(QAccessible.Text.Name) == "Before"
    assert told(control).role() is QAccessible.Role.Grouping
    assert told(control).text(QAccessible.Text.Name) == "What to do"


def test_before_is_read_before_after(qtbot):
    view = CompareView()
    qtbot.addWidget(view)
    whole = told(view)
    names = [whole.child(place).text(QAccessible.Text.Name) for place in range(4)]
    assert names[:3] == ["Before", "After", "Divider between Before and After"]


def test_what_folds_says_whether_it_is_open(qtbot):
    button = FoldButton()
    qtbot.addWidget(button)
    button.setText("More options")
    seen = told(button)
    assert seen.role() is QAccessible.Role.Button
    assert seen.text(QAccessible.Text.Name) == "More options"
    assert (seen.state().expandable, seen.state().expanded) == (1, 0)
    do(button, PRESS)
    assert button.isChecked()
    assert (seen.state().expanded, seen.state().collapsed) == (1, 0)
    button.setEnabled(False)
    assert seen.actionInterface().actionNames() == []


def test_descriptions_end_with_their_widgets(qtbot):
    for _ in range(50):
        parent = QWidget()
        button = FoldButton(parent)
        assert told(button).state().expandable
        told(button).actionInterface().doAction("SetFocus")
        parent.deleteLater()
        del parent, button
        gc.collect()
    qtbot.wait(0)


def test_a_choice_made_by_assistive_technology_counts(qtbot):
    control = SegmentedControl("What to do")
    qtbot.addWidget(control)
    control.set_choices([("swap", "Swap face"), ("background", "Change background")])
    with qtbot.waitSignal(control.chosen) as seen:
        do(control.segment("background"), TOGGLE)
    assert seen.args == ["background"]
    assert control.value() == "background"


def test_a_face_ticked_by_assistive_technology_is_a_wish_like_a_click(qtbot):
    card, pane = QWidget(), QWidget()
    for each in (card, pane):
        qtbot.addWidget(each)
    overlay = FaceOverlay(card, pane)
    faces = tuple(
        FoundFace(Box(left, 0.2, 0.2, 0.2), 0.9, 300, 0.8, 0, 0, 0) for left in (0.1, 0.6)
    )
    overlay.set_faces(faces, 0)
    with qtbot.waitSignal(overlay.face_clicked) as seen:
        do(overlay.marks[1], TOGGLE)
    assert seen.args == [1]
    assert [mark.isChecked() for mark in overlay.marks] == [True, False]


def test_a_service_and_a_colour_can_be_chosen_by_assistive_technology(qtbot):
    parent, colours = QWidget(), ColourField()
    menu = ServiceMenu(BUILT_IN, BUILT_IN[0].id, parent)
    for each in (parent, colours):
        qtbot.addWidget(each)
    with qtbot.waitSignal(menu.picked) as seen:
        do(menu.entries[1], TOGGLE)
    assert seen.args == [BUILT_IN[1].id]
    with qtbot.waitSignal(colours.changed):
        do(colours.swatches[2], TOGGLE)
    assert colours.value() == colours.swatches[2].colour.name()


def test_a_name_written_by_assistive_technology_decides_on_the_format(qtbot, tmp_path):
    dialog = SaveDialog(SaveOffer(name="holiday.jpg", folder=tmp_path))
    qtbot.addWidget(dialog)
    told(dialog.name).setText(QAccessible.Text.Value, "other.png")
    assert dialog.path == tmp_path / "other.png"
    assert dialog.settings.format is PictureFormat.PNG
    assert told(dialog.folder.button).text(QAccessible.Text.Description) == str(tmp_path)


def test_the_open_list_of_services_is_part_of_its_button_s_place(qtbot):
    picker = ServicePicker()
    qtbot.addWidget(picker)
    picker.set_services(BUILT_IN, BUILT_IN[0].id)
    picker.show()
    whole = told(picker)
    parts = whole.childCount()
    assert whole.child(parts) is None
    picker.open_menu()
    assert whole.childCount() == parts + 1
    opened = whole.child(parts)
    assert opened.text(QAccessible.Text.Name) == "Services"
    assert whole.indexOfChild(opened) == parts
    assert whole.indexOfChild(whole.child(0)) == 0
    do(picker.menu.entries[1], TOGGLE)
    qtbot.waitUntil(lambda: picker.menu is None)
    assert whole.childCount() == parts
    assert picker.current() == BUILT_IN[1].id


def test_fit_can_be_switched_by_assistive_technology_and_stays_on(qtbot):
    bar = ZoomBar()
    qtbot.addWidget(bar)
    for _ in range(2):
        with qtbot.waitSignal(bar.fit_chosen):
            do(bar.fit, TOGGLE)
        assert bar.fit.isChecked()
