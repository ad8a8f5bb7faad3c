# SPDX-License-Identifier: GPL-3.0-or-later
"""The boxes on the large picture lie where the faces are, and tell a click from a drag."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from faceswap_desktop.core.models import Box
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.compare_view import CompareView
from faceswap_desktop.gui.pane_state import PaneState, Person
from faceswap_desktop.gui.picture_faces import PictureFaces
from tests.gui.compare_pictures import BEFORE, painted, picture
from tests.gui.panes import face, pixels

# In a photo of 800 x 600. The second one lies within the third.
FACES = (face(0.1, 0.1), face(0.65, 0.55, 0.05, 0.05), face(0.55, 0.4, 0.3, 0.4))
POINTING = Qt.CursorShape.PointingHandCursor


@pytest.fixture
def view(qtbot):
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(802, 400)
    view.show()
    qtbot.waitExposed(view)
    view.set_pictures(picture(BEFORE), None)
    return view


@pytest.fixture
def faces(view):
    faces = PictureFaces(view.before, view.before_gestures)

    def show(transform=None, **more):
        faces.show_state(PaneState(faces=FACES, **more), transform or view.transform)

    faces.show = show
    view.view_changed.connect(show)
    show()
    return faces


@pytest.fixture
def clicked(faces):
    seen = []
    faces.face_clicked.connect(seen.append)
    return seen


def middle(faces, index):
    return faces.looks[index].box.center().toPoint()


def expected(view, index):
    """Where the face lies in the pane, reckoned from the corners of the picture."""
    box, seen = FACES[index].box, view.transform
    ratio = view.devicePixelRatioF()
    left, top = seen.to_view(box.left * 800, box.top * 600)
    right, bottom = seen.to_view((box.left + box.width) * 800, (box.top + box.height) * 600)
    return [each / ratio for each in (left, top, right, bottom)]


def test_the_boxes_lie_on_the_faces_at_every_zoom_and_place(view, faces):
    def check():
        for index, look in enumerate(faces.looks):
            box = look.box
            there = [box.left(), box.top(), box.right(), box.bottom()]
            assert there == pytest.approx(expected(view, index))

    check()
    # Fitted: 600 pixels of the photo on the height of 400, centred.
    assert faces.looks[0].box.left() == pytest.approx((802 - 800 * 400 / 600) / 2 + 800 / 15)
    view.jump_to(Box(0.5, 0.4, 0.3, 0.3))
    check()
    view.actual_size()
    check()
    before = faces.looks[0].box
    view.before_gestures.panned.emit(QPointF(0, 60))
    assert faces.looks[0].box.top() - before.top() == pytest.approx(60)
    check()
    view.resize(500, 380)
    check()


def test_a_fine_screen_does_not_move_the_boxes(view, faces, monkeypatch):
    before = [each.box for each in faces.looks]
    for widget in (view, view.before, view.after):
        monkeypatch.setattr(widget, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert view.transform.view_width == 1604
    for old, new in zip(before, faces.looks, strict=True):
        assert new.box.center().x() == pytest.approx(old.center().x())
        assert new.box.width() == pytest.approx(old.width())


def outline(view, faces, index):
    """The colour in the middle of the left edge of a box, as it is painted."""
    box = faces.looks[index].box
    image = painted(view.before)
    at = [QPointF(box.left() + dx, box.center().y()).toPoint() for dx in (-0.5, 0.5)]
    return max((image.pixelColor(each) for each in at), key=QColor.lightness)


def test_the_chosen_face_is_marked_as_in_the_pane(view, faces):
    assert outline(view, faces, 0).lightness() > 180
    faces.show(chosen_face=0)
    accent = theme.tokens().accent
    assert abs(outline(view, faces, 0).hue() - accent.hue()) < 12
    assert outline(view, faces, 2).lightness() > 180


def test_a_person_shows_the_face_photo_that_they_get(view, faces):
    faces.show(people=(Person(0, "anna.png", pixels((20, 200, 40, 255)), None),))
    corner = faces.looks[0].box.bottomRight().toPoint()
    assert painted(view.before).pixelColor(corner) == QColor(20, 200, 40)
    faces.show()
    assert painted(view.before).pixelColor(corner) != QColor(20, 200, 40)


def test_a_click_chooses_and_the_small_face_lies_before_the_large_one(view, faces, clicked, qtbot):
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.before, left, pos=middle(faces, 0))
    qtbot.mouseClick(view.before, left, pos=middle(faces, 1))
    # Beside the small one, in the large one.
    qtbot.mouseClick(view.before, left, pos=faces.looks[2].box.topLeft().toPoint() + QPoint(9, 9))
    assert clicked == [0, 1, 2]
    qtbot.mouseClick(view.before, left, pos=QPoint(400, 20))
    qtbot.mouseClick(view.before, Qt.MouseButton.RightButton, pos=middle(faces, 0))
    qtbot.mouseClick(view.before, Qt.MouseButton.MiddleButton, pos=middle(faces, 0))
    assert clicked == [0, 1, 2]


@pytest.mark.parametrize("is_zoomed", [False, True])
def test_a_drag_that_begins_on_a_face_is_no_click(view, faces, clicked, qtbot, is_zoomed):
    if is_zoomed:
        view.actual_size()
        view.zoom_in()
    at, before = middle(faces, 2), view.transform
    far = at - QPoint(60, 40)
    qtbot.mouseMove(view.before, at)
    qtbot.mousePress(view.before, Qt.MouseButton.LeftButton, pos=at)
    assert view.before.cursor().shape() is POINTING
    qtbot.mouseMove(view.before, far)
    moved = view.before.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    qtbot.mouseRelease(view.before, Qt.MouseButton.LeftButton, pos=far)
    assert clicked == []
    assert moved is is_zoomed
    assert (view.transform != before) is is_zoomed


def test_a_hand_that_trembles_still_clicks_and_moves_nothing(view, faces, clicked, qtbot):
    view.actual_size()
    view.zoom_in()
    at, before = middle(faces, 1), view.transform
    qtbot.mousePress(view.before, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(view.before, at + QPoint(2, 1))
    qtbot.mouseRelease(view.before, Qt.MouseButton.LeftButton, pos=at + QPoint(2, 1))
    assert clicked == [1]
    assert view.transform == before


def test_the_hand_points_and_the_box_stands_out_under_the_mouse(view, faces, qtbot):
    plain = painted(view.before)
    qtbot.mouseMove(view.before, middle(faces, 0))
    assert view.before.cursor().shape() is POINTING
    assert [each.is_hovered for each in faces.looks] == [True, False, False]
    assert painted(view.before) != plain
    qtbot.mouseMove(view.before, QPoint(400, 20))
    assert view.before.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert painted(view.before) == plain
    view.actual_size()
    qtbot.mouseMove(view.before, QPoint(400, 20))
    assert view.before.cursor().shape() is Qt.CursorShape.OpenHandCursor
    qtbot.mouseMove(view.before, middle(faces, 2))
    QApplication.sendEvent(view.before, QEvent(QEvent.Type.Leave))
    assert not any(each.is_hovered for each in faces.looks)


def test_two_quick_clicks_change_the_size_only_beside_the_faces(view, faces, clicked, qtbot):
    def double_click(at):
        qtbot.mouseClick(view.before, Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(view.before, Qt.MouseButton.LeftButton, pos=at)

    double_click(middle(faces, 0))
    assert view.transform.is_fit
    assert set(clicked) == {0}
    double_click(QPoint(400, 200))
    assert not view.transform.is_fit
    assert set(clicked) == {0}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_tip_says_what_a_click_does(view, faces):
    def ask(at):
        place = view.before.mapToGlobal(at)
        QApplication.sendEvent(view.before, QHelpEvent(QEvent.Type.ToolTip, at, place))
        return QToolTip.text()

    assert ask(QPoint(400, 20)) == ""
    assert ask(middle(faces, 0)) == "Choose this face"
    QToolTip.hideText()


def test_taken_away_they_leave_nothing_behind(view, faces, clicked, qtbot):
    at = middle(faces, 0)
    qtbot.mouseMove(view.before, at)
    faces.clear()
    assert faces.looks == ()
    assert view.before.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert not view.before.hasMouseTracking()
    qtbot.mouseClick(view.before, Qt.MouseButton.LeftButton, pos=at)
    assert clicked == []
    assert painted(view.before).pixelColor(at) == BEFORE
    # And come again.
    faces.show()
    qtbot.mouseClick(view.before, Qt.MouseButton.LeftButton, pos=at)
    assert clicked == [0]


def test_keyboard_and_screen_readers_find_no_second_set_of_controls(view, faces):
    assert view.before.findChildren(QWidget) == []
