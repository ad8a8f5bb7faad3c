# SPDX-License-Identifier: GPL-3.0-or-later
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.core import redaction
from faceswap_desktop.core.redaction import MaskingFormatter, mask

KEY = "user:1234-AbCdEf.gh_ij"


@pytest.fixture
def secret():
    redaction.remember("correct horse battery")
    yield "correct horse battery"
    redaction.forget(["correct horse battery"])


@pytest.mark.parametrize(
    "text",
    [
        f"token {KEY} was used",
        f"Authorization: Bearer {KEY}",
        "Authorization: Bearer S-CANARY.1/2+3=",
        "authorization: basic UzpDQU5BUlk=S-CANARY",
        "TT-API-KEY: S-CANARY",
        "Headers({'tt-api-key': 'S-CANARY', 'accept': '*/*'})",
        "[(b'TT-API-KEY', b'S-CANARY')]",
        '{"api_key": "S-CANARY"}',
        "apikey=S-CANARY",
        "Set-Cookie: session=S-CANARY; Path=/",
        "'cookie': 'a=S-CANARY; b=S-CANARY2'",
        "discord_token: S-CANARY",
        "password = S-CANARY",
        "GET https://cdn.example.org/a/b.png?ex=S-CANARY&hm=S-CANARY HTTP/1.1",
        'HTTP Request: GET http://127.0.0.1:80/x?S-CANARY "HTTP/1.1 200 OK"',
        "proxy http://someone:S-CANARY@proxy.example.org:3128/",
    ],
)
def test_secrets_are_masked(text):
    masked = mask(text)
    assert "CANARY" not in masked
    assert "AbCdEf" not in masked
    assert redaction.MASK in masked or "someone" not in masked


def test_known_secrets_are_masked_anywhere(secret):
    assert mask(f"<{secret}> and 'x{secret}y'") == "<***> and 'x***y'"
    redaction.remember("  ")
    redaction.remember("abc")
    assert mask("abc  d") == "abc  d"


def test_longer_secrets_go_first(secret):
    redaction.remember(secret + " staple")
    assert mask(secret + " staple") == "***"
    redaction.forget([secret + " staple"])


def test_the_home_folder_is_not_named():
    assert mask(f"{Path.home()}/Pictures/a.jpg") == "~/Pictures/a.jpg"


def test_a_home_at_the_root_masks_nothing(monkeypatch):
    monkeypatch.setattr(redaction.Path, "home", lambda: Path("/"))
    assert mask("/usr/lib") == "/usr/lib"


def test_the_rest_stays_readable():
    text = "job 42 failed: 502 from https://api.example.org/v1/jobs, waiting 12.5 s"
    assert mask(text) == text


def test_tracebacks_are_masked_as_well(secret):
    record = logging.LogRecord("x", 20, "f", 1, "sent %s", (secret,), None)
    try:
        text = f"refused {secret} at https://a.example/b?k=S-CANARY"
        raise ValueError(text)
    except ValueError as error:
        record.exc_info = (type(error), error, error.__traceback__)
    written = MaskingFormatter("%(message)s").format(record)
    assert secret not in written
    assert "CANARY" not in written
    assert "ValueError" in written


@given(st.text(max_size=300))
def test_any_text_can_be_masked_twice(text):
    assert mask(mask(text)) == mask(text)
