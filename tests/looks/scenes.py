# SPDX-License-Identifier: GPL-3.0-or-later
"""The views of the program on this computer. Each takes a `World` and leaves its view open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from faceswap_desktop.core.kept import Kind
from faceswap_desktop.core.models import JobState, Operation, Step
from faceswap_desktop.gui.settings_dialog import SettingsDialog
from faceswap_desktop.gui.view_mode import ViewMode
from faceswap_desktop.gui.workspace import Missing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.looks.world import World

Scene = Callable[["World"], Awaitable[None]]


async def empty(w: World) -> None:
    pass


async def empty_background(w: World) -> None:
    w.p.presenter.desk.set_operation(Operation.BACKGROUND)


async def photo_alone(w: World) -> None:
    w.p.open(w.photo)
    await w.p.until(lambda: w.p.presenter.desk.missing() is Missing.FACE)


async def ready_with_all_options(w: World) -> None:
    await w.pair()
    w.p.window.options.fold.setChecked(True)


async def pane_with_focus(w: World) -> None:
    await w.pair()
    w.p.window.target_pane.setFocus()


async def choice_of_face(w: World) -> None:
    w.p.open(w.group, w.face)
    await w.p.until(lambda: w.p.presenter.desk.missing() is Missing.FACE_CHOICE)


async def several_people(w: World) -> None:
    p = w.p
    p.open(w.group)
    marks = p.window.target_pane.view.faces
    await p.until(lambda: len(marks.marks) == 3)
    for index, path in ((0, w.face), (2, w.photo)):
        marks.marks[index].click()
        p.open(face=path)
        await p.until(p.window.main_button.is_ready)


async def no_face(w: World) -> None:
    w.p.open(w.empty_place, w.face)
    await w.p.until(lambda: w.p.presenter.desk.missing() is Missing.NO_FACE_IN_TARGET)


async def no_picture(w: World) -> None:
    w.p.open(w.no_photo)
    await w.p.until(lambda: w.p.presenter.desk.workspace.target.error is not None)


async def result(w: World) -> None:
    await w.pair()
    await w.finished()


async def result_slider(w: World) -> None:
    await result(w)
    w.p.window.set_view_mode(ViewMode.SLIDER)


async def result_alone(w: World) -> None:
    await result(w)
    w.p.window.set_view_mode(ViewMode.RESULT_ONLY)


async def result_close_up(w: World) -> None:
    await result_slider(w)
    w.p.window.compare.actual_size()
    w.p.window.compare.setFocus()


async def result_of_background(w: World) -> None:
    p = w.p
    p.open(w.photo, operation="background")
    await p.until(p.window.main_button.is_ready)
    await w.finished()


async def background_photo_wanted(w: World) -> None:
    p = w.p
    p.open(w.photo, operation="background")
    p.window.options.set_values({"background": "photo"})
    await p.until(lambda: p.presenter.desk.missing() is Missing.OPTION)


async def background_photo(w: World) -> None:
    await background_photo_wanted(w)
    w.p.window.options.photos_offered.emit("photo", w.offers(w.face))
    await w.p.until(w.p.window.main_button.is_ready)


async def background_photo_bad(w: World) -> None:
    await background_photo(w)
    w.p.window.options.photos_offered.emit("photo", w.offers(w.no_photo))
    await w.p.until(w.p.window.options.photo_field("photo").error.isVisible)


async def working(w: World) -> None:
    await w.pair()
    job = await w.finished()
    going = replace(
        job, state=JobState.SUBMITTING, step=Step.SHAPING_FACE, fraction=0.4, results=()
    )
    w.p.bridge.job_changed.emit(going)
    await w.p.until(w.p.window.progress.isVisible)


async def many_jobs(w: World) -> None:
    await w.pair()
    for _ in range(3):
        await w.finished()
    w.p.presenter.desk.set_operation(Operation.BACKGROUND)
    await w.p.until(w.p.window.main_button.is_ready)
    for _ in range(3):
        await w.finished()


async def deleted(w: World) -> None:
    await many_jobs(w)
    w.p.presenter.history.delete_current()
    await w.p.until(w.p.window.message.isVisible)


async def batch(w: World) -> None:
    p = w.p
    p.open(face=w.face)
    w.drop(w.photo, w.group, w.empty_place, w.no_photo)
    space = p.presenter.desk
    await p.until(
        lambda: bool(space.workspace.batch.photos) and space.missing() is not Missing.LOADING
    )


async def batch_over(w: World) -> None:
    await batch(w)
    desk = w.p.presenter.batch
    w.p.presenter.go()
    await w.p.until(lambda: len(desk.jobs) == 2 and all(each.is_over for each in desk.jobs))


async def save_as(w: World) -> None:
    await result(w)
    w.p.presenter.results.save_as()
    await w.p.until(lambda: bool(beside(w)))


def beside(w: World) -> list[QWidget]:
    """The windows beside the main one."""
    return [
        each for each in w.p.app.topLevelWidgets() if each.isVisible() and each is not w.p.window
    ]


async def settings(w: World) -> None:
    w.p.presenter.open_settings()


async def settings_list(w: World) -> None:
    w.p.presenter.open_settings()
    box = w.p.window.findChild(SettingsDialog).looks.language
    await w.p.until(box.isVisible)
    box.showPopup()


async def settings_end(w: World) -> None:
    w.p.presenter.open_settings()
    dialog = w.p.window.findChild(SettingsDialog)
    dialog.advanced.fold.setChecked(True)
    await w.p.until(dialog.isVisible)
    bar = dialog.scroll_area.verticalScrollBar()
    await w.p.until(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())


async def settings_kept(w: World) -> None:
    await result(w)
    w.p.presenter.open_settings()
    dialog = w.p.window.findChild(SettingsDialog)
    kept = dialog.kept
    await w.p.until(lambda: kept.rows[Kind.SETTINGS].place.text() != "")
    dialog.scroll_area.ensureWidgetVisible(kept.rows[Kind.SETTINGS], 0, 24)


async def help_page(w: World) -> None:
    w.p.presenter.help.show_help()


async def shortcuts(w: World) -> None:
    w.p.presenter.help.show_shortcuts()


async def about(w: World) -> None:
    w.p.presenter.help.show_about()


async def report(w: World) -> None:
    w.p.presenter.help.show_report()


def _menu(place: int) -> Scene:
    async def opened(w: World) -> None:
        await result(w)
        bar = w.p.window.menuBar()
        title = bar.actionGeometry(w.p.window.menus[place].menuAction()).bottomLeft()
        w.p.window.menus[place].popup(bar.mapToGlobal(title))
        w.p.window.menus[place].setActiveAction(w.p.window.menus[place].actions()[0])

    return opened


async def service_menu(w: World) -> None:
    await w.pair()
    w.p.window.service.open_menu()


async def job_menu(w: World) -> None:
    await result(w)
    strip = w.p.window.jobs.view
    index = strip.model().index(0, 0)
    place = strip.viewport().mapToGlobal(strip.visualRect(index).center())
    strip.menu_wanted.emit(index, place)


SCENES: dict[str, Scene] = {
    "empty": empty,
    "empty-background": empty_background,
    "photo-alone": photo_alone,
    "ready-with-all-options": ready_with_all_options,
    "pane-with-focus": pane_with_focus,
    "choice-of-face": choice_of_face,
    "several-people": several_people,
    "no-face": no_face,
    "no-picture": no_picture,
    "result": result,
    "result-slider": result_slider,
    "result-alone": result_alone,
    "result-close-up": result_close_up,
    "result-of-background": result_of_background,
    "background-photo-wanted": background_photo_wanted,
    "background-photo": background_photo,
    "background-photo-bad": background_photo_bad,
    "working": working,
    "many-jobs": many_jobs,
    "deleted": deleted,
    "batch": batch,
    "batch-over": batch_over,
    "save-as": save_as,
    "settings": settings,
    "settings-list": settings_list,
    "settings-end": settings_end,
    "settings-kept": settings_kept,
    "help": help_page,
    "shortcuts": shortcuts,
    "about": about,
    "report": report,
    "menu-file": _menu(0),
    "menu-edit": _menu(1),
    "menu-view": _menu(2),
    "menu-jobs": _menu(3),
    "menu-help": _menu(4),
    "menu-services": service_menu,
    "menu-job": job_menu,
}
