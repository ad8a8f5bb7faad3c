# SPDX-License-Identifier: GPL-3.0-or-later
"""Which addresses are opened or fetched, and what is never put into the clipboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

import faceswap_desktop
from faceswap_desktop.errors import ErrorCode, PhotoError
from faceswap_desktop.gui import links
from faceswap_desktop.providers.web_photo import WebPhotos
from tests.sandbox import Sandbox

PACKAGE = Path(faceswap_desktop.__file__).parent
NOT_PAGES = (
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://useapi.net",
    "//server/share/x",
    r"\\server\share\x",
    "https://",
    "https://somebody@useapi.net",
    "smb://server/share",
    "useapi.net",
    "",
)


@pytest.fixture
def opened(monkeypatch):
    found = []

    def note(url):
        found.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return found


@pytest.mark.parametrize("address", NOT_PAGES)
def test_nothing_but_pages_is_given_to_the_browser(qapp, opened, address):
    assert not links.open_page(address)
    assert not opened


def test_pages_are_opened(qapp, opened):
    assert links.open_page("https://useapi.net/docs")
    assert opened == ["https://useapi.net/docs"]


def test_only_folders_of_this_computer_are_shown(qapp, opened, tmp_path):
    file = tmp_path / "a.desktop"
    file.write_text("[Desktop Entry]")
    assert not links.open_folder(file)
    assert not links.open_folder(tmp_path / "gone")
    assert not opened
    assert links.open_folder(tmp_path)
    assert opened == [tmp_path.as_uri()]


@pytest.mark.parametrize(
    "address",
    [
        "{sandbox}/files/1.jpg",
        "http://example.org:8080/a.jpg",
        "http://192.168.1.1/a.jpg",
        "https://127.0.0.1/a.jpg",
        "https://localhost/a.jpg",
        "https://2130706433/a.jpg",
        "https://0x7f000001/a.jpg",
        "https://[::ffff:127.0.0.1]/a.jpg",
        "https://192.168.1.1/a.jpg",
        "https://169.254.169.254/latest",
        "https://somebody:word@example.org/a.jpg",
        "https://example.org:8443/a.jpg",
        "file:///etc/passwd",
    ],
)
async def test_photos_behind_links_are_fetched_from_public_places_only(tmp_path, address):
    photos = WebPhotos()
    async with Sandbox() as sandbox:
        with pytest.raises(PhotoError) as refused:
            await photos.fetch(address.format(sandbox=sandbox.address), tmp_path / "new")
        assert refused.value.code is ErrorCode.PHOTO_LINK_REFUSED
        assert not sandbox.requests
    assert not (tmp_path / "new").exists()
    await photos.aclose()


def test_no_key_is_ever_put_into_the_clipboard():
    """Modules that know of keys do not know the clipboard."""
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        has_keys = re.search(r"credentials|KeyField|Secret\b", text)
        assert not (has_keys and re.search(r"[cC]lipboard\(\)\.set", text)), path.name
