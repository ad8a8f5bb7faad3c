# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts for logs and for support, with everything masked that is nobody's business."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path

MASK = "***"
_SHORTEST_SECRET = 6

_known: set[str] = set()

_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    # the key of one of the services: user:1234-abcdef
    (re.compile(r"\buser:\d+-[\w.~-]+"), f"user:{MASK}"),
    (re.compile(r"\b(Bearer|Basic|Token)\s+[\w.~+/=:-]+", re.IGNORECASE), rf"\1 {MASK}"),
    # headers and fields: "TT-API-KEY: abc", 'cookie': 'a=b; c=d', ("authorization", "..."), b"..."
    (
        re.compile(
            r"""(?P<name>\b[\w-]*(?:api-?_?key|authorization|cookie|token|secret|password)["']?)"""
            r"""(?P<between>\s*[:=,]\s*)(?P<value>b?"[^"\n]*"|b?'[^'\n]*'|[^\n"']+)""",
            re.IGNORECASE,
        ),
        rf"\g<name>\g<between>{MASK}",
    ),
    (re.compile(r"(?P<site>\b[a-z][a-z0-9+.-]*://)[^\s/@'\"<>]+@", re.IGNORECASE), r"\g<site>"),
    (re.compile(r"(?P<page>\b[a-z][a-z0-9+.-]*://[^\s?#'\"<>]+)\?[^\s'\"<>]*", re.IGNORECASE),
     rf"\g<page>?{MASK}"),
)  # fmt: skip


def remember(secret: str) -> None:
    """Have this text masked from now on, wherever it turns up."""
    if len(secret.strip()) >= _SHORTEST_SECRET:
        _known.add(secret.strip())


def forget(secrets: Iterable[str]) -> None:
    """No longer look for these texts."""
    _known.difference_update(each.strip() for each in secrets)


def mask(text: str) -> str:
    """`text` without keys, cookies, queries of addresses, and the name of the home folder."""
    for secret in sorted(_known, key=len, reverse=True):
        text = text.replace(secret, MASK)
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


class MaskingFormatter(logging.Formatter):
    """Masks what is finally written, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, or lines, of one record."""
        return mask(super().format(record))
