# SPDX-License-Identifier: GPL-3.0-or-later
"""A face for each of several people in one photo, through the whole program."""

import pytest
from PIL import Image, ImageOps

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.workspace import Missing
from tests.support import photos, program, services


@pytest.fixture
def three(tmp_path):
    wide = Image.new("RGB", (1536, 512))
    for index in range(3):
        wide.paste(photos.portrait(), (512 * index, 0))
    return photos.save(wide, tmp_path / "party.png")


@pytest.fixture
def faces(tmp_path):
    one = ImageOps.mirror(photos.portrait()).crop((100, 0, 400, 300))
    other = photos.portrait().crop((80, 0, 380, 300))
    return photos.save(one, tmp_path / "anna.png"), photos.save(other, tmp_path / "ben.png")


def space(p):
    return p.presenter.desk.workspace


def marks(p):
    return p.window.target_pane.view.faces.marks


async def found(p):
    await p.until(lambda: space(p).face.photo is not None and space(p).face.faces is not None)


async def choose(p, index, face):
    """Click a person, and drop a face photo for them."""
    marks(p)[index].click()
    assert space(p).face.photo is None
    p.open(face=face)
    await found(p)


def test_each_person_gets_the_face_that_was_dropped_for_them(qapp, three, faces):
    async def scenario(p):
        p.open(three)
        await p.until(lambda: len(marks(p)) == 3)
        await choose(p, 0, faces[0])
        assert p.window.main_button.line.text().startswith("1 of 3 people have a face.")
        await choose(p, 2, faces[1])
        assert p.window.main_button.is_ready()
        assert p.window.main_button.line.text().startswith("2 of 3 people have a face.")
        assert p.window.main_button.button.text().startswith("Swap 2 face")
        said = [each.accessibleDescription() for each in marks(p)]
        assert said == ["Gets the face in anna.png", "", "Gets the face in ben.png"]
        marks(p)[0].click()
        assert space(p).face.photo.name == "anna.png"
        marks(p)[1].click()
        assert space(p).face.photo is None
        assert p.window.main_button.is_ready()
        job = await services.over(p, await services.go(p))
        assert job.state is JobState.DONE, job.error
        assert [each.face.name for each in job.request.people] == ["anna.png", "ben.png"]
        with Image.open(three) as before, Image.open(job.results[0].path) as after:
            for index, is_changed in enumerate((True, False, True)):
                part = (512 * index, 0, 512 * index + 512, 512)
                same = before.crop(part).tobytes() == after.convert("RGB").crop(part).tobytes()
                assert same is not is_changed

    program.run(scenario)


def test_one_person_alone_is_an_ordinary_job_whoever_is_chosen(qapp, three, faces):
    async def scenario(p):
        p.open(three, faces[0])
        await p.until(lambda: p.presenter.desk.missing() is Missing.FACE_CHOICE)
        # The face photo that was there first goes to the person who is clicked first.
        marks(p)[1].click()
        assert space(p).face.photo.name == "anna.png"
        marks(p)[2].click()
        wanted = p.presenter.desk.request()
        assert wanted.people == ()
        assert 1 / 3 < wanted.target_face.centre[0] < 2 / 3
        assert wanted.face.name == "anna.png"

    program.run(scenario)


def test_undo_takes_back_faces_one_by_one_and_another_photo_forgets_them(qapp, three, faces):
    async def scenario(p):
        p.open(three)
        await p.until(lambda: len(marks(p)) == 3)
        await choose(p, 0, faces[0])
        await choose(p, 1, faces[1])
        p.presenter.clear(PaneRole.FACE)
        assert not marks(p)[1].accessibleDescription()
        p.presenter.undo()
        assert marks(p)[1].accessibleDescription() == "Gets the face in ben.png"
        p.presenter.undo()
        assert [bool(each.accessibleDescription()) for each in marks(p)] == [True, False, False]
        p.presenter.desk.redo()
        p.open(faces[0])
        await p.until(lambda: space(p).target.photo.name == "anna.png")
        assert not space(p).others
        p.presenter.undo()
        assert [bool(each.accessibleDescription()) for each in marks(p)] == [True, True, False]

    program.run(scenario)


def test_a_face_photo_on_its_way_stays_with_the_person_it_was_dropped_for(qapp, three, faces):
    async def scenario(p):
        p.open(three)
        await p.until(lambda: len(marks(p)) == 3)
        marks(p)[0].click()
        p.open(face=faces[0])
        marks(p)[1].click()
        p.open(face=faces[1])
        marks(p)[2].click()
        assert p.presenter.desk.missing() in (Missing.FACE, Missing.LOADING)
        await p.until(lambda: len(space(p).others) == 2)
        await p.until(lambda: all(each.faces for each in space(p).others.values()))
        names = {key: each.photo.name for key, each in space(p).others.items()}
        assert names == {0: "anna.png", 1: "ben.png"}
        assert p.window.main_button.is_ready()

    program.run(scenario)


def test_a_service_for_one_face_moves_the_choice_instead(qapp, three, faces, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            p.open(three, faces[0], service="useapi")
            await p.until(lambda: len(marks(p)) == 3)
            await found(p)
            p.window.target_pane.face_chosen.emit(0)
            p.window.target_pane.face_chosen.emit(1)
            assert space(p).face.photo.name == "anna.png"
            assert p.presenter.desk.request().people == ()

    program.run(scenario)


def test_a_photo_without_a_face_is_named_also_when_another_person_is_chosen(
    qapp, three, faces, tmp_path
):
    blank = photos.save(Image.new("RGB", (300, 300), "teal"), tmp_path / "blank.png")

    async def scenario(p):
        p.open(three)
        await p.until(lambda: len(marks(p)) == 3)
        await choose(p, 0, blank)
        await choose(p, 1, faces[0])
        assert p.presenter.desk.missing() is Missing.NO_FACE_IN_FACE
        assert "blank.png" in p.window.main_button.line.text()

    program.run(scenario)
