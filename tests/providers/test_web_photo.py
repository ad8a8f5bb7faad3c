# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos behind links: redirects are followed a little way, to places as good as the first."""

from __future__ import annotations

import pytest

from faceswap_desktop.errors import ErrorCode, PhotoError
from faceswap_desktop.providers.web_photo import (
    MOST_REDIRECTS,
    WebPhotos,
    next_address,
    secured,
)
from tests.providers.service_support import jpeg
from tests.sandbox import Sandbox, faults


@pytest.fixture
async def sandbox():
    async with Sandbox() as started:
        yield started


@pytest.fixture
async def photos():
    made = WebPhotos(allows_loopback=True)
    yield made
    await made.aclose()


async def refused(photos, address, folder):
    with pytest.raises(PhotoError) as caught:
        await photos.fetch(address, folder / "new")
    assert list(folder.iterdir()) == []
    return caught.value


async def test_redirects_are_followed_to_the_picture(sandbox, photos, tmp_path):
    address = sandbox.put_file(jpeg(), "image/jpeg")
    hops = [f"{sandbox.address}/one", "/two#part", address]
    assert len(hops) == MOST_REDIRECTS
    for status, hop in zip((301, 302, 307), hops, strict=True):
        sandbox.script(faults.redirect(hop, status))
    await photos.fetch(f"{sandbox.address}/start", tmp_path / "new")
    assert (tmp_path / "new").read_bytes() == jpeg()
    assert [each.path for each in sandbox.requests][:3] == ["/start", "/one", "/two"]


async def test_redirects_end_somewhere(sandbox, photos, tmp_path):
    sandbox.script(faults.redirect("/again"), times=100)
    error = await refused(photos, f"{sandbox.address}/start", tmp_path)
    assert error.code is ErrorCode.PHOTO_LINK_REFUSED
    assert len(sandbox.requests) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "location",
    [
        "https://192.168.1.1/a.jpg",
        "https://169.254.169.254/latest/meta-data",
        "https://[fe80::1]/a.jpg",
        "https://nas.local/a.jpg",
        "http://10.0.0.1/a.jpg",
        "https://example.org:8443/a.jpg",
        "https://somebody:word@example.org/a.jpg",
        "file:///etc/passwd",
        "ftp://example.org/a.jpg",
        "",
        "https://[",
    ],
)
async def test_a_redirect_never_leads_to_a_worse_place(sandbox, photos, tmp_path, location):
    sandbox.script(faults.redirect(location))
    error = await refused(photos, f"{sandbox.address}/start", tmp_path)
    assert error.code is ErrorCode.PHOTO_LINK_REFUSED
    assert len(sandbox.requests) == 1


async def test_a_stand_in_on_this_computer_has_to_be_allowed(sandbox, tmp_path):
    photos = WebPhotos()
    error = await refused(photos, sandbox.put_file(jpeg(), "image/jpeg"), tmp_path)
    assert error.code is ErrorCode.PHOTO_LINK_REFUSED
    assert not sandbox.requests
    await photos.aclose()


async def test_what_is_no_picture_is_a_dead_link(sandbox, photos, tmp_path):
    sandbox.script(faults.page(200))
    error = await refused(photos, f"{sandbox.address}/start", tmp_path)
    assert error.code is ErrorCode.PHOTO_LINK_DEAD


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("http://example.org/a.jpg?b=1", "https://example.org/a.jpg?b=1"),
        ("http://example.org:80/a.jpg", "https://example.org/a.jpg"),
        ("http://example.org:8080/a.jpg", "http://example.org:8080/a.jpg"),
        ("http://127.0.0.1/a.jpg", "http://127.0.0.1/a.jpg"),
        ("https://example.org/a.jpg", "https://example.org/a.jpg"),
        ("not an address", "not an address"),
    ],
)
def test_http_is_tried_by_https(given, asked):
    assert secured(given) == asked


def test_where_a_redirect_leads_is_read_in_any_form():
    here = "https://example.org/one/a.jpg?x=1"
    assert next_address(here, "b.jpg") == "https://example.org/one/b.jpg"
    assert next_address(here, "//cdn.example.org/b.jpg#top") == "https://cdn.example.org/b.jpg"
    assert next_address(here, "/größe 1.jpg") == "https://example.org/gr%C3%B6%C3%9Fe%201.jpg"
    assert next_address(here, " ") == ""
