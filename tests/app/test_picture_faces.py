# SPDX-License-Identifier: GPL-3.0-or-later
"""The face to change, clicked on the large picture instead of the small one in the pane."""

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from faceswap_desktop.core.models import JobState, Operation
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.picture_choice import PictureChoice
from faceswap_desktop.gui.workspace import Missing
from tests.support import photos, program, services

PART = 512


@pytest.fixture
def three(tmp_path):
    wide = Image.new("RGB", (3 * PART, PART))
    for index in range(3):
        wide.paste(photos.portrait(), (PART * index, 0))
    return photos.save(wide, tmp_path / "party.png")


@pytest.fixture
def face(tmp_path):
    return photos.save(photos.portrait().crop((80, 0, 380, 300)), tmp_path / "anna.png")


def space(p):
    return p.presenter.desk.workspace


def picture(p):
    return p.window.compare.before


def click(p, index):
    """Click the middle of a face, reckoned from where the engine found it."""
    shown, ratio = p.window.compare.transform, picture(p).devicePixelRatioF()
    x, y = space(p).target.faces[index].box.centre
    left, top = shown.to_view(x * shown.picture_width, y * shown.picture_height)
    at = QPoint(round(left / ratio), round(top / ratio))
    QTest.mouseClick(picture(p), Qt.MouseButton.LeftButton, pos=at)


def has_boxes(p):
    return picture(p).ornament is not None


async def opened(p, photo, face=None):
    p.open(photo, face)
    await p.until(lambda: space(p).target.faces is not None and bool(picture(p).layers))
    if face is not None:
        await p.until(lambda: space(p).face.faces is not None)


def from_left(p):
    """The faces in the order in which they stand."""
    found = space(p).target.faces
    return sorted(range(len(found)), key=lambda index: found[index].box.left)


def test_the_face_that_was_clicked_on_the_large_picture_is_the_one_that_changes(qapp, three, face):
    async def scenario(p):
        await opened(p, three, face)
        assert p.presenter.desk.missing() is Missing.FACE_CHOICE
        assert "in the pane Photo to change" in picture(p).accessibleDescription()
        second = from_left(p)[1]
        click(p, second)
        assert space(p).target.chosen == second
        assert [each.isChecked() for each in p.window.target_pane.view.faces.marks] == [
            index == second for index in range(3)
        ]
        job = await services.over(p, await services.go(p))
        assert job.state is JobState.DONE, job.error
        with Image.open(three) as before, Image.open(job.results[0].path) as after:
            for index in range(3):
                part = (PART * index, 0, PART * index + PART, PART)
                same = before.crop(part).tobytes() == after.convert("RGB").crop(part).tobytes()
                assert same is (index != 1)
        await p.until(lambda: p.window.compare.is_comparing)
        assert not has_boxes(p), "a result is in view"
        assert "in the pane" not in picture(p).accessibleDescription()

    program.run(scenario)


def test_each_of_several_people_is_clicked_close_up_and_gets_a_face(qapp, three, face):
    async def scenario(p):
        await opened(p, three)
        one, _, other = from_left(p)
        p.window.compare.jump_to(space(p).target.faces[one].box)
        click(p, one)
        p.open(face=face)
        await p.until(lambda: space(p).face.photo is not None and bool(space(p).face.faces))
        p.window.compare.fit()
        click(p, other)
        assert space(p).target.chosen == other
        assert space(p).face.photo is None
        assert space(p).others[one].photo.name == "anna.png"

    program.run(scenario)


def test_there_are_boxes_only_where_there_is_a_face_to_be_chosen(qapp, three, face, tmp_path):
    alone = photos.save(photos.portrait(), tmp_path / "alone.png")

    async def scenario(p):
        await opened(p, three)
        assert has_boxes(p)
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        assert not has_boxes(p)
        assert not picture(p).hasMouseTracking()
        p.presenter.desk.set_operation(Operation.SWAP)
        assert has_boxes(p)
        await opened(p, alone)
        await p.until(lambda: space(p).target.photo.name == "alone.png")
        await p.until(lambda: bool(space(p).target.faces))
        assert not has_boxes(p)
        p.presenter.undo()
        await p.until(lambda: has_boxes(p))
        offers = tuple(Offer(OfferKind.FILE, each.name, path=each) for each in (three, alone))
        p.presenter.offer(PaneRole.TARGET, offers)
        await p.until(lambda: len(space(p).batch.photos) == 2)
        assert not has_boxes(p)

    program.run(scenario)


def test_what_screen_readers_are_told_follows_the_language(qapp, three, monkeypatch):
    async def scenario(p):
        await opened(p, three)
        said = "Die Gesichter werden in der Leiste gewählt."
        monkeypatch.setattr(PictureChoice, "tr", lambda *_: said, raising=False)
        p.window.language_changed.emit()
        assert picture(p).accessibleDescription().startswith(said)

    program.run(scenario)
