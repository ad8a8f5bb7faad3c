# SPDX-License-Identifier: GPL-3.0-or-later
import errno
import os
import stat
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.core import saving
from faceswap_desktop.core.saving import write_atomically
from faceswap_desktop.errors import ErrorCode, SaveError

OLD = b"the old content, whole"


def code_of(path, data=b"new", *, replace=False):
    with pytest.raises(SaveError) as caught:
        write_atomically(path, data, replace=replace)
    assert caught.value.params == {"name": path.name, "folder": str(path.parent)}
    return caught.value.code


def names(folder):
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("replace", [False, True])
def test_a_new_file_is_whole_and_alone(tmp_path, replace):
    data = os.urandom(1_000_000)
    write_atomically(tmp_path / "a.jpg", memoryview(data), replace=replace)
    assert (tmp_path / "a.jpg").read_bytes() == data
    assert names(tmp_path) == ["a.jpg"]


def test_an_existing_file_stays_unless_it_was_said(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(OLD)
    assert code_of(path) is ErrorCode.SAVE_EXISTS
    assert path.read_bytes() == OLD
    write_atomically(path, b"new", replace=True)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.jpg"]


def test_a_file_that_appears_meanwhile_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    write = saving._write_new

    def slow(beside, data, mode):
        write(beside, data, mode)
        path.write_bytes(OLD)

    monkeypatch.setattr(saving, "_write_new", slow)
    assert code_of(path) is ErrorCode.SAVE_EXISTS
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.jpg"]


@pytest.mark.parametrize("target", ["real.jpg", "nowhere.jpg"])
def test_links_are_not_written_through(tmp_path, target):
    (tmp_path / "real.jpg").write_bytes(OLD)
    link = tmp_path / "link.jpg"
    link.symlink_to(target)
    assert code_of(link) is ErrorCode.SAVE_EXISTS
    write_atomically(link, b"new", replace=True)
    assert not link.is_symlink()
    assert (tmp_path / "real.jpg").read_bytes() == OLD


class SafePlace:
    """Takes old files; remembers what lay beside the goal when it was asked."""

    def __init__(self, folder):
        self.folder = folder
        self.seen = []
        folder.mkdir()

    def __call__(self, path):
        self.seen += [each.read_bytes() for each in path.parent.glob(".*.part")]
        kept = self.folder / path.name
        path.rename(kept)
        return lambda: kept.rename(path)


@pytest.fixture
def safe(tmp_path):
    return SafePlace(tmp_path / "safe")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    return folder


def test_the_old_file_is_put_away_once_the_new_one_is_whole(folder, safe):
    path = folder / "a.jpg"
    path.write_bytes(OLD)
    write_atomically(path, b"new", replace=True, put_away=safe)
    assert path.read_bytes() == b"new"
    assert (safe.folder / "a.jpg").read_bytes() == OLD
    assert safe.seen == [b"new"]
    assert names(folder) == ["a.jpg"]


def test_nothing_is_put_away_where_nothing_is_replaced(folder, safe):
    write_atomically(folder / "a.jpg", b"new", replace=True, put_away=safe)
    with pytest.raises(SaveError):
        write_atomically(folder / "a.jpg", b"newer", replace=False, put_away=safe)
    (folder / "b.jpg").mkdir()
    with pytest.raises(SaveError) as caught:
        write_atomically(folder / "b.jpg", b"new", replace=True, put_away=safe)
    assert caught.value.code is ErrorCode.SAVE_EXISTS
    assert names(safe.folder) == []
    assert (folder / "a.jpg").read_bytes() == b"new"


def test_what_cannot_be_put_away_stays(folder):
    path = folder / "a.jpg"
    path.write_bytes(OLD)

    def refuse(path):
        raise SaveError(ErrorCode.SAVE_NO_TRASH, name=path.name)

    with pytest.raises(SaveError) as caught:
        write_atomically(path, b"new", replace=True, put_away=refuse)
    assert caught.value.code is ErrorCode.SAVE_NO_TRASH
    assert path.read_bytes() == OLD
    assert names(folder) == ["a.jpg"]


@pytest.mark.parametrize("call", ["link", "write"])
def test_where_the_new_file_cannot_take_the_place_the_old_one_comes_back(
    folder, safe, monkeypatch, call
):
    path = folder / "a.jpg"
    path.write_bytes(OLD)

    def fail(*_, **__):
        raise OSError(errno.EIO, "not now")

    monkeypatch.setattr(saving.os, call, fail)
    with pytest.raises(SaveError) as caught:
        write_atomically(path, b"new", replace=True, put_away=safe)
    monkeypatch.undo()
    assert caught.value.code is ErrorCode.SAVE_DRIVE_FAILED
    assert path.read_bytes() == OLD
    assert (names(folder), names(safe.folder)) == (["a.jpg"], [])


def test_a_file_that_takes_the_name_in_between_stays_and_so_does_the_old_one(folder, safe):
    path = folder / "a.jpg"
    path.write_bytes(OLD)

    def put_away(path):
        safe(path)
        path.write_bytes(b"somebody's own")

        def bring_back():
            raise FileExistsError

        return bring_back

    with pytest.raises(SaveError) as caught:
        write_atomically(path, b"new", replace=True, put_away=put_away)
    assert caught.value.code is ErrorCode.SAVE_EXISTS
    assert path.read_bytes() == b"somebody's own"
    assert (safe.folder / "a.jpg").read_bytes() == OLD
    assert names(folder) == ["a.jpg"]


def test_a_folder_in_the_way(tmp_path):
    (tmp_path / "a.jpg").mkdir()
    assert code_of(tmp_path / "a.jpg", replace=True) is ErrorCode.SAVE_EXISTS
    assert names(tmp_path) == ["a.jpg"]


def test_no_folder_and_a_file_as_folder(tmp_path):
    assert code_of(tmp_path / "gone" / "a.jpg") is ErrorCode.SAVE_FOLDER_MISSING
    (tmp_path / "file").touch()
    assert code_of(tmp_path / "file" / "a.jpg") is ErrorCode.SAVE_FOLDER_MISSING


def test_names_that_no_system_takes(tmp_path):
    assert code_of(tmp_path / ("x" * 300)) is ErrorCode.SAVE_BAD_NAME
    assert code_of(tmp_path / "a\0b.jpg") is ErrorCode.SAVE_BAD_NAME
    assert names(tmp_path) == []


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_any_name_is_saved_or_refused_in_words(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("save")
    if "/" in name or name in {".", ".."}:
        return
    if "\0" in name or len(os.fsencode(name)) > 255:
        assert code_of(folder / name) is ErrorCode.SAVE_BAD_NAME
        return
    write_atomically(folder / name, b"x", replace=False)
    assert names(folder) == [name]
    assert (folder / name).read_bytes() == b"x"


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 128 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = sys.platform.startswith("linux") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "none", str(folder)],
        capture_output=True,
        check=False,
    )
    if not mounted or mounted.returncode:
        pytest.skip("a file system can be mounted by root on Linux only")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_keeps_the_old_file(small_disk):
    path = small_disk / "a.jpg"
    path.write_bytes(OLD)
    assert code_of(path, bytes(1_000_000), replace=True) is ErrorCode.SAVE_DISK_FULL
    assert path.read_bytes() == OLD
    assert code_of(small_disk / "b.jpg", bytes(1_000_000)) is ErrorCode.SAVE_DISK_FULL
    assert names(small_disk) == ["a.jpg"]
    write_atomically(small_disk / "c.jpg", bytes(50_000), replace=False)


def test_a_read_only_disk(small_disk):
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert code_of(small_disk / "a.jpg") is ErrorCode.SAVE_NO_PERMISSION


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_without_permission(tmp_path):
    tmp_path.chmod(0o500)
    assert code_of(tmp_path / "a.jpg") is ErrorCode.SAVE_NO_PERMISSION
    tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EIO, ErrorCode.SAVE_DRIVE_FAILED),
        (errno.ENOSPC, ErrorCode.SAVE_DISK_FULL),
        (errno.EDQUOT, ErrorCode.SAVE_DISK_FULL),
        (errno.EACCES, ErrorCode.SAVE_NO_PERMISSION),
        (errno.EMFILE, ErrorCode.SAVE_FAILED),
    ],
)
@pytest.mark.parametrize("call", ["write", "fsync", "link", "open"])
def test_every_call_may_fail_and_nothing_is_lost(tmp_path, monkeypatch, call, number, code):
    path = tmp_path / "a.jpg"

    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(saving.os, call, fail)
    assert code_of(path) is code
    monkeypatch.undo()
    # A name that stands already when the folder cannot be synced is a whole file.
    assert names(tmp_path) in ([], ["a.jpg"] if call == "fsync" else [])


def test_a_short_write_goes_on(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(saving.os, "write", lambda handle, data: write(handle, data[:7]))
    write_atomically(tmp_path / "a.jpg", b"0123456789" * 5, replace=False)
    assert (tmp_path / "a.jpg").read_bytes() == b"0123456789" * 5


def test_a_lost_tail_is_noticed(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(
        saving.os, "write", lambda handle, data: write(handle, data[:3]) and len(data)
    )
    assert code_of(tmp_path / "a.jpg", b"0123456789") is ErrorCode.SAVE_DRIVE_FAILED
    assert names(tmp_path) == []


def test_file_systems_that_cannot_sync_or_link_are_borne_with(tmp_path, monkeypatch):
    def no_sync(handle):
        raise OSError(errno.EINVAL, "not here")

    def no_link(*_, **__):
        raise OSError(errno.EPERM, "not here")

    monkeypatch.setattr(saving.os, "fsync", no_sync)
    monkeypatch.setattr(saving.os, "link", no_link)
    path = tmp_path / "a.jpg"
    write_atomically(path, b"new", replace=False)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.jpg"]


def test_windows_waits_for_virus_scanners(tmp_path, monkeypatch):
    waited = []
    tries = iter([PermissionError(13, "held"), PermissionError(13, "held"), None])

    def move():
        if error := next(tries):
            raise error

    monkeypatch.setattr(saving.sys, "platform", "win32")
    monkeypatch.setattr(saving.time, "sleep", waited.append)
    saving._patiently(move)
    assert len(waited) == 2


def test_modes_follow_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "a.jpg", b"x", replace=False)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.jpg").stat().st_mode) == 0o640
