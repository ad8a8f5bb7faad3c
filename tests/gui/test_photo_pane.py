# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QImage,
)
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui import drag_out as drag_out_module
from faceswap_desktop.gui import photo_pane, theme
from faceswap_desktop.gui.incoming import OfferKind
from faceswap_desktop.gui.pane_state import PaneRole, PaneState
from faceswap_desktop.gui.photo_pane import PhotoPane
from tests.gui.panes import drag_in, drag_out, drop, face, photo, pixels

THREE = (face(0.05, 0.1), face(0.4, 0.1), face(0.7, 0.1))
FILLED = PaneState(photo(), pixels(), THREE[:1], chosen_face=0)


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return mime


def text(words):
    mime = QMimeData()
    mime.setText(words)
    return mime


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(320, 520)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.fixture
def pane(window):
    pane = PhotoPane(PaneRole.TARGET)
    window.layout().addWidget(pane)
    window.layout().activate()
    return pane


@pytest.fixture
def other(window):
    other = PhotoPane(PaneRole.FACE)
    window.layout().addWidget(other)
    window.layout().activate()
    return other


@pytest.fixture
def heard(pane):
    """All wishes of the pane, in order."""
    heard = []
    for name in (
        "photos_offered", "offer_refused", "choose_requested", "clear_requested", "face_chosen",
        "other_use_requested", "original_requested", "folder_requested", "error_button_clicked",
    ):  # fmt: skip
        getattr(pane, name).connect(lambda *given, name=name: heard.append((name, *given)))
    return heard


def names(heard):
    return [each[0] for each in heard]


def card_middle(pane):
    return pane.view.mapTo(pane, pane.view.rect().center())


def colour_at(pane, point):
    image = pane.grab().toImage()
    return image.pixelColor(point * image.devicePixelRatio())


def is_lit(pane):
    """Whether the card has an accent edge."""
    edge = pane.view.geometry().topLeft() + QPoint(pane.view.width() // 2, 1)
    return colour_at(pane, edge).rgb() == theme.tokens().accent.rgb()


class FromPane:
    """Makes a drag event that comes from a widget of this program, as Qt tells it."""

    def __init__(self, origin):
        self.origin = origin

    def of(self, kind):
        origin = self.origin

        class Event(kind):
            def source(self):
                return origin

        return Event


# What screen readers are told


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (PaneRole.TARGET, "Photo to change"),
        (PaneRole.FACE, "Face to use"),
        (PaneRole.BACKGROUND, "New background"),
    ],
)
def test_a_pane_is_a_button_with_the_name_of_its_role(qtbot, role, name):
    pane = PhotoPane(role)
    qtbot.addWidget(pane)
    told = QAccessible.queryAccessibleInterface(pane)
    assert pane.role is role
    assert told.role() == QAccessible.Role.Button
    assert told.text(QAccessible.Text.Name) == name
    assert told.text(QAccessible.Text.Description) == "Empty. Press Enter to choose a photo."


def test_its_state_is_told(pane):
    pane.set_state(replace(FILLED, faces=THREE, chosen_face=1))
    told = QAccessible.queryAccessibleInterface(pane).text(QAccessible.Text.Description)
    assert told.startswith("holiday.jpg, 4032 by 3024 pixels, 3 faces, face 2 chosen.")


def test_the_buttons_are_told_even_while_unseen(pane):
    pane.set_state(FILLED)
    told = [
        QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        for button in (pane.details.replace_button, pane.details.remove_button)
    ]
    assert told == ["Replace", "Remove"]


def test_changes_are_announced(pane, monkeypatch):
    said = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    pane.set_state(FILLED)
    pane.set_state(replace(FILLED, is_loading=True))
    pane.set_state(replace(FILLED, error="That is a folder."))
    assert len(said) == 2
    assert "holiday.jpg" in said[0]
    assert said[1] == "That is a folder."


# Ways in


def test_a_dropped_file_is_offered_as_a_copy(pane, heard):
    assert drag_in(pane, files("/a.jpg")) is Qt.DropAction.CopyAction
    event = drop(pane, files("/a.jpg"))
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction
    ((name, (offer,)),) = heard
    assert (name, offer.path) == ("photos_offered", Path("/a.jpg"))


def test_a_drop_on_a_filled_pane_is_offered_too(pane, heard):
    pane.set_state(FILLED)
    drag_in(pane, files("/b.jpg"))
    drop(pane, files("/b.jpg"))
    assert names(heard) == ["photos_offered"]


def test_several_dropped_files_come_together(pane, heard):
    drag_in(pane, files("/a.jpg", "/b.jpg"))
    drop(pane, files("/a.jpg", "/b.jpg"))
    assert [offer.path.name for offer in heard[0][1]] == ["a.jpg", "b.jpg"]


def test_a_drag_is_taken_anywhere_on_the_pane(pane, heard):
    pane.set_state(FILLED)
    assert drag_in(pane.view, files("/a.jpg")) is Qt.DropAction.CopyAction
    drop(pane.view, files("/a.jpg"))
    assert names(heard) == ["photos_offered"]


def test_what_can_only_be_moved_is_taken_and_left_and_a_link_is_not_taken(pane, heard):
    move = Qt.DropAction.MoveAction
    assert drag_in(pane, files("/a.jpg"), move) is move
    event = drop(pane, files("/a.jpg"), actions=move)
    assert names(heard) == ["photos_offered"]
    assert event.dropAction() is Qt.DropAction.IgnoreAction
    assert drag_in(pane, files("/a.jpg"), Qt.DropAction.LinkAction) is None


def test_what_cannot_be_used_is_not_let_in(pane, heard):
    assert drag_in(pane, text("hello")) is None
    assert heard == []


def test_a_promise_is_let_in_to_be_answered(pane, other, heard):
    other.setFocus()
    mime = QMimeData()
    mime.setData("application/x-moz-file-promise", b"x")
    assert drag_in(pane, mime) is Qt.DropAction.CopyAction
    assert not is_lit(pane)
    drop(pane, mime)
    ((_, offered),) = heard
    assert [each.kind for each in offered] == [OfferKind.PROMISE]


def test_an_address_that_cannot_be_used_is_refused_where_it_fell(pane, other, heard):
    other.setFocus()
    mime = QMimeData()
    mime.setUrls([QUrl("file://server/share/a.jpg")])
    assert drag_in(pane, mime) is Qt.DropAction.CopyAction
    assert not is_lit(pane)
    drop(pane, mime)
    assert heard == [("offer_refused", ErrorCode.DROP_UNUSABLE)]


@pytest.mark.parametrize("state", [PaneState(), PaneState(photo(), pixels(width=10))])
def test_a_pane_lights_up_while_something_usable_is_over_it(pane, other, state):
    pane.set_state(state)
    other.setFocus()
    assert not is_lit(pane)
    drag_in(pane, files("/a.jpg"))
    assert is_lit(pane)
    ground = colour_at(pane, pane.view.geometry().bottomLeft() + QPoint(20, -20))
    assert ground.blue() > ground.red()
    drag_out(pane)
    assert not is_lit(pane)
    drag_in(pane, files("/a.jpg"))
    drop(pane, files("/a.jpg"))
    assert not is_lit(pane)


def test_the_photo_of_the_other_pane_can_be_dropped(pane, other, heard):
    origin = FromPane(other)
    mime = files("/face.jpg")
    assert drag_in(pane, mime, kind=origin.of(QDragEnterEvent)) is Qt.DropAction.CopyAction
    drop(pane, mime, kind=origin.of(QDropEvent))
    ((_, (offer,)),) = heard
    assert (offer.kind, offer.pane) == (OfferKind.PANE, PaneRole.FACE)


def test_its_own_photo_cannot(pane):
    pane.set_state(FILLED)
    assert drag_in(pane, files("/a.jpg"), kind=FromPane(pane).of(QDragEnterEvent)) is None


@pytest.fixture
def clipboard(qapp):
    clipboard = QApplication.clipboard()
    yield clipboard
    clipboard.clear()


def test_a_copied_picture_is_pasted_by_its_bytes(pane, heard, clipboard, qtbot):
    mime = QMimeData()
    mime.setData("image/png", b"bytes")
    clipboard.setMimeData(mime)
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    ((name, (offer,)),) = heard
    assert (name, offer.kind, offer.data) == ("photos_offered", OfferKind.BYTES, b"bytes")


def test_a_copied_file_is_pasted(pane, heard, clipboard):
    clipboard.setMimeData(files("/a.jpg"))
    pane.paste()
    assert heard[0][1][0].path == Path("/a.jpg")


def test_a_clipboard_without_a_picture_is_said_so(pane, heard, clipboard):
    clipboard.setText("hello")
    pane.paste()
    assert heard == [("offer_refused", ErrorCode.CLIPBOARD_EMPTY)]


@pytest.mark.parametrize("state", [PaneState(), FILLED])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_asks_for_the_chooser(pane, heard, qtbot, key, state):
    pane.set_state(state)
    pane.setFocus()
    qtbot.keyClick(pane, key)
    assert heard == [("choose_requested",)]


def test_a_screen_reader_can_press_it(pane, heard):
    actions = QAccessible.queryAccessibleInterface(pane).actionInterface()
    assert actions is not None
    pane.click()
    assert heard == [("choose_requested",)]


def test_a_click_on_the_empty_card_asks_for_the_chooser(pane, heard, qtbot):
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=QPoint(5, 3))
    assert heard == []
    qtbot.mouseClick(pane.view, Qt.MouseButton.LeftButton)
    assert heard == [("choose_requested",)]
    assert pane.view.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_click_on_a_photo_only_gives_it_the_focus(pane, heard, qtbot):
    pane.set_state(FILLED)
    qtbot.mouseClick(pane.view, Qt.MouseButton.LeftButton)
    assert heard == []
    assert pane.hasFocus()


# What else can be done with a photo


def test_delete_clears_a_filled_pane_only(pane, heard, qtbot):
    qtbot.keyClick(pane, Qt.Key.Key_Delete)
    assert heard == []
    pane.set_state(FILLED)
    qtbot.keyClick(pane, Qt.Key.Key_Delete)
    assert heard == [("clear_requested",)]


def test_the_buttons_replace_and_remove(pane, heard, qtbot):
    pane.set_state(FILLED)
    qtbot.mouseClick(pane.details.replace_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(pane.details.remove_button, Qt.MouseButton.LeftButton)
    assert names(heard) == ["choose_requested", "clear_requested"]


def test_the_buttons_are_seen_with_the_mouse_or_the_focus(pane, other, qtbot):
    pane.set_state(FILLED)
    other.setFocus()
    assert not pane.details.remove_button.is_revealed
    pane.setFocus()
    assert pane.details.remove_button.is_revealed
    pane.details.remove_button.setFocus()
    assert pane.details.remove_button.is_revealed
    other.setFocus()
    assert not pane.details.remove_button.is_revealed
    point = QPointF(5, 5)
    pane.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    QApplication.sendEvent(pane, QEnterEvent(point, point, point))
    assert pane.details.remove_button.is_revealed
    pane.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(pane, QEvent(QEvent.Type.Leave))
    assert not pane.details.remove_button.is_revealed


def test_tab_goes_through_the_pane_in_reading_order(pane, other, qtbot):
    pane.set_state(replace(FILLED, faces=THREE, chosen_face=1))
    other.set_state(PaneState())
    pane.setFocus()
    visited = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    details = pane.details
    assert visited == [
        pane.view.faces.marks[1], details.replace_button, details.remove_button, other,
    ]  # fmt: skip


def entries(menu):
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_menu_of_an_empty_pane(pane, heard, clipboard):
    menu = entries(pane.make_menu())
    assert list(menu) == ["Choose…", "Paste"]
    menu["Choose…"].trigger()
    clipboard.clear()
    menu["Paste"].trigger()
    assert names(heard) == ["choose_requested", "offer_refused"]


def test_the_menu_of_a_filled_pane(pane, heard):
    pane.set_state(FILLED)
    menu = entries(pane.make_menu())
    for name in ("Replace…", "Remove", "Use as face", "Show in folder"):
        menu[name].trigger()
    assert names(heard) == [
        "choose_requested", "clear_requested", "other_use_requested", "folder_requested",
    ]  # fmt: skip


def test_a_result_can_give_way_to_its_original_in_the_first_pane(pane, other, heard):
    back = "Back to the original photo"
    for each in (pane, other):
        each.set_state(replace(FILLED, is_result=True))
    assert back not in entries(other.make_menu())
    entries(pane.make_menu())[back].trigger()
    assert names(heard) == ["original_requested"]


def test_the_background_has_no_other_pane(qtbot):
    pane = PhotoPane(PaneRole.BACKGROUND)
    qtbot.addWidget(pane)
    pane.set_state(FILLED)
    assert list(entries(pane.make_menu())) == ["Replace…", "Paste", "Remove", "Show in folder"]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_the_menu_opens_on_request(pane, qtbot):
    middle = pane.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, pane.mapToGlobal(middle))
    QApplication.sendEvent(pane, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_a_photo_can_be_carried_away_but_not_by_a_mere_click(pane, qtbot, monkeypatch):
    carried = []
    monkeypatch.setattr(drag_out_module, "drag_file", lambda *given: carried.append(given))
    pane.set_state(FILLED)
    start = card_middle(pane)
    far = QPoint(QApplication.startDragDistance() + 2, 0)
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(pane, start + QPoint(1, 0))
    assert carried == []
    qtbot.mouseMove(pane, start + far)
    ((origin, path, picture),) = carried
    assert (origin, path) == (pane, FILLED.photo.path)
    assert picture.pixelColor(5, 5).getRgb() == (200, 30, 40, 255)
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(pane, start + 3 * far)
    assert len(carried) == 1


def test_an_empty_pane_cannot_be_carried_away(pane, qtbot, monkeypatch):
    carried = []
    monkeypatch.setattr(drag_out_module, "drag_file", lambda *given: carried.append(given))
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=card_middle(pane))
    qtbot.mouseMove(pane, card_middle(pane) + QPoint(60, 0))
    assert carried == []


# Faces


def test_a_clicked_face_is_reported(pane, heard, qtbot):
    pane.set_state(replace(FILLED, faces=THREE, chosen_face=None))
    qtbot.mouseClick(pane.view.faces.marks[2], Qt.MouseButton.LeftButton)
    assert heard == [("face_chosen", 2)]


def test_an_arrow_key_goes_to_the_faces(pane, qtbot):
    pane.set_state(replace(FILLED, faces=THREE, chosen_face=1))
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    assert pane.view.faces.marks[1].hasFocus()
    qtbot.keyClick(pane.view.faces.marks[1], Qt.Key.Key_Right)
    assert pane.view.faces.marks[2].hasFocus()


def test_an_arrow_key_without_faces_leaves_the_focus(pane, other, qtbot):
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    assert pane.hasFocus()


# What is seen


def test_an_empty_pane_has_no_details(pane):
    assert not pane.details.isVisible()
    pane.set_state(FILLED)
    assert pane.details.isVisible()
    pane.set_state(PaneState())
    assert not pane.details.isVisible()


def test_the_photo_is_seen(pane):
    pane.set_state(FILLED)
    assert colour_at(pane, card_middle(pane)).getRgb() == (200, 30, 40, 255)


def test_the_focus_is_seen_on_the_card(pane, other):
    for state in (PaneState(), FILLED):
        pane.set_state(state)
        pane.setFocus(Qt.FocusReason.MouseFocusReason)
        assert is_lit(pane)
        other.setFocus()
        assert not is_lit(pane)


def test_an_error_stands_in_the_pane_and_the_photo_stays(pane, heard, qtbot):
    pane.set_state(replace(FILLED, error="That <b>is</b> a folder.", error_button="Choose another"))
    assert pane.error.isVisible()
    assert pane.error.text == "That <b>is</b> a folder."
    assert colour_at(pane, card_middle(pane)).getRgb() == (200, 30, 40, 255)
    qtbot.mouseClick(pane.error.button, Qt.MouseButton.LeftButton)
    assert heard == [("error_button_clicked",)]
    pane.set_state(FILLED)
    assert not pane.error.isVisible()


def test_an_error_may_have_no_button(pane):
    pane.set_state(replace(PaneState(), error="The clipboard holds no picture."))
    assert pane.error.isVisible()
    assert not pane.error.button.isVisible()


def test_a_note_stands_under_the_photo(pane):
    pane.set_state(replace(FILLED, note="No face was found."))
    assert pane.note.isVisible()
    assert pane.note.y() > pane.view.geometry().bottom()
    assert not pane.error.isVisible()


def test_the_title_is_drawn_above_the_card(pane):
    title = pane.grab(pane.rect().adjusted(0, 0, 0, pane.view.y() - pane.height())).toImage()
    plain = QImage(title)
    plain.fill(title.pixelColor(title.width() - 1, title.height() - 1))
    assert title != plain


def test_a_right_to_left_pane_is_mirrored(pane):
    pane.set_state(FILLED)
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pane.setFocus()
    details = pane.details
    details.layout().activate()
    assert details.remove_button.x() < details.replace_button.x() < details.width() / 2
    pane.grab()


def test_a_large_font_moves_the_card_down(pane, qapp):
    before = pane.view.y()
    font = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    try:
        qapp.setFont(larger)
        # Whether Qt sends it by itself depends on style sheets that were changed before.
        qapp.sendEvent(pane, QEvent(QEvent.Type.FontChange))
        pane.layout().activate()
        assert pane.view.y() > before
    finally:
        qapp.setFont(font)


def test_a_new_language_is_spoken_at_once(pane, monkeypatch):
    monkeypatch.setattr(photo_pane.pane_texts, "title", lambda role: "Foto")
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert pane.accessibleName() == "Foto"


def test_the_card_takes_the_room_that_there_is(pane, window):
    pane.set_state(FILLED)
    window.resize(360, 700)
    window.layout().activate()
    pane.layout().activate()
    assert pane.view.height() > 500
    assert pane.view.width() == pane.width()


def test_it_fits_a_narrow_and_low_column(pane):
    pane.set_state(FILLED)
    hint = pane.minimumSizeHint()
    assert hint.width() <= 280
    assert hint.height() <= 125
