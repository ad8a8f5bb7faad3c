# SPDX-License-Identifier: GPL-3.0-or-later
"""A face is kept under a name and comes back with one click, also at the next start."""

import pytest
from PIL import Image, ImageOps
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from faceswap_desktop.core.kept import Kind
from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui.face_name_dialog import FaceNameDialog
from faceswap_desktop.gui.pane_state import PaneRole
from tests.support import photos, program, services


def face_photo(folder, name="ben.png"):
    return photos.save(photos.portrait().crop((80, 0, 380, 300)), folder / name)


def slot(p):
    return p.presenter.desk.workspace.face


def faces(p):
    return p.presenter.kept_faces.faces


def thumbs(p):
    return list(p.presenter.kept_faces.row.thumbs.values())


async def opened(p, path):
    p.open(face=path)
    await p.until(lambda: slot(p).photo is not None and bool(slot(p).faces))


async def kept(p, path, name):
    await opened(p, path)
    count = len(faces(p))
    p.presenter.kept_faces.keep(name)
    await p.until(lambda: len(faces(p)) == count + 1)


def test_a_face_is_kept_and_used_at_the_next_start(qapp, qtbot, tmp_path):
    path = face_photo(tmp_path)

    async def first(p):
        assert p.presenter.kept_faces.row is None
        assert not p.window.face_pane.can_keep()
        await opened(p, path)
        menu = p.window.face_pane.make_menu()
        (keep,) = [each for each in menu.actions() if each.text() == "Keep this face…"]
        keep.trigger()
        dialog = p.window.findChild(FaceNameDialog)
        assert dialog.name.text() == "ben"
        dialog.name.setText("Ben at home")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        await p.until(lambda: len(faces(p)) == 1)
        assert p.presenter.kept_faces.row.isVisible()
        assert not p.window.face_pane.can_keep() or slot(p).photo.path == path
        menu.close()
        path.unlink()

    async def second(p):
        await p.until(lambda: len(faces(p)) == 1)
        (thumb,) = thumbs(p)
        assert thumb.accessibleName() == "Ben at home"
        assert "Ben at home" in thumb.toolTip()
        assert thumb._picture is not None
        assert not thumb.isChecked()
        thumb.setFocus()
        qtbot.keyClick(thumb, Qt.Key.Key_Return)
        await p.until(lambda: slot(p).photo is not None and bool(slot(p).faces))
        assert slot(p).photo.name == "Ben at home"
        assert thumb.isChecked()
        assert not p.window.face_pane.can_keep()
        target = photos.save(photos.portrait(), tmp_path / "holiday.png")
        await services.ready(p, target, "", "on-device")
        job = await services.over(p, await services.go(p))
        assert job.state is JobState.DONE, job.error

    program.run(first)
    program.run(second)


def test_arrows_go_from_face_to_face_and_one_is_in_the_order_of_tab(qapp, qtbot, tmp_path):
    async def scenario(p):
        for name in ("Anna", "Ben", "Cleo"):
            await kept(p, face_photo(tmp_path), name)
        one, two, three = thumbs(p)
        one.setFocus()
        qtbot.keyClick(one, Qt.Key.Key_Right)
        qtbot.keyClick(two, Qt.Key.Key_Right)
        assert three.hasFocus()
        qtbot.keyClick(three, Qt.Key.Key_Right)
        qtbot.keyClick(three, Qt.Key.Key_Left)
        assert two.hasFocus()
        stops = [each for each in thumbs(p) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert stops == [two]
        # Ten of them take two lines, and do not make the column wider.
        width = p.window.face_pane.width()
        for number in range(7):
            await kept(p, face_photo(tmp_path), f"N{number}")
        assert p.window.face_pane.width() == width
        assert thumbs(p)[9].y() > thumbs(p)[0].y()

    program.run(scenario)


def test_a_kept_face_is_renamed_and_deleted_after_asking(qapp, qtbot, tmp_path):
    async def scenario(p):
        await kept(p, face_photo(tmp_path), "Ben")
        row = p.presenter.kept_faces.row
        key = faces(p)[0].id
        texts = [each.text() for each in row.make_menu(key).actions() if each.text()]
        assert texts == ["Use this face", "Rename…", "Delete…"]
        qtbot.keyClick(thumbs(p)[0], Qt.Key.Key_F2)
        dialog = p.window.findChild(FaceNameDialog)
        dialog.name.setText("Benjamin")
        dialog.keep_button.click()
        await p.until(lambda: faces(p)[0].name == "Benjamin")
        qtbot.keyClick(thumbs(p)[0], Qt.Key.Key_Delete)
        box = p.window.findChild(QMessageBox)
        assert "Benjamin" in box.text()
        box.findChildren(QPushButton)
        next(each for each in box.buttons() if each.text() == "Delete").click()
        await p.until(lambda: not faces(p))
        assert not row.isVisible()
        assert list(p.own.faces.iterdir()) == []

    program.run(scenario)


def test_which_of_several_faces_is_meant_is_kept_too(qapp, tmp_path):
    two = Image.new("RGB", (1024, 512))
    two.paste(photos.portrait(), (0, 0))
    two.paste(ImageOps.mirror(photos.portrait()), (512, 0))
    pair = photos.save(two, tmp_path / "pair.png")

    async def scenario(p):
        await opened(p, pair)
        p.window.face_pane.view.faces.marks[1].click()
        p.presenter.kept_faces.keep("Right")
        await p.until(lambda: len(faces(p)) == 1)
        p.presenter.clear(PaneRole.FACE)
        p.presenter.kept_faces.use(faces(p)[0].id)
        await p.until(lambda: slot(p).photo is not None and bool(slot(p).faces))
        assert slot(p).chosen == 1

    program.run(scenario)


def test_each_of_several_people_takes_a_kept_face(qapp, tmp_path):
    wide = Image.new("RGB", (1024, 512))
    for left in (0, 512):
        wide.paste(photos.portrait(), (left, 0))
    party = photos.save(wide, tmp_path / "party.png")

    async def scenario(p):
        await kept(p, face_photo(tmp_path), "Ben")
        p.presenter.clear(PaneRole.FACE)
        p.open(party)
        marks = p.window.target_pane.view.faces
        await p.until(lambda: len(marks.marks) == 2)
        for index in (0, 1):
            marks.marks[index].click()
            thumbs(p)[0].click()
            await p.until(lambda: slot(p).photo is not None and bool(slot(p).faces))
        await p.until(p.window.main_button.is_ready)
        assert [each.face.name for each in p.presenter.desk.request().people] == ["Ben", "Ben"]
        # Where no face photo is wanted, the row is not there either.
        p.presenter.desk.set_operation(p.presenter.desk.workspace.operation.BACKGROUND)
        assert not p.presenter.kept_faces.row.isVisible()

    program.run(scenario)


async def cleared(p, kind):
    """Delete what is of a kind, in Settings."""
    p.presenter.open_settings()
    section = p.presenter._settings.dialog.kept
    await p.until(section.rows[kind].delete_button.isEnabled)
    assert not section.rows[kind].isHidden()
    section.rows[kind].delete_button.click()
    await p.until(lambda: p.presenter._settings.dialog.findChild(QMessageBox) is not None)
    box = p.presenter._settings.dialog.findChild(QMessageBox)
    next(each for each in box.buttons() if each.text() == "Delete").click()
    await p.until(section.rows[kind].isHidden)
    p.presenter._settings.dialog.close()


@pytest.mark.qt_log_ignore("raise\\(\\)", extend=True)
def test_kept_faces_and_who_agreed_go_in_settings_too(qapp, tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.png")

    async def scenario(p):
        await kept(p, face_photo(tmp_path), "Ben")
        await services.ready(p, target, face_photo(tmp_path), "on-device")
        await services.over(p, await services.go(p))
        await p.until(p.own.permissions.exists)
        assert "agreed" not in p.window.main_button.line.text()
        await cleared(p, Kind.PERMISSIONS)
        assert "agreed" in p.window.main_button.line.text()
        await cleared(p, Kind.FACES)
        await p.until(lambda: not p.presenter.kept_faces.row.isVisible())
        assert list(p.own.faces.iterdir()) == []

    program.run(scenario)
