# SPDX-License-Identifier: GPL-3.0-or-later
import gc
import mmap
import os
import sys
from pathlib import Path

import pytest

from faceswap_desktop.core import segments
from faceswap_desktop.core.segments import Pixels, Segment


def descriptors():
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))


def test_memory_is_zeroed_and_writable():
    segment = Segment(10_000)
    assert bytes(segment.buffer) == bytes(10_000)
    segment.buffer[9_999] = 7
    assert segment.buffer[9_999] == 7
    segment.close()
    segment.close()


@pytest.mark.parametrize("size", [0, -1])
def test_nothing_is_no_size(size):
    with pytest.raises(ValueError, match="at least one byte"):
        Segment(size)


def test_two_ends_see_the_same_memory():
    segment = Segment(100)
    other = Segment.adopt(os.dup(segment.handle), 100)
    segment.buffer[5] = 42
    assert other.buffer[5] == 42
    other.close()
    segment.close()


def test_a_handle_of_less_memory_than_was_said_is_refused():
    segment = Segment(100)
    with pytest.raises(ValueError, match="shorter"):
        Segment.adopt(os.dup(segment.handle), 5000)
    segment.close()


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="memfd_create")
def test_nobody_can_cut_the_memory_off_under_a_reader():
    segment = Segment(8192)
    for size in (10, 100_000):
        with pytest.raises(PermissionError):
            os.ftruncate(segment.handle, size)
    segment.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")
def test_descriptors_go_with_closing_and_with_forgetting():
    before = descriptors()
    closed, forgotten = Segment(10), Segment(10)
    assert descriptors() > before
    closed.close()
    del forgotten
    assert descriptors() == before


def test_a_view_outlives_closing():
    pixels = Pixels.new(4, 2)
    view = pixels.data
    view[0] = 9
    pixels.close()
    assert view[0] == 9
    view.release()


def test_pixels_are_rows_without_padding():
    pixels = Pixels.new(5, 3, has_alpha=True, icc=b"p")
    assert (pixels.stride, len(pixels.data), pixels.icc) == (20, 60, b"p")
    pixels.close()


def test_without_memfd_an_unlinked_file_serves(monkeypatch, tmp_path):
    monkeypatch.delattr(os, "memfd_create", raising=False)
    monkeypatch.setattr(segments.fcntl, "F_ADD_SEALS", 0, raising=False)
    monkeypatch.delattr(segments.fcntl, "F_ADD_SEALS")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    segment = Segment(50)
    assert list(tmp_path.iterdir()) == []
    segment.buffer[:2] = b"ok"
    assert "50" in repr(segment)
    segment.close()


def test_no_memory_is_an_error_and_leaves_no_descriptor(monkeypatch):
    before = descriptors()

    def full(handle, size):
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "ftruncate", full)
    with pytest.raises(OSError, match="no space"):
        Segment(50)
    assert descriptors() == before


def test_by_name_where_there_are_no_descriptors(monkeypatch):
    asked = []

    def named(handle, size, tag):
        asked.append((handle, size, tag))
        return mmap.mmap(-1, size)

    monkeypatch.setattr(segments, "HAS_DESCRIPTORS", False)
    monkeypatch.setattr(segments, "mmap", type("Module", (), {"mmap": staticmethod(named)}))
    one, two = Segment(64), Segment(64)
    assert one.handle != two.handle
    assert asked[0] == (-1, 64, one.handle)
    one.close()
    two.close()
