# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from faceswap_desktop.core.models import (
    ErrorInfo,
    JobRequest,
    JobSnapshot,
    JobState,
    Operation,
    Photo,
    Step,
    Wait,
    WaitReason,
)
from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.job_list import JobList
from faceswap_desktop.gui.job_strip import JobStrip
from faceswap_desktop.gui.job_words import JobAction, JobWords, default_action, default_state

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
NO_FACE = ErrorInfo(ErrorCode.NO_FACE_IN_TARGET, {"name": "anna.png"})
WORDS = JobWords(
    state=lambda job: job.state.value,
    action=lambda job: JobAction("retry", "Try again") if job.state is JobState.FAILED else None,
)


def photo(name):
    return Photo(Path("/photos") / name, name, 100, 100, "image/jpeg")


def job(number, state=JobState.DONE, **fields):
    request = JobRequest(Operation.SWAP, "on-device", photo(f"p{number}.jpg"))
    return JobSnapshot(str(number), request, state, NOW, NOW, **fields)


@pytest.fixture
def strip(qapp, qtbot):
    theme.apply(qapp, theme.Theme.LIGHT)
    theme.set_reduced_motion(None)
    strip = JobStrip(WORDS)
    strip.set_clock(lambda: NOW + timedelta(seconds=42))
    qtbot.addWidget(strip)
    strip.resize(1000, 100)
    strip.show()
    qtbot.waitExposed(strip)
    yield strip
    if strip.menu is not None:
        strip.menu.close()
        assert strip.menu is None


def place_of(strip, row):
    return strip.view.visualRect(strip.view.model().index(row, 0))


def click(strip, qtbot, place, button=Qt.MouseButton.LeftButton):
    qtbot.mouseClick(strip.view.viewport(), button, pos=place)


def test_without_jobs_there_is_a_sentence_and_no_list(strip):
    assert strip.empty.isVisible()
    strip.set_jobs((job(1),))
    assert not strip.empty.isVisible()
    assert strip.view.isVisible()


def test_ten_thousand_jobs_cost_no_widgets_and_ask_for_few_pictures(strip, qtbot):
    asked = []
    strip.thumbnail_wanted.connect(asked.append)
    before = len(strip.findChildren(QWidget))
    strip.set_jobs(job(number) for number in range(10_000))
    strip.view.grab()
    qtbot.waitUntil(lambda: bool(asked))
    assert strip.count() == 10_000
    assert len(strip.findChildren(QWidget)) <= before + 4
    assert 0 < len(asked) <= 10


def test_pictures_are_asked_for_once_and_shown(strip, qtbot):
    asked = []
    strip.thumbnail_wanted.connect(asked.append)
    strip.set_jobs((job(1),))
    strip.view.grab()
    qtbot.waitUntil(lambda: asked == ["1"])
    before = strip.view.grab().toImage()
    picture = QImage(88, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff8800"))
    strip.set_thumbnail("1", picture)
    after = strip.view.grab().toImage()
    assert after != before
    place = place_of(strip, 0)
    ratio = after.devicePixelRatio()
    spot = QPoint(place.left() + 30, place.center().y()) * ratio
    assert after.pixelColor(spot) == QColor("#ff8800")
    strip.forget_thumbnail("1")
    qtbot.waitUntil(lambda: asked == ["1", "1"])
    strip.set_thumbnail("unknown", picture)


def test_only_some_pictures_are_kept(strip):
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(0)
    strip.set_jobs(job(number) for number in range(400))
    for number in range(400):
        strip.set_thumbnail(str(number), picture)
    model = strip.view.model()
    assert model.thumbnail("0") is None
    assert model.thumbnail("399") is not None


def test_a_new_job_comes_first_a_known_one_stays_in_its_place(strip):
    strip.set_jobs((job(1), job(2)))
    strip.update_job(job(3, JobState.WORKING))
    strip.update_job(job(2, JobState.CANCELLED))
    names = [strip.view.model().index(row, 0).data() for row in range(3)]
    assert names == ["p3.jpg", "p1.jpg", "p2.jpg"]
    strip.remove_job("1")
    strip.remove_job("1")
    assert strip.count() == 2


def test_news_of_one_job_lays_out_no_other(qtbot, monkeypatch):
    laid_out = []

    def watched(view):
        laid_out.append(view)
        QListView.doItemsLayout(view)

    monkeypatch.setattr(JobList, "doItemsLayout", watched, raising=False)
    strip = JobStrip(WORDS)
    qtbot.addWidget(strip)
    strip.set_jobs(job(number) for number in range(20))
    strip.resize(1000, 100)
    strip.show()
    qtbot.waitUntil(lambda: bool(laid_out))
    strip.view.grab()
    laid_out.clear()
    strip.update_job(job(5, JobState.WORKING, fraction=0.5))
    strip.view.grab()
    strip.view.visualRect(strip.view.model().index(7, 0))
    assert laid_out == []


def test_a_click_opens(strip, qtbot):
    strip.set_jobs((job(1), job(2)))
    with qtbot.waitSignal(strip.job_opened) as opened:
        click(strip, qtbot, place_of(strip, 1).center())
    assert opened.args == ["2"]


def test_keys_move_open_and_delete(strip, qtbot):
    strip.set_jobs((job(1), job(2)))
    strip.view.setCurrentIndex(strip.view.model().index(0, 0))
    qtbot.keyClick(strip.view, Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.job_opened) as opened:
        qtbot.keyClick(strip.view, Qt.Key.Key_Return)
    assert opened.args == ["2"]
    with qtbot.waitSignal(strip.jobs_delete_requested) as deleted:
        qtbot.keyClick(strip.view, Qt.Key.Key_Delete)
    assert deleted.args == [("2",)]
    assert strip.count() == 2


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_a_click_on_the_words_of_the_action_is_for_the_action(strip, qtbot, direction):
    strip.setLayoutDirection(direction)
    strip.set_jobs((job(1, JobState.FAILED, error=NO_FACE),))
    option = strip.view._option(strip.view.model().index(0, 0))
    index = strip.view.model().index(0, 0)
    spots = [
        QPoint(x, y)
        for x in range(option.rect.left(), option.rect.right(), 4)
        for y in range(option.rect.top(), option.rect.bottom(), 4)
        if strip.card.action_at(option, index, QPoint(x, y))
    ]
    assert spots
    with (
        qtbot.waitSignal(strip.job_action_requested) as wished,
        qtbot.assertNotEmitted(strip.job_opened),
    ):
        click(strip, qtbot, spots[len(spots) // 2])
    assert wished.args == ["1", "retry"]


def test_the_menu_offers_what_the_job_allows(strip, qtbot):
    failed = job(1, JobState.FAILED, error=NO_FACE)
    strip.set_jobs((failed, job(2, JobState.WORKING)))
    assert menu_of(strip, qtbot, 0) == ["&Open", "Try again", "&Delete"]
    with qtbot.waitSignal(strip.job_action_requested) as retried:
        strip.menu.actions()[1].trigger()
    assert retried.args == ["1", "retry"]
    assert menu_of(strip, qtbot, 1) == ["&Open", "S&top…"]
    with qtbot.waitSignal(strip.jobs_cancel_requested) as cancelled:
        strip.menu.actions()[1].trigger()
    assert cancelled.args == [("2",)]


def test_several_are_selected_without_being_opened_and_deleted_together(strip, qtbot):
    strip.set_jobs((job(1), job(2), job(3)))
    click(strip, qtbot, place_of(strip, 0).center())
    with qtbot.assertNotEmitted(strip.job_opened):
        qtbot.keyPress(strip.view, Qt.Key.Key_Control)
        qtbot.mouseClick(
            strip.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            place_of(strip, 2).center(),
        )
    assert strip.selected_among("") == ("1", "3")
    assert strip.selected_among("2") == ("2",)
    strip.view.setCurrentIndex(strip.view.model().index(2, 0))
    strip.view.selectAll()
    place = place_of(strip, 1).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    QApplication.sendEvent(strip.view.viewport(), event)
    (only,) = strip.menu.actions()
    with qtbot.waitSignal(strip.jobs_delete_requested) as deleted:
        only.trigger()
    assert deleted.args == [("1", "2", "3")]


def test_older_jobs_are_asked_for_at_the_end_and_come_behind(strip, qtbot):
    strip.set_jobs(job(number) for number in range(50))
    strip.view.grab()
    bar = strip.view.horizontalScrollBar()
    with qtbot.assertNotEmitted(strip.older_wanted):
        bar.setValue(10)
    with qtbot.waitSignal(strip.older_wanted):
        bar.setValue(bar.maximum())
    strip.add_older((job(49), job(50)))
    assert strip.count() == 51
    assert strip.view.model().index(50, 0).data() == "p50.jpg"


def test_a_job_that_is_brought_back_comes_where_it_was(strip):
    jobs = [replace(job(number), created_at=NOW - timedelta(minutes=number)) for number in range(3)]
    strip.set_jobs(jobs)
    strip.remove_job("1")
    strip.update_job(jobs[1])
    assert [strip.view.model().index(row, 0).data() for row in range(3)] == [
        "p0.jpg",
        "p1.jpg",
        "p2.jpg",
    ]


def menu_of(strip, qtbot, row):
    if strip.menu is not None:
        strip.menu.close()
        assert strip.menu is None
    strip.view.setCurrentIndex(strip.view.model().index(row, 0))
    place = place_of(strip, row).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place)
    QApplication.sendEvent(strip.view.viewport(), event)
    return [action.text() for action in strip.menu.actions() if not action.isSeparator()]


def test_beside_the_cards_there_is_no_menu(strip):
    strip.set_jobs((job(1),))
    place = QPoint(strip.view.width() - 2, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    QApplication.sendEvent(strip.view.viewport(), event)
    assert strip.menu is None


def test_an_idle_strip_has_no_timer(strip):
    strip.set_jobs((job(1), job(2, JobState.FAILED, error=NO_FACE)))
    assert not strip.is_ticking()
    strip.update_job(job(3, JobState.WORKING, started_at=NOW, step=Step.WORKING_THERE))
    assert strip.is_ticking()
    strip.update_job(job(3, JobState.DONE))
    assert not strip.is_ticking()


def test_a_hidden_strip_has_no_timer(strip):
    strip.set_jobs((job(3, JobState.WORKING, started_at=NOW),))
    strip.hide()
    assert not strip.is_ticking()
    strip.show()
    assert strip.is_ticking()


def test_reduced_motion_ticks_once_a_second_and_moves_nothing(strip, qtbot):
    strip.set_jobs((job(3, JobState.WORKING, started_at=NOW),))
    assert strip._timer.interval() < 100
    phase = strip.card.phase
    qtbot.waitUntil(lambda: strip.card.phase != phase)
    theme.set_reduced_motion(True)
    strip.update_job(job(3, JobState.WORKING, started_at=NOW))
    assert strip._timer.interval() == 1000
    phase = strip.card.phase
    strip._on_timer_timeout()
    assert strip.card.phase == phase
    theme.set_reduced_motion(None)


def test_what_only_waits_ticks_slowly(strip):
    wait = Wait(WaitReason.NETWORK)
    strip.set_jobs((job(3, JobState.WORKING, started_at=NOW, wait=wait),))
    assert strip._timer.interval() == 1000


def test_every_state_can_be_painted_in_both_themes_and_directions(strip, qapp):
    strip.set_jobs(
        job(number, state, started_at=NOW, fraction=0.5 if number % 2 else None, error=NO_FACE)
        for number, state in enumerate(JobState)
    )
    strip.set_current("1")
    strip.resize(3500, 100)
    strip.view.setFocus()
    seen = [strip.view.grab().toImage()]
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    seen.append(strip.view.grab().toImage())
    theme.apply(qapp, theme.Theme.DARK)
    seen.append(strip.view.grab().toImage())
    theme.apply(qapp, theme.Theme.LIGHT)
    assert len({bytes(image.constBits()) for image in seen}) == 3


def test_screen_readers_get_a_whole_sentence(strip):
    strip.set_jobs((job(1, JobState.FAILED, error=NO_FACE),))
    view = QAccessible.queryAccessibleInterface(strip.view)
    assert view.text(QAccessible.Text.Name) == "Jobs"
    item = view.child(0)
    assert item.text(QAccessible.Text.Name) == "Swap face, p1.jpg: failed. Try again"


def test_the_time_stays_when_the_words_give_way(strip):
    words = JobWords(state=lambda _: "Waiting for a service with a long name " * 4)
    long = JobStrip(words, strip)
    long.set_clock(lambda: NOW + timedelta(seconds=42))
    long.set_jobs((job(1, JobState.WORKING, started_at=NOW),))
    metrics = long.fontMetrics()
    snapshot = long.view.model().known("1")
    _, shown = long.card._state_line(snapshot, QRect(0, 0, 200, 20), metrics)
    assert "…" in shown
    assert shown.endswith("0:42")
    assert metrics.horizontalAdvance(shown) <= 202


def test_names_from_outside_stay_plain_in_tool_tips(strip):
    request = JobRequest(Operation.SWAP, "x", photo("<b>x</b>.jpg"))
    strip.set_jobs((JobSnapshot("1", request, JobState.DONE, NOW, NOW),))
    tip = strip.view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;x" in tip


def test_the_wheel_moves_the_row_sideways(strip):
    strip.set_jobs(job(number) for number in range(50))
    strip.view.grab()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(strip.view.viewport(), event)
    assert strip.view.horizontalScrollBar().value() > 0


def test_cards_keep_their_height_with_and_without_a_scroll_bar(strip):
    heights = set()
    for count in (2, 60):
        strip.set_jobs(job(number) for number in range(count))
        strip.view.grab()
        option = strip.view._option(strip.view.model().index(0, 0))
        inner = strip.card._inner(option)
        heights.add(inner.rect.height())
    assert len(heights) == 1
    assert heights.pop() >= theme.tokens().thumbnail


def test_a_few_cards_share_the_width(strip, qtbot):
    strip.set_jobs((job(1), job(2)))
    wide = strip.card.size.width()
    strip.set_jobs(job(number) for number in range(30))
    assert strip.card.size.width() < wide


def test_the_hand_shows_what_can_be_clicked(strip, qtbot):
    strip.set_jobs((job(1),))
    qtbot.mouseMove(strip.view.viewport(), place_of(strip, 0).center())
    qtbot.waitUntil(
        lambda: strip.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    )


def test_words_of_its_own_for_a_start():
    assert "face" in default_state(job(1, JobState.FAILED, error=NO_FACE)).lower()
    assert default_state(job(1)) != ""
    action = default_action(job(1, JobState.FAILED, error=NO_FACE))
    assert action is not None
    assert action.label
    assert default_action(job(1)) is None
    prompt = JobRequest(Operation.PORTRAIT, "x", prompt="an astronaut")
    sentence = WORDS.sentence(JobSnapshot("9", prompt, JobState.DONE, NOW, NOW))
    assert "an astronaut" in sentence


def test_words_come_back_in_the_language(strip):
    strip.label.setText("?")
    QApplication.sendEvent(strip, QEvent(QEvent.Type.LanguageChange))
    assert strip.label.text() == "Jobs"


def buttons(strip):
    return {(each.job, each.kind.name): each for each in strip.buttons.shown}


def test_a_running_card_can_be_stopped_at_once(strip, qtbot):
    strip.set_jobs((job(1, JobState.WORKING, started_at=NOW), job(2)))
    qtbot.waitUntil(lambda: ("1", "STOP") in buttons(strip))
    assert ("2", "STOP") not in buttons(strip)
    stop = buttons(strip)["1", "STOP"]
    assert stop.isVisible()
    assert stop.toolTip() == "Stop…"
    assert stop.accessibleName() == "Stop p1.jpg"
    assert place_of(strip, 0).contains(strip.view.viewport().mapFrom(strip, stop.pos()))
    with (
        qtbot.waitSignal(strip.jobs_cancel_requested) as wished,
        qtbot.assertNotEmitted(strip.job_opened),
    ):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert wished.args == [("1",)]
    strip.update_job(job(1))
    qtbot.waitUntil(lambda: ("1", "STOP") not in buttons(strip))
    assert not stop.isVisible()


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_card_under_the_mouse_offers_more(strip, qtbot, direction):
    strip.setLayoutDirection(direction)
    strip.set_jobs((job(1), job(2, JobState.WORKING)))
    strip.view.grab()
    for row, name in ((0, "1"), (1, "2")):
        # The mouse may be there already, from another test.
        qtbot.mouseMove(strip.view.viewport(), place_of(strip, row).center() + QPoint(9, 9))
        qtbot.mouseMove(strip.view.viewport(), place_of(strip, row).center())
        qtbot.waitUntil(lambda name=name: (name, "MORE") in buttons(strip))
        qtbot.waitUntil(lambda: sum(kind == "MORE" for _, kind in buttons(strip)) == 1)
        more = buttons(strip)[name, "MORE"]
        assert place_of(strip, row).contains(strip.view.viewport().mapFrom(strip, more.pos()))
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert [each.text() for each in strip.menu.actions()] == ["&Open", "S&top…"]
    # Its button stays while the menu is open.
    strip.view.is_pointed_at = False
    strip.view.hovered.emit()
    qtbot.wait(50)
    assert ("2", "MORE") in buttons(strip)


def test_more_is_one_tab_away_from_the_card_with_the_keyboard(strip, qtbot):
    strip.set_jobs((job(1), job(2, JobState.WORKING), job(3, JobState.WORKING)))
    strip.activateWindow()
    strip.view.setFocus()
    qtbot.waitUntil(strip.view.hasFocus)
    strip.view.setCurrentIndex(strip.view.model().index(1, 0))
    qtbot.waitUntil(lambda: ("2", "MORE") in buttons(strip))
    for kind in ("MORE", "STOP"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is buttons(strip)["2", kind]
    with qtbot.waitSignal(strip.jobs_cancel_requested):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    # The job is over while its button has the keyboard: that goes back to the card.
    strip.update_job(job(2))
    qtbot.waitUntil(strip.view.hasFocus)
    assert strip.view.currentIndex().row() == 1


def test_the_menu_comes_by_key(strip, qtbot):
    strip.set_jobs((job(1),))
    strip.view.setCurrentIndex(strip.view.model().index(0, 0))
    qtbot.keyClick(strip.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert strip.menu is not None


def test_the_name_gives_way_to_the_buttons(strip, qtbot):
    strip.set_jobs((job(1, JobState.WORKING, started_at=NOW),))
    before = strip.view.grab().toImage()
    strip.card.count_buttons = lambda _: 12
    strip.view.viewport().update()
    assert strip.view.grab().toImage() != before


def test_of_several_selected_those_that_run_are_stopped_together(strip, qtbot):
    strip.set_jobs((job(1, JobState.WORKING), job(2), job(3, JobState.WORKING)))
    strip.view.selectAll()
    place = place_of(strip, 1).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    QApplication.sendEvent(strip.view.viewport(), event)
    stop, _ = strip.menu.actions()
    assert "2" in stop.text()
    with qtbot.waitSignal(strip.jobs_cancel_requested) as stopped:
        stop.trigger()
    assert stopped.args == [("1", "2", "3")]
