# SPDX-License-Identifier: GPL-3.0-or-later
"""Text from services made fit to be kept and shown: short, harmless, and free of keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

DETAILS_LIMIT = 4000
REASON_LIMIT = 500

_HIDDEN = "***"
_PATTERNS = (
    (re.compile(r"(?i)\bbearer\s+[^\s\"',;]+"), f"Bearer {_HIDDEN}"),
    (re.compile(r"\buser:\d+-\w+"), f"user:{_HIDDEN}"),
    (re.compile(r"(?i)(tt-api-key\W{1,4})[^\s\"',;]+"), rf"\g<1>{_HIDDEN}"),
    (re.compile(r"(https?://[^\s?\"'<>]+)\?[^\s\"'<>]*"), rf"\g<1>?{_HIDDEN}"),
)


def masked(text: str, secrets: Iterable[str] = ()) -> str:
    """`text` without the given keys, things that look like keys, and queries of addresses."""
    for secret in sorted((each for each in secrets if each), key=len, reverse=True):
        text = text.replace(secret, _HIDDEN)
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def harmless(text: str, limit: int) -> str:
    """`text` on one line, without control and direction characters, at most `limit` long."""
    spaced = "".join(
        " " if each.isspace() else each
        for each in text[: 4 * limit]
        if each.isspace() or unicodedata.category(each)[0] != "C"
    )
    line = " ".join(spaced.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def reason(text: str, secrets: Iterable[str] = ()) -> str:
    """What a service said, as it may stand in a message."""
    return harmless(masked(text, secrets), REASON_LIMIT)


def details(text: str, secrets: Iterable[str] = ()) -> str:
    """What a service said, as it may be kept for support."""
    return harmless(masked(text, secrets), DETAILS_LIMIT)
