# SPDX-License-Identifier: GPL-3.0-or-later
"""Save as through the whole program: the place, transparency, and where the file is afterwards."""

from __future__ import annotations

import io

import pytest
from PIL import ExifTags, Image
from PySide6.QtGui import QDesktopServices

from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.core.models import Operation
from faceswap_desktop.errors import ErrorCode, SaveError
from faceswap_desktop.gui import file_manager
from faceswap_desktop.gui.job_actions import OPEN_RESULT, SHOW_IN_FOLDER
from tests.core import pictures
from tests.support import photos, program, services

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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
