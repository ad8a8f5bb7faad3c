# SPDX-License-Identifier: GPL-3.0-or-later
"""That the person of a face agreed is confirmed once, by the press of the button itself."""

import json

import pytest
from PIL import Image, ImageOps

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui.samples import sample_photos
from tests.support import photos, program, services

ASKED = "By pressing it you confirm that the person in the face photo agreed."


@pytest.fixture
def target(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.png")


@pytest.fixture
def face(tmp_path):
    return photos.save(photos.portrait().crop((80, 0, 380, 300)), tmp_path / "ben.png")


def line(p):
    return p.window.main_button.line.text()


def kept(p):
    return json.loads(p.own.permissions.read_text("utf-8"))["people"]


async def done(p):
    job = await services.over(p, await services.go(p))
    assert job.state is JobState.DONE, job.error


def test_it_is_confirmed_once_and_remembered_at_the_next_start(qapp, target, face):
    async def first(p):
        await services.ready(p, target, face, "on-device")
        assert line(p) == f"Done on this computer. Nothing is sent. {ASKED}"
        assert p.window.main_button.button.accessibleDescription() == line(p)
        await done(p)
        assert line(p) == "Done on this computer. Nothing is sent."
        await p.until(p.own.permissions.exists)
        (one,) = kept(p)
        assert one["name"] == "ben.png"
        assert one["given_at"].startswith("20")

    async def second(p):
        other = face.rename(face.with_name("other-name.png"))
        await services.ready(p, target, other, "on-device")
        assert line(p) == "Done on this computer. Nothing is sent."
        p.presenter.permissions.forget()
        assert ASKED in line(p)
        await p.until(lambda: not p.own.permissions.exists())

    program.run(first)
    program.run(second)


def test_a_double_click_is_one_job_also_while_it_confirms(qapp, target, face):
    async def scenario(p):
        await services.ready(p, target, face, "on-device")
        p.presenter.go()
        p.presenter.go()
        await p.until(lambda: p.presenter.jobs.current is not None)
        await services.over(p, p.presenter.jobs.current)
        assert len(p.services.controller.snapshots()) == 1

    program.run(scenario)


def test_samples_need_no_word(qapp):
    async def scenario(p):
        p.open(*sample_photos())
        await p.until(p.window.main_button.is_ready)
        assert ASKED not in line(p)

    program.run(scenario)


def test_another_face_of_the_same_photo_is_another_person(qapp, target, tmp_path):
    two = Image.new("RGB", (1024, 512))
    two.paste(photos.portrait(), (0, 0))
    two.paste(ImageOps.mirror(photos.portrait()), (512, 0))
    pair = photos.save(two, tmp_path / "pair.png")

    async def scenario(p):
        p.open(target, pair)
        marks = p.window.face_pane.view.faces
        await p.until(lambda: len(marks.marks) == 2)
        marks.marks[0].click()
        await p.until(p.window.main_button.is_ready)
        await done(p)
        assert ASKED not in line(p)
        marks.marks[1].click()
        assert ASKED in line(p)

    program.run(scenario)


def test_with_a_service_it_stands_beside_where_the_photos_go(qapp, target, face, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            await services.ready(p, target, face, "useapi")
            await p.until(lambda: ASKED in line(p))
            assert line(p).startswith("Sent to ")
            p.presenter.desk.set_operation(p.presenter.desk.workspace.operation.BACKGROUND)
            assert ASKED not in line(p)

    program.run(scenario)


def test_several_faces_are_confirmed_together(qapp, face, tmp_path):
    wide = Image.new("RGB", (1024, 512))
    for left in (0, 512):
        wide.paste(photos.portrait(), (left, 0))
    party = photos.save(wide, tmp_path / "party.png")
    anna = photos.save(
        ImageOps.mirror(photos.portrait()).crop((100, 0, 400, 300)), tmp_path / "anna.png"
    )

    async def scenario(p):
        p.open(party)
        marks = p.window.target_pane.view.faces
        await p.until(lambda: len(marks.marks) == 2)
        for index, path in enumerate((face, anna)):
            marks.marks[index].click()
            p.open(face=path)
            await p.until(
                lambda: (
                    p.presenter.desk.workspace.face.photo is not None
                    and bool(p.presenter.desk.workspace.face.faces)
                )
            )
        assert "the people in the face photos agreed" in line(p)
        await done(p)
        assert "agreed" not in line(p)
        await p.until(p.own.permissions.exists)
        assert {each["name"] for each in kept(p)} == {"ben.png", "anna.png"}

    program.run(scenario)


def test_whoever_presses_before_the_photos_are_there_has_confirmed_nothing(qapp, target, face):
    async def scenario(p):
        p.open(target, face)
        p.presenter.go()
        await p.until(lambda: p.presenter.jobs.current is not None)
        job = await services.over(p, p.presenter.jobs.current)
        assert job.state is JobState.DONE, job.error
        assert ASKED in line(p)
        assert not p.own.permissions.exists()
        await done(p)
        assert ASKED not in line(p)

    program.run(scenario)
