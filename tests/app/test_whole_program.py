# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job through the whole program, offscreen: nothing in it is replaced."""

from PIL import Image, ImageOps
from PySide6.QtCore import Qt

from faceswap_desktop.core.models import JobState, Operation
from faceswap_desktop.gui.workspace import Missing
from tests.support import photos, program


def wait_ready(p):
    return p.until(p.window.main_button.is_ready)


async def swap(p):
    await wait_ready(p)
    p.presenter.go()
    await p.until(lambda: (job := p.presenter.jobs.current) is not None and job.is_over)
    return p.presenter.jobs.current


def test_two_photos_become_a_result_that_is_shown_and_kept(qapp, tmp_path):
    exif = Image.Exif()
    exif[0x0132] = "2024:05:06 07:08:09"
    exif[0x0112] = 6
    turned = photos.portrait().rotate(90, expand=True)
    target = photos.save(turned, tmp_path / "holiday.jpg", quality=95, exif=exif)
    giver = ImageOps.mirror(photos.portrait()).crop((100, 0, 400, 300))
    face = photos.save(giver, tmp_path / "anna.png")

    async def scenario(p):
        p.open(target, face)
        job = await swap(p)
        assert job.state is JobState.DONE
        (result,) = job.results
        assert result.path.name == "holiday-swapped.jpg"
        with Image.open(result.path) as opened:
            assert opened.size == (512, 512)
            assert opened.getexif().get(0x0112, 1) == 1
            assert b"compositeCapture" in result.path.read_bytes()
        await p.until(lambda: p.window.compare.is_comparing)
        assert p.window.result_bar.isVisible()
        assert p.window.jobs.count() == 1

    program.run(scenario)


def test_the_history_is_there_next_time(qapp, tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "a.png")

    async def first(p):
        p.open(target, operation="background")
        job = await swap(p)
        assert job.state is JobState.DONE

    async def second(p):
        assert p.window.jobs.count() == 1
        (job,) = p.services.controller.snapshots()
        p.presenter.jobs.look_at(job.id)
        await p.until(lambda: p.window.compare.is_comparing)

    program.run(first)
    program.run(second)


def test_a_bad_file_says_why_and_the_pane_keeps_its_photo(qapp, tmp_path):
    good = photos.save(photos.portrait(), tmp_path / "good.png")
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"this is no picture")

    async def scenario(p):
        p.open(good)
        await p.until(lambda: p.presenter.desk.workspace.target.faces is not None)
        p.open(bad)
        await p.until(lambda: p.presenter.desk.workspace.target.error is not None)
        slot = p.presenter.desk.workspace.target
        assert slot.photo.name == "good.png"
        assert slot.error.code.value == "photo-not-a-picture"
        assert "bad.jpg" in p.window.target_pane.error.text

    program.run(scenario)


def test_the_button_pressed_too_early_works_as_soon_as_it_can(qapp, tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "a.png")
    face = photos.save(photos.portrait(), tmp_path / "b.png")

    async def scenario(p):
        p.open(target, face)
        assert p.presenter.desk.missing() is Missing.LOADING
        p.presenter.go()
        await p.until(lambda: (job := p.presenter.jobs.current) is not None and job.is_over)
        assert p.presenter.jobs.current.state is JobState.DONE

    program.run(scenario)


def test_several_faces_wait_for_a_click(qapp, tmp_path):
    two = Image.new("RGB", (1024, 512))
    two.paste(photos.portrait(), (0, 0))
    two.paste(ImageOps.mirror(photos.portrait()), (512, 0))
    target = photos.save(two, tmp_path / "two.png")
    face = photos.save(photos.portrait(), tmp_path / "face.png")

    async def scenario(p):
        p.open(target, face)
        await p.until(lambda: p.presenter.desk.missing() is Missing.FACE_CHOICE)
        assert not p.window.main_button.is_ready()
        p.window.target_pane.face_chosen.emit(1)
        job = await swap(p)
        assert job.state is JobState.DONE
        assert job.request.target_face.centre[0] > 0.5
        with Image.open(job.results[0].path) as result:
            left = (0, 0, 512, 512)
            assert result.convert("RGB").crop(left).tobytes() == two.crop(left).tobytes()

    program.run(scenario)


def test_filling_and_exchanging_can_be_undone(qapp, tmp_path):
    first = photos.save(photos.portrait(), tmp_path / "first.png")
    second = photos.save(photos.portrait(), tmp_path / "second.png")

    async def scenario(p):
        p.open(first, second)
        await wait_ready(p)
        names = lambda: [  # noqa: E731
            slot.photo and slot.photo.name
            for slot in (p.presenter.desk.workspace.target, p.presenter.desk.workspace.face)
        ]
        assert names() == ["first.png", "second.png"]
        p.presenter.desk.exchange()
        assert names() == ["second.png", "first.png"]
        p.presenter.desk.undo()
        assert names() == ["first.png", "second.png"]
        p.presenter.clear(p.window.face_pane.role)
        assert names() == ["first.png", None]
        p.presenter.desk.undo()
        p.presenter.desk.redo()
        assert names() == ["first.png", None]

    program.run(scenario)


def test_cancelling_a_job_leaves_nothing(qapp, tmp_path):
    target = photos.save(photos.large(8), tmp_path / "large.jpg")
    face = photos.save(photos.portrait(), tmp_path / "face.png")

    async def scenario(p):
        p.open(target, face)
        await wait_ready(p)
        p.presenter.go()
        await p.until(lambda: bool(p.presenter.jobs.running))
        job_id = p.presenter.jobs.running[0].id
        p.presenter.jobs.cancel(job_id)
        await p.until(lambda: p.presenter.jobs.job(job_id).is_over)
        assert p.presenter.jobs.job(job_id).state is JobState.CANCELLED
        assert not list(p.own.results.rglob("*.jpg"))

    program.run(scenario)


def test_the_operation_and_the_service_stay_as_they_were_chosen(qapp, tmp_path):
    async def scenario(p):
        p.open(operation="background", service="useapi", prompt="a beach")
        assert p.presenter.desk.workspace.operation is Operation.BACKGROUND
        assert p.window.prompt.isVisible()
        assert p.window.prompt.text() == "a beach"
        assert not p.window.face_pane.isVisible()
        p.open(service="on-device")
        assert not p.window.prompt.isVisible()
        assert p.window.options.isVisible()

    program.run(scenario)


def test_every_label_shows_plain_text(qapp, tmp_path):
    from PySide6.QtWidgets import QLabel

    async def scenario(p):
        labels = p.window.findChildren(QLabel)
        rich = [each.text() for each in labels if each.textFormat() == Qt.TextFormat.RichText]
        assert labels
        assert not rich

    program.run(scenario)
