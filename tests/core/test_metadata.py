# SPDX-License-Identifier: GPL-3.0-or-later
import io
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from faceswap_desktop.core import containers, gif, metadata, xmp
from faceswap_desktop.core.formats import Mark, MetadataPolicy, PictureFormat
from tests.core import pictures
from tests.core.calls import ask
from tests.core.pictures import difference, encoded, quarters

pytestmark = pytest.mark.usefixtures("unlimited")

BASE = ExifTags.Base
WRITTEN = {"quality": 95, "lossless": True, "keep_location": False, "original": False}
TERM = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def converted(data, picture=PictureFormat.JPEG, original=None, **values):
    given = WRITTEN | {"format": picture.value, "mark": "compositeCapture"} | values
    files = [data] if original is None else [data, original]
    reply = ask("convert", *files, **(given | {"original": original is not None}))
    return bytes(reply.segments[-1].buffer)


def read(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def photo(kind="JPEG", packet=b"", **options):
    options |= {"xmp": packet} if packet and kind != "PNG" else {}
    if packet and kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        options["pnginfo"] = info
    if packet and kind == "TIFF":
        options = {"tiffinfo": {700: packet}}
    exif = pictures.exif_with(6)
    # Some writers take all of it only as raw EXIF.
    options["exif"] = exif.tobytes() if kind in {"HEIF", "TIFF"} else exif
    return encoded(pictures.photo_like(64, 48), kind, **options)


def packet_saying(term="", more=""):
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" '
        'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" tiff:Orientation="6"'
        + (f' e:DigitalSourceType="{TERM}{term}"' if term else "")
        + f">{more}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


@pytest.mark.parametrize("picture", PictureFormat)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "TIFF"])
def test_what_is_kept_and_what_is_not(kind, picture):
    data = converted(photo(kind), picture)
    assert b"CANARY" not in data
    image = read(data)
    assert image.size == (48, 64)
    exif = image.getexif()
    assert exif[BASE.Orientation] == 1
    assert exif[BASE.Make] == "TestMake"
    assert exif[BASE.Artist] == "A. Rtist"
    assert exif[BASE.Copyright] == "(c) A. Rtist"
    assert exif[BASE.Software].startswith("FaceSwap Desktop")
    assert exif[BASE.ImageDescription] == "On the beach (Altered with FaceSwap Desktop)"
    exposure = exif.get_ifd(ExifTags.IFD.Exif)
    assert exposure[BASE.DateTimeOriginal] == "2024:05:17 18:03:12"
    assert exposure[BASE.OffsetTimeOriginal] == "+02:00"
    assert exposure[BASE.SubsecTimeOriginal] == "123"
    assert float(exposure[BASE.ExposureTime]) == pytest.approx(0.004)
    assert exposure[BASE.LensModel] == "TestLens 50mm"
    assert (exposure[BASE.ExifImageWidth], exposure[BASE.ExifImageHeight]) == (48, 64)
    assert BASE.MakerNote not in exposure
    assert BASE.BodySerialNumber not in exposure
    assert not exif.get_ifd(ExifTags.IFD.GPSInfo)
    assert not exif.get_ifd(ExifTags.IFD.IFD1)


@pytest.mark.parametrize("picture", PictureFormat)
def test_the_place_stays_when_asked_for(picture):
    image = read(converted(photo(), picture, keep_location=True))
    place = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    assert place[1] == "N"
    assert [float(each) for each in place[2]] == [51.0, 30.0, 2.5]


@pytest.mark.parametrize("mark", Mark)
@pytest.mark.parametrize("picture", PictureFormat)
def test_the_mark_can_be_read_again(picture, mark):
    image = read(converted(encoded(quarters(), "PNG"), picture, mark=mark.value))
    said = xmp.read(metadata.packet_of(image))
    assert said.source_type == mark.value
    assert said.properties["dc:description"] == ("Altered with FaceSwap Desktop",)
    assert b"FaceSwap Desktop" in metadata.packet_of(image)
    assert image.getexif()[BASE.ImageDescription] == "Altered with FaceSwap Desktop"


def test_without_mark_or_original_nothing_is_told():
    image = read(converted(encoded(quarters(), "PNG"), mark=None))
    assert not image.getexif()
    assert not metadata.packet_of(image)


def test_without_mark_the_original_speaks_for_itself():
    image = read(converted(photo(), mark=None))
    assert image.getexif()[BASE.ImageDescription] == "On the beach"
    assert BASE.Software not in image.getexif()


@pytest.mark.parametrize(
    ("there", "ours", "kept"),
    [
        ("trainedAlgorithmicMedia", "compositeCapture", "trainedAlgorithmicMedia"),
        ("trainedAlgorithmicMedia", None, "trainedAlgorithmicMedia"),
        ("compositeWithTrainedAlgorithmicMedia", "compositeCapture",
         "compositeWithTrainedAlgorithmicMedia"),
        ("compositeSynthetic", "compositeCapture", "compositeSynthetic"),
        ("compositeCapture", "compositeWithTrainedAlgorithmicMedia",
         "compositeWithTrainedAlgorithmicMedia"),
        ("digitalCapture", "compositeCapture", "compositeCapture"),
        ("digitalCapture", None, ""),
        ("", "compositeCapture", "compositeCapture"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_a_stronger_mark_of_the_original_stays(kind, there, ours, kept):
    image = read(converted(photo(kind, packet_saying(there)), mark=ours))
    assert xmp.read(metadata.packet_of(image)).source_type == kept


def test_a_result_keeps_its_own_mark_beside_its_original():
    result = photo(packet=packet_saying("trainedAlgorithmicMedia"))
    for mark in ("compositeWithTrainedAlgorithmicMedia", None):
        image = read(converted(result, original=photo(), mark=mark))
        assert xmp.read(metadata.packet_of(image)).source_type == "trainedAlgorithmicMedia"
        assert image.getexif()[BASE.Make] == "TestMake"


def test_our_own_mark_goes_when_the_user_says_so():
    result = converted(photo())
    image = read(converted(result, original=photo(), mark=None))
    assert xmp.read(metadata.packet_of(image)).source_type == ""


@pytest.mark.parametrize("packet", [b"", packet_saying(more="<xmp:Label>theirs</xmp:Label>")])
def test_our_mark_in_what_was_received_is_ours_to_take_back_and_never_made_weaker(packet):
    received = metadata.mark_bytes(photo(packet=packet), "image/jpeg", Mark.COMPOSITE_AI)
    for mark, kept in ((None, ""), ("compositeCapture", Mark.COMPOSITE_AI.value)):
        image = read(converted(received, original=photo(), mark=mark))
        assert xmp.read(metadata.packet_of(image)).source_type == kept


@pytest.mark.parametrize("there", ["compositeSynthetic", "trainedAlgorithmicMedia"])
def test_a_mark_of_others_comes_back_when_ours_goes(there):
    result = photo(packet=packet_saying(there))
    for marked in (
        metadata.mark_bytes(result, "image/jpeg", Mark.COMPOSITE_AI),
        converted(result, original=photo(), mark=Mark.COMPOSITE_AI.value),
    ):
        image = read(converted(marked, original=photo(), mark=None))
        assert xmp.read(metadata.packet_of(image)).source_type == there


def test_what_a_generator_says_of_itself_stays():
    more = (
        "<e:AISystemUsed>Some model</e:AISystemUsed>"
        '<t:AIGC xmlns:t="http://www.tc260.org.cn/ns/AIGC/1.0/">{"Label":"1"}</t:AIGC>'
    )
    result = photo(packet=packet_saying(more=more))
    said = xmp.read(metadata.packet_of(read(converted(result, original=photo(), mark=None))))
    assert said.properties["Iptc4xmpExt:AISystemUsed"] == ("Some model",)
    assert said.properties["TC260:AIGC"] == ('{"Label":"1"}',)


def test_what_xmp_alone_knows_is_kept():
    more = (
        "<dc:creator><rdf:Seq><rdf:li>A &amp; B</rdf:li><rdf:li>C</rdf:li></rdf:Seq></dc:creator>"
        "<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>all &lt;mine&gt;</rdf:li></rdf:Alt>"
        "</dc:rights><xmp:CreateDate>2024-05-17</xmp:CreateDate><xmp:Nickname>XMP-CANARY"
        "</xmp:Nickname><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>Beach</rdf:li>"
        "</rdf:Alt></dc:description>"
    )
    packet = metadata.packet_of(read(converted(photo(packet=packet_saying(more=more)))))
    said = xmp.read(packet).properties
    assert said["dc:creator"] == ("A & B", "C")
    assert said["dc:rights"] == ("all <mine>",)
    assert said["xmp:CreateDate"] == ("2024-05-17",)
    assert said["dc:description"] == ("Beach (Altered with FaceSwap Desktop)",)
    assert b"CANARY" not in packet
    assert b"<tiff:Orientation>1<" in packet


@pytest.mark.parametrize(
    "packet",
    [
        b"<not xml",
        b"",
        b"\xff\xfe\x00",
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
    ],
)
def test_broken_packets_say_nothing(packet):
    assert xmp.read(packet).properties == {}


@given(st.binary(max_size=300))
def test_any_packet_is_read_or_ignored(packet):
    assert isinstance(xmp.read(packet), xmp.Said)


TIFF = b"Exif\0\0II*\0\x08\0\0\0"


@pytest.mark.parametrize(
    ("exif", "is_damaged"),
    [
        (b"", False),
        (TIFF + b"\0\0\0\0\0\0", False),
        (TIFF + b"\x05\0", True),
        (b"Exif\0\0II*\0\xff\xff\xff\xff", True),
        (b"Exif\0\0neither one nor the other", True),
    ],
)
def test_it_is_known_that_metadata_cannot_be_copied(exif, is_damaged):
    target = io.BytesIO()
    quarters().save(target, "JPEG", exif=exif)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(io.BytesIO(target.getvalue()))
        image.load()
        assert metadata.is_damaged(image) is is_damaged
    assert not metadata.is_damaged(read(photo()))


def test_broken_exif_costs_only_itself(monkeypatch):
    def broken(self):
        raise ValueError("broken")

    image = read(photo())
    monkeypatch.setattr(type(image), "getexif", broken)
    about = metadata.metadata_for(image, (5, 5), MetadataPolicy())
    assert b"Altered with FaceSwap Desktop" in about.exif
    assert b"TestMake" not in about.exif


@pytest.mark.parametrize("mark", [Mark.COMPOSITE_AI, Mark.AI])
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {}),
        ("JPEG", {"icc_profile": pictures.srgb_profile(), "comment": b"hello"}),
        ("PNG", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"icc_profile": pictures.srgb_profile()}),
    ],
)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("packet", [b"", packet_saying(more="<xmp:Label>theirs</xmp:Label>")])
def test_marking_splices_and_changes_no_pixel(kind, options, mode, packet, mark):
    image = pictures.photo_like(61, 47)
    if mode == "RGBA" and kind != "JPEG":
        image.putalpha(100)
    if packet and kind == "PNG":
        data = photo("PNG", packet)
    else:
        data = encoded(image, kind, **options, **({"xmp": packet} if packet else {}))
    marked = metadata.mark_bytes(data, f"image/{kind.lower()}", mark)
    before, after = read(data), read(marked)
    assert before.tobytes() == after.tobytes()
    assert before.mode == after.mode
    assert after.info.get("icc_profile") == before.info.get("icc_profile")
    assert after.info.get("comment") == before.info.get("comment")
    found = metadata.packet_of(after)
    assert xmp.read(found).source_type == mark.value
    assert (b"theirs" in found) == bool(packet)
    again = metadata.mark_bytes(marked, f"image/{kind.lower()}", mark)
    assert again.count(mark.value.encode()) == 1


def test_marking_keeps_a_stronger_mark():
    for there in ("trainedAlgorithmicMedia", "digitalCapture"):
        data = photo(packet=packet_saying(there))
        marked = metadata.mark_bytes(data, "image/jpeg", Mark.COMPOSITE_AI)
        kept = xmp.read(metadata.packet_of(read(marked))).source_type
        assert kept == (there if there.startswith("trained") else Mark.COMPOSITE_AI.value)
        assert (marked == data) == there.startswith("trained")


def test_marking_beside_a_packet_that_is_nonsense_or_too_long():
    for packet in (b"nonsense", packet_saying(more="<xmp:Label>" + "x" * 64_500 + "</xmp:Label>")):
        data = encoded(quarters(), "JPEG", xmp=packet)
        marked = metadata.mark_bytes(data, "image/jpeg", Mark.AI)
        assert xmp.read(metadata.packet_of(read(marked))).source_type == Mark.AI.value


def test_marking_puts_our_word_for_one_in_a_spelling_of_its_own():
    packet = packet_saying().replace(
        b'tiff:Orientation="6"', b'e:DigitalSourceType="composite capture"'
    )
    marked = metadata.mark_bytes(encoded(quarters(), "JPEG", xmp=packet), "image/jpeg", Mark.AI)
    assert xmp.read(metadata.packet_of(read(marked))).source_type == Mark.AI.value


@pytest.mark.parametrize("count", [1, 4])
def test_marking_changes_no_pixel_of_an_animation(count):
    frames = [Image.effect_noise((40, 30), 30 + 20 * each).convert("P") for each in range(count)]
    more = {"save_all": True, "append_images": frames[1:], "loop": 0} if count > 1 else {}
    data = encoded(frames[0], "GIF", duration=50, comment=b"hello", **more)
    marked = metadata.mark_bytes(data, "image/gif", Mark.COMPOSITE_AI)
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(marked))
    assert after.n_frames == count
    assert after.info["comment"] == b"hello"
    assert after.info.get("loop") == before.info.get("loop")
    for number in range(count):
        before.seek(number)
        after.seek(number)
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    assert xmp.read(gif.xmp_of(marked)).source_type == Mark.COMPOSITE_AI.value
    assert metadata.mark_bytes(marked, "image/gif", Mark.COMPOSITE) == marked
    stronger = metadata.mark_bytes(marked, "image/gif", Mark.AI)
    assert xmp.read(gif.xmp_of(stronger)).source_type == Mark.AI.value
    assert stronger.count(b"XMP DataXMP") == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_marking_broken_files_is_refused(kind):
    data = encoded(quarters(), kind)
    for broken in (b"", b"x" * 50, data[:20]):
        with pytest.raises(containers.ContainerError):
            metadata.mark_bytes(broken, f"image/{kind.lower()}", Mark.AI)
    with pytest.raises(containers.ContainerError):
        metadata.mark_bytes(data, "image/bmp", Mark.AI)


@given(st.binary(max_size=120))
def test_any_bytes_are_spliced_or_refused(data):
    for start, splice in (
        (b"\xff\xd8", containers.jpeg_with),
        (b"\x89PNG\r\n\x1a\n", containers.png_with),
        (b"RIFF\x78\0\0\0WEBP", containers.webp_with),
        (b"GIF89a", gif.with_xmp),
    ):
        try:
            assert splice(start + data, xmp=b"<x/>")
        except containers.ContainerError:
            continue


def test_profiles_of_any_length_fit_a_jpeg():
    data = encoded(quarters(), "JPEG")
    icc = bytes(range(256)) * 600
    with Image.open(io.BytesIO(containers.jpeg_with(data, icc=icc))) as image:
        assert image.info["icc_profile"] == icc
    with pytest.raises(containers.ContainerError):
        containers.jpeg_with(data, icc=bytes(20_000_000))
    with pytest.raises(containers.ContainerError):
        containers.jpeg_with(data, exif=bytes(70_000))


def test_pixels_written_with_a_profile_and_an_original():
    profile = pictures.p3_profile()
    image = pictures.photo_like(40, 30)
    pixels = image.convert("RGBA").tobytes("raw", "BGRA")
    for picture in PictureFormat:
        reply = ask(
            "encode", pixels, profile, photo(),
            width=40, height=30, stride=160, has_alpha=False, icc=True, mark="compositeCapture",
            **(WRITTEN | {"format": picture.value, "original": True}),
        )  # fmt: skip
        written = read(bytes(reply.segments[-1].buffer))
        assert written.info["icc_profile"] == profile
        assert written.getexif()[BASE.Model] == "TestModel"
        assert difference(written.convert("RGB"), image) < 3
