# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of services, read with distrust: any field may be missing or of another type."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 24 * 3600.0
SHORTEST_WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole HTTP answer. `body` is at most 1 MiB; `location` is where it redirects to."""

    status: int
    body: bytes = field(repr=False)
    media_type: str = ""
    retry_after: str = ""
    location: str = field(default="", repr=False)

    @property
    def value(self) -> object:
        """The body as JSON, None where it is not JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    @property
    def fields(self) -> Mapping[str, object]:
        """The body as a JSON object, empty where it is anything else."""
        return mapping(self.value)

    @property
    def text(self) -> str:
        """The body as text, for details."""
        return self.body[:20_000].decode("utf-8", "replace")


def mapping(value: object) -> Mapping[str, object]:
    """`value` if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> list[object]:
    """`value` if it is a JSON array, else an empty one."""
    return value if isinstance(value, list) else []


def text_in(fields: Mapping[str, object], *names: str) -> str:
    """The first of the named fields that holds text or a whole number, as text; else ""."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return ""


def number_in(fields: Mapping[str, object], name: str) -> float | None:
    """The named field as a finite number, also where it is a number written as text."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def said(value: object) -> str:
    """The words in an error field, which may be text or an object around text."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        for name in ("message", "error", "detail", "title"):
            inner = value.get(name)
            if isinstance(inner, str) and inner:
                return inner
        return json.dumps(value, ensure_ascii=False)[:2000] if value else ""
    return ""


def wait_asked(answer: Answer, *, now: datetime | None = None) -> float:
    """How long a busy service asks to wait, in seconds; at least 10.

    Read from `Retry-After` (seconds or a date), or from `retry_after` in the body, also inside
    the JSON text of `errorDetails`. What makes no sense, or is more than a day, is left out.
    """
    found = [_from_header(answer.retry_after, now or datetime.now(UTC))]
    fields = answer.fields
    inner = fields.get("errorDetails")
    if isinstance(inner, str):
        try:
            inner = json.loads(inner)
        except (ValueError, RecursionError):
            inner = None
    for each in (fields, mapping(inner)):
        found += [number_in(each, "retry_after"), number_in(each, "retryAfter")]
    sane = [each for each in found if each is not None and 0 < each <= LONGEST_WAIT]
    return max([SHORTEST_WAIT, *sane])


def _from_header(text: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header means."""
    seconds = number_in({"value": text.strip()}, "value")
    if seconds is not None:
        return seconds
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()
