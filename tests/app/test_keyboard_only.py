# SPDX-License-Identifier: GPL-3.0-or-later
"""From the empty window to the saved file by keys alone: nothing is clicked, focused or called.

The keys go to the window that has the keyboard, as from the platform, so that menus, shortcuts
and the order of Tab have their say.
"""

import asyncio

import pytest
from PIL import Image, ImageChops, ImageOps
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from shiboken6 import isValid

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui.save_dialog import SaveDialog
from faceswap_desktop.gui.view_mode import ViewMode
from faceswap_desktop.gui.workspace import Missing
from tests.sandbox import faults
from tests.support import photos, program, services

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEY = Qt.Key

pytestmark = pytest.mark.qt_log_ignore(
    "raise\\(\\)", "grabbing the", "propagateSizeHints", "This plugin does not support", extend=True
)


@pytest.fixture
def two(tmp_path):
    """Two people beside each other."""
    wide = Image.new("RGB", (1024, 512))
    wide.paste(photos.portrait(), (0, 0))
    wide.paste(ImageOps.mirror(photos.portrait()), (512, 0))
    return photos.save(wide, tmp_path / "two.png")


@pytest.fixture
def face(tmp_path):
    return photos.save(photos.portrait().crop((80, 0, 380, 300)), tmp_path / "anna.png")


async def do(act):
    """Something that handles events itself, which would lose wake-ups inside of a task."""
    done = asyncio.get_running_loop().create_future()

    def run():
        act()
        done.set_result(None)

    QTimer.singleShot(0, run)
    await done
    await asyncio.sleep(0.02)


async def press(key, modifiers=Qt.KeyboardModifier.NoModifier, times=1):
    """One key, to whatever window has the keyboard."""
    for _ in range(times):
        await do(lambda: QTest.keyClick(QGuiApplication.focusWindow(), key, modifiers))


async def write(text):
    """Type a text into what has the keyboard."""
    await do(lambda: QTest.keyClicks(QApplication.focusWidget(), text))


def focused():
    return QApplication.focusWidget()


async def tab_to(p, wanted, most=60):
    """Tab until `wanted` has the keyboard."""
    for _ in range(most):
        if focused() is wanted:
            return
        await press(KEY.Key_Tab)
    pytest.fail(f"Tab does not reach {wanted}, but stands at {focused()}")


async def open_by_keys(p, modifiers, path):
    """Ctrl+O, the path, Return."""
    await press(KEY.Key_O, modifiers)
    await p.until(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    dialog = QApplication.activeWindow()
    await write(str(path))
    # The first Return may go to the list of names that the typing has opened.
    for _ in range(3):
        await press(KEY.Key_Return)
        await asyncio.sleep(0.2)
        if not isValid(dialog) or not dialog.isVisible():
            break
    await back(p)


async def back(p):
    """Without a window manager, nobody gives the window the keyboard when a dialog is gone."""
    await p.until(lambda: not isinstance(QApplication.activeWindow(), QDialog))
    await started(p)


async def started(p):
    """The window as it is after a start, with the keyboard."""
    p.window.activateWindow()
    await p.until(lambda: QApplication.activeWindow() is p.window)


def differs(one, other, box):
    return ImageChops.difference(one.crop(box), other.crop(box)).getbbox() is not None


def test_from_the_empty_window_to_the_saved_file(qapp, two, face, tmp_path):
    async def scenario(p):
        await started(p)
        await open_by_keys(p, CTRL, two)
        await p.until(lambda: p.presenter.desk.workspace.target.faces is not None)
        await open_by_keys(p, CTRL | SHIFT, face)
        await p.until(lambda: p.presenter.desk.missing() is Missing.FACE_CHOICE)
        # The second person, by Tab to the faces, an arrow and Space.
        marks = p.window.target_pane.view.faces.marks
        await tab_to(p, marks[0])
        await press(KEY.Key_Right)
        await press(KEY.Key_Space)
        await p.until(p.window.main_button.is_ready)
        await press(KEY.Key_Return, CTRL)
        await p.until(lambda: (job := p.presenter.jobs.current) is not None and job.is_over)
        assert p.presenter.jobs.current.state is JobState.DONE
        await p.until(lambda: p.window.compare.is_comparing)
        # Compare under the slider, and move it.
        await press(KEY.Key_2, ALT)
        assert p.window.compare.mode is ViewMode.SLIDER
        await tab_to(p, p.window.compare.slider)
        before = p.window.compare.slider.value()
        await press(KEY.Key_Right, times=3)
        assert p.window.compare.slider.value() > before
        await press(KEY.Key_Plus, CTRL)
        zoomed = p.window.zoom_bar.percent.text()
        await press(KEY.Key_0, CTRL)
        assert p.window.zoom_bar.percent.text() != zoomed
        # Save it.
        await press(KEY.Key_S, CTRL)
        await p.until(lambda: isinstance(QApplication.activeWindow(), SaveDialog))
        wanted = tmp_path / "by-keys.png"
        await press(KEY.Key_A, CTRL)
        await write(str(wanted))
        await press(KEY.Key_Return)
        await p.until(wanted.exists)
        with Image.open(two) as original, Image.open(wanted) as saved:
            assert saved.size == original.size
            after = saved.convert("RGB")
            assert not differs(original, after, (0, 0, 480, 512))
            assert differs(original, after, (512, 0, 1024, 512))

    program.run(scenario)


def test_a_running_job_is_stopped_by_escape_after_a_question(qapp, two, face, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            sandbox.script(faults.Hang(), path="/picsi")
            await started(p)
            await services.ready(p, face, face)
            await press(KEY.Key_Return, CTRL)
            await p.until(lambda: bool(sandbox.asked("/picsi", "POST")))
            job = p.presenter.jobs.current
            await press(KEY.Key_Escape)
            await p.until(lambda: isinstance(QApplication.activeWindow(), QMessageBox))
            # Escape again is the safe answer: the job goes on.
            await press(KEY.Key_Escape)
            await back(p)
            assert not p.presenter.jobs.job(job.id).is_over
            await press(KEY.Key_Escape)
            await p.until(lambda: isinstance(QApplication.activeWindow(), QMessageBox))
            box = QApplication.activeWindow()
            accept = next(
                each
                for each in box.buttons()
                if box.buttonRole(each) is QMessageBox.ButtonRole.AcceptRole
            )
            for _ in range(4):
                if focused() is accept:
                    break
                await press(KEY.Key_Tab)
            await press(KEY.Key_Space)
            await services.over(p, job)

    program.run(scenario)


def test_every_part_of_the_window_is_reached_by_tab_and_left_again(qapp, two, face):
    async def scenario(p):
        await started(p)
        p.open(two, face)
        await p.until(lambda: p.presenter.desk.missing() is Missing.FACE_CHOICE)
        seen = [focused()]
        await press(KEY.Key_Tab)
        while focused() is not seen[0]:
            assert focused() not in seen, f"Tab comes back to {focused()} and never leaves"
            seen.append(focused())
            assert len(seen) < 60
            await press(KEY.Key_Tab)
        window = p.window
        parts = (
            window.service.button, window.service.gear, window.target_pane, window.face_pane,
            window.options.row("strength").field.control.slider, window.options.fold,
            window.zoom_bar.fit,
        )  # fmt: skip
        for each in parts:
            assert each in seen
        await press(KEY.Key_Backtab, SHIFT)
        assert focused() is seen[-1]

    program.run(scenario)
