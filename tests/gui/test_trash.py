# SPDX-License-Identifier: GPL-3.0-or-later
"""The trash as the desktops of Linux know it, in a folder of the test's own."""

import sys

import pytest

from faceswap_desktop.errors import ErrorCode, SaveError
from faceswap_desktop.gui.trash import to_trash

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere it is the trash of the person"
)


@pytest.fixture
def trash(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    return tmp_path / "home" / "data" / "Trash"


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "holi day.jpg"
    path.write_bytes(b"the original")
    return path


def test_a_file_lies_in_the_trash_and_the_desktop_knows_from_where(trash, photo):
    to_trash(photo)
    assert not photo.exists()
    assert (trash / "files" / photo.name).read_bytes() == b"the original"
    (info,) = (trash / "info").iterdir()
    assert f"Path={photo.parent}/holi%20day.jpg" in info.read_text()


def test_two_of_the_same_name_are_both_kept(trash, photo):
    to_trash(photo)
    photo.write_bytes(b"the second")
    to_trash(photo)
    kept = sorted(each.read_bytes() for each in (trash / "files").iterdir())
    assert kept == [b"the original", b"the second"]


def test_it_can_be_brought_back_and_leaves_nothing_in_the_trash(trash, photo):
    to_trash(photo)()
    assert photo.read_bytes() == b"the original"
    assert not list((trash / "files").iterdir())
    assert not list((trash / "info").iterdir())


def test_it_never_comes_back_over_another_file(trash, photo):
    bring_back = to_trash(photo)
    photo.write_bytes(b"somebody's own")
    bring_back()
    assert photo.read_bytes() == b"somebody's own"
    assert (trash / "files" / photo.name).exists()


def test_of_a_link_only_the_link_goes(trash, photo):
    link = photo.with_name("link.jpg")
    link.symlink_to(photo.name)
    to_trash(link)
    assert photo.read_bytes() == b"the original"
    assert not link.is_symlink()


@pytest.mark.parametrize("place", ["/proc/nowhere", "a file"])
def test_without_a_trash_the_file_stays(tmp_path, photo, monkeypatch, place):
    (tmp_path / "file").touch()
    place = str(tmp_path / "file") if place == "a file" else place
    monkeypatch.setenv("XDG_DATA_HOME", place)
    with pytest.raises(SaveError) as caught:
        to_trash(photo)
    assert caught.value.code is ErrorCode.SAVE_NO_TRASH
    assert caught.value.params == {"name": photo.name, "folder": str(photo.parent)}
    assert photo.read_bytes() == b"the original"
