# SPDX-License-Identifier: GPL-3.0-or-later
"""Save as through the whole program: the place, transparency, and where the file is afterwards."""

from __future__ import annotations

import io
import sys

import pytest
from PIL import ExifTags, Image
from PySide6.QtGui import QDesktopServices

from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.core.models import Operation
from faceswap_desktop.errors import ErrorCode, SaveError
from faceswap_desktop.gui import file_manager
from faceswap_desktop.gui.job_actions import OPEN_RESULT, SHOW_IN_FOLDER
from faceswap_desktop.gui.save_notice import Notice
from tests.core import pictures
from tests.support import photos, program, services

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ON_LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere it is the trash of the person"
)


@pytest.fixture
def face(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "anna.png")


async def result_of(p, photo, face=None, **more):
    p.open(photo, face, service="on-device", **more)
    await p.until(p.window.main_button.is_ready)
    job = await services.over(p, await services.go(p))
    assert job.results
    return job


async def dialog_of(p):
    p.presenter.results.save_as()
    return p.presenter.results._dialog


def has_place(path):
    with Image.open(io.BytesIO(path.read_bytes())) as image:
        return bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))


@pytest.mark.parametrize("in_settings", [False, True])
def test_the_place_goes_along_as_the_box_says(qapp, face, tmp_path, in_settings):
    photo = photos.save(photos.portrait(), tmp_path / "trip.jpg", exif=pictures.exif_with(1))

    async def scenario(p):
        p.preferences.update(keep_location=in_settings)
        await result_of(p, photo, face)
        for name, is_kept in (("preset", in_settings), ("other", not in_settings)):
            for picture in PictureFormat:
                dialog = await dialog_of(p)
                box = dialog.facts.keep_location
                await p.until(box.isVisible)
                assert box.isChecked() is in_settings
                box.setChecked(is_kept)
                dialog.formats.segment(picture.value).click()
                dialog.name.setText(f"{name}{picture.suffix}")
                path = dialog.path
                dialog.save_button.click()
                await p.until(lambda: p.presenter.results._dialog is None)
                assert has_place(path) is is_kept

    program.run(scenario)


def test_where_no_place_is_known_none_is_spoken_of(qapp, face, tmp_path):
    photo = photos.save(photos.portrait(), tmp_path / "trip.jpg")

    async def scenario(p):
        await result_of(p, photo, face)
        dialog = await dialog_of(p)
        await p.until(lambda: dialog.settings in dialog._sizes)
        assert not dialog.facts.isVisible()
        dialog.reject()

    program.run(scenario)


async def replaced(p, name):
    """Save the result under a name that is taken, and press Replace."""
    dialog = await dialog_of(p)
    dialog.name.setText(name)
    dialog.save_button.click()
    await p.until(dialog.notice.replace.isVisible)
    dialog.notice.replace.click()
    return dialog


async def said(p, dialog, notice):
    await p.until(lambda: dialog.notice.notice is notice)


@ON_LINUX
def test_a_replaced_file_goes_to_the_trash(qapp, face, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    trash = tmp_path / "data" / "Trash" / "files"
    photo = photos.save(photos.portrait(), tmp_path / "trip.jpg")
    before = photo.read_bytes()
    (tmp_path / "older.jpg").write_bytes(b"somebody's own")

    async def scenario(p):
        job = await result_of(p, photo, face)
        for name, content in (("trip.jpg", before), ("older.jpg", b"somebody's own")):
            await replaced(p, name)
            await p.until(lambda: p.presenter.results._dialog is None)
            assert (trash / name).read_bytes() == content
            with Image.open(tmp_path / name) as saved:
                assert saved.size == (job.results[0].width, job.results[0].height)
        assert not list(tmp_path.glob(".*.part"))

    program.run(scenario)


@ON_LINUX
def test_without_a_trash_an_original_stays_and_another_file_goes_after_a_second_question(
    qapp, tmp_path, monkeypatch
):
    photo = photos.save(photos.portrait(), tmp_path / "trip.jpg")
    ground = photos.save(Image.new("RGB", (40, 40), "teal"), tmp_path / "beach.jpg")
    kept = {each: each.read_bytes() for each in (photo, ground)}
    older = tmp_path / "older.jpg"
    older.write_bytes(b"somebody's own")

    async def scenario(p):
        p.open(photo, service="on-device", operation=Operation.BACKGROUND.value)
        p.presenter.desk.set_options({"background": "photo", "photo": str(ground)})
        await p.until(p.window.main_button.is_ready)
        await services.over(p, await services.go(p))
        monkeypatch.setenv("XDG_DATA_HOME", "/proc/nowhere")
        for original, content in kept.items():
            dialog = await replaced(p, original.name)
            await said(p, dialog, Notice.ORIGINAL_STAYS)
            assert original.read_bytes() == content
            dialog.reject()
        dialog = await replaced(p, older.name)
        await said(p, dialog, Notice.NO_TRASH)
        assert older.read_bytes() == b"somebody's own"
        dialog.notice.replace.click()
        await p.until(lambda: p.presenter.results._dialog is None)
        with Image.open(older) as saved:
            assert saved.size == (512, 512)
        assert not list(tmp_path.glob(".*.part"))

    program.run(scenario)


def test_a_transparent_result_warns_of_white_as_jpeg(qapp, tmp_path):
    photo = photos.save(photos.portrait(), tmp_path / "trip.jpg")

    async def scenario(p):
        p.open(photo, service="on-device", operation=Operation.BACKGROUND.value)
        p.presenter.desk.set_options({"background": "transparent"})
        await p.until(p.window.main_button.is_ready)
        await services.over(p, await services.go(p))
        dialog = await dialog_of(p)
        assert dialog.settings.format is PictureFormat.PNG
        dialog.formats.segment("JPEG").click()
        await p.until(dialog.facts.white.isVisible)
        dialog.formats.segment("AVIF").click()
        assert not dialog.facts.isVisible()
        path = dialog.path
        dialog.save_button.click()
        await p.until(lambda: p.presenter.results._dialog is None)
        with Image.open(path) as saved:
            assert (saved.format, saved.mode) == ("AVIF", "RGBA")
            assert saved.getchannel("A").getextrema()[0] == 0

    program.run(scenario)


def test_open_and_show_in_folder_mean_the_file_that_was_saved(qapp, face, tmp_path, monkeypatch):
    photo = photos.save(photos.portrait(), tmp_path / "trip.jpg")
    opened, shown = [], []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )

    async def show(path):
        if not path.exists():
            raise SaveError(ErrorCode.RESULT_MISSING)
        shown.append(path)

    monkeypatch.setattr(file_manager, "show_file", show)

    async def scenario(p):
        menus = p.presenter._menus
        assert not menus.open_result.isEnabled()
        job = await result_of(p, photo, face)
        own = job.results[0].path
        menus.open_result.trigger()
        menus.show_in_folder.trigger()
        await p.until(lambda: shown)
        assert (opened, shown) == ([str(own)], [own])
        dialog = await dialog_of(p)
        saved = dialog.path
        dialog.save_button.click()
        await p.until(lambda: p.presenter.results._dialog is None)
        for wish in (OPEN_RESULT, SHOW_IN_FOLDER):
            p.window.jobs.job_action_requested.emit(job.id, wish)
        await p.until(lambda: len(shown) == 2)
        assert (opened[1:], shown[1:]) == ([str(saved)], [saved])
        saved.unlink()
        own.unlink()
        menus.show_in_folder.trigger()
        await p.until(p.window.message.isVisible)
        p.window.message.clear()
        menus.open_result.trigger()
        assert p.window.message.isVisible()
        assert len(opened) == 2

    program.run(scenario)
