# SPDX-License-Identifier: GPL-3.0-or-later
"""Handlers of the helper for images that are not about reading, called in this process."""

import io
import os
import socket
import struct
import threading

import numpy as np
import pytest
from PIL import Image

from faceswap_desktop.core import helper_main, image_worker, sandbox
from faceswap_desktop.core.channel import ChannelError, SocketChannel
from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.core.helper_process import Reply
from faceswap_desktop.core.image_replies import bytes_of, info_of, pixels_of, upload_of
from faceswap_desktop.core.segments import Segment
from faceswap_desktop.errors import ErrorCode, HelperError, PhotoError, SaveError
from tests.core import pictures
from tests.core.calls import ask
from tests.core.pictures import difference, encoded, quarters

pytestmark = pytest.mark.usefixtures("unlimited")

ANY = ["image/jpeg", "image/png"]


def uploaded(image, kind="PNG", **values):
    given = {"max_side": None, "max_bytes": None, "media_types": ANY} | values
    return upload_of(ask("upload", encoded(image, kind), **given))


def test_every_decoder_is_tried_before_the_fence_closes(monkeypatch):
    entered = []
    monkeypatch.setattr(sandbox, "enter", lambda: entered.append(True))
    image_worker.prepare()
    assert entered == [True]


def test_limits_grow_with_the_picture(monkeypatch):
    limits = []
    monkeypatch.setattr(sandbox, "limit_call", lambda **given: limits.append(given))
    for megapixels in (64, 256):
        ask("check", encoded(quarters(), "PNG"), megapixels=megapixels)
    assert limits[0]["memory"] < limits[1]["memory"]
    assert limits[0]["seconds"] == 30 * os.cpu_count()


def test_a_plain_upload():
    data, media_type, width, height = uploaded(quarters())
    assert (media_type, width, height) == ("image/jpeg", 64, 48)
    with Image.open(io.BytesIO(data)) as sent:
        assert difference(sent, quarters()) < 4


def test_uploads_that_have_to_shrink():
    photo = pictures.photo_like(600, 500)
    data, _, width, _ = uploaded(photo, max_bytes=10_000)
    assert len(data) <= 10_000
    assert width <= 600
    data, media_type, width, _ = uploaded(photo, max_bytes=300_000, media_types=["image/png"])
    assert (media_type, width < 600, len(data) <= 300_000) == ("image/png", True, True)
    with pytest.raises(SaveError):
        uploaded(photo, max_bytes=50)


def test_transparent_uploads_stay_so_where_they_fit():
    image = pictures.photo_like(400, 400).convert("RGBA")
    image.putalpha(Image.radial_gradient("L").resize(image.size))
    whole, media_type, *_ = uploaded(image)
    assert media_type == "image/png"
    assert uploaded(image, max_bytes=20_000)[1] == "image/jpeg"
    limit = len(whole) * 4 // 5
    data, _, width, _ = uploaded(image, max_bytes=limit, media_types=["image/png"])
    assert width == 320
    with Image.open(io.BytesIO(data)) as sent:
        assert sent.mode == "RGBA"


def test_marks_are_put_into_what_can_carry_them():
    limits = {"mark": "trainedAlgorithmicMedia", "network": True}
    for kind in ("JPEG", "PNG", "WEBP", "GIF"):
        assert b"trainedAlgorithmicMedia" in bytes_of(
            ask("mark", encoded(quarters(), kind), **limits)
        )
    with pytest.raises(PhotoError):
        ask("mark", encoded(quarters(), "JPEG")[:400], **limits)
    with pytest.raises(PhotoError):
        ask("mark", encoded(quarters(), "BMP"), **(limits | {"network": False}))


def test_formats_know_their_names():
    for each in PictureFormat:
        assert PictureFormat.of_media_type(each.media_type) is each
        assert each.suffix.startswith(".")
    with pytest.raises(ValueError, match="TIFF"):
        PictureFormat.of_media_type("image/tiff")


def said(*segments, **values):
    return Reply(values, tuple(Segment(size) for size in segments))


PICTURE = {"width": 2, "height": 2, "has_alpha": False, "icc": False}


@pytest.mark.parametrize(
    ("understand", "reply"),
    [
        (pixels_of, said(16, pixels="text")),
        (pixels_of, said(16, pixels=["text"])),
        (pixels_of, said(16, 16, pixels=[PICTURE])),
        (pixels_of, said(pixels=[PICTURE])),
        (pixels_of, said(16, 5_000_000, pixels=[PICTURE | {"icc": True}])),
        (pixels_of, said(16, pixels=[PICTURE | {"width": True}])),
        (info_of, said(full_width=1 << 20, full_height=1 << 20, media_type="image/png")),
        (bytes_of, said(5, size=6)),
        (bytes_of, said(size=6)),
        (upload_of, said(5, size=5, media_type="text/html", width=1, height=1)),
        (upload_of, said(5, size=5, media_type="image/png", width=-1, height=1)),
    ],
)
def test_lies_of_a_helper_are_seen(understand, reply):
    with pytest.raises(ChannelError):
        understand(reply)


class Conversation:
    """A helper's side in a thread of this process, and the program's side by hand."""

    def __init__(self, handlers):
        ours, theirs = socket.socketpair()
        self.channel = SocketChannel(ours)
        self.flag = Segment(4)
        self._theirs = SocketChannel(theirs)
        self._thread = threading.Thread(target=helper_main.serve, args=(self._theirs, handlers))
        self._thread.start()
        self.channel.send({"hello": "word"}, [self.flag])
        assert self.channel.receive()[0] == {"ready": "word"}

    def asked(self, method, number=1):
        self.channel.send({"id": number, "do": method, "values": {}}, [])
        return self.channel.receive()[0]

    def close(self):
        self.channel.close()
        self._thread.join(60)
        self._theirs.close()
        self.flag.close()
        assert not self._thread.is_alive()


def fail(error):
    def handler(call):
        raise error

    return handler


def test_a_conversation_from_inside():
    def wait(call):
        call.report("saving", 0.5)
        call.check()
        return {"done": call.allocate(10).size}

    talk = Conversation(
        {
            "wait": wait,
            "photo": fail(PhotoError(ErrorCode.PHOTO_DAMAGED, details="x" * 5000, kind="k")),
            "memory": fail(MemoryError()),
            "bug": fail(KeyError("b")),
            "cancelled": lambda call: call.check(),
        }
    )
    assert talk.asked("wait") == {"id": 1, "step": "saving", "fraction": 0.5}
    assert talk.channel.receive()[0] == {"id": 1, "allocate": 10}
    talk.channel.send({"granted": 10}, [Segment(10)])
    assert talk.channel.receive()[0] == {"id": 1, "reply": {"done": 10}}
    told = talk.asked("photo")["error"]
    assert (told["kind"], told["code"], len(told["details"])) == (
        "PhotoError",
        "photo-damaged",
        2000,
    )
    assert talk.asked("memory")["error"]["code"] == ErrorCode.HELPER_MEMORY
    assert talk.asked("bug")["error"]["code"] == ErrorCode.INTERNAL
    struct.pack_into("=I", talk.flag.buffer, 0, 9)
    assert talk.asked("cancelled", 9) == {"id": 9, "cancelled": True}
    assert talk.asked("wait", 10)["step"] == "saving"
    talk.channel.receive()
    talk.channel.send({"granted": 0})
    assert talk.channel.receive()[0]["error"]["code"] == ErrorCode.HELPER_MEMORY
    talk.close()


def test_hanging_up_in_the_midst_of_a_call_ends_the_helper():
    begun, go_on = threading.Event(), threading.Event()

    def work(call):
        begun.set()
        go_on.wait(60)
        call.report("saving")
        return {}

    talk = Conversation({"work": work})
    talk.channel.send({"id": 1, "do": "work", "values": {}})
    assert begun.wait(60)
    talk.channel.close()
    go_on.set()
    talk.close()


def test_helper_errors_are_told_as_they_are():
    told = helper_main._told(HelperError(ErrorCode.HELPER_MEMORY, details="d", size=3))
    assert told["error"]["params"] == {"size": 3}


def test_rows_of_every_mode_become_the_one_layout():
    from faceswap_desktop.core.decoding import Decoded
    from faceswap_desktop.core.handover import rows_of

    expected = np.asarray(quarters())[:, :, ::-1]
    for mode in ("RGB", "RGBX", "RGBA"):
        image = quarters().convert("RGBA")
        image = image if mode == "RGBA" else image.convert("RGB").convert(mode)
        rows = rows_of(Decoded(image, is_bgr=False, has_alpha=mode == "RGBA"))
        assert difference(rows[:, :, :3], expected) == 0
        assert rows[:, :, 3].min() == 255
