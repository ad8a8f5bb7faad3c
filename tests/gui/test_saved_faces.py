# SPDX-License-Identifier: GPL-3.0-or-later
"""Faces kept with a service: saved once from a stripped copy, used, deleted after asking."""

import io

import pytest
import pytest_asyncio
from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from faceswap_desktop.core.images import ImageService
from faceswap_desktop.gui.saved_faces_dialog import SavedFacesDialog
from faceswap_desktop.providers.on_device_description import DESCRIPTION as ON_DEVICE
from faceswap_desktop.providers.useapi_description import DESCRIPTION as USEAPI
from tests.gui.account_support import world_in
from tests.sandbox.faults import Answer
from tests.sandbox.useapi import KEY


@pytest_asyncio.fixture
async def world(tmp_path, monkeypatch):
    async with world_in(tmp_path, monkeypatch) as world:
        world.keyring.stored["useapi"] = KEY
        yield world


@pytest_asyncio.fixture
async def images(world):
    images = ImageService()
    world.bridge._services.images = images
    yield images
    await images.aclose()


@pytest.fixture
def photo(tmp_path):
    exif = Image.Exif()
    exif[0x010E] = "at aunt Mary's in Rome"
    path = tmp_path / "aunt mary.jpg"
    Image.new("RGB", (3000, 2000), (200, 150, 120)).save(path, exif=exif)
    return path


@pytest.fixture
def make(world, qtbot, tmp_path):
    opened = []

    def make(service=USEAPI):
        dialog = SavedFacesDialog(world.bridge, service, tmp_path)
        opened.append(dialog)
        qtbot.addWidget(dialog)
        dialog.chosen = []
        dialog.face_chosen.connect(dialog.chosen.append)
        dialog.show()
        dialog.load()
        return dialog

    yield make
    for dialog in opened:
        dialog.close()


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(dialog, text):
    box = [each for each in dialog.findChildren(QMessageBox) if each.isVisible()][-1]
    next(each for each in box.buttons() if each.text() == text).click()


async def test_the_names_are_asked_for_and_one_is_used(world, make, qtbot):
    world.sandbox.useapi.faces.update(anna=b"x", ben=b"y")
    dialog = make()
    await world.settled()
    assert [row.name.text() for row in dialog.rows] == ["anna", "ben"]
    assert dialog.rows[1].use_button.accessibleName() == "Use ben"
    press(qtbot, dialog.rows[1].use_button)
    assert dialog.chosen == ["ben"]
    assert not dialog.isVisible()


async def test_an_empty_list_says_so(world, make):
    dialog = make()
    assert dialog.state.text()
    await world.settled()
    assert "No face" in dialog.state.text()
    assert not dialog.delete_all_button.isVisible()


async def test_a_face_is_saved_from_a_copy_that_tells_nothing(
    world, images, make, qtbot, photo, tmp_path
):
    dialog = make()
    await world.settled()
    form = dialog.form
    assert not form.save_button.isEnabled()
    assert "sent to useapi.net" in form.note.text()
    assert "agreed" in form.note.text()
    form.set_photo(photo, photo.name)
    qtbot.keyClicks(form.name, "aunt mary 1!")
    assert form.name.text() == "auntmary1", "other signs cannot be typed"
    before = set(tmp_path.iterdir())
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    await world.settled()
    kept = world.sandbox.useapi.faces["auntmary1"]
    assert b"Rome" not in kept
    assert max(Image.open(io.BytesIO(kept)).size) <= 2048
    assert not world.sandbox.useapi.violations
    assert [row.name.text() for row in dialog.rows] == ["auntmary1"]
    assert form.name.text() == ""
    assert form.photo.value() == ""
    assert set(tmp_path.iterdir()) == before, "the copy is gone again"


async def test_a_photo_that_cannot_be_opened_is_said(world, images, make, qtbot, tmp_path):
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff nothing")
    dialog = make()
    await world.settled()
    dialog.form.set_photo(broken, "broken.jpg")
    dialog.form.name.setText("anna")
    press(qtbot, dialog.form.save_button)
    await world.settled()
    assert dialog.message.isVisible()
    assert dialog.form.name.text() == "anna", "what was typed stays"
    assert world.sandbox.useapi.faces == {}


async def test_a_name_that_is_taken_is_replaced_only_after_asking(
    world, images, make, qtbot, photo
):
    world.sandbox.useapi.faces["anna"] = b"x"
    dialog = make()
    await world.settled()
    dialog.form.set_photo(photo, photo.name)
    dialog.form.name.setText("anna")
    press(qtbot, dialog.form.save_button)
    answer(dialog, "Keep it")
    await world.settled()
    assert world.sandbox.useapi.faces["anna"] == b"x"
    press(qtbot, dialog.form.save_button)
    answer(dialog, "Replace")
    await world.settled()
    assert world.sandbox.useapi.faces["anna"] != b"x"


async def test_one_or_all_are_deleted_after_asking(world, make, qtbot):
    world.sandbox.useapi.faces.update(anna=b"x", ben=b"y", cara=b"z")
    dialog = make()
    await world.settled()
    press(qtbot, dialog.rows[0].delete_button)
    answer(dialog, "Delete")
    await world.settled()
    assert set(world.sandbox.useapi.faces) == {"ben", "cara"}
    assert [row.name.text() for row in dialog.rows] == ["ben", "cara"]
    press(qtbot, dialog.delete_all_button)
    answer(dialog, "Delete all")
    await world.settled()
    assert world.sandbox.useapi.faces == {}
    assert dialog.rows == []


async def test_there_is_a_most_that_the_service_keeps(world, make, qtbot, photo):
    world.sandbox.useapi.faces.update({f"face{n}": b"x" for n in range(20)})
    dialog = make()
    await world.settled()
    dialog.form.set_photo(photo, photo.name)
    dialog.form.name.setText("anna")
    assert not dialog.form.save_button.isEnabled()
    assert "no room" in dialog.form.note.text()


async def test_trouble_at_the_service_is_said(world, make):
    world.sandbox.script(Answer(503), path="/listid", times=9)
    dialog = make()
    await world.settled()
    assert dialog.message.isVisible()
    assert not dialog.message.details.isVisible()
    dialog.message.fold.click()
    assert dialog.message.details.isVisible()
    assert "503" in dialog.message.details.toPlainText()
    assert "not known" in dialog.state.text()


async def test_a_service_that_keeps_no_faces_is_not_asked(world, make):
    dialog = make(ON_DEVICE)
    await world.settled()
    assert dialog.message.isVisible()


async def test_a_photo_is_chosen_from_this_computer(world, make, qtbot, photo):
    dialog = make()
    await world.settled()
    press(qtbot, dialog.form.photo.choose_button)
    chooser = dialog.findChild(QFileDialog)
    chooser.filesSelected.emit([str(photo)])
    chooser.close()
    assert dialog.form.photo.value() == str(photo)
    assert dialog.form.photo.name.text() == "aunt mary.jpg"


async def test_it_speaks_another_language(world, make):
    dialog = make()
    await world.settled()
    dialog.form.save_button.setText("")
    for each in (dialog, dialog.form):
        QApplication.sendEvent(each, QEvent(QEvent.Type.LanguageChange))
    assert dialog.form.save_button.text() == "Save face"
    assert dialog.windowTitle() == "Saved faces"
