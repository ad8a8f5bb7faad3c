# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of jobs: whole, named for people, for this user only, never over another."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from dataclasses import replace

import pytest

from faceswap_desktop.core.formats import Mark
from faceswap_desktop.core.models import Caution, JobRequest, Operation
from faceswap_desktop.core.paths import Folders
from faceswap_desktop.errors import ErrorCode, PhotoError, SaveError
from faceswap_desktop.jobs import store as module
from faceswap_desktop.jobs.store import ResultStore
from faceswap_desktop.providers.base import InputLimits
from tests.jobs.fakes import PlainPictures, photo, picture, swap


@pytest.fixture
def folders(tmp_path):
    return Folders(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")


@pytest.fixture
def store(folders):
    return ResultStore(folders, PlainPictures())


def writing(content):
    async def download(part):
        part.write_bytes(content)

    return download


def names(store, job_id="job"):
    return sorted(each.name for each in store.folder(job_id).iterdir())


async def test_a_result_is_named_checked_and_described(tmp_path, store):
    result = await store.receive("job", swap(tmp_path), writing(picture()), from_network=True)
    assert result.path == tmp_path / "data" / "results" / "job" / "holiday-swapped.jpg"
    assert (result.width, result.height, result.media_type) == (8, 6, "image/jpeg")
    assert result.size == len(picture())
    assert result.sha256 == hashlib.sha256(picture()).hexdigest()
    assert names(store) == ["holiday-swapped.jpg"]
    assert await store.are_whole([result])


async def test_the_name_says_what_was_done_in_the_language_of_the_window(tmp_path, folders):
    store = ResultStore(folders, PlainPictures(), lambda operation: f"{operation.value} fertig")
    await store.receive("job", swap(tmp_path), writing(picture()), from_network=True)
    assert names(store) == ["holiday-swap fertig.jpg"]


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
async def test_the_ending_follows_the_content(tmp_path, store, kind, suffix):
    content = picture(kind=kind)
    result = await store.receive("job", swap(tmp_path), writing(content), from_network=True)
    assert result.path.suffix == suffix


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        (Operation.BACKGROUND, "holiday-background.jpg"),
        (Operation.PORTRAIT, "holiday-portrait.jpg"),
    ],
)
async def test_the_name_tells_what_was_done(tmp_path, store, operation, name):
    request = replace(swap(tmp_path), operation=operation)
    result = await store.receive("job", request, writing(picture()), from_network=False)
    assert result.path.name == name


async def test_a_job_without_a_photo_to_change_is_named_after_the_face(tmp_path, store):
    request = replace(swap(tmp_path), target=None)
    result = await store.receive("job", request, writing(picture()), from_network=False)
    assert result.path.name == "face-swapped.jpg"
    bare = JobRequest(Operation.PORTRAIT, "remote", prompt="a king")
    result = await store.receive("job", bare, writing(picture()), from_network=False)
    assert result.path.name == "picture-portrait.jpg"


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\x\\con.jpg", "a\x00b\u202egpj.exe", ""])
async def test_no_name_leads_out_of_the_folder(tmp_path, store, name):
    request = replace(swap(tmp_path), target=replace(photo(tmp_path), name=name))
    result = await store.receive("job", request, writing(picture()), from_network=False)
    assert result.path.parent == store.folder("job")
    assert result.path.is_file()


async def test_several_results_are_numbered_and_none_is_written_over(tmp_path, store):
    for colour in ("red", "blue", "green"):
        await store.receive("job", swap(tmp_path), writing(picture(colour)), from_network=False)
    assert names(store) == [
        "holiday-swapped-2.jpg",
        "holiday-swapped-3.jpg",
        "holiday-swapped.jpg",
    ]
    assert (store.folder("job") / "holiday-swapped.jpg").read_bytes() == picture("red")


async def test_a_name_taken_at_the_last_moment_is_not_written_over(tmp_path, store, monkeypatch):
    real = module.free_name
    taken = []

    def slow_name(folder, stem, suffix):
        found = real(folder, stem, suffix)
        if not taken:
            taken.append(found)
            found.write_bytes(b"somebody else's")
        return found

    monkeypatch.setattr(module, "free_name", slow_name)
    result = await store.receive("job", swap(tmp_path), writing(picture()), from_network=False)
    assert result.path.name == "holiday-swapped-2.jpg"
    assert taken[0].read_bytes() == b"somebody else's"


async def test_a_drive_without_second_names_works_too(tmp_path, store, monkeypatch):
    def no_links(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    result = await store.receive("job", swap(tmp_path), writing(picture()), from_network=False)
    assert result.path.read_bytes() == picture()
    assert names(store) == ["holiday-swapped.jpg"]


@pytest.mark.parametrize("content", [picture()[:-20], b"", b"<html>"])
async def test_what_is_no_whole_picture_leaves_nothing(tmp_path, store, content):
    with pytest.raises(PhotoError):
        await store.receive("job", swap(tmp_path), writing(content), from_network=True)
    assert names(store) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ErrorCode.SAVE_DISK_FULL),
        (errno.EIO, ErrorCode.SAVE_DRIVE_FAILED),
        (errno.EACCES, ErrorCode.SAVE_NO_PERMISSION),
    ],
)
@pytest.mark.parametrize("where", ["download", "sync", "name"])
async def test_trouble_with_the_drive_is_told_and_leaves_nothing(
    tmp_path, store, monkeypatch, number, code, where
):
    def fails(*_):
        raise OSError(number, "trouble")

    async def fails_later(part):
        part.write_bytes(b"half")
        fails()

    if where == "sync":
        monkeypatch.setattr(os, "fsync", fails)
    if where == "name":
        monkeypatch.setattr(os, "link", fails)
        monkeypatch.setattr("pathlib.Path.rename", fails)
    download = fails_later if where == "download" else writing(picture())
    with pytest.raises(SaveError) as caught:
        await store.receive("job", swap(tmp_path), download, from_network=True)
    assert caught.value.code is code
    assert names(store) == []


async def test_a_connection_that_breaks_is_no_trouble_with_the_drive(tmp_path, store):
    async def breaks(_):
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await store.receive("job", swap(tmp_path), breaks, from_network=True)


async def test_a_file_where_the_folder_should_be_is_told(tmp_path, store):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "results").write_bytes(b"")
    with pytest.raises(SaveError):
        await store.receive("job", swap(tmp_path), writing(picture()), from_network=True)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
async def test_folders_are_for_this_user_only(tmp_path, store):
    await store.prepare("job", photo(tmp_path).path, photo(tmp_path), InputLimits())
    await store.receive("job", swap(tmp_path), writing(picture()), from_network=True)
    for folder in (store.folder("job"), tmp_path / "cache" / "outgoing" / "job"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


async def test_copies_to_send_have_blank_names_and_can_be_removed(tmp_path, store):
    source = replace(photo(tmp_path), web_address="https://x.test/a.jpg")
    copy = await store.prepare("job", source.path, source, InputLimits())
    other = await store.prepare("job", source.path, None, InputLimits())
    assert copy.path.name != other.path.name
    assert (copy.web_address, other.web_address) == ("https://x.test/a.jpg", None)
    assert await store.size(copy.path) > 100
    assert await store.remove_outgoing("job") == 2
    assert await store.remove_outgoing("job") == 0
    assert await store.size(copy.path) == 0


async def test_what_a_killed_program_left_is_removed(tmp_path, store):
    await store.receive("job", swap(tmp_path), writing(picture()), from_network=True)
    (store.folder("job") / ".x.part").write_bytes(b"half")
    await store.prepare("job", photo(tmp_path).path, None, InputLimits())
    assert await store.clean(["job", "never-begun"]) == ("job",)
    assert names(store) == ["holiday-swapped.jpg"]
    assert await store.clean([]) == ()


async def test_a_result_that_was_changed_or_lost_is_not_whole(tmp_path, store):
    result = await store.receive("job", swap(tmp_path), writing(picture()), from_network=True)
    content = bytearray(picture())
    content[-3] ^= 1
    result.path.write_bytes(content)
    assert not await store.are_whole([result])
    result.path.write_bytes(picture() + b"x")
    assert not await store.are_whole([result])
    result.path.unlink()
    assert not await store.are_whole([result])


async def test_only_a_single_stray_picture_is_adopted(tmp_path, store):
    assert await store.adopt("job", set(), from_network=True) is None
    first = await store.receive("job", swap(tmp_path), writing(picture()), from_network=True)
    second = await store.receive("job", swap(tmp_path), writing(picture("blue")), from_network=True)
    assert await store.adopt("job", set(), from_network=True) is None
    assert await store.adopt("job", {first.path.name}, from_network=True) == second
    second.path.write_bytes(b"")
    assert await store.adopt("job", {first.path.name}, from_network=True) is None


async def test_the_files_of_deleted_jobs_go(tmp_path, store):
    await store.receive("job", swap(tmp_path), writing(picture()), from_network=True)
    await store.remove(["job", "never-begun"])
    assert not store.folder("job").exists()


async def test_a_drive_that_cannot_promise_is_no_trouble(tmp_path, store, monkeypatch):
    def cannot(_):
        raise OSError(errno.EINVAL, "not here")

    monkeypatch.setattr(os, "fsync", cannot)
    result = await store.receive("job", swap(tmp_path), writing(picture()), from_network=True)
    assert result.path.is_file()


class MarkingPictures(PlainPictures):
    def __init__(self, error=None):
        self.error, self.marks = error, []

    async def mark(self, path, mark):
        self.marks.append(mark)
        if self.error is not None:
            raise self.error
        return await super().mark(path, mark) + b"marked"


async def test_what_came_is_marked_before_it_gets_its_name(tmp_path, folders):
    pictures = MarkingPictures()
    store = ResultStore(folders, pictures)
    result = await store.receive(
        "job", swap(tmp_path), writing(picture()), from_network=True, mark=Mark.COMPOSITE_AI
    )
    assert result.path.read_bytes() == picture() + b"marked"
    assert result.size == len(picture()) + len(b"marked")
    assert await store.are_whole([result])
    plain = await store.receive("job", swap(tmp_path), writing(picture()), from_network=True)
    assert plain.path.read_bytes() == picture()
    assert pictures.marks == [Mark.COMPOSITE_AI]


async def test_a_result_that_cannot_be_marked_is_no_less_a_result(tmp_path, folders):
    store = ResultStore(folders, MarkingPictures(PhotoError(ErrorCode.PHOTO_DAMAGED)))
    result = await store.receive(
        "job", swap(tmp_path), writing(picture()), from_network=True, mark=Mark.AI
    )
    assert result.path.read_bytes() == picture()


class DamagedPictures(PlainPictures):
    async def look(self, path):
        return replace(await super().look(path), has_damaged_metadata=True)


async def test_what_a_result_could_not_take_over_is_told(tmp_path, folders):
    request = swap(tmp_path)
    assert await ResultStore(folders, PlainPictures()).cautions(request) == ()
    store = ResultStore(folders, DamagedPictures())
    assert await store.cautions(request) == (Caution.METADATA_NOT_COPIED,)
    many = replace(request, face=replace(request.face, frames=12))
    assert Caution.FIRST_FRAME_ONLY in await store.cautions(many)
    request.target.path.unlink()
    assert await store.cautions(many) == (Caution.FIRST_FRAME_ONLY,)
