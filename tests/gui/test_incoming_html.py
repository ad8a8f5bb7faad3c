# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.gui.incoming_html import DataPicture, pictures_in


def test_pictures_come_in_order_with_entities_resolved():
    html = """<IMG SRC='https://example.org/a?x=1&amp;y=2'><p><img src=//cdn.example.org/b>
    <img srcset="https://example.org/no"><img src><img src="/relative.jpg"><img src="c.png">"""
    assert list(pictures_in(html)) == ["https://example.org/a?x=1&y=2", "https://cdn.example.org/b"]


@pytest.mark.parametrize(
    ("source", "media_type", "data"),
    [
        ("data:image/png;base64,aGk=", "image/png", b"hi"),
        ("DATA:IMAGE/PNG;charset=x;BASE64,aG k=", "image/png", b"hi"),
        ("data:image/gif,GIF%38%39a", "image/gif", b"GIF89a"),
        ("data:,x", "", b"x"),
    ],
)
def test_data_addresses_give_their_bytes(source, media_type, data):
    assert list(pictures_in(f'<img src="{source}">')) == [DataPicture(media_type, data)]


@pytest.mark.parametrize(
    "source", ["data:image/png;base64,!!!", "data:image/png;base64,", "data:image/png", "data:"]
)
def test_broken_data_addresses_are_left_out(source):
    assert list(pictures_in(f'<img src="{source}"><img src="https://example.org/">')) == [
        "https://example.org/"
    ]


@given(st.text())
def test_any_text_is_survived(html):
    list(pictures_in(html))


@given(st.text())
def test_any_address_is_survived(source):
    list(pictures_in(f'<img src="{source}">'))
