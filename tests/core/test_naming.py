# SPDX-License-Identifier: GPL-3.0-or-later
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.core.naming import free_name, suggested_name

RESERVED = {"con", "prn", "aux", "nul", "com1", "lpt9"}


@pytest.mark.parametrize(
    ("original", "suffix", "picture", "expected"),
    [
        ("holiday.jpg", "swapped", PictureFormat.JPEG, "holiday-swapped.jpg"),
        ("holiday.HEIC", "swapped", PictureFormat.PNG, "holiday-swapped.png"),
        ("my.cat.photo.webp", "background", PictureFormat.WEBP, "my.cat.photo-background.webp"),
        ("", "portrait", PictureFormat.JPEG, "picture-portrait.jpg"),
        ("../../etc/passwd", "swapped", PictureFormat.JPEG, "passwd-swapped.jpg"),
        ("C:\\photos\\me.png", "swapped", PictureFormat.JPEG, "me-swapped.jpg"),
        ('a<b>c:"d|e?f*.jpg', "swapped", PictureFormat.JPEG, "a_b_c__d_e_f_-swapped.jpg"),
        ("CON.jpg", "", PictureFormat.JPEG, "_CON.jpg"),
        ("com1.old.jpg", "", PictureFormat.JPEG, "_com1.old.jpg"),
        ("  ..  .jpg", "", PictureFormat.JPEG, "picture.jpg"),
        ("exe\u202egpj.jpg", "", PictureFormat.JPEG, "exegpj.jpg"),
        ("幸せ👩‍👩‍👧.jpg", "交换", PictureFormat.JPEG, "幸せ👩‍👩‍👧-交换.jpg"),
    ],
)
def test_names_are_recognised_and_safe(original, suffix, picture, expected):
    assert suggested_name(original, suffix, picture) == expected


@given(st.text(max_size=400), st.text(max_size=20), st.sampled_from(PictureFormat))
def test_any_name_gives_one_that_every_system_takes(original, suffix, picture):
    name = suggested_name(original, suffix, picture)
    assert name.endswith(picture.suffix)
    assert 0 < len(name.encode()) <= 255
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    stem = name.removesuffix(picture.suffix)
    assert stem
    assert not stem.endswith((" ", "."))
    assert not stem.startswith((" ", "."))
    assert stem.split(".")[0].lower() not in RESERVED


@given(st.text(min_size=1, max_size=300))
def test_files_of_any_suggested_name_can_be_made(tmp_path_factory, original):
    folder = tmp_path_factory.mktemp("names")
    path = free_name(folder, original, ".jpg")
    path.write_bytes(b"x")
    again = free_name(folder, original, ".jpg")
    assert again != path
    again.write_bytes(b"y")
    assert len(list(folder.iterdir())) == 2


def test_numbers_go_on_until_one_is_free(tmp_path):
    for name in ("a.jpg", "a-2.jpg"):
        (tmp_path / name).touch()
    (tmp_path / "a-3.jpg").symlink_to("nowhere")
    assert free_name(tmp_path, "a", ".jpg").name == "a-4.jpg"
