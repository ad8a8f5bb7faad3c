# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures named in a piece of HTML, such as browsers put beside a dragged picture."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

LONGEST_HTML = 64 * 2**20


@dataclass(frozen=True, slots=True)
class DataPicture:
    """The bytes of a picture that stood in the HTML itself."""

    media_type: str
    data: bytes


class _Sources(HTMLParser):
    """Gathers the addresses of all pictures, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.found += [value.strip() for name, value in attrs if name == "src" and value]


def pictures_in(html: str) -> Iterator[DataPicture | str]:
    """The pictures of a piece of HTML in order: their data, or their absolute addresses.

    Addresses that lack a host are left out, for what they are relative to is not known.
    """
    sources = _Sources()
    sources.feed(html[:LONGEST_HTML])
    sources.close()
    for source in sources.found:
        if source[:5].lower() == "data:":
            picture = _data_picture(source)
            if picture is not None:
                yield picture
        elif source.startswith("//"):
            yield f"https:{source}"
        elif source[:7].lower() == "http://" or source[:8].lower() == "https://":
            yield source


def _data_picture(source: str) -> DataPicture | None:
    """The picture in a `data:` address; None where it is broken or empty."""
    head, comma, body = source[5:].partition(",")
    media_type, *parameters = (part.strip().lower() for part in head.split(";"))
    raw = unquote_to_bytes(body)
    if "base64" in parameters:
        try:
            raw = base64.b64decode(b"".join(raw.split()), validate=True)
        except binascii.Error:
            return None
    return DataPicture(media_type, raw) if comma and raw else None
