# SPDX-License-Identifier: GPL-3.0-or-later
"""To the changed face and back, and the original while a key is held, in the whole program."""

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from faceswap_desktop.core.models import JobState
from tests.support import photos, program, services


def portraits(folder):
    """A photo to change with its face at the side, and a face to use."""
    wide = Image.new("RGB", (1536, 512), "teal")
    wide.paste(photos.portrait(), (1024, 0))
    return (
        photos.save(wide, folder / "party.png"),
        photos.save(photos.portrait().crop((80, 0, 380, 300)), folder / "ben.png"),
    )


async def finished(p, target, face, service="on-device"):
    await services.ready(p, target, face, service)
    job = await services.over(p, await services.go(p))
    assert job.state is JobState.DONE, job.error
    await p.until(lambda: p.window.compare.is_comparing)
    return job


def test_f_goes_to_the_changed_face_and_back(qapp, qtbot, tmp_path):
    async def scenario(p):
        action = p.presenter._menus.go_to_face
        assert action.shortcut() == QKeySequence("F")
        assert not action.isEnabled()
        assert not p.window.zoom_bar.face.isEnabled()
        job = await finished(p, *portraits(tmp_path))
        assert len(job.changed) == 1
        assert action.isEnabled()
        p.window.main_button.button.setFocus()
        qtbot.keyClick(p.window.main_button.button, Qt.Key.Key_F)
        transform = p.window.compare.transform
        assert not transform.is_fit
        assert 1200 < transform.centre_x < 1400
        qtbot.mouseClick(p.window.zoom_bar.face, Qt.MouseButton.LeftButton)
        assert p.window.compare.transform.is_fit
        # A photo alone, without its result, has nothing changed in it.
        p.presenter.desk.exchange()
        assert not action.isEnabled()

    program.run(scenario)


def test_a_job_of_an_earlier_start_still_knows_its_faces(qapp, tmp_path):
    async def first(p):
        await finished(p, *portraits(tmp_path))

    async def second(p):
        await p.until(lambda: bool(p.presenter.jobs.all))
        p.presenter.jobs.look_at(p.presenter.jobs.all[0].id)
        assert p.window.zoom_bar.face.isEnabled()

    program.run(first)
    program.run(second)


def test_b_shows_the_original_from_the_main_button_too(qapp, qtbot, tmp_path):
    async def scenario(p):
        await finished(p, *portraits(tmp_path))
        button, menus = p.window.main_button.button, p.presenter._menus
        result = p.window.compare.after.layers
        for place in (button, p.window.jobs.view, p.window.zoom_bar.peek):
            place.setFocus()
            qtbot.keyPress(place, Qt.Key.Key_B)
            assert p.window.compare.after.layers is not result
            assert menus.peek.isChecked()
            qtbot.keyRelease(place, Qt.Key.Key_B)
            assert p.window.compare.after.layers is result
        menus.peek.trigger()
        assert p.window.compare.after.layers is not result
        menus.peek.trigger()
        assert p.window.compare.after.layers is result

    program.run(scenario)
