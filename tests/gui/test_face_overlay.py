# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QEnterEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.face_overlay import FaceOverlay
from tests.gui.panes import face

# Not in the order in which they stand.
THREE = (face(0.7, 0.1), face(0.05, 0.3), face(0.4, 0.5))


@pytest.fixture
def card(qtbot):
    card = QWidget()
    card.resize(300, 200)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitExposed(card)
    card.activateWindow()
    return card


@pytest.fixture
def overlay(card):
    overlay = FaceOverlay(card, card)
    overlay.set_faces(THREE, None)
    overlay.place(QRectF(0, 0, 300, 200))
    return overlay


def accessible(mark):
    return QAccessible.queryAccessibleInterface(mark)


def test_one_face_needs_no_click(card):
    overlay = FaceOverlay(card, card)
    overlay.set_faces(THREE[:1], 0)
    assert overlay.marks == ()
    assert not overlay.focus_first()


def test_each_face_is_a_control_over_its_place(overlay, qtbot):
    for index, (found, mark) in enumerate(zip(THREE, overlay.marks, strict=True)):
        x, y = found.box.centre
        assert mark.geometry().contains(round(x * 300), round(y * 200))
        assert mark.isVisible()
        with qtbot.waitSignal(overlay.face_clicked) as clicked:
            qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
        assert clicked.args == [index]
        assert not mark.isChecked()


def test_screen_readers_find_radio_buttons_with_numbers(overlay):
    overlay.set_faces(THREE, 1)
    told = [
        (each.role(), each.text(QAccessible.Text.Name), bool(each.state().checked))
        for each in map(accessible, overlay.marks)
    ]
    radio = QAccessible.Role.RadioButton
    assert told == [
        (radio, "Face 1 of 3", False),
        (radio, "Face 2 of 3", True),
        (radio, "Face 3 of 3", False),
    ]


def test_the_choice_can_move_and_vanish(overlay):
    for chosen in (0, 2, None, 1):
        overlay.set_faces(THREE, chosen)
        assert [mark.isChecked() for mark in overlay.marks] == [i == chosen for i in range(3)]


def test_the_same_faces_keep_their_controls_and_the_focus(overlay):
    marks = overlay.marks
    marks[1].setFocus()
    overlay.set_faces(THREE, 1)
    assert overlay.marks == marks
    assert marks[1].hasFocus()
    overlay.set_faces(THREE[:2], None)
    assert len(overlay.marks) == 2
    assert not marks[1].isVisible()


def test_arrows_walk_from_left_to_right_and_around(overlay, qtbot):
    far_right, far_left, middle = overlay.marks
    far_left.setFocus()
    for key, expected in (
        (Qt.Key.Key_Right, middle),
        (Qt.Key.Key_Down, far_right),
        (Qt.Key.Key_Right, far_left),
        (Qt.Key.Key_Left, far_right),
        (Qt.Key.Key_Up, middle),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget() is expected


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_chooses_the_face_with_the_focus(overlay, qtbot, key):
    with qtbot.waitSignal(overlay.face_clicked) as clicked:
        qtbot.keyClick(overlay.marks[2], key)
    assert clicked.args == [2]


def test_other_keys_are_left_to_the_pane(overlay, card, qtbot):
    seen = []
    card.keyPressEvent = lambda event: seen.append(event.key())
    qtbot.keyClick(overlay.marks[0], Qt.Key.Key_Delete)
    assert seen == [Qt.Key.Key_Delete]


def test_one_face_is_in_the_tab_order(overlay):
    def stops():
        tab = Qt.FocusPolicy.TabFocus
        return [bool(mark.focusPolicy() & tab) for mark in overlay.marks]

    assert stops() == [True, False, False]
    overlay.set_faces(THREE, 2)
    assert stops() == [False, False, True]
    assert overlay.focus_first()
    assert overlay.marks[2].hasFocus()


def test_tiny_faces_can_still_be_hit(card):
    overlay = FaceOverlay(card, card)
    overlay.set_faces((face(0.5, 0.5, 0.01, 0.01), face(0.2, 0.2)), None)
    overlay.place(QRectF(0, 0, 300, 200))
    size = overlay.marks[0].size()
    assert min(size.width(), size.height()) >= 24


def test_a_click_between_two_faces_is_for_neither(card):
    overlay = FaceOverlay(card, card)
    overlay.set_faces((face(0.2, 0.4, 0.1, 0.1), face(0.6, 0.4, 0.1, 0.1)), None)
    overlay.place(QRectF(0, 0, 300, 200))
    assert card.childAt(75, 90) is overlay.marks[0]
    assert card.childAt(75, 90 + 20) is None
    assert card.childAt(50, 75) is overlay.marks[0]  # its number


def test_a_small_face_lies_before_a_large_one(card):
    overlay = FaceOverlay(card, card)
    overlay.set_faces((face(0.4, 0.4, 0.1, 0.1), face(0.1, 0.1, 0.8, 0.8)), None)
    overlay.place(QRectF(0, 0, 300, 200))
    assert card.childAt(135, 90) is overlay.marks[0]


def outline_colour(card, found):
    """The colour in the middle of the lower edge of a face's outline."""
    box = found.box
    at = (round((box.left + box.width / 2) * 300), round((box.top + box.height) * 200))
    image = card.grab().toImage()
    ratio = image.devicePixelRatio()
    near = [image.pixelColor(round(at[0] * ratio), round((at[1] + dy) * ratio)) for dy in (-1, 0)]
    return max(near, key=QColor.lightness)


def test_faces_are_outlined_and_the_chosen_one_has_the_accent(overlay, card):
    overlay.set_faces(THREE, 0)
    assert outline_colour(card, THREE[1]).lightness() > 200
    chosen, accent = outline_colour(card, THREE[0]), theme.tokens().accent
    assert abs(chosen.hue() - accent.hue()) < 12
    assert chosen.saturation() > 60


def test_the_chosen_face_differs_in_shape_too(overlay, card):
    """Drawn without colours, the tick and the thicker line are still to be seen."""

    def shape():
        grey = overlay.marks[0].grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        return bytes(grey.constBits())

    before = shape()
    overlay.set_faces(THREE, 0)
    assert shape() != before


def test_the_mouse_and_the_focus_make_a_face_stand_out(overlay, card):
    mark = overlay.marks[2]
    plain = mark.grab().toImage()
    point = QPointF(5, 5)
    QApplication.sendEvent(mark, QEnterEvent(point, point, point))
    mark.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    assert mark.grab().toImage() != plain
    mark.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(mark, QEvent(QEvent.Type.Leave))
    assert mark.grab().toImage() == plain
    mark.setFocus()
    assert mark.grab().toImage() != plain
    assert mark.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_new_language_renames_the_faces(overlay, monkeypatch):
    mark = overlay.marks[0]
    monkeypatch.setattr(mark, "tr", lambda text: text.replace("Face", "Gesicht"), raising=False)
    QApplication.sendEvent(mark, QEvent(QEvent.Type.LanguageChange))
    assert mark.accessibleName().startswith("Gesicht 1")
