# SPDX-License-Identifier: GPL-3.0-or-later
"""Several photos and one face, through the whole program."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageOps
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from faceswap_desktop.core.models import JobState, Operation, WaitReason
from faceswap_desktop.gui import batch_texts
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
from faceswap_desktop.gui.workspace import Missing
from faceswap_desktop.providers.catalogue import BUILT_IN
from tests.support import photos, program, services


def offer(*paths):
    return tuple(Offer(OfferKind.FILE, path.name, path=path) for path in paths)


def batch(p):
    return p.presenter.desk.workspace.batch


def rows(p):
    return {row.name.text(): row for row in p.presenter.batch.view.rows}


def states(p):
    return {name: row.state.text() for name, row in rows(p).items()}


@pytest.fixture
def face(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "anna.png")


@pytest.fixture
def five(tmp_path):
    """Two with one face, one with two, one without, and one that is no photo."""
    one = photos.save(photos.portrait(), tmp_path / "one.jpg", quality=95)
    other = photos.save(ImageOps.mirror(photos.portrait()), tmp_path / "other.jpg", quality=95)
    wide = Image.new("RGB", (768, 512))
    wide.paste(photos.portrait().resize((256, 256)), (0, 128))
    wide.paste(photos.portrait(), (256, 0))
    two = photos.save(wide, tmp_path / "two.jpg", quality=95)
    none = photos.save(Image.new("RGB", (300, 200), "teal"), tmp_path / "none.png")
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"no picture at all")
    return one, other, two, none, bad


async def put(p, five, face):
    p.open(face=face)
    p.presenter.offer(PaneRole.TARGET, offer(*five))
    await p.until(lambda: batch(p).photos and p.presenter.desk.missing() is not Missing.LOADING)


async def run_over(p, count):
    jobs = p.presenter.batch
    await p.until(lambda: len(jobs.jobs) == count and all(each.is_over for each in jobs.jobs))
    return jobs.jobs


def test_each_photo_says_what_it_is_and_the_bad_ones_stop_no_other(qapp, five, face, tmp_path):
    async def scenario(p):
        await put(p, five, face)
        view = p.presenter.batch.view
        assert view.isVisible()
        assert view.title.text().startswith("5 photo")
        said = states(p)
        assert said["one.jpg"] == said["other.jpg"] == "Face found"
        assert said["two.jpg"].startswith("2 faces; face 2")
        assert said["none.png"] == "No face found; left out"
        assert "bad.jpg" in said["bad.jpg"]
        assert p.window.main_button.button.text().startswith("Swap face in 3 photo")
        p.window.main_button.button.click()
        jobs = await run_over(p, 3)
        assert {each.state for each in jobs} == {JobState.DONE}
        assert {each.request.target.name for each in jobs} == {"one.jpg", "other.jpg", "two.jpg"}
        bar = p.presenter.batch.bar
        assert bar.isVisible()
        assert bar.label.text() == "3 of 3 done"
        assert not bar.retry_button.isVisible()
        assert view.isVisible()
        assert states(p)["one.jpg"].startswith("Done")
        # The largest of two faces was meant; the other one stays as it was.
        two = next(each for each in jobs if each.request.target.name == "two.jpg")
        assert two.request.target_face.centre[0] > 1 / 3
        folder = tmp_path / "out"
        folder.mkdir()
        (folder / "one-swapped.jpg").write_bytes(b"already here")
        p.presenter.save_all.save_into(folder, jobs)
        await p.until(lambda: len(list(folder.iterdir())) == 4)
        await p.until(p.window.message.isVisible)
        assert (folder / "one-swapped.jpg").read_bytes() == b"already here"
        names = {"one-swapped.jpg", "one-swapped-2.jpg", "other-swapped.jpg", "two-swapped.jpg"}
        assert {each.name for each in folder.iterdir()} == names
        assert p.presenter.results.saved == {each.id for each in jobs}

    program.run(scenario)


def test_a_click_on_a_row_shows_the_photo_and_a_click_on_a_face_counts_for_it(qapp, five, face):
    async def scenario(p):
        await put(p, five[:3], face)
        pane = p.window.target_pane
        rows(p)["two.jpg"].click()
        assert p.presenter.desk.workspace.target.photo.name == "two.jpg"
        marks = pane.view.faces.marks
        assert [each.isChecked() for each in marks] == [False, True]
        marks[0].click()
        assert states(p)["two.jpg"].startswith("2 faces; face 1")
        rows(p)["one.jpg"].click()
        wanted = p.presenter.desk.requests()
        chosen = {each.target.name: each.target_face.centre[0] for each in wanted.values()}
        assert chosen["two.jpg"] < 1 / 3
        assert "3 photo" in pane.details.shown_text()
        assert "3 photo" in pane.accessibleDescription()

    program.run(scenario)


def test_removing_clearing_and_undo(qapp, five, face):
    async def scenario(p):
        await put(p, five[:3], face)
        keys = batch(p).keys
        row = rows(p)["other.jpg"]
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_Delete)
        assert batch(p).keys == (keys[0], keys[2])
        p.presenter.clear(PaneRole.TARGET)
        assert not batch(p).photos
        assert not p.presenter.batch.view.isVisible()
        assert p.presenter.desk.workspace.target.photo is None
        p.presenter.undo()
        assert batch(p).keys == (keys[0], keys[2])
        assert p.presenter.batch.view.isVisible()
        p.presenter.undo()
        assert batch(p).keys == keys
        p.presenter.desk.redo()
        # One photo alone is no batch any more, and is shown as one.
        rows(p)["two.jpg"].remove_clicked.emit()
        assert not batch(p).photos
        assert p.presenter.desk.workspace.target.photo.name == "one.jpg"
        await p.until(p.window.compare.isVisible)
        assert p.window.main_button.is_ready()
        assert p.window.main_button.button.text() == "Swap face"

    program.run(scenario)


def test_another_photo_alone_takes_the_place_of_the_batch_and_more_are_added(qapp, five, face):
    async def scenario(p):
        await put(p, five[:2], face)
        p.presenter.batch.take(offer(five[2]), is_more=True)
        await p.until(lambda: len(batch(p).photos) == 3)
        p.open(five[3])
        await p.until(lambda: not batch(p).photos)
        assert p.presenter.desk.workspace.target.photo.name == "none.png"
        p.presenter.batch.take(offer(five[0]), is_more=True)
        await p.until(lambda: len(batch(p).photos) == 2)
        assert [each.name for each in batch(p).photos] == ["none.png", "one.jpg"]

    program.run(scenario)


def test_photos_that_come_back_by_undo_before_they_were_opened_are_opened(qapp, five, face):
    async def scenario(p):
        p.presenter.offer(PaneRole.TARGET, offer(*five[:3]))
        await p.until(lambda: bool(batch(p).photos))
        p.presenter.clear(PaneRole.TARGET)
        p.presenter.undo()
        await p.until(lambda: batch(p).photos and batch(p).next_to_open is None)

    program.run(scenario)


def test_a_folder_gives_its_photos(qapp, tmp_path, face):
    folder = tmp_path / "trip"
    folder.mkdir()
    for name in ("b.JPG", "a.png"):
        photos.save(photos.portrait(), folder / name, format="PNG")
    (folder / "notes.txt").write_text("no photo")

    async def scenario(p):
        p.presenter.offer(PaneRole.TARGET, offer(folder))
        await p.until(lambda: bool(batch(p).photos))
        assert [each.name for each in batch(p).photos] == ["a.png", "b.JPG"]

    program.run(scenario)


def test_without_anything_usable_the_button_says_so(qapp, five, face):
    async def scenario(p):
        await put(p, five[3:], face)
        assert p.presenter.desk.missing() is Missing.NO_PHOTO
        assert not p.window.main_button.is_ready()
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        assert p.presenter.desk.missing() is None
        assert p.window.main_button.button.text().startswith("Change background of 1 photo")

    program.run(scenario)


def test_the_price_of_all_comes_first(qapp):
    known = ServiceCatalogue(BUILT_IN).find("ttapi")
    cost = known.operation(Operation.SWAP).cost
    text, icon = batch_texts.promise(known, Operation.SWAP, 5)
    assert text.startswith(f"5 \N{MULTIPLICATION SIGN} {cost:g} = {5 * cost:g} ")
    assert icon == "cloud"
    usual = replace(known.operations[0], cost=None, usual_cost=(1, 2))
    text, _ = batch_texts.promise(replace(known, operations=(usual,)), Operation.SWAP, 5)
    assert text.startswith("Usually 5 to 10 ")
    unknown = replace(known, operations=(replace(usual, usual_cost=None),))
    assert batch_texts.promise(unknown, Operation.SWAP, 5)[0].startswith("What it costs is known")


def test_a_service_on_the_web_gets_one_job_for_each_after_one_question(
    qapp, five, face, monkeypatch
):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await put(p, five[:2], face)
            p.open(service="useapi")
            await p.until(p.window.main_button.is_ready)
            p.presenter.go()
            await p.until(lambda: len(p.presenter.jobs.waiting_for(WaitReason.CONSENT)) == 2)
            assert "2" in p.window.consent.text.text()
            p.window.consent.send_button.click()
            jobs = await run_over(p, 2)
            assert {each.state for each in jobs} == {JobState.DONE}
            assert len([each for each in sandbox.requests if each.method == "POST"]) == 2

    program.run(scenario)


def test_one_that_failed_is_tried_again_alone(qapp, five, face):
    async def scenario(p):
        await put(p, five[:3], face)
        kept = five[1].read_bytes()
        five[1].unlink()
        p.presenter.go()
        jobs = await run_over(p, 3)
        bar = p.presenter.batch.bar
        assert bar.label.text() == "2 of 3 done, 1 failed"
        assert bar.retry_button.isVisible()
        assert bar.save_button.isVisible()
        done = {each.id: each.attempt for each in jobs if each.state is JobState.DONE}
        five[1].write_bytes(kept)
        bar.retry_button.click()
        await p.until(lambda: bar.label.text() == "3 of 3 done")
        after = {each.id: each.attempt for each in p.presenter.batch.jobs}
        assert {key: after[key] for key in done} == done
        assert len(p.services.controller.snapshots()) == 3
        # A row opens its result, and the bar leads back to the list.
        rows(p)["other.jpg"].click()
        await p.until(lambda: p.window.compare.is_comparing and p.window.compare.isVisible())
        bar.list_button.click()
        assert p.presenter.batch.view.isVisible()
        bar.close_button.click()
        assert not bar.isVisible()

    program.run(scenario)
