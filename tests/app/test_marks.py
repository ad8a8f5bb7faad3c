# SPDX-License-Identifier: GPL-3.0-or-later
"""What the files of a service's results say of their making, wherever they lie."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageOps

from faceswap_desktop.core import gif, metadata, xmp
from faceswap_desktop.core.formats import EncodeSettings, Mark, PictureFormat
from faceswap_desktop.core.models import JobState, Operation
from faceswap_desktop.gui.save_choice import SaveChoice
from tests.support import photos, program, services

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SIDE = 600
FACE = (215, 95, 310, 200)


@pytest.fixture
def pair(tmp_path):
    large = photos.portrait().resize((1500, 1500), Image.Resampling.BICUBIC)
    target = photos.save(large, tmp_path / "holiday.jpg", quality=95)
    return target, photos.save(photos.portrait(), tmp_path / "anna.png")


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def received(**options):
    """What a service could have made of the portrait: smaller, and with another face."""
    small = photos.portrait().resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    small.paste(ImageOps.invert(small.crop(FACE)), FACE[:2])
    made = io.BytesIO()
    small.save(made, "JPEG", quality=92, **options)
    return made.getvalue()


def answer_with(sandbox, data):
    address = [{"url": sandbox.put_file(data, "image/jpeg"), "content_type": "image/jpeg"}]
    sandbox.useapi.attach = lambda _job: address


def said(path):
    """The last word of what a file says of its making."""
    data = path.read_bytes()
    if data.startswith(b"GIF"):
        return xmp.read(gif.xmp_of(data)).source_type
    with Image.open(io.BytesIO(data)) as image:
        return xmp.read(metadata.packet_of(image)).source_type


async def save_as(p, path, **settings):
    p.presenter.results.save_as()
    dialog = p.presenter.results._dialog
    dialog.save_requested.emit(SaveChoice(path, EncodeSettings(**settings)))
    await p.until(path.exists)
    await p.until(lambda: p.presenter.results._dialog is None)


async def full_size(p):
    job = await services.over(p, await services.go(p))
    assert job.state is JobState.DONE
    assert [each.width for each in job.results] == [1500, SIDE], "one put back at full size"
    return job


def test_every_file_of_a_services_result_says_that_a_model_made_part_of_it(
    qapp, pair, out, monkeypatch
):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            answer_with(sandbox, received())
            p.preferences.update(autosave=True, autosave_folder=str(out))
            await services.ready(p, *pair)
            job = await full_size(p)
            assert [said(each.path) for each in job.results] == [Mark.COMPOSITE_AI] * 2
            await p.until(lambda: job.id in p.presenter.results.saved)
            for number, picture in enumerate(PictureFormat):
                for index in range(2):
                    p.presenter.jobs.look_at_result(index)
                    path = out / f"x{number}{index}{picture.suffix}"
                    await save_as(p, path, format=picture, quality=90)
            kept = {each.name for each in out.iterdir()}
            p.presenter.save_all.save_into(out, (job,))
            await p.until(lambda: len(list(out.glob("holiday*"))) == 2)
            # A file gets its name a moment before its working copy goes.
            await p.until(lambda: not list(out.glob(".*")))
            assert len(kept) == 1 + 2 * len(PictureFormat)
            assert {said(each) for each in out.iterdir()} == {Mark.COMPOSITE_AI.value}

    program.run(scenario)


def test_what_was_received_is_not_saved_beside_the_full_size(qapp, pair, out, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            answer_with(sandbox, received())
            p.preferences.update(autosave=True, autosave_folder=str(out))
            await services.ready(p, *pair)
            job = await full_size(p)
            await p.until(lambda: job.id in p.presenter.results.saved)
            p.presenter.results.saved.clear()
            p.presenter.save_all.save_into(out, (job,))
            await p.until(lambda: job.id in p.presenter.results.saved)
            names = sorted(each.name for each in out.iterdir())
            assert names == ["holiday-swapped-2.jpg", "holiday-swapped.jpg"]
            for each in out.iterdir():
                assert each.read_bytes() == job.results[0].path.read_bytes(), "encoded once"

    program.run(scenario)


def test_settings_take_our_mark_out_and_leave_that_of_others(qapp, pair, out, monkeypatch):
    foreign = metadata.mark_bytes(received(), "image/jpeg", Mark.AI)
    foreign = foreign.replace(b"FaceSwap Desktop", b"Some other maker")

    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            p.preferences.update(mark_results=False)
            await services.ready(p, *pair)
            for data, kept in ((received(), ""), (foreign, Mark.AI.value)):
                answer_with(sandbox, data)
                job = await full_size(p)
                assert {said(each.path) for each in job.results} == {kept or Mark.COMPOSITE_AI}
                for index in range(2):
                    p.presenter.jobs.look_at_result(index)
                    path = out / f"{kept}{index}.png"
                    await save_as(p, path, format=PictureFormat.PNG, quality=100)
                    assert said(path) == kept

    program.run(scenario)


def test_a_portrait_is_made_by_a_model_as_a_whole(qapp, out, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            p.preferences.give_consent("useapi")
            p.preferences.update(autosave=True, autosave_folder=str(out))
            p.presenter.desk.set_service("useapi")
            p.presenter.desk.set_operation(Operation.PORTRAIT)
            p.presenter.desk.set_prompt("me on the moon")
            await p.until(p.window.main_button.is_ready)
            job = await services.over(p, await services.go(p))
            assert job.state is JobState.DONE, job.error
            assert {said(each.path) for each in job.results} == {Mark.AI.value}
            await p.until(lambda: job.id in p.presenter.results.saved)
            assert {said(each) for each in out.iterdir()} == {Mark.AI.value}

    program.run(scenario)


def test_this_computers_results_are_put_together_from_photos(qapp, pair, out, monkeypatch):
    async def scenario(p):
        p.open(*pair, service="on-device")
        await p.until(p.window.main_button.is_ready)
        job = await services.over(p, await services.go(p))
        assert said(job.results[0].path) == Mark.COMPOSITE.value
        await save_as(p, out / "x.jpg", quality=80)
        assert said(out / "x.jpg") == Mark.COMPOSITE.value

    program.run(scenario)
