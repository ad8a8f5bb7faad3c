# SPDX-License-Identifier: GPL-3.0-or-later
"""Which addresses may be contacted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.errors import ErrorCode, RefusedError, ServiceError
from faceswap_desktop.providers.http_addresses import (
    ResultPolicy,
    base_address,
    is_loopback,
    is_public_https,
    parse,
    shown_host,
)

DEFAULT = "https://api.useapi.net/v1/faceswap"
POLICY = ResultPolicy(frozenset({"cdn.discordapp.com"}), domains=("ttapi.io",))
LOCAL = ResultPolicy(frozenset({"cdn.discordapp.com"}), allows_loopback=True)


@pytest.mark.parametrize(
    ("given_", "url"),
    [
        ("", "https://api.useapi.net/v1/faceswap/picsi"),
        ("https://example.org/v1/x/", "https://example.org/v1/x/picsi"),
        ("https://example.org:8443", "https://example.org:8443/v1/faceswap/picsi"),
        ("https://example.org:443/a", "https://example.org/a/picsi"),
        (" http://127.0.0.1:9/ ", "http://127.0.0.1:9/v1/faceswap/picsi"),
        ("http://[::1]:9", "http://[::1]:9/v1/faceswap/picsi"),
        ("http://localhost:9/v2", "http://localhost:9/v2/picsi"),
        ("https://192.168.0.4", "https://192.168.0.4/v1/faceswap/picsi"),
    ],
)
def test_base_addresses(given_, url):
    assert base_address(given_, DEFAULT, provider="useapi").url("/picsi") == url


@pytest.mark.parametrize(
    "given_",
    [
        "http://example.org",
        "http://192.168.0.4",
        "http://127.0.0.1.example.org",
        "http://2130706433",
        "http://0x7f000001",
        "http://0",
        "http://localhost.example.org",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "api.useapi.net",
        "https://user:pass@example.org",
        "https://example.org?key=1",
        "https://example.org/#x",
        "https://example.org\\@evil.example",
        "https://example.org/ x",
        "https://example.org:99999",
        "https://exämple.org",
        "https://",
        "x",
    ],
)
def test_base_addresses_that_cannot_be(given_):
    with pytest.raises(RefusedError) as caught:
        base_address(given_, DEFAULT, provider="useapi")
    assert caught.value.code is ErrorCode.SERVICE_ADDRESS_INVALID
    assert "pass" not in str(caught.value).replace("passwd", "")


@pytest.mark.parametrize(
    "address",
    [
        "https://cdn.discordapp.com/attachments/1/2/a.jpg?ex=1&is=2&hm=3",
        "https://CDN.discordapp.com:443/a.jpg",
        "https://mjcdn.ttapi.io/a.jpg",
        "https://cdnb.ttapi.io/a.jpg#job",
    ],
)
def test_results_may_lie_there(address):
    POLICY.check(address, provider="x")


REFUSED = [
    "http://cdn.discordapp.com/a.jpg",
    "https://cdn.discordapp.com:8443/a.jpg",
    "https://cdn.discordapp.com@127.0.0.1/a.jpg",
    "https://cdn.discordapp.com\\@127.0.0.1/a.jpg",
    "https://user:pw@cdn.discordapp.com/a.jpg",
    "https://cdn.discordapp.com./a.jpg",
    "https://cdn.discordapp.com.evil.example/a.jpg",
    "https://evilttapi.io/a.jpg",
    "https://ttapi.io.evil.example/a.jpg",
    "https://ttapi.io/a.jpg",
    "https://evil.example/cdn.discordapp.com",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "//cdn.discordapp.com/a.jpg",
    "https:/cdn.discordapp.com/a.jpg",
    "https://10.0.0.1/a.jpg",
    "https://169.254.169.254/latest",
    "https://[::ffff:127.0.0.1]/a.jpg",
    "https://cdn.discordapp.com/a b.jpg",
    "https://cdn.discordapp.com/a\r\nHost: evil",
    "https://cdn.discordapp.com\t/a",
    "\\\\host\\share\\a.jpg",
    "",
]


@pytest.mark.parametrize("address", [*REFUSED, "http://127.0.0.1:8000/a.jpg"])
def test_results_may_not_lie_there(address):
    with pytest.raises(ServiceError) as caught:
        POLICY.check(address, provider="x")
    assert caught.value.code is ErrorCode.RESULT_ADDRESS_REFUSED
    assert caught.value.params["provider"] == "x"


@pytest.mark.parametrize("address", REFUSED)
def test_stand_in_allows_no_more_than_this_computer(address):
    with pytest.raises(ServiceError):
        LOCAL.check(address, provider="x")


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000/a.jpg", "http://[::1]:1/"])
def test_stand_in_may_have_its_results_on_this_computer(address):
    LOCAL.check(address, provider="x")


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("https://images.example.org/a.jpg?x=1", True),
        ("https://8.8.8.8/a.jpg", True),
        ("https://[2606:4700::1111]/a.jpg", True),
        ("http://images.example.org/a.jpg", False),
        ("https://images.example.org:8443/", False),
        ("https://printer/a.jpg", False),
        ("https://printer.local/a.jpg", False),
        ("https://nas.home.arpa/a.jpg", False),
        ("https://localhost/a.jpg", False),
        ("https://a.localhost/a.jpg", False),
        ("https://127.0.0.1/a.jpg", False),
        ("https://127.1/a.jpg", False),
        ("https://2130706433/a.jpg", False),
        ("https://0x7f.1/a.jpg", False),
        ("https://10.1.2.3/a.jpg", False),
        ("https://192.168.1.1./a.jpg", False),
        ("https://100.64.0.1/", False),
        ("https://[::1]/", False),
        ("https://[fe80::1]/", False),
        ("https://[::ffff:192.168.0.1]/", False),
        ("https://user@images.example.org/", False),
        ("", False),
    ],
)
def test_what_everybody_can_reach(address, is_public):
    assert is_public_https(address) is is_public


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("[::1]", True), ("localhost", True),
     ("0.0.0.0", False), ("127.1", False), ("example.org", False), ("", False)],
)  # fmt: skip
def test_this_computer(host, expected):
    assert is_loopback(host) is expected


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://evil.example/a?key=1", "evil.example"),
        ("https://user:pw@evil.example/a", "evil.example"),
        ("https://evil.example?key=1", "evil.example"),
        ("file:///etc/passwd", "file"),
        ("<img src=x>", "imgsrcx"),
        ("", "?"),
    ],
)
def test_host_that_is_shown(address, host):
    assert shown_host(address) == host


@given(st.text())
def test_any_text_is_an_address_or_none(text):
    address = parse(text)
    if address is not None:
        assert address.scheme in {"http", "https"}
        assert "@" not in address.host
        assert 0 < address.port < 65536
    assert len(shown_host(text)) <= 100
    assert shown_host(text).isprintable()
