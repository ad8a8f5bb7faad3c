# SPDX-License-Identifier: GPL-3.0-or-later
"""Faces on this computer: each is there whole, under its name, until it is deleted."""

from datetime import UTC, datetime, timedelta

import pytest

from faceswap_desktop.core.models import Box
from faceswap_desktop.errors import ErrorCode, PhotoError, SaveError
from faceswap_desktop.settings import kept_faces
from faceswap_desktop.settings.kept_faces import FaceLibrary

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CHOICE = Box(0.1, 0.2, 0.3, 0.4)


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "Anna at sea.jpg"
    path.write_bytes(b"a photo")
    return path


@pytest.fixture
def library(tmp_path):
    return FaceLibrary(tmp_path / "data" / "faces")


def test_a_kept_face_is_there_at_the_next_start_whatever_becomes_of_the_photo(library, photo):
    library.keep("  Anna\n at sea ", photo, b"png", MONDAY, CHOICE)
    library.keep("Ben", photo, b"png", MONDAY + timedelta(seconds=1))
    photo.unlink()
    anna, ben = FaceLibrary(library.folder).all()
    assert (anna.name, anna.choice) == ("Anna at sea", CHOICE)
    assert (ben.name, ben.choice) == ("Ben", None)
    assert anna.photo.read_bytes() == b"a photo"
    assert anna.small.read_bytes() == b"png"
    assert library.count() == 2


def test_it_is_renamed_and_deleted(library, photo):
    face = library.keep("Anna", photo, b"png", MONDAY)
    library.rename(face, "Ann" * 40)
    (again,) = library.all()
    assert again.name == ("Ann" * 40)[: kept_faces.LONGEST_NAME]
    library.remove(again)
    library.remove(again)
    assert library.all() == ()
    assert list(library.folder.iterdir()) == []
    library.keep("Anna", photo, b"png", MONDAY)
    library.clear()
    assert library.count() == 0


def test_nothing_of_a_face_is_left_where_the_disk_is_full(library, photo, monkeypatch):
    real = kept_faces.write_atomically

    def full(path, data, **more):
        if path.name == "small.png":
            raise SaveError(ErrorCode.SAVE_DISK_FULL, name=path.name)
        real(path, data, **more)

    monkeypatch.setattr(kept_faces, "write_atomically", full)
    with pytest.raises(SaveError):
        library.keep("Anna", photo, b"png", MONDAY)
    assert list(library.folder.iterdir()) == []


def test_a_photo_that_is_gone_is_said_to_be(library, tmp_path):
    with pytest.raises(PhotoError) as caught:
        library.keep("Anna", tmp_path / "gone.jpg", b"png", MONDAY)
    assert caught.value.code is ErrorCode.PHOTO_NOT_FOUND
    assert library.all() == ()


def test_what_was_left_half_done_is_cleared_and_what_is_foreign_left_alone(library, photo):
    face = library.keep("Anna", photo, b"png", MONDAY)
    (library.folder / ".passing-x").mkdir()
    for name, text in (("odd", "{"), ("none", None), ("empty", '{"name": ""}')):
        (library.folder / name).mkdir()
        if text:
            (library.folder / name / "face.json").write_text(text)
    assert library.all() == (face,)
    assert {each.name for each in library.folder.iterdir()} == {face.id, "odd", "none", "empty"}
