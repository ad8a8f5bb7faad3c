# SPDX-License-Identifier: GPL-3.0-or-later
"""What a typed name means."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.gui.save_choice import (
    file_meant,
    format_of,
    is_one_of,
    with_suffix_of,
    without_kept_suffix,
)

FOLDER = Path("/pictures")
JPEG, PNG, WEBP = PictureFormat.JPEG, PictureFormat.PNG, PictureFormat.WEBP


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("me.jpg", "/pictures/me.jpg"),
        ("  me.jpg ", "/pictures/me.jpg"),
        ("me", "/pictures/me.jpg"),
        ("me.v2", "/pictures/me.v2.jpg"),
        ("me.JPEG", "/pictures/me.JPEG"),
        ("me.png", "/pictures/me.png"),
        ("summer/me.webp", "/pictures/summer/me.webp"),
        ("/tmp/me.jpg", "/tmp/me.jpg"),
        ("/tmp/me", "/tmp/me.jpg"),
        ("~nobody-of-this-name/me", "/pictures/~nobody-of-this-name/me.jpg"),
    ],
)
def test_a_typed_name_means_a_file(typed, path):
    assert file_meant(typed, FOLDER, JPEG) == Path(path)


def test_a_tilde_means_the_home_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert file_meant("~/me", FOLDER, PNG) == tmp_path / "me.png"


@pytest.mark.parametrize("typed", ["", "  ", "folder/", "/", ".", "..", "a/.."])
def test_no_name_means_no_file(typed):
    assert file_meant(typed, FOLDER, JPEG) is None


@given(st.text(max_size=30), st.sampled_from(PictureFormat))
def test_any_text_means_nothing_or_a_file_of_one_of_our_formats(typed, picture):
    path = file_meant(typed, FOLDER, picture)
    assert path is None or format_of(path.name) is not None


@pytest.mark.parametrize(
    ("name", "picture", "result"),
    [
        ("me.jpg", PNG, "me.png"),
        ("me.jpeg", JPEG, "me.jpeg"),
        ("me", WEBP, "me.webp"),
        ("me.v2", WEBP, "me.v2.webp"),
        ("/tmp/a.b/me.PNG", JPEG, "/tmp/a.b/me.jpg"),
    ],
)
def test_a_format_gives_its_suffix(name, picture, result):
    assert with_suffix_of(name, picture) == result


@pytest.mark.parametrize(
    ("name", "cursor", "result"),
    [
        ("me.png.jpg", 6, "me.png"),
        ("me.png.jpg", 10, "me.png.jpg"),
        ("me.pn.jpg", 5, "me.pn.jpg"),
        ("me.png2.jpg", 6, "me.png2.jpg"),
    ],
)
def test_a_suffix_typed_before_the_old_one_takes_its_place(name, cursor, result):
    assert without_kept_suffix(name, cursor) == result


def test_a_file_is_known_by_another_name(tmp_path):
    original = tmp_path / "holiday.jpg"
    original.write_bytes(b"photo")
    link = tmp_path / "link.jpg"
    link.hardlink_to(original)
    assert is_one_of(link, (original,))
    assert is_one_of(tmp_path / "gone.jpg", (tmp_path / "gone.jpg",))
    assert not is_one_of(tmp_path / "new.jpg", (original,))
    assert not is_one_of(link, ())
