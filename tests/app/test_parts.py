# SPDX-License-Identifier: GPL-3.0-or-later
"""One of several faces, by services that cannot be told which: a part is sent, and put back."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from faceswap_desktop.core.models import JobState
from faceswap_desktop.core.parts import part_of
from faceswap_desktop.gui import job_actions
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.rivals import rivals
from tests.support import photos, program, services

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def three(tmp_path):
    wide = Image.new("RGB", (1536, 512))
    for index in range(3):
        wide.paste(photos.portrait(), (512 * index, 0))
    return photos.save(wide, tmp_path / "party.png")


@pytest.fixture
def face(tmp_path):
    return photos.save(photos.portrait().crop((80, 0, 380, 300)), tmp_path / "anna.png")


def marks(p):
    return p.window.target_pane.view.faces.marks


async def chosen(p, three, face, index, service="useapi"):
    """Both photos on the table, a service chosen, and one of the people clicked."""
    p.preferences.give_consent(service)
    p.open(three, face, service=service)
    await p.until(lambda: len(marks(p)) == 3)
    marks(p)[index].click()
    await p.until(p.window.main_button.is_ready)
    assert p.presenter.desk.workspace.target.chosen == index


def sent(sandbox, field="target_image_gif_or_video"):
    """The pictures that arrived at the service."""
    posts = sandbox.asked("/picsi", "POST")
    return [Image.open(io.BytesIO(each.form[field].data)) for each in posts]


def is_put_back(job, three):
    """Only in the part something changed; and what was received lies beside it."""
    full, received = job.results
    part = part_of(job.request.target_part, 1536, 512)
    with Image.open(three) as before, Image.open(full.path) as after:
        change = np.abs(np.asarray(before).astype(int) - np.asarray(after.convert("RGB")))
    inside = change[part.top : part.top + part.height, part.left : part.left + part.width]
    assert inside.mean() > 3
    inside[:] = 0
    assert "-as-received" in received.path.name
    return not change.any() and (received.width, received.height) == (part.width, part.height)


def test_the_face_that_was_clicked_is_the_only_one_that_is_sent(qapp, three, face, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await chosen(p, three, face, 1)
            assert "part" in p.window.main_button.line.text()
            job = await services.over(p, await services.go(p))
            assert job.state is JobState.DONE, job.error
            (picture,) = sent(sandbox)
            part = part_of(job.request.target_part, 1536, 512)
            assert picture.size == (part.width, part.height)
            assert 512 < part.left + part.width / 2 < 1024
            assert part.width < 512
            path = photos.save(picture, three.with_name("sent.jpg"))
            pixels = await p.services.images.decode(path)
            assert len(await p.services.engine.find_faces(pixels)) == 1
            pixels.segment.close()
            assert is_put_back(job, three)
            assert job.warnings == ()
            await p.until(lambda: p.window.compare.is_comparing)
            p.window.jobs.job_action_requested.emit(job.id, job_actions.RECEIPT)
            await p.until(lambda: p.presenter.receipts.dialog is not None)
            text = p.presenter.receipts.dialog.text.toPlainText()
            assert f"{part.width} \N{MULTIPLICATION SIGN} {part.height}" in text
            assert "only the part around one face, of 1536 \N{MULTIPLICATION SIGN} 512" in text
            p.presenter.receipts.dialog.close()

    program.run(scenario)


def test_none_chosen_or_a_list_of_names_sends_all(qapp, three, face, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await services.ready(p, three, face)
            await p.until(lambda: len(marks(p)) == 3)
            assert p.presenter.desk.request().target_part is None
            marks(p)[2].click()
            assert p.presenter.desk.request().target_part is not None
            p.presenter.desk.set_options({"saved_face": "me,_,him"})
            assert p.presenter.desk.request().target_part is None
            p.presenter.desk.set_options({"saved_face": "me"})
            assert p.presenter.desk.request().target_part is not None
            assert not sandbox.asked("/picsi", "POST")

    program.run(scenario)


def test_by_links_too_and_the_photos_own_address_is_not_passed_on(qapp, three, face, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            p.preferences.set_provider_setting("ttapi", "link_host", "litterbox")
            await chosen(p, three, face, 0, "ttapi")
            job = await services.over(p, await services.go(p))
            assert job.state is JobState.DONE, job.error
            assert is_put_back(job, three)
            assert not sandbox.ttapi.violations

    program.run(scenario)


def test_in_a_batch_each_photo_has_its_own_face(qapp, three, face, monkeypatch):
    other = three.with_name("other.png")
    other.write_bytes(three.read_bytes())
    one = photos.save(photos.portrait(), three.with_name("one.png"))

    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            p.preferences.give_consent("useapi")
            p.open(face=face, service="useapi")
            files = (three, other, one)
            offers = tuple(Offer(OfferKind.FILE, each.name, path=each) for each in files)
            p.presenter.offer(PaneRole.TARGET, offers)
            await p.until(lambda: bool(p.presenter.desk.workspace.batch.photos))
            await p.until(p.window.main_button.is_ready)
            await p.until(lambda: len(marks(p)) == 3)
            marks(p)[2].click()
            rows = {row.name.text(): row for row in p.presenter.batch.view.rows}
            rows["other.png"].click()
            marks(p)[0].click()
            p.presenter.go()
            batch = p.presenter.batch
            await p.until(lambda: len(batch.jobs) == 3 and all(each.is_over for each in batch.jobs))
            by_name = {each.request.target.name: each for each in batch.jobs}
            assert {each.state for each in by_name.values()} == {JobState.DONE}
            first, second = by_name["party.png"], by_name["other.png"]
            assert first.request.target_part.left > 2 / 3
            assert second.request.target_part.left < 1 / 3
            assert is_put_back(first, three)
            assert is_put_back(second, other)
            assert by_name["one.png"].request.target_part is None
            assert max(each.width for each in sent(sandbox)) == 512

    program.run(scenario)


def test_services_are_compared_on_the_same_face(qapp, three, face, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            await chosen(p, three, face, 1, "on-device")
            local = await services.over(p, await services.go(p))
            assert local.request.target_part is None
            before = {each.id for each in p.services.controller.snapshots()}
            p.preferences.give_consent("useapi")
            p.presenter.rivals.compare_with(local, "useapi")
            await p.until(lambda: p.presenter.jobs.current.id not in before)
            remote = await services.over(p, p.presenter.jobs.current)
            assert remote.state is JobState.DONE, remote.error
            assert is_put_back(remote, three)
            assert rivals(local, p.presenter.jobs.all) == (local, remote)
            p.open(service="useapi")
            marks(p)[2].click()
            other = await services.over(p, await services.go(p))
            # Somebody else in the same photo is nothing to compare with.
            assert rivals(other, p.presenter.jobs.all) == (other,)

    program.run(scenario)


def test_of_the_face_photo_only_the_chosen_face_is_sent(qapp, three, face, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await services.ready(p, face, three)
            pane = p.window.face_pane.view.faces
            await p.until(lambda: len(pane.marks) == 3)
            pane.marks[1].click()
            job = await services.over(p, await services.go(p))
            assert job.state is JobState.DONE, job.error
            (picture,) = sent(sandbox, "source_image")
            assert picture.width < 512
            assert job.request.target_part is None

    program.run(scenario)
