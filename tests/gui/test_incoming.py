# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from faceswap_desktop.gui.incoming import Offer, OfferKind, can_offer, encoded, offers

PNG = b"\x89PNG\r\n\x1a\n not really, and nobody here may look"


class WatchedMime(QMimeData):
    """Offers formats, and notes which of them were fetched, and as what."""

    def __init__(self, contents):
        super().__init__()
        self.contents = contents
        self.fetched = []

    def formats(self):
        return list(self.contents)

    def hasFormat(self, name):
        return name in self.contents

    def retrieveData(self, name, kind):
        self.fetched.append(name)
        found = self.contents.get(name)
        return QByteArray(found) if isinstance(found, bytes) else found


def mime(**contents):
    data = QMimeData()
    if "urls" in contents:
        data.setUrls([QUrl(each) for each in contents["urls"]])
    if "html" in contents:
        data.setHtml(contents["html"])
    if "text" in contents:
        data.setText(contents["text"])
    for name, each in contents.get("formats", {}).items():
        data.setData(name, each)
    return data


def the_one(data):
    (offer,) = offers(data)
    assert can_offer(data)
    return offer


def test_a_file_is_offered_by_its_path():
    offer = the_one(mime(urls=["file:///home/me/Ferien%20%C3%A4%20%E7%85%A7.JPG"]))
    path = Path("/home/me/Ferien ä 照.JPG")
    assert offer == Offer(OfferKind.FILE, path.name, path=path)


def test_several_files_are_offered_in_order_and_once():
    data = mime(urls=["file:///b.jpg", "file:///a.png", "file:///b.jpg", "https://example.org/c"])
    assert [offer.path for offer in offers(data)] == [Path("/b.jpg"), Path("/a.png")]


def test_a_file_on_this_very_host_may_name_it():
    assert the_one(mime(urls=["file://localhost/a.jpg"])).path == Path("/a.jpg")


@pytest.mark.parametrize("ending", ["desktop", "url", "lnk", "webloc", "txt", ""])
def test_whether_a_file_is_a_picture_is_for_its_content_to_say(ending):
    assert the_one(mime(urls=[f"file:///a.{ending}"])).kind is OfferKind.FILE


@pytest.mark.parametrize(
    "address",
    [
        "file://server/share/a.jpg",
        "file:////server/share/a.jpg",
        "file:///%5C%5Cserver/share/a.jpg",
        "file:a.jpg",
        "file:///a%00.jpg",
        "smb://server/share/a.jpg",
        "ftp://example.org/a.jpg",
        "javascript:alert(1)",
        "http:///a.jpg",
        "about:blank",
        "",
    ],
)
def test_what_is_not_plainly_on_this_computer_or_the_web_is_refused(address):
    for data in (mime(urls=[address]), mime(text=address)):
        assert offers(data) == ()
        assert not can_offer(data)


def test_picture_bytes_are_taken_as_they_are_with_where_they_came_from():
    html = '<meta charset="utf-8"><img alt="" src="https://example.org/p/dog%20one.webp?w=9#x">'
    data = mime(html=html, formats={"image/jpeg": b"jpeg", "image/png": PNG})
    offer = the_one(data)
    assert offer.kind is OfferKind.BYTES
    assert offer.data == PNG
    assert offer.address == "https://example.org/p/dog%20one.webp?w=9"
    assert offer.suggested_name == "dog one.png"


def test_picture_bytes_beside_a_plain_link_say_where_they_came_from():
    data = mime(urls=["https://example.org/cat.jpg"], formats={"image/jpeg": b"jpeg"})
    assert the_one(data).address == "https://example.org/cat.jpg"


def test_a_file_wins_over_its_bytes_and_bytes_over_an_address():
    picture = {"image/png": PNG}
    assert the_one(mime(urls=["file:///a.png"], formats=picture)).kind is OfferKind.FILE
    assert the_one(mime(urls=["https://example.org/a"], formats=picture)).kind is OfferKind.BYTES


def test_the_names_that_windows_programs_use_are_known():
    data = mime(formats={'application/x-qt-windows-mime;value="PNG"': PNG})
    assert the_one(data).data == PNG


@pytest.mark.parametrize("name", ["image/svg+xml", "image/x-icon", "image/vnd.adobe.photoshop"])
def test_other_picture_formats_are_not_taken(name):
    data = mime(formats={name: b"something"})
    assert offers(data) == ()
    assert not can_offer(data)


def test_an_empty_picture_is_nothing():
    assert offers(mime(formats={"image/png": b""})) == ()


@pytest.mark.parametrize("name", ["image/png", "image/svg+xml"])
def test_qt_is_never_asked_to_decode_what_came_from_outside(name):
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    data = WatchedMime({"application/x-qt-image": image, name: PNG})
    can_offer(data)
    offered = offers(data)
    assert "application/x-qt-image" not in data.fetched
    assert [offer.kind for offer in offered] == [OfferKind.BYTES] * (name == "image/png")


def test_a_picture_that_only_qt_has_is_offered_as_such(qapp):
    image = QImage(3, 2, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30, 40))
    data = QMimeData()
    data.setImageData(image)
    offer = the_one(data)
    assert offer.kind is OfferKind.IMAGE
    assert offer.suggested_name == "Picture.png"
    again = QImage.fromData(encoded(offer.image), "PNG")
    assert (again.width(), again.height()) == (3, 2)
    assert again.pixelColor(1, 1).getRgb() == (10, 20, 30, 40)


def test_a_null_picture_is_nothing(qapp):
    assert offers(WatchedMime({"application/x-qt-image": QImage()})) == ()
    assert offers(WatchedMime({"application/x-qt-image": b"bytes"})) == ()


def test_a_picture_in_html_wins_over_the_page_that_it_links_to():
    data = mime(
        urls=["https://example.org/page"],
        html='<a href="https://example.org/page"><img src="https://cdn.example.org/a.jpg"></a>',
    )
    offer = the_one(data)
    assert (offer.kind, offer.address) == (OfferKind.LINK, "https://cdn.example.org/a.jpg")
    assert offer.suggested_name == "a.jpg"


def test_a_picture_inside_html_is_taken_out():
    body = base64.b64encode(PNG).decode()
    offer = the_one(mime(html=f'<img src="data:image/png;base64,{body}">'))
    assert (offer.kind, offer.data, offer.address) == (OfferKind.BYTES, PNG, "")


def test_html_without_a_usable_picture_leaves_the_link():
    data = mime(
        urls=["https://example.org/a"],
        html='<img src="data:image/svg+xml,<svg/>"><img src="blob:1"><img src="https:///x">',
    )
    assert the_one(data).address == "https://example.org/a"


def test_copied_text_that_is_an_address_is_one():
    assert the_one(mime(text=" https://example.org/a.jpg\n")).address == "https://example.org/a.jpg"
    assert the_one(mime(text="file:///a.jpg")).path == Path("/a.jpg")
    two = offers(mime(text="https://example.org/a\r\nhttps://example.org/b"))
    assert [offer.address for offer in two] == ["https://example.org/a", "https://example.org/b"]


@pytest.mark.parametrize(
    "text", ["hello", "see https://example.org/a.jpg", "https://example.org/a b", "", "x" * 9000]
)
def test_other_text_is_nothing(text):
    assert offers(mime(text=text)) == ()
    assert not can_offer(mime(text=text))


def test_html_that_is_only_text_is_nothing():
    assert not can_offer(mime(html="<b>hello</b>", text="hello"))


@given(st.text(min_size=1, max_size=300))
def test_names_from_outside_are_short_printable_and_without_folders(name):
    address = QUrl("https://example.org/")
    address.setPath("/" + name, QUrl.ParsingMode.DecodedMode)
    data = QMimeData()
    data.setUrls([address])
    for offer in offers(data):
        shown = offer.suggested_name
        assert 0 < len(shown) <= 100
        assert shown.isprintable()
        assert not set(shown) & set('/\\:*?"<>|')
