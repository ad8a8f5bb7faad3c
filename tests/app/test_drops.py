# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos dropped on the middle of the window and on the list of a batch; folders of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog

from faceswap_desktop.arguments import parse
from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui.drop_frame import DropFrame
from tests.gui.panes import drag_in, drag_out, drop
from tests.support import photos, program


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "photos"
    inside.mkdir()
    for name in ("one", "two", "three"):
        photos.save(photos.portrait(), inside / f"{name}.png")
    return inside


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def fall(place, mime):
    """Drag something over a place, and let go."""
    assert drag_in(place, mime) is not None
    drop(place, mime)


def useless():
    mime = QMimeData()
    mime.setUrls([QUrl("ftp://nowhere.example/x")])
    return mime


def is_lit(place):
    (frame,) = place.findChildren(DropFrame)
    return not frame.isHidden()


def space(p):
    return p.presenter.desk.workspace


def test_the_middle_takes_the_photo_to_change_and_then_the_face(qapp, folder):
    one, two, three = (folder / f"{name}.png" for name in ("one", "two", "three"))

    async def scenario(p):
        assert drag_in(p.window.empty, files(one)) is not None
        assert is_lit(p.window.empty)
        drag_out(p.window.empty)
        assert not is_lit(p.window.empty)
        fall(p.window.empty, files(one))
        await p.until(lambda: space(p).target.photo is not None)
        assert space(p).target.photo.name == "one.png"
        await p.until(lambda: p.window.has_pictures)
        fall(p.window.compare, files(two))
        await p.until(lambda: space(p).face.photo is not None)
        assert space(p).face.photo.name == "two.png"
        fall(p.window.compare, files(three))
        await p.until(lambda: space(p).target.photo.name == "three.png")

        # What is dragged out of the picture itself is meant for somewhere else.
        class Own:
            def of(self, kind):
                class Event(kind):
                    def source(self):
                        return p.window.compare.handle

                return Event

        from PySide6.QtGui import QDragEnterEvent

        assert drag_in(p.window.compare, files(one), kind=Own().of(QDragEnterEvent)) is None

    program.run(scenario)


def test_several_on_the_middle_are_a_batch(qapp, folder):
    async def scenario(p):
        fall(p.window.empty, files(*sorted(folder.iterdir())))
        await p.until(lambda: len(space(p).batch.photos) == 3)
        p.presenter.desk.undo()
        assert not space(p).batch.photos
        fall(p.window.empty, files(folder))
        await p.until(lambda: len(space(p).batch.photos) == 3)

    program.run(scenario)


def test_a_useless_drop_is_said_where_it_fell(qapp, folder):
    async def scenario(p):
        fall(p.window.empty, useless())
        assert space(p).target.error.code is ErrorCode.DROP_UNUSABLE
        fall(p.window.empty, files(folder))
        await p.until(lambda: p.presenter.batch.view is not None)
        view = p.presenter.batch.view
        await p.until(view.isVisible)
        hint = view.hint.text()
        fall(view, useless())
        refused = view.hint.text()
        assert refused != hint
        assert view.hint.property("role") == "error"
        assert drag_in(view, files(folder / "one.png")) is not None
        assert is_lit(view)
        assert view.hint.text() == hint
        fall(view, files(folder / "one.png"))
        await p.until(lambda: len(space(p).batch.photos) == 4)
        assert not is_lit(view)
        assert view.hint.text() == hint

    program.run(scenario)


async def choose(p, folder):
    await p.until(lambda: bool(p.window.findChildren(QFileDialog)))
    dialog = p.window.findChildren(QFileDialog)[-1]
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    await p.until(lambda: not p.window.findChildren(QFileDialog))


def test_a_folder_is_chosen_in_the_menu_and_in_the_list(qapp, folder):
    async def scenario(p):
        (command,) = (a for a in p.window.menus[0].actions() if "folder of" in a.text())
        command.trigger()
        await choose(p, folder)
        await p.until(lambda: len(space(p).batch.photos) == 3)
        assert p.preferences.current.open_folder == str(folder)
        await p.until(lambda: p.presenter.batch.view is not None)
        p.presenter.batch.view.folder_button.click()
        await choose(p, folder)
        await p.until(lambda: len(space(p).batch.photos) == 6)

    program.run(scenario)


def test_photos_named_on_the_command_line_are_shown_as_what_they_are(qapp, folder):
    three = tuple(str(each) for each in sorted(folder.iterdir()))

    async def scenario(p):
        p.presenter.show_arguments(parse(three))
        await p.until(lambda: len(space(p).batch.photos) == 3)
        p.presenter.show_arguments(parse([f"file://{three[0]}", "http://"]))
        await p.until(lambda: space(p).target.photo is not None)
        assert not space(p).is_batch
        assert space(p).face.error.code is ErrorCode.DROP_UNUSABLE
        p.presenter.show_arguments(parse([str(folder)]))
        await p.until(lambda: len(space(p).batch.photos) == 3)

    program.run(scenario)
