# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from faceswap_desktop.core import containers
from faceswap_desktop.core.containers import ContainerError
from tests.core.pictures import encoded, quarters

JPEG = b"\xff\xd8"
PNG = b"\x89PNG\r\n\x1a\n"


def webp(body):
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        JPEG,
        JPEG + b"\0\0\0\0",
        JPEG + b"\xff\xe0\0\x01",
        JPEG + b"\xff\xe0\0\xff1234",
    ],
)
def test_broken_jpegs(data):
    with pytest.raises(ContainerError):
        containers.jpeg_with(data, xmp=b"<x/>")


@pytest.mark.parametrize("data", [b"", PNG, PNG + b"\0\0\0\xffIHDR1234"])
def test_broken_pngs(data):
    with pytest.raises(ContainerError):
        containers.png_with(data, xmp=b"<x/>")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        webp(b""),
        webp(b"VP8X\x04\0\0\0abcd"),
        webp(b"VP8X\xff\0\0\0abcd"),
        webp(b"VP8 \x04\0\0\0abcd"),
        webp(b"VP8L\x02\0\0\0ab"),
        webp(b"WHAT\x04\0\0\0abcd"),
    ],
)
def test_broken_webps(data):
    with pytest.raises(ContainerError):
        containers.webp_with(data, xmp=b"<x/>")


def test_padding_between_segments_is_borne_with():
    data = encoded(quarters(), "JPEG")
    padded = data[:2] + b"\xff\xff\xff" + data[2:]
    assert containers.jpeg_with(padded, xmp=b"<x/>").count(b"<x/>") == 1


def test_what_was_there_of_the_kind_is_replaced():
    data = encoded(quarters(), "JPEG")
    for splice, start in (
        (containers.jpeg_with, data),
        (containers.png_with, encoded(quarters(), "PNG")),
        (containers.webp_with, encoded(quarters(), "WEBP")),
    ):
        once = splice(start, exif=b"II*\0one1", xmp=b"<one/>", icc=b"icc-one")
        twice = splice(once, exif=b"II*\0two2", xmp=b"<two/>", icc=b"icc-two")
        assert b"one" not in twice
        assert twice.count(b"<two/>") == 1
        assert splice(twice) == twice
