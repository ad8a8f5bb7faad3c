# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine's handlers, called in this process."""

import cv2
import numpy as np
import pytest
import skimage.data

from faceswap_desktop.core.helper_main import Call
from faceswap_desktop.core.segments import Segment
from faceswap_desktop.errors import ErrorCode, FaceError, HelperError
from faceswap_desktop.faces import worker


class DirectCall(Call):
    """A call without a process on the other side."""

    def __init__(self, values, *pictures):
        segments, about = [], []
        for picture in pictures:
            height, width = picture.shape[:2]
            rows = np.dstack([picture[:, :, ::-1], np.full((height, width), 255, np.uint8)])
            segment = Segment(rows.size)
            segment.buffer[:] = rows.tobytes()
            segments.append(segment)
            about.append({"width": width, "height": height, "stride": width * 4})
        self.told = []
        super().__init__(None, 1, values | {"pictures": about}, segments, memoryview(bytes(4)))

    def report(self, step, fraction=None):
        self.told.append((step, fraction))


PORTRAIT = skimage.data.astronaut()
SWAP = {"target_face": None, "face_choice": None, "options": {}}


def test_faces_are_told_as_plain_values():
    call = DirectCall({}, PORTRAIT)
    (face,) = worker.HANDLERS["find_faces"](call)["faces"]
    assert 0.3 < face["box"]["left"] < 0.5
    assert len(face["landmarks"]) == 468
    assert call.told


def test_warming_up_needs_no_picture():
    worker.prepare()
    assert worker.HANDLERS["warm"](DirectCall({})) == {}


def test_a_swap_is_done_in_place():
    box = {"left": 0.3, "top": 0.1, "width": 0.25, "height": 0.3}
    call = DirectCall(SWAP | {"target_face": box}, PORTRAIT, PORTRAIT[:, ::-1])
    before = bytes(call.segments[0].buffer)
    assert isinstance(worker.HANDLERS["swap"](call)["cautions"], list)
    assert bytes(call.segments[0].buffer) != before


@pytest.mark.parametrize("kind", ["photo", "colour", "blur", "transparent"])
def test_backgrounds_are_done_in_place(kind):
    values = {"kind": kind, "colour": [0, 0, 255], "strength": 0.5}
    call = DirectCall(values, PORTRAIT, np.zeros((20, 20, 3), np.uint8))
    before = bytes(call.segments[0].buffer)
    assert worker.HANDLERS["change_background"](call) == {"has_alpha": kind == "transparent"}
    assert bytes(call.segments[0].buffer) != before


def test_no_face_comes_through_as_it_is():
    blank = np.full((200, 200, 3), 128, np.uint8)
    with pytest.raises(FaceError):
        worker.HANDLERS["swap"](DirectCall(SWAP, blank, PORTRAIT))


@pytest.mark.parametrize(("code", "expected"), [(-4, HelperError), (-1, cv2.error)])
def test_running_out_of_memory_is_told_as_that(monkeypatch, code, expected):
    class Trouble(cv2.error):
        pass

    def fail(*_):
        error = Trouble("no")
        error.code = code
        raise error

    monkeypatch.setattr(worker.engine, "find_faces", fail)
    with pytest.raises(expected) as caught:
        worker.HANDLERS["find_faces"](DirectCall({}, PORTRAIT))
    if expected is HelperError:
        assert caught.value.code is ErrorCode.HELPER_MEMORY
