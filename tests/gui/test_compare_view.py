# SPDX-License-Identifier: GPL-3.0-or-later
"""What is painted where, in each mode, and what the user's hands do to it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPointingDevice, QRegion, QWheelEvent
from PySide6.QtWidgets import QApplication

from faceswap_desktop.core.models import Box
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.compare_view import CompareView
from faceswap_desktop.gui.view_mode import ViewMode
from tests.gui.compare_pictures import AFTER, BEFORE, CENTRE, extent, is_like, painted, picture

WIDTH, HEIGHT = 802, 400
NO_PIXELS = QPoint()


@pytest.fixture
def dragged():
    """The files that were dragged out."""
    return []


@pytest.fixture
def view(qtbot, dragged):
    def drag(origin, path, image):
        dragged.append((path, image))
        return True

    view = CompareView(drag_file=drag)
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    return view


@pytest.fixture
def comparing(view):
    view.set_pictures(picture(BEFORE), picture(AFTER, key="result"))
    view.set_result_file(Path("/results/holiday-swapped.jpg"))
    return view


def wheel(widget, at, notches=0.0, *, pixels=NO_PIXELS, modifiers=Qt.KeyboardModifier.NoModifier):
    phase = Qt.ScrollPhase.NoScrollPhase if pixels.isNull() else Qt.ScrollPhase.ScrollUpdate
    event = QWheelEvent(
        QPointF(at),
        widget.mapToGlobal(QPointF(at)),
        pixels,
        QPoint(0, round(notches * 120)) if pixels.isNull() else pixels * 2,
        Qt.MouseButton.NoButton,
        modifiers,
        phase,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        QPointingDevice.primaryPointingDevice(),
    )
    QApplication.sendEvent(widget, event)


def drag(qtbot, widget, start, end):
    qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(widget, (start + end) / 2)
    qtbot.mouseMove(widget, end)
    qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def fine_picture():
    """Stripes that show every pixel that is off its place."""
    photo = picture(BEFORE, width=1500, height=1100, key="fine")
    painter = QPainter(photo.levels[0])
    for x in range(0, 1500, 6):
        painter.fillRect(x, 0, 3, 1100, QColor(x % 256, 255 - x % 256, 128))
    painter.end()
    return photo


class Paints(QObject):
    """Collects the regions in which a widget is painted."""

    def __init__(self, widget):
        super().__init__()
        self.region = QRegion()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.region = self.region.united(event.region())
            self.count += 1
        return False


def test_side_by_side_shows_before_and_after_in_equal_panes(comparing):
    image = painted(comparing)
    assert is_like(image.pixelColor(100, 200), BEFORE)
    assert is_like(image.pixelColor(WIDTH - 100, 200), AFTER)
    assert comparing.before.width() == comparing.after.width()
    # 400 x 400 panes, 800 x 600 pictures: half size, with ground above and below.
    assert is_like(image.pixelColor(200, 20), theme.tokens().ground)
    assert comparing.transform.percent == 50


def test_result_only_gives_the_result_all_room(comparing):
    comparing.set_mode(ViewMode.RESULT_ONLY)
    image = painted(comparing)
    assert is_like(image.pixelColor(WIDTH // 2 - 150, 200), AFTER)
    assert is_like(image.pixelColor(WIDTH // 2 + 150, 200), AFTER)
    assert not comparing.before.isVisible()


def test_the_slider_divides_before_and_after(comparing):
    comparing.set_mode(ViewMode.SLIDER)
    comparing.slider.setValue(40)
    image = painted(comparing)
    line = round(0.4 * WIDTH)
    assert is_like(image.pixelColor(line - 8, 100), BEFORE)
    assert is_like(image.pixelColor(line + 8, 100), AFTER)
    comparing.slider.setValue(60)
    assert is_like(painted(comparing).pixelColor(line + 8, 100), BEFORE)


def test_right_to_left_swaps_the_sides(comparing):
    comparing.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = painted(comparing)
    assert is_like(image.pixelColor(100, 200), AFTER)
    assert is_like(image.pixelColor(WIDTH - 100, 200), BEFORE)
    comparing.set_mode(ViewMode.SLIDER)
    comparing.slider.setValue(30)
    image = painted(comparing)
    line = round(0.7 * WIDTH)
    assert is_like(image.pixelColor(line + 8, 100), BEFORE)
    assert is_like(image.pixelColor(line - 8, 100), AFTER)


def test_a_photo_alone_fills_the_view_in_every_mode(view):
    for mode in ViewMode:
        view.set_mode(mode)
        view.set_pictures(picture(BEFORE), None)
        assert is_like(painted(view).pixelColor(WIDTH // 2 - 200, 200), BEFORE)
        assert not view.after.isVisible()
        assert not view.slider.isVisible()
        assert not view.is_comparing


def test_a_result_alone_fills_the_view(view):
    view.set_pictures(None, picture(AFTER))
    assert is_like(painted(view).pixelColor(WIDTH // 2 - 200, 200), AFTER)
    assert not view.before.isVisible()


@pytest.mark.parametrize("mode", [ViewMode.SIDE_BY_SIDE, ViewMode.SLIDER])
def test_zoom_and_pan_move_both_alike(comparing, mode):
    comparing.set_mode(mode)
    comparing.actual_size()
    wheel(comparing.before, QPoint(150, 120), 1)
    drag_by = QPointF(37, -23)
    comparing._on_panned(drag_by)
    assert comparing.before.transform == comparing.after.transform == comparing.transform
    if mode is ViewMode.SIDE_BY_SIDE:
        image = painted(comparing)
        left = extent(image, CENTRE, (0, 60, 400, 300))
        right = extent(image, CENTRE, (402, 60, 400, 300))
        assert tuple(a - b for a, b in zip(right, left, strict=True)) == (402, 0, 402, 0)


def test_a_smaller_result_lies_on_the_original(view):
    view.set_pictures(picture(BEFORE), picture(AFTER, width=200, height=150, key="result"))
    image = painted(view)
    left = extent(image, CENTRE, (0, 150, 400, 100))
    right = extent(image, CENTRE, (402, 150, 400, 100))
    assert all(
        abs(b - a - shift) <= 2 for a, b, shift in zip(left, right, (402, 0) * 2, strict=True)
    )


def test_transparency_shows_a_checkerboard(view):
    view.set_pictures(None, picture(QColor(0, 0, 0, 0), has_alpha=True, mark=False))
    image = painted(view)
    seen = {image.pixelColor(x, 200).name() for x in range(300, 340)}
    assert seen == {"#ffffff", "#cccccc"}


def test_the_wheel_zooms_around_the_pointer(comparing):
    comparing.actual_size()
    at = QPoint(200, 200)
    held = comparing.transform.to_picture(200, 200)
    for modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        scale = comparing.transform.scale
        wheel(comparing.after, at, 1, modifiers=modifiers)
        assert comparing.transform.scale == pytest.approx(scale * 1.25)
        assert comparing.transform.to_view(*held) == (pytest.approx(200), pytest.approx(200))
    for _ in range(20):
        wheel(comparing.after, at, -1)
    assert comparing.transform.is_fit


def test_a_touchpad_pans_and_zooms_with_ctrl(comparing):
    comparing.actual_size()
    start = comparing.transform
    wheel(comparing.after, QPoint(200, 200), pixels=QPoint(10, -5))
    assert comparing.transform.scale == start.scale
    assert comparing.transform.to_view(0, 0) == (
        pytest.approx(start.to_view(0, 0)[0] + 10),
        pytest.approx(start.to_view(0, 0)[1] - 5),
    )
    wheel(
        comparing.after,
        QPoint(200, 200),
        pixels=QPoint(0, 30),
        modifiers=Qt.KeyboardModifier.ControlModifier,
    )
    assert comparing.transform.scale > start.scale


def test_dragging_pans_what_is_larger_than_the_view(comparing, qtbot, dragged):
    comparing.actual_size()
    start = comparing.transform.to_view(0, 0)
    drag(qtbot, comparing.after, QPoint(200, 200), QPoint(230, 180))
    end = comparing.transform.to_view(0, 0)
    assert (end[0] - start[0], end[1] - start[1]) == (pytest.approx(30), pytest.approx(-20))
    assert dragged == []


def test_at_fit_a_drag_takes_the_result_along(comparing, qtbot, dragged):
    drag(qtbot, comparing.before, QPoint(100, 200), QPoint(160, 200))
    assert dragged == []
    drag(qtbot, comparing.after, QPoint(100, 200), QPoint(160, 200))
    assert [path for path, _ in dragged] == [Path("/results/holiday-swapped.jpg")]
    assert not dragged[0][1].isNull()


def test_under_the_slider_only_the_side_of_the_result_is_dragged_out(comparing, qtbot, dragged):
    comparing.set_mode(ViewMode.SLIDER)
    drag(qtbot, comparing.before, QPoint(200, 100), QPoint(260, 100))
    assert dragged == []
    drag(qtbot, comparing.before, QPoint(600, 100), QPoint(660, 100))
    assert len(dragged) == 1


def test_the_handle_drags_out_at_any_zoom(comparing, qtbot, dragged):
    comparing.actual_size()
    drag(qtbot, comparing.handle, QPoint(16, 16), QPoint(60, 16))
    assert len(dragged) == 1
    qtbot.mouseClick(comparing.handle, Qt.MouseButton.LeftButton)
    assert len(dragged) == 1
    comparing.set_result_file(None)
    assert not comparing.handle.isVisible()


def test_a_double_click_goes_to_actual_size_and_back(comparing, qtbot):
    qtbot.mouseDClick(comparing.after, Qt.MouseButton.LeftButton, pos=QPoint(120, 180))
    assert comparing.transform.percent == 100
    qtbot.mouseDClick(comparing.after, Qt.MouseButton.LeftButton, pos=QPoint(120, 180))
    assert comparing.transform.is_fit


def test_keys_zoom_and_pan(comparing, qtbot):
    pane = comparing.after
    qtbot.keyClick(pane, Qt.Key.Key_1)
    assert comparing.transform.percent == 100
    qtbot.keyClick(pane, Qt.Key.Key_Plus)
    assert comparing.transform.percent == 150
    qtbot.keyClick(pane, Qt.Key.Key_Minus)
    assert comparing.transform.percent == 100
    centre = comparing.transform.centre_x, comparing.transform.centre_y
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    moved = comparing.transform.centre_x, comparing.transform.centre_y
    assert moved == (pytest.approx(centre[0] + 40), pytest.approx(centre[1] + 40))
    qtbot.keyClick(pane, Qt.Key.Key_Left)
    qtbot.keyClick(pane, Qt.Key.Key_Up)
    assert comparing.transform.centre_x == pytest.approx(centre[0])
    qtbot.keyClick(pane, Qt.Key.Key_0)
    assert comparing.transform.is_fit
    qtbot.keyClick(pane, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert comparing.transform.is_fit, "Ctrl+1 is not the view's"


def test_zoom_in_and_out_by_command(comparing):
    comparing.zoom_in()
    assert comparing.transform.percent == 67
    comparing.zoom_out()
    assert comparing.transform.is_fit


def test_a_resize_fits_again_only_while_fitted(comparing):
    comparing.resize(402, 400)
    assert comparing.transform.percent == 25
    comparing.actual_size()
    comparing.resize(WIDTH, HEIGHT)
    assert comparing.transform.percent == 100


def test_peeking_shows_the_original_until_it_ends_or_the_pictures_go(comparing, qtbot):
    comparing.set_mode(ViewMode.RESULT_ONLY)
    at = (WIDTH // 2 - 150, 200)
    told = []
    comparing.peeking_changed.connect(told.append)
    comparing.set_peeking(True)
    assert is_like(painted(comparing).pixelColor(*at), BEFORE)
    comparing.set_peeking(False)
    assert is_like(painted(comparing).pixelColor(*at), AFTER)
    comparing.set_peeking(True)
    comparing.set_pictures(picture(BEFORE), None)
    assert told == [True, False, True, False]


def test_jump_to_brings_a_face_into_the_middle(comparing):
    comparing.jump_to(Box(0.6, 0.5, 0.1, 0.1))
    assert comparing.transform.to_view(0.65 * 800, 0.55 * 600) == (
        pytest.approx(200),
        pytest.approx(200),
    )
    assert comparing.transform.scale > 1


def test_the_view_stays_when_detail_or_the_result_arrives(view):
    photo = picture(BEFORE)
    view.set_pictures(photo, None)
    view.actual_size()
    view._on_panned(QPointF(-40, 10))
    seen = view.transform.centre_x, view.transform.centre_y
    view.set_pictures(picture(BEFORE), picture(AFTER, key="result"))
    assert view.transform.percent == 100
    assert (view.transform.centre_x, view.transform.centre_y) == seen
    view.set_pictures(picture(BEFORE, key="another"), None)
    assert view.transform.is_fit


def test_detail_is_wanted_once_the_preview_is_too_small(view, qtbot):
    small = picture(BEFORE, width=800, height=600)
    preview = type(small)(4000, 3000, small.levels, "photo")
    asked = []
    view.detail_wanted.connect(lambda: asked.append(True))
    view.set_pictures(preview, None)
    assert not asked
    view.actual_size()
    view._on_panned(QPointF(5, 5))
    assert len(asked) == 1
    view.set_pictures(preview, None)
    assert len(asked) == 1, "asking again for the same would never end"
    view.set_pictures(picture(BEFORE, width=4000, height=3000), None)
    assert len(asked) == 1
    assert view.transform.percent == 100


def test_a_preview_and_its_full_picture_lie_on_the_same_place(view):
    full = picture(BEFORE, width=1600, height=1200)
    half = picture(BEFORE, width=800, height=600)
    areas = []
    for levels in ((half.levels[0],), (full.levels[0], half.levels[0])):
        view.set_pictures(type(full)(1600, 1200, levels, "photo"), None)
        view.actual_size()
        areas.append(extent(painted(view), CENTRE, (300, 100, 200, 200)))
    assert all(abs(a - b) <= 1 for a, b in zip(*areas, strict=True))


def test_moving_the_slider_repaints_only_the_strip(comparing, qtbot):
    comparing.set_mode(ViewMode.SLIDER)
    first = Paints(comparing.before)
    qtbot.waitUntil(lambda: first.count > 0)
    paints = [Paints(comparing.before), Paints(comparing.after)]
    comparing.slider._move_to(0.5 + 20 / WIDTH)
    qtbot.waitUntil(lambda: all(each.count for each in paints))
    for each in paints:
        area = each.region.boundingRect()
        assert area.width() <= 20 + comparing.slider.width() + 4
        assert area.left() >= WIDTH // 2 - comparing.slider.width()


def test_what_the_slider_uncovered_is_kept(comparing, qtbot, monkeypatch):
    comparing.set_mode(ViewMode.SLIDER)
    paints = Paints(comparing.before)

    def move(share):
        paints.count = 0
        comparing.slider._move_to(share)
        qtbot.waitUntil(lambda: paints.count > 0)

    qtbot.waitUntil(lambda: paints.count > 0)
    move(0.52)
    move(0.50)
    drawn = []
    monkeypatch.setattr(
        "faceswap_desktop.gui.compare_painting.draw_picture", lambda *_: drawn.append(True)
    )
    move(0.51)
    assert not drawn, "scaled again"
    comparing.actual_size()
    move(0.5)
    assert drawn, "another zoom needs other pixels"


def test_strips_painted_one_by_one_make_the_same_picture(comparing, qtbot):
    photo = fine_picture()
    comparing.set_pictures(photo, picture(AFTER, width=photo.width, height=photo.height))
    comparing.set_mode(ViewMode.SLIDER)
    comparing.slider.hide()
    comparing.handle.hide()
    whole = painted(comparing)
    paints = Paints(comparing.before)
    for share in (0.52, 0.47, 0.55, 0.4, 0.5):
        paints.count = 0
        comparing.slider._move_to(share)
        qtbot.waitUntil(lambda: paints.count > 0)
    pieced = painted(comparing)
    row = HEIGHT // 2
    assert all(is_like(whole.pixelColor(x, row), pieced.pixelColor(x, row)) for x in range(WIDTH))


def test_words_follow_the_language(comparing, qtbot):
    for widget in (comparing, comparing.slider, comparing.handle):
        widget.setAccessibleName("?")
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert comparing.slider.accessibleName() != "?"
    assert comparing.handle.accessibleName() != "?"
    assert comparing.before.accessibleName() == "Before"


def test_chips_never_cover_each_other(comparing):
    comparing.set_mode(ViewMode.SLIDER)
    for width in (240, 300, WIDTH):
        comparing.resize(width, 300)
        for value in (0, 10, 50, 90, 100):
            comparing.slider.setValue(value)
            before, after = comparing.before._columns, comparing.after._columns
            assert before[1] == after[0], "each draws its chip on its own side only"


def test_names_for_screen_readers(comparing):
    assert comparing.before.accessibleName() == "Before"
    assert comparing.after.accessibleName() == "After"
    assert "800" in comparing.before.accessibleDescription()
    assert comparing.slider.accessibleName()
    assert comparing.handle.accessibleName()


def test_nothing_is_drawn_over_the_rounded_corners(comparing):
    comparing.actual_size()
    image = painted(comparing)
    for x in (0, WIDTH - 1):
        for y in (0, HEIGHT - 1):
            assert is_like(image.pixelColor(x, y), theme.tokens().window, 12)
    assert is_like(image.pixelColor(399, 0), BEFORE, 12), "no corner in the middle"


def test_the_ring_shows_for_the_keyboard_only(comparing):
    comparing.after.setFocus(Qt.FocusReason.MouseFocusReason)
    middle = (comparing.after.x() + 200, 1)
    assert not is_like(painted(comparing).pixelColor(*middle), theme.tokens().accent)
    comparing.before.setFocus()
    comparing.after.setFocus(Qt.FocusReason.TabFocusReason)
    assert is_like(painted(comparing).pixelColor(*middle), theme.tokens().accent)
