# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs as useapi.net tells about them, read with distrust: no field is sure to be there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from faceswap_desktop.core.models import ErrorInfo, Step
from faceswap_desktop.errors import Charge, ErrorCode, RefusedError
from faceswap_desktop.providers import http_text
from faceswap_desktop.providers.base import (
    Accepted,
    Ended,
    Finished,
    RemoteResult,
    Status,
    StillWorking,
)
from faceswap_desktop.providers.http_answers import mapping, said, sequence, text_in
from faceswap_desktop.providers.http_outcomes import Speaker

_REMAINING = re.compile(r"\(\s*([\d.,]+)\s*/\s*[\d.,]+\s+credits?\s+remaining\s*\)", re.IGNORECASE)
_PRICE = re.compile(r"\[\s*credits?:\s*([\d.,]+)\s*\]", re.IGNORECASE)
_NO_CREDITS = re.compile(
    r"(?:not enough|insufficient|no (?:more )?|out of|ran out of)\s*credits?|\b0/\d+ credits",
    re.IGNORECASE,
)
_MENTION = re.compile(r"<[@#][^>]*>|[*_`~|]{1,3}|\[jobid:[^\]]*\]")
_MOST_CANDIDATES = 50
_OVER = {
    "failed": ErrorCode.JOB_FAILED,
    "moderated": ErrorCode.CONTENT_REFUSED,
    "cancelled": ErrorCode.JOB_CANCELLED_THERE,
    "canceled": ErrorCode.JOB_CANCELLED_THERE,
}

Job = Mapping[str, object]


def job_id(job: Job) -> str:
    """The id of a job, "" where the service gave none."""
    return text_in(job, "jobid", "jobId", "job_id")


def state(job: Job) -> str:
    """The state of a job in the service's word, in small letters."""
    return text_in(job, "status").lower()


def status_of(job: Job, remote_id: str, speaker: Speaker) -> Status:
    """What a job's state means. A word that nobody knows means that it is still being done."""
    if state(job) == "completed":
        results = results_of(job)
        if not results:
            return Ended(_error(ErrorCode.NO_RESULT_CAME, job, speaker, retryable=True))
        return finished(job, remote_id, results)
    if is_over(job):
        return Ended(failure_of(job, speaker))
    return StillWorking(Step.IN_QUEUE_THERE if state(job) == "created" else Step.WORKING_THERE)


def finished(job: Job, remote_id: str | None, results: tuple[RemoteResult, ...]) -> Finished:
    """A completed job with its pictures, its price, and what is left of the credits."""
    content = text_in(job, "content")
    return Finished(
        results=results,
        remote_id=remote_id or None,
        price=_number(_PRICE, content),
        balance=_number(_REMAINING, content),
        channel=text_in(job, "channel") or None,
    )


def accepted(job: Job, channel: str) -> Accepted:
    """A job that is being done."""
    return Accepted(job_id(job), text_in(job, "channel") or channel or None)


def failure_of(job: Job, speaker: Speaker) -> ErrorInfo:
    """Why a job is over without a picture."""
    code = _OVER.get(state(job), ErrorCode.JOB_FAILED)
    if code is ErrorCode.JOB_FAILED and _NO_CREDITS.search(words_of(job)):
        code = ErrorCode.NO_CREDITS
    return _error(code, job, speaker, retryable=code is ErrorCode.JOB_FAILED)


def refused_as(info: ErrorInfo) -> RefusedError:
    """The failure of a job that was over before it was taken on."""
    return RefusedError(
        info.code, details=info.details, charge=info.charge, retryable=info.retryable, **info.params
    )


def is_over(job: Job) -> bool:
    """Whether a job ended without a picture."""
    return state(job) in _OVER


def words_of(job: Job) -> str:
    """All that the service and the bot said about a job, without Discord's markup."""
    parts = (said(job.get("error")), said(job.get("errorDetails")), text_in(job, "content"))
    return _MENTION.sub("", ". ".join(each for each in parts if each))


def _error(code: ErrorCode, job: Job, speaker: Speaker, *, retryable: bool) -> ErrorInfo:
    words = words_of(job)
    return ErrorInfo(
        code,
        params={
            "provider": speaker.provider,
            "reason": http_text.reason(words, speaker.secrets),
        },
        details=http_text.details(f"{state(job)}: {words}", speaker.secrets),
        charge=Charge.NOTHING if code is ErrorCode.NO_CREDITS else Charge.POSSIBLE,
        retryable=retryable,
    )


def results_of(job: Job) -> tuple[RemoteResult, ...]:
    """Every picture among the attachments, in their order."""
    found = []
    for each in sequence(job.get("attachments")):
        attachment = mapping(each)
        media_type = text_in(attachment, "content_type", "contentType").partition(";")[0].lower()
        addresses = [text_in(attachment, "url"), text_in(attachment, "proxy_url", "proxyUrl")]
        addresses = [each for each in addresses if each.startswith("http")]
        if not addresses or media_type.startswith(("video/", "audio/", "text/")):
            continue
        first, *rest = addresses
        found.append(RemoteResult(first, tuple(rest), media_type, expiry(first)))
    return tuple(found)


def expiry(address: str) -> datetime | None:
    """When one of Discord's signed addresses dies (UTC), as its query says."""
    try:
        stamp = parse_qs(urlsplit(address).query).get("ex", [""])[0]
        return datetime.fromtimestamp(int(stamp, 16), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def listed_ids(value: object) -> tuple[str, ...]:
    """The ids in a list of running jobs, whatever shape it has; at most 50."""
    return tuple(dict.fromkeys(_ids(value, depth=0)))[:_MOST_CANDIDATES]


def _ids(value: object, *, depth: int) -> Iterator[str]:
    if depth > 3:
        return
    if isinstance(value, str) and re.fullmatch(r"[\w:.-]{1,200}", value):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _ids(each, depth=depth + 1)
    elif isinstance(value, dict):
        if own := job_id(value):
            yield own
            return
        for key, each in value.items():
            if isinstance(each, dict) and not job_id(each) and state(each):
                yield key
            elif isinstance(each, dict | list):
                yield from _ids(each, depth=depth + 1)


def _number(pattern: re.Pattern[str], text: str) -> float | None:
    found = pattern.search(text)
    try:
        return float(found[1].replace(",", "")) if found else None
    except ValueError:
        return None
