# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from faceswap_desktop.gui import pane_view, theme
from faceswap_desktop.gui.pane_state import Invitation, PaneState
from faceswap_desktop.gui.pane_view import PaneView
from tests.gui.panes import RED, face, photo, pixels

INVITATION = Invitation("photo", "Drop a photo here", "Choose…")


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(300, 200)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def view(window):
    view = PaneView(INVITATION, window)
    view.setGeometry(0, 0, 300, 200)
    view.show()
    return view


def filled(colour=RED, width=60, height=40, **more):
    has_alpha = colour[3] < 255
    return PaneState(photo(), pixels(colour, width, height, has_alpha=has_alpha), **more)


def colour(view, x, y):
    image = view.grab().toImage()
    return image.pixelColor(QPoint(x, y) * image.devicePixelRatio()).getRgb()[:3]


def test_a_photo_is_fitted_into_the_middle_on_neutral_grey(view):
    view.set_state(filled(width=20, height=40))
    place = view.picture_rect()
    assert place.center().x() == pytest.approx(150)
    assert place.height() == pytest.approx(198)
    assert place.width() == pytest.approx(99)
    assert colour(view, 150, 100) == RED[:3]
    ground = theme.tokens().ground
    assert colour(view, 20, 100) == ground.getRgb()[:3]
    assert ground.red() == ground.green() == ground.blue()


def test_what_shows_through_is_chequered(view):
    view.set_state(filled((0, 0, 0, 0)))
    seen = {colour(view, 150 + x, 100 + y) for x in (0, 8) for y in (0, 8)}
    assert len(seen) == 2
    assert all(len(set(each)) == 1 for each in seen)


def test_corners_are_round(view):
    view.set_state(filled(width=300, height=200))
    assert colour(view, 1, 1) != RED[:3]
    assert colour(view, 150, 3) == RED[:3]


def test_a_photo_is_scaled_once_for_each_size(view, monkeypatch):
    view.set_state(filled(width=1600, height=1200))
    view.grab()
    first = view._scaled.cacheKey()
    view.grab()
    assert view._scaled.cacheKey() == first
    view.resize(200, 150)
    view.grab()
    assert view._scaled.cacheKey() != first


def test_a_photo_fills_the_pixels_of_a_dense_screen(view, monkeypatch):
    monkeypatch.setattr(view, "devicePixelRatioF", lambda: 2.0)
    view.set_state(filled(width=1600, height=1200))
    view.grab()
    assert view._scaled.height() == 396


def test_another_photo_replaces_the_first(view):
    view.set_state(filled())
    view.grab()
    view.set_state(filled((10, 200, 20, 255)))
    assert colour(view, 150, 100) == (10, 200, 20)
    view.set_state(PaneState())
    assert view.picture is None
    assert view.picture_rect().isEmpty()


def test_faces_lie_where_they_are_in_the_photo(view):
    view.set_state(filled(width=20, height=40, faces=(face(0.5, 0.5), face(0.0, 0.0))))
    place = view.picture_rect()
    mark = view.faces.marks[0]
    centre = mark.geometry().center()
    assert centre.x() == pytest.approx(place.left() + 0.6 * place.width(), abs=2)
    view.resize(150, 200)
    assert view.faces.marks[0].geometry().center().x() < centre.x()


def test_the_invitation_gives_way_in_a_low_card(view):
    def dark_rows():
        image = view.grab().toImage()
        middle = image.width() // 2
        span = range(middle - 24, middle + 24)
        return {y for y in range(4, image.height() - 4) for x in span
                if image.pixelColor(x, y).lightness() < 150}  # fmt: skip

    high = len(dark_rows())
    view.resize(300, 70)
    low = dark_rows()
    assert 0 < len(low) < high
    assert min(low) >= 4
    assert max(low) < 66


def test_hints_follow_the_state(view):
    empty = view.sizeHint().height()
    view.set_state(filled())
    assert view.sizeHint().height() < empty
    assert view.minimumSizeHint().height() <= 64


def test_loading_shows_only_after_a_while_and_keeps_the_photo(view, qtbot):
    view.wait_delay = 0
    view.set_state(filled())
    view.set_state(filled(is_loading=True))
    assert not view.is_waiting_shown
    qtbot.waitUntil(lambda: view.is_waiting_shown)
    assert colour(view, 150, 100) != RED[:3]
    assert view.picture is not None
    view.set_state(filled())
    assert not view.is_waiting_shown
    assert colour(view, 150, 100) == RED[:3]


def test_a_quick_photo_shows_no_sign_of_loading(view, qtbot):
    view.set_state(PaneState(is_loading=True))
    assert view._delay.isActive()
    view.set_state(filled())
    assert not view._delay.isActive()
    assert not view.is_waiting_shown


def test_the_sign_of_loading_turns_unless_motion_is_unwanted(view, qtbot, monkeypatch):
    view.wait_delay = 0
    view.set_state(PaneState(is_loading=True))
    qtbot.waitUntil(lambda: view.is_waiting_shown)
    before = view.grab().toImage()
    view._on_spin_timeout()
    assert view.grab().toImage() != before
    view.set_state(PaneState())
    monkeypatch.setattr(pane_view.theme, "has_reduced_motion", lambda: True)
    view.set_state(PaneState(is_loading=True))
    qtbot.waitUntil(lambda: view.is_waiting_shown)
    assert not view._spin.isActive()
    still = view.grab().toImage()
    view._on_spin_timeout()
    assert view.grab().toImage() == still


def test_the_sign_of_loading_is_mirrored(view, qtbot):
    view.wait_delay = 0
    view.set_state(PaneState(is_loading=True))
    qtbot.waitUntil(lambda: view.is_waiting_shown)
    view._spin.stop()
    before = view.grab().toImage()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert view.grab().toImage() != before


def test_the_words_of_an_empty_card_can_change(view):
    before = view.grab().toImage()
    view.set_invitation(Invitation("face", "Etwas anderes", "Wählen…"))
    assert view.grab().toImage() != before


def test_several_faces_to_choose_from_keep_their_room(view):
    view.set_state(filled(faces=(face(0.1, 0.2),)))
    assert view.minimumSizeHint().height() == pane_view.LEAST_HEIGHT
    view.set_state(filled(faces=(face(0.1, 0.2), face(0.6, 0.2))))
    assert view.minimumSizeHint().height() == pane_view.FILLED_HEIGHT
    view.set_state(PaneState())
    assert view.minimumSizeHint().height() == pane_view.LEAST_HEIGHT
