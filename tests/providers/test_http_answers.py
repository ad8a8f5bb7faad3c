# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers that are not what was promised, and the times that busy services ask for."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.providers.http_answers import (
    LONGEST_WAIT,
    Answer,
    mapping,
    number_in,
    said,
    sequence,
    text_in,
    wait_asked,
)
from faceswap_desktop.providers.http_text import details, harmless, masked, reason

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def asked(header="", body=b""):
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    return wait_asked(Answer(429, body, retry_after=header), now=NOW)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("", 10),
        ("25", 25),
        (" 25.5 ", 25.5),
        ("3", 10),
        ("0", 10),
        ("-5", 10),
        ("1e20", 10),
        ("inf", 10),
        ("nan", 10),
        ("soon", 10),
        ("86400", 86400),
        ("86401", 10),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90),
        (format_datetime(NOW - timedelta(seconds=90), usegmt=True), 10),
        ("Fri, 20 Nov 2026 12:01:00", 60),
        ("Fri, 20 Nov 2026 13:01:00 +0100", 60),
        ("Fri, 99 Nov 2026 12:01:00 GMT", 10),
        ("Fri, 20 Nov 9999 12:01:00 GMT", 10),
    ],
)
def test_retry_after(header, seconds):
    assert asked(header) == seconds


@pytest.mark.parametrize(
    ("body", "seconds"),
    [
        ({"retry_after": 20}, 20),
        ({"retryAfter": "21"}, 21),
        ({"errorDetails": '{"retry_after": 22}'}, 22),
        ({"errorDetails": {"retry_after": 23}}, 23),
        ({"errorDetails": "not json"}, 10),
        ({"errorDetails": "[" * 100_000}, 10),
        ({"errorDetails": "5"}, 10),
        ({"retry_after": True}, 10),
        ({"retry_after": None}, 10),
        ([], 10),
    ],
)
def test_wait_in_the_body(body, seconds):
    assert asked(body=body) == seconds


def test_longest_wait_wins():
    assert asked("30", {"retry_after": 20}) == 30
    assert asked("20", {"retry_after": 30}) == 30


@given(st.text() | st.floats().map(str) | st.datetimes().map(format_datetime), st.binary())
def test_any_wait_is_sane(header, body):
    assert 10 <= asked(header, body) <= LONGEST_WAIT


@given(st.binary())
def test_any_body_can_be_read(body):
    answer = Answer(200, body)
    assert isinstance(answer.fields, dict)
    assert isinstance(answer.text, str)
    assert isinstance(said(answer.value), str)


def test_deep_body():
    assert Answer(200, b"[" * 100_000).value is None


@pytest.mark.parametrize(
    ("value", "number"),
    [(1, 1.0), (1.5, 1.5), ("2", 2.0), ("x", None), (True, None), (None, None), ([], None),
     (float("nan"), None), (float("inf"), None), (10**400, None)],
)  # fmt: skip
def test_numbers(value, number):
    assert number_in({"a": value}, "a") == number


def test_texts():
    assert text_in({"a": "", "b": " x "}, "a", "b") == "x"
    assert text_in({"a": True, "b": 5}, "a", "b") == "5"
    assert text_in({}, "a") == ""
    assert mapping([]) == {}
    assert sequence({}) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [("x", "x"), ({"message": "x"}, "x"), ({"error": "x"}, "x"), ({"message": 5}, '{"message": 5}'),
     ({}, ""), (None, ""), ([1], "")],
)  # fmt: skip
def test_words_of_an_error(value, words):
    assert said(value) == words


SECRETS = ("user:1-abcDEF", "tt-key-0123")


@pytest.mark.parametrize(
    "text",
    [
        "said user:1-abcDEF!",
        "Authorization: Bearer user:1-abcDEF",
        "Bearer other-key-xyz",
        "user:77-somebodyelse",
        "'TT-API-KEY': 'other-key-xyz'",
        "key tt-key-0123 refused",
        "see https://cdn.example/a.jpg?ex=other-key-xyz&hm=2 there",
    ],
)
def test_keys_are_masked(text):
    shown = masked(text, SECRETS)
    for secret in (*SECRETS, "other-key-xyz", "somebodyelse"):
        assert secret not in shown
    assert "***" in shown


def test_texts_for_people_are_harmless_and_short():
    assert harmless("a\nb\t c\x00\u202e\u200bd", 100) == "a b cd"
    assert len(reason("x" * 10_000_000)) == 500
    assert reason("x" * 501).endswith("…")
    assert len(details("y" * 10_000)) == 4000
    assert reason("<img src='file:///etc/passwd'>") == "<img src='file:///etc/passwd'>"
