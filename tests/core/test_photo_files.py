# SPDX-License-Identifier: GPL-3.0-or-later
import os
import socket

import pytest

from faceswap_desktop.core import photo_files
from faceswap_desktop.core.photo_files import read_photo
from faceswap_desktop.errors import ErrorCode, PhotoError


def code_of(path, **options):
    with pytest.raises(PhotoError) as caught:
        read_photo(path, "shown.jpg", **options)
    assert caught.value.params["name"] == "shown.jpg"
    return caught.value.code


def test_all_bytes_are_read(tmp_path):
    data = os.urandom(3_000_001)
    path = tmp_path / "ä photo.jpg"
    path.write_bytes(data)
    segment = read_photo(path, "x")
    assert bytes(segment.buffer) == data
    segment.close()


def test_what_is_not_there(tmp_path):
    assert code_of(tmp_path / "no.jpg") is ErrorCode.PHOTO_NOT_FOUND
    dead = tmp_path / "dead.jpg"
    dead.symlink_to(tmp_path / "gone.jpg")
    assert code_of(dead) is ErrorCode.PHOTO_NOT_FOUND
    assert code_of(tmp_path / "a\0b.jpg") is ErrorCode.PHOTO_NOT_FOUND
    assert code_of(tmp_path / ("x" * 5000)) is ErrorCode.PHOTO_NOT_FOUND


def test_a_link_to_a_photo_is_a_photo(tmp_path):
    (tmp_path / "real.jpg").write_bytes(b"data")
    link = tmp_path / "link.jpg"
    link.symlink_to("real.jpg")
    read_photo(link, "x").close()


def test_a_folder(tmp_path):
    assert code_of(tmp_path) is ErrorCode.PHOTO_IS_FOLDER


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    assert code_of(tmp_path / "pipe.jpg") is ErrorCode.PHOTO_NOT_A_FILE


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="Unix sockets")
def test_a_socket_and_a_device(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.jpg")
        assert code_of(tmp_path / "s.jpg") is ErrorCode.PHOTO_NOT_A_FILE
    from pathlib import Path

    assert code_of(Path("/dev/zero")) is ErrorCode.PHOTO_NOT_A_FILE


def test_an_empty_file(tmp_path):
    (tmp_path / "empty.jpg").touch()
    assert code_of(tmp_path / "empty.jpg") is ErrorCode.PHOTO_EMPTY


def test_a_file_beyond_the_limit(tmp_path):
    path = tmp_path / "large.jpg"
    with path.open("wb") as file:
        file.truncate(photo_files.MAX_FILE_BYTES + 1)
    assert code_of(path) is ErrorCode.PHOTO_FILE_TOO_LARGE
    (tmp_path / "small.jpg").write_bytes(b"12345")
    assert code_of(tmp_path / "small.jpg", max_bytes=4) is ErrorCode.PHOTO_FILE_TOO_LARGE


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (13, ErrorCode.PHOTO_NO_PERMISSION),
        (1, ErrorCode.PHOTO_NO_PERMISSION),
        (5, ErrorCode.PHOTO_READ_FAILED),
        (116, ErrorCode.PHOTO_READ_FAILED),
    ],
)
def test_what_the_system_refuses(tmp_path, monkeypatch, number, code):
    # Injected, because permission bits say nothing to root, who runs tests in containers.
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"data")

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(photo_files.os, "open", refuse)
    assert code_of(path) is code


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_no_permission_for_real(tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"data")
    path.chmod(0)
    assert code_of(path) is ErrorCode.PHOTO_NO_PERMISSION


def test_a_file_that_shrinks_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"12345678")
    real = os.fstat

    def larger(handle):
        found = list(real(handle))
        found[6] = 100
        return os.stat_result(found)

    monkeypatch.setattr(photo_files.os, "fstat", larger)
    segments = []
    monkeypatch.setattr(
        photo_files, "Segment", lambda size: segments.append(Simple(size)) or segments[-1]
    )
    assert code_of(path) is ErrorCode.PHOTO_READ_FAILED
    assert segments[0].closed


class Simple:
    """Memory without a descriptor, so that only the file's own state is faked."""

    def __init__(self, size):
        self.buffer = memoryview(bytearray(size))
        self.closed = False

    def close(self):
        self.closed = True
