# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept on this computer is counted by kind, and deleted where that does no harm."""

from __future__ import annotations

import pytest

from faceswap_desktop.core import kept
from faceswap_desktop.core.kept import Kind
from faceswap_desktop.core.paths import folders


@pytest.fixture
def own():
    made = folders()
    made.create()
    return made


def write(path, size):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    return path


def found(own):
    return {each.kind: each for each in kept.look(own)}


def test_nothing_is_kept_at_first(own):
    assert {each.kind for each in kept.look(own)} == set(Kind)
    assert all(each.count == 0 and each.size == 0 for each in kept.look(own))


def test_each_kind_is_counted_where_it_lies(own):
    write(own.results / "job1" / "a.jpg", 100)
    write(own.results / "job2" / "b.jpg", 200)
    write(own.journal, 1000)
    write(own.data / "jobs-damaged-1.sqlite3", 50)
    write(own.inputs / "0011", 7)
    write(own.data / "faces" / "one" / "face.json", 3)
    write(own.data / "faces" / "one" / "photo", 4)
    write(own.permissions, 9)
    write(own.cache / "faces" / "thumb", 5)
    write(own.logs / "faceswap-desktop.log", 11)
    write(own.preferences, 13)
    now = found(own)
    assert (now[Kind.RESULTS].count, now[Kind.RESULTS].size) == (2, 1350)
    assert (now[Kind.COPIES].count, now[Kind.COPIES].size) == (1, 7)
    assert (now[Kind.FACES].count, now[Kind.FACES].size) == (1, 7)
    assert (now[Kind.PERMISSIONS].count, now[Kind.PERMISSIONS].size) == (1, 9)
    assert (now[Kind.CACHE].count, now[Kind.CACHE].size) == (1, 5)
    assert (now[Kind.LOGS].count, now[Kind.LOGS].size) == (1, 11)
    assert (now[Kind.SETTINGS].count, now[Kind.SETTINGS].size) == (1, 13)
    assert now[Kind.RESULTS].place == own.results


def test_a_link_out_of_the_folder_is_not_followed(own, tmp_path):
    other = write(tmp_path / "elsewhere" / "large", 10_000)
    (own.cache / "way").symlink_to(other.parent)
    assert found(own)[Kind.CACHE].size < 10_000
    kept.delete_cache(own)
    assert other.exists()


def test_the_cache_goes_but_not_what_is_being_sent(own):
    gone = write(own.cache / "faces" / "thumb", 5)
    sending = write(own.cache / "outgoing" / "job" / "copy", 5)
    kept.delete_cache(own)
    assert not gone.exists()
    assert sending.exists()


def test_logs_begin_anew(own):
    log = write(own.logs / "faceswap-desktop.log", 11)
    old = write(own.logs / "faceswap-desktop.log.1", 11)
    crash = write(own.logs / "crash.log", 0)
    with log.open("a") as file:
        kept.delete_logs(own)
        file.write("new\n")
    assert log.read_bytes() == b"new\n"
    assert not old.exists()
    assert crash.exists()
