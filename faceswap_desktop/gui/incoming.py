# SPDX-License-Identifier: GPL-3.0-or-later
"""What a drop or the clipboard offers, as data; nothing is opened, decoded or fetched here.

The richest form wins: files on this computer, the bytes of a picture, a picture named in HTML,
an address, and last a picture that Qt decoded itself (screenshots on some platforms). Qt is never
asked to decode what came from outside: of formats named `image/...` only the bytes are taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QUrl
from PySide6.QtGui import QImage

from faceswap_desktop.gui.pane_state import PaneRole

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from faceswap_desktop.core.models import Box

__all__ = ["Offer", "OfferKind", "PaneRole", "can_offer", "encoded", "is_promise", "offers"]

PORTAL_TYPES = ("application/vnd.portal.filetransfer", "application/vnd.portal.files")
# A promise to write a file later, which Qt cannot take up; the names on macOS, Windows, Firefox.
_PROMISES = ("promised-file", "filegroupdescriptor", "file-promise")
QT_IMAGE_TYPE = "application/x-qt-image"
LONGEST_TEXT = 8192

# By preference: lossless first, then what photos come as, then the rest that can be opened.
_PICTURE_TYPES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "image/heif": ".heif",
    "image/avif": ".avif",
    "image/tiff": ".tif",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
}
# What Windows programs put beside the bitmap, under the names it has there.
_WINDOWS_TYPES = {
    'application/x-qt-windows-mime;value="PNG"': "image/png",
    'application/x-qt-windows-mime;value="image/png"': "image/png",
    'application/x-qt-windows-mime;value="JFIF"': "image/jpeg",
}


@unique
class OfferKind(StrEnum):
    """In which form a picture is offered."""

    FILE = "file"
    BYTES = "bytes"
    IMAGE = "image"
    LINK = "link"
    PANE = "pane"
    PORTAL = "portal"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Offer:
    """One picture that was dropped or pasted; which fields are set depends on `kind`.

    FILE: `path`. BYTES: `data`, an encoded picture of unknown goodness. IMAGE: `image`; see
    `encoded`. LINK: `address`, http or https. PANE: `pane`, a pane of this window
    whose photo is meant.
    `suggested_name` is a file name to show, without folders, from outside: plain text only.
    PORTAL: `portal_key` stands for files, and `listed` are the paths that were named beside it.
    PROMISE: there is a picture, but it cannot be had.
    For FILE, BYTES and IMAGE `address` says where the picture came from, if that is known.
    `face` says which of several faces is meant, if that is known. `origin` is set for a result
    that goes on as a photo: the photo with which that began.
    """

    kind: OfferKind
    suggested_name: str = ""
    path: Path | None = None
    data: bytes = b""
    image: QImage | None = None
    address: str = ""
    pane: PaneRole | None = None
    portal_key: str = ""
    listed: tuple[Path, ...] = ()
    face: Box | None = None
    origin: Offer | None = None


def offers(mime: QMimeData) -> tuple[Offer, ...]:
    """The pictures in `mime`, each in its richest form; empty if there is nothing usable.

    More than one only for several files, or several addresses.
    """
    ways = (_portal_files, _files, _picture_bytes, _html_pictures, _links, _qt_image, _promise)
    for found in ways:
        if offered := found(mime):
            return offered
    return ()


def can_offer(mime: QMimeData) -> bool:
    """Whether `mime` seems to hold a picture; cheap enough for a drag that only passes by."""
    formats = set(mime.formats())
    if formats & {*_PICTURE_TYPES, *_WINDOWS_TYPES, *PORTAL_TYPES} or _is_qt_image_only(formats):
        return True
    return bool(_files(mime) or _html_pictures(mime) or _links(mime))


def is_promise(mime: QMimeData) -> bool:
    """Whether `mime` promises a file; what else it holds may still be of use."""
    names = [each.lower() for each in mime.formats()]
    return any(promise in name for promise in _PROMISES for name in names)


def encoded(image: QImage) -> bytes:
    """A picture of Qt's as the bytes of a PNG file; for large ones, call it in a thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 90)  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(buffer.data().data())


def _portal_files(mime: QMimeData) -> tuple[Offer, ...]:
    """Files behind a key; the paths beside it are those that the other program sees."""
    for name in PORTAL_TYPES:
        key = bytes(mime.data(name).data()).rstrip(b"\0").decode("utf-8", "replace")
        if key:
            listed = tuple(each.path for each in _files(mime) if each.path is not None)
            first = listed[0].name if listed else _file_name("", "")
            return (Offer(OfferKind.PORTAL, first, portal_key=key, listed=listed),)
    return ()


def _promise(mime: QMimeData) -> tuple[Offer, ...]:
    return (Offer(OfferKind.PROMISE),) if is_promise(mime) else ()


def _files(mime: QMimeData) -> tuple[Offer, ...]:
    """Files on this computer; those of other hosts and network shares are left out."""
    urls = [*mime.urls(), *_addresses_in_text(mime, "file")]
    paths = dict.fromkeys(path for url in urls if (path := _local_path(url)) is not None)
    return tuple(Offer(OfferKind.FILE, path.name, path=path) for path in paths)


def _local_path(url: QUrl) -> Path | None:
    """The path of a file address, or None if it is not plainly on this computer."""
    if url.scheme() != "file" or url.host() not in {"", "localhost"}:
        return None
    alone = QUrl(url)
    alone.setHost("")
    path = alone.toLocalFile()
    is_remote = path.replace("\\", "/").startswith("//")
    if is_remote or "\0" in path or not Path(path).is_absolute():
        return None
    return Path(path)


def _picture_bytes(mime: QMimeData) -> tuple[Offer, ...]:
    """The bytes of a picture, untouched."""
    formats = set(mime.formats())
    names = [*((kind, kind) for kind in _PICTURE_TYPES), *_WINDOWS_TYPES.items()]
    for name, media_type in names:
        if name not in formats:
            continue
        if data := bytes(mime.data(name).data()):
            address = _address_beside(mime)
            return (_bytes_offer(data, media_type, address),)
    return ()


def _address_beside(mime: QMimeData) -> str:
    """Where a picture given as bytes came from, as far as it says so."""
    named = next((offer.address for offer in _html_pictures(mime) if offer.address), "")
    return named or next((offer.address for offer in _links(mime)), "")


def _html_pictures(mime: QMimeData) -> tuple[Offer, ...]:
    """The first picture named in HTML, by its data or its address."""
    if not mime.hasHtml():
        return ()
    from faceswap_desktop.gui.incoming_html import (  # noqa: PLC0415  # not at the start
        DataPicture,
        pictures_in,
    )

    for picture in pictures_in(mime.html()):
        if isinstance(picture, DataPicture):
            if picture.media_type in _PICTURE_TYPES:
                return (_bytes_offer(picture.data, picture.media_type, ""),)
        elif link := link_offer(QUrl(picture)):
            return (link,)
    return ()


def _links(mime: QMimeData) -> tuple[Offer, ...]:
    """Web addresses, from the list of addresses or from a text that is nothing else."""
    urls = [*mime.urls(), *_addresses_in_text(mime, "http", "https")]
    found = (link for url in urls if (link := link_offer(url)) is not None)
    return tuple({offer.address: offer for offer in found}.values())


def _qt_image(mime: QMimeData) -> tuple[Offer, ...]:
    """A picture that exists only as Qt decoded it."""
    if not _is_qt_image_only(set(mime.formats())):
        return ()
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return ()
    return (Offer(OfferKind.IMAGE, _file_name("", "image/png"), image=image),)


def _is_qt_image_only(formats: set[str]) -> bool:
    """Whether there is a picture that Qt need not decode from a foreign format first."""
    return QT_IMAGE_TYPE in formats and not any(name.startswith("image/") for name in formats)


def _addresses_in_text(mime: QMimeData, *schemes: str) -> list[QUrl]:
    """The lines of a text, if each of them is an address of one of these schemes."""
    if mime.hasUrls() or not mime.hasText():
        return []
    text = mime.text().strip()
    if not text or len(text) > LONGEST_TEXT:
        return []
    urls = [QUrl(line.strip(), QUrl.ParsingMode.StrictMode) for line in text.splitlines()]
    return urls if all(url.isValid() and url.scheme() in schemes for url in urls) else []


def link_offer(url: QUrl) -> Offer | None:
    """A picture at a web address; None for an address of another kind."""
    if url.scheme() not in {"http", "https"} or not url.host() or not url.isValid():
        return None
    address = bytes(url.toEncoded().data()).decode("ascii").partition("#")[0]
    return Offer(OfferKind.LINK, _file_name(address, ""), address=address)


def _bytes_offer(data: bytes, media_type: str, address: str) -> Offer:
    return Offer(OfferKind.BYTES, _file_name(address, media_type), data=data, address=address)


def _file_name(address: str, media_type: str) -> str:
    """A file name to show: the last part of the address, or a plain word."""
    name = QUrl(address).fileName(QUrl.ComponentFormattingOption.FullyDecoded)
    printable = "".join(c for c in name if c.isprintable() and c not in '/\\:*?"<>|')
    clean = Path(" ".join(printable.split()).strip(" ."))
    stem = clean.stem[:80] or QCoreApplication.translate("incoming", "Picture")
    return stem + (_PICTURE_TYPES.get(media_type) or clean.suffix[:8].lower())
