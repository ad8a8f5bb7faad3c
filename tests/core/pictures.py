# SPDX-License-Identifier: GPL-3.0-or-later
"""Picture files for tests: every format, and every way in which one can be odd."""

import io
import struct
import zlib

import numpy as np
import pillow_heif
from PIL import Image, ImageCms

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, WHITE = (220, 40, 30), (30, 170, 60), (40, 60, 200), (240, 240, 235)


def quarters(width=64, height=48, mode="RGB"):
    """Four flat quarters, so that every turn and mirror shows: red green / blue white."""
    image = Image.new("RGB", (width, height), WHITE)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image.convert(mode)


def photo_like(width, height, seed=0):
    """Smooth colours with a little noise."""
    random = np.random.default_rng(seed)
    noise = random.integers(0, 16, (height, width, 1), np.uint8)
    x = np.linspace(0, 239, width, dtype=np.uint8)[None, :]
    y = np.linspace(0, 239, height, dtype=np.uint8)[:, None]
    smooth = np.stack(np.broadcast_arrays(x, y, x // 2 + y // 4), -1)
    return Image.fromarray(smooth + noise)


def encoded(image, kind, **options):
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def exif_with(orientation=1, **tags):
    """EXIF with an orientation, a camera, dates, a place, a thumbnail and a maker's block."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "TestMake"
    exif[0x0110] = "TestModel"
    exif[0x013B] = "A. Rtist"
    exif[0x8298] = "(c) A. Rtist"
    exif[0x0131] = "OldSoftware"
    exif[0x010E] = tags.get("description", "On the beach")
    sub = exif.get_ifd(0x8769)
    sub[0x9003] = "2024:05:17 18:03:12"
    sub[0x9011] = "+02:00"
    sub[0x9291] = "123"
    sub[0x829A] = 0.004
    sub[0xA434] = "TestLens 50mm"
    sub[0x927C] = b"MAKER-CANARY" * 4
    sub[0xA431] = "SERIAL-CANARY"
    sub[0xA002], sub[0xA003] = 1, 1
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (51.0, 30.0, 2.5)
    place[3], place[4] = "E", (0.0, 7.0, 30.0)
    place[29] = "GPS-CANARY"
    return exif


def p3_profile():
    """A profile with the primaries of Display P3 and the curve of sRGB, made by hand."""

    def fixed(value):
        return struct.pack(">i", round(value * 65536))

    def xyz(*values):
        return b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in values)

    def text(value):
        raw = value.encode()
        data = b"desc\0\0\0\0" + struct.pack(">I", len(raw) + 1) + raw + b"\0"
        return data + b"\0" * (12 + 67 + 3)

    curve = b"para\0\0\0\0\0\x03\0\0" + b"".join(
        fixed(v) for v in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    )
    tags = {
        b"desc": text("Test P3"),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.5151, 0.2412, -0.0011),
        b"gXYZ": xyz(0.2920, 0.6922, 0.0419),
        b"bXYZ": xyz(0.1571, 0.0666, 0.7841),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    rest = struct.pack(">I", len(tags)) + table + body
    header = bytearray(128)
    header[0:4] = struct.pack(">I", 128 + len(rest))
    header[8:12] = b"\x02\x10\0\0"
    header[12:24] = b"mntrRGB XYZ "
    header[36:40] = b"acsp"
    header[68:80] = fixed(0.9642) + fixed(1.0) + fixed(0.8249)
    return bytes(header) + rest


def srgb_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def png_chunk(kind, data):
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def png_saying(width, height, extra=b""):
    """A PNG whose header says a size that its few bytes do not hold."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + extra
        + png_chunk(b"IDAT", rows)
        + png_chunk(b"IEND", b"")
    )


def rgb_of(pixels):
    """The colours of `Pixels` as height x width x 3."""
    data = np.frombuffer(pixels.data, np.uint8).reshape(pixels.height, pixels.stride)
    rows = data[:, : pixels.width * 4].reshape(pixels.height, pixels.width, 4)
    return rows[:, :, 2::-1].astype(int)


def alpha_of(pixels):
    data = np.frombuffer(pixels.data, np.uint8).reshape(pixels.height, pixels.width, 4)
    return data[:, :, 3]


def difference(one, other):
    return float(np.abs(np.asarray(one, int) - np.asarray(other, int)).mean())
