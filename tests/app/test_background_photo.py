# SPDX-License-Identifier: GPL-3.0-or-later
"""Change background > Another photo, through the whole program: the dialog, the field, the job."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from faceswap_desktop.core.models import JobState, Operation
from faceswap_desktop.gui import language
from faceswap_desktop.gui.workspace import Missing
from tests.support import photos, program


@pytest.fixture(autouse=True)
def own_dialogs():
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def target(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "portrait.png")


@pytest.fixture
def teal(tmp_path):
    folder = tmp_path / "places"
    folder.mkdir()
    return photos.save(Image.new("RGB", (900, 600), "teal"), folder / "lagoon.png")


def field(p):
    return p.window.options.photo_field("photo")


async def wants_photo(p, target):
    p.open(target, operation="background")
    p.window.options.set_values({"background": "photo"})
    await p.until(lambda: p.presenter.desk.missing() is Missing.OPTION)


async def dialog(p):
    found = lambda: [each for each in p.window.findChildren(QFileDialog) if each.isVisible()]  # noqa: E731
    await p.until(lambda: bool(found()))
    return found()[0]


async def done(p):
    await p.until(p.window.main_button.is_ready)
    p.presenter.go()
    await p.until(lambda: (job := p.presenter.jobs.current) is not None and job.is_over)
    job = p.presenter.jobs.current
    assert job.state is JobState.DONE
    return job


def corner(job):
    """The colour of the upper left corner, where nobody stands."""
    with Image.open(job.results[0].path) as picture:
        return np.asarray(picture.convert("RGB"))[:40, :40].reshape(-1, 3).mean(0)


def is_teal(colour):
    return abs(colour - np.array([0, 128, 128])).max() < 12


def test_by_keyboard_alone_another_photo_comes_behind_the_person(qapp, target, teal):
    async def scenario(p):
        await wants_photo(p, target)
        button = field(p).choose_button
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        chooser = await dialog(p)
        assert chooser.windowTitle() == "Background photo"
        name = chooser.findChild(QLineEdit, "fileNameEdit")
        name.setText(str(teal))  # at once: typed letter by letter, its list of names pops up
        QTest.keyClick(name, Qt.Key.Key_Return)
        job = await done(p)
        assert is_teal(corner(job))
        assert field(p).name.text() == "lagoon.png"
        assert field(p).thumb.isVisible()
        assert "900 by 600 pixels" in field(p).choose_button.accessibleDescription()
        assert field(p).choose_button.accessibleName() == "Background photo"
        assert p.preferences.current.background_folder == str(teal.parent)
        assert p.preferences.current.open_folder == ""

    program.run(scenario)


def test_it_holds_through_language_undo_other_choices_and_another_try(qapp, target, teal, tmp_path):
    other = photos.save(photos.portrait(), tmp_path / "other.png")

    async def scenario(p):
        await wants_photo(p, target)
        drop(field(p), teal)
        await p.until(lambda: field(p).value() == str(teal))
        picture = field(p).thumb.picture
        language.speak(qapp, "zh_CN")
        try:
            await p.until(lambda: field(p).thumb.picture is not None)
            assert field(p).name.text() == "lagoon.png"
        finally:
            language.speak(qapp, "en")
        p.window.options.set_values({"background": "blur"})
        p.presenter.desk.set_operation(Operation.SWAP)
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        p.window.options.set_values({"background": "photo"})
        p.open(other)
        await p.until(lambda: p.presenter.desk.workspace.target.faces is not None)
        p.presenter.undo()
        assert p.presenter.desk.workspace.target.photo.name == "portrait.png"
        assert (field(p).value(), field(p).thumb.picture.size()) == (str(teal), picture.size())
        job = await done(p)
        assert is_teal(corner(job))
        field(p).remove()
        assert p.presenter.desk.missing() is Missing.OPTION
        p.presenter.jobs.look_at("")
        click = "again"
        again = await p.services.controller.start(job.request, click)
        p.presenter.jobs.look_at(again)
        await p.until(lambda: (now := p.presenter.jobs.current) is not None and now.is_over)
        assert is_teal(corner(p.presenter.jobs.current))

    program.run(scenario)


def test_a_file_that_is_no_photo_says_so_at_once_and_the_one_before_stays(
    qapp, target, teal, tmp_path
):
    bad = tmp_path / "notes.jpg"
    bad.write_bytes(b"no picture")

    async def scenario(p):
        await wants_photo(p, target)
        drop(field(p), bad)
        await p.until(field(p).error.isVisible)
        assert "notes.jpg" in field(p).error.text
        assert p.presenter.desk.missing() is Missing.OPTION
        drop(field(p), teal)
        await p.until(p.window.main_button.is_ready)
        assert not field(p).error.isVisible()
        drop(field(p), bad)
        await p.until(field(p).error.isVisible)
        assert (field(p).name.text(), field(p).value()) == ("lagoon.png", str(teal))
        assert p.window.main_button.is_ready()
        drop(field(p))  # nothing that could be a photo
        assert "notes.jpg" not in field(p).error.text
        QTest.keyClick(field(p).choose_button, Qt.Key.Key_Delete)
        assert field(p).value() == ""
        assert not field(p).error.isVisible()
        assert p.presenter.desk.missing() is Missing.OPTION
        assert p.presenter.jobs.current is None

    program.run(scenario)


def test_a_picture_is_pasted_where_it_is_still_missing(qapp, target):
    async def scenario(p):
        await wants_photo(p, target)
        picture = QImage(300, 200, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.darkCyan)
        QGuiApplication.clipboard().setImage(picture)
        p.window.main_button.setFocus()
        p.presenter.panes.paste()
        job = await done(p)
        assert is_teal(corner(job))
        assert p.presenter.desk.workspace.target.photo.name == "portrait.png"
        p.presenter.panes.paste()  # the field is full: the pane is meant, as ever
        await p.until(lambda: p.presenter.desk.workspace.target.photo.name != "portrait.png")

    program.run(scenario)


def test_a_photo_may_be_dragged_over_from_the_pane(qapp, target):
    async def scenario(p):
        await wants_photo(p, target)
        from faceswap_desktop.gui.incoming import Offer, OfferKind
        from faceswap_desktop.gui.pane_state import PaneRole

        field(p).photos_offered.emit((Offer(OfferKind.PANE, pane=PaneRole.TARGET),))
        await p.until(lambda: field(p).value() == str(target))
        field(p).photos_offered.emit((Offer(OfferKind.PANE, pane=PaneRole.FACE),))
        await p.until(field(p).error.isVisible)

    program.run(scenario)


def test_the_photo_comes_into_the_option_that_it_was_chosen_for(qapp, target, teal):
    async def scenario(p):
        await wants_photo(p, target)
        drop(field(p), teal)
        assert p.presenter.desk.missing() is Missing.LOADING
        p.window.options.set_values({"background": "colour"})
        p.presenter.desk.set_operation(Operation.SWAP)
        await p.until(lambda: not p.presenter.desk.workspace.opening)
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        assert p.presenter.desk.request().options["photo"] == ""  # hidden: not for this job
        p.window.options.set_values({"background": "photo"})
        assert is_teal(corner(await done(p)))

    program.run(scenario)


def drop(widget, *paths):
    mime = QMimeData()
    if paths:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    else:
        mime.setUrls([QUrl("ftp://nowhere.invalid/x")])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
