# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program on a virtual screen, used with mouse and keys as a person would."""

import os
import subprocess
import sys

import pytest
from PIL import Image

from faceswap_desktop.core.paths import HOME_VARIABLE
from tests.support import photos
from tests.support.screen import Screen, missing_tools

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"
    ),
]
# Where the file manager draws its first two files, and the middle of the panes, in their windows.
FIRST_FILE, SECOND_FILE = (205, 78), (299, 78)
TARGET_PANE, FACE_PANE = (165, 220), (165, 500)


@pytest.fixture
def pictures(tmp_path):
    """A folder with a photo of 12 megapixels that knows where it was taken, and a face."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    exif = Image.Exif()
    exif[0x0132] = "2024:05:06 07:08:09"
    exif.get_ifd(0x8769)[0x9003] = "2024:05:06 07:08:09"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (47.0, 22.0, 33.0)
    photos.save(photos.large(12), folder / "a-holiday.jpg", quality=92, exif=exif)
    photos.save(photos.portrait().transpose(Image.Transpose.FLIP_LEFT_RIGHT), folder / "b-anna.png")
    return folder


def point(screen, window, offset):
    at = screen.geometry(window)
    return at["X"] + offset[0], at["Y"] + offset[1]


def results(home):
    return [each for each in (home / "results").rglob("*.*") if not each.name.endswith(".part")]


@pytest.mark.skipif(bool(missing_tools("pcmanfm", "dbus-run-session")), reason="no file manager")
def test_photos_dragged_from_a_file_manager_become_a_saved_result(pictures, tmp_path):
    home, saved = tmp_path / "own", tmp_path / "saved picture.jpg"
    with Screen("1700x900") as screen:
        screen.run_program(home)
        window = screen.window("FaceSwap Desktop")
        screen.do("windowmove", "--sync", window, "0", "0")
        screen.do("windowsize", "--sync", window, "1100", "800")
        manager_home = tmp_path / "manager"
        manager_home.mkdir()
        screen.run(
            *("dbus-run-session", "--", "pcmanfm", "--no-desktop", str(pictures)),
            HOME=str(manager_home),
            XDG_CONFIG_HOME=str(manager_home),
            XDG_CACHE_HOME=str(manager_home),
            # No daemons of its own that would outlive it.
            GIO_USE_VFS="local",
            GVFS_DISABLE_FUSE="1",
        )
        manager = screen.window("pictures")
        screen.do("windowsize", "--sync", manager, "460", "400")
        screen.do("windowmove", "--sync", manager, "1150", "0")
        screen.do("sleep", "1.5")
        for _ in range(4):
            # A file manager that is still busy with itself may miss a drag; a person tries again.
            for file, pane in ((FIRST_FILE, TARGET_PANE), (SECOND_FILE, FACE_PANE)):
                screen.drag(point(screen, manager, file), point(screen, window, pane))
                screen.do("sleep", "0.5")
            screen.do("windowactivate", "--sync", window)
            screen.do("key", "ctrl+Return")
            if screen.happens(lambda: len(results(home)) == 1, seconds=15):
                break
        (result,) = results(home)
        assert result.name == "a-holiday-swapped.jpg"
        screen.do("sleep", "1")
        screen.do("key", "ctrl+s")
        screen.window("Save as")
        screen.do("key", "ctrl+a")
        screen.do("type", "--delay", "10", str(saved))
        screen.do("key", "Return")
        screen.wait_for(saved.exists)
        screen.end_all_of(manager_home)
    with Image.open(saved) as opened:
        opened.load()
        assert opened.format == "JPEG"
        assert opened.width * opened.height == pytest.approx(12e6, rel=0.01)
        exif = opened.getexif()
        assert exif.get(0x0112, 1) == 1
        assert exif.get_ifd(0x8769)[0x9003] == "2024:05:06 07:08:09"
        assert not exif.get_ifd(0x8825)
        assert b"digitalsourcetype/compositeCapture" in opened.info["xmp"]


def test_a_second_start_hands_its_photo_over_and_ends(pictures, tmp_path):
    home = tmp_path / "own"
    with Screen() as screen:
        first = screen.run_program(home)
        screen.window("FaceSwap Desktop")
        second = screen.run_program(
            home, str(pictures / "a-holiday.jpg"), str(pictures / "b-anna.png")
        )
        assert second.wait(60) == 0
        screen.do("key", "ctrl+Return")
        screen.wait_for(lambda: len(results(home)) == 1)
        screen.do("key", "ctrl+q")
        assert first.wait(30) == 0


def test_a_request_to_end_ends_it_in_order_and_leaves_no_process(tmp_path):
    home = tmp_path / "own"
    with Screen() as screen:
        program = screen.run_program(home)
        screen.window("FaceSwap Desktop")
        screen.wait_for((home / "jobs.sqlite3").exists)
        program.terminate()
        assert program.wait(30) == 0


def test_version_and_help_need_no_screen():
    env = {key: value for key, value in os.environ.items() if key != "DISPLAY"}
    for option in ("--version", "--help"):
        done = subprocess.run(
            [sys.executable, "-m", "faceswap_desktop", option],
            env=env | {HOME_VARIABLE: "/nonexistent"},
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0
        assert "faceswap-desktop" in done.stdout
