# SPDX-License-Identifier: GPL-3.0-or-later
"""What a failed request means for a job and for money: the classifier.

A submission ends in one of four ways:

* not sent: the connection never came about, or it broke before the whole body was handed over
  (`NotSentError`): the same submission may be repeated;
* busy: 429 (`BusyError`): nothing was accepted, the service asks to wait;
* refused: a definite no (`RefusedError`);
* uncertain: everything else, above all silence after the whole body (`UncertainError`): it is
  never repeated unasked.

Reading is harmless, so that whatever happens to a question may be asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, unique

from faceswap_desktop.errors import (
    BusyError,
    Charge,
    ErrorCode,
    NotSentError,
    RefusedError,
    ServiceError,
    UncertainError,
)
from faceswap_desktop.providers import http_text
from faceswap_desktop.providers.http_answers import Answer, said, text_in, wait_asked


@unique
class FailureKind(StrEnum):
    """What broke a request."""

    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    NOT_SECURE = "not-secure"
    PROXY = "proxy"
    INVALID = "invalid"
    BROKEN = "broken"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"


class ExchangeError(Exception):
    """A request to which no whole answer came.

    `may_have_arrived` is false while it is certain that the service did not get all of it.
    """

    def __init__(self, kind: FailureKind, text: str, *, may_have_arrived: bool) -> None:
        super().__init__(f"{kind.value}: {text}")
        self.kind = kind
        self.text = text
        self.may_have_arrived = may_have_arrived


Refusal = Callable[[Answer], ErrorCode | None]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose answer is judged: the service's id, and the keys that must not be repeated.

    `refusal` says which definite no an answer is, None where it is none.
    """

    provider: str
    secrets: tuple[str, ...] = ()
    refusal: Refusal = lambda answer: REFUSALS.get(answer.status)


_FAILURE_CODES = {
    FailureKind.OFFLINE: ErrorCode.OFFLINE,
    FailureKind.UNREACHABLE: ErrorCode.SERVICE_UNREACHABLE,
    FailureKind.NOT_SECURE: ErrorCode.CONNECTION_NOT_SECURE,
    FailureKind.PROXY: ErrorCode.PROXY_REFUSED,
    FailureKind.INVALID: ErrorCode.SERVICE_UNREACHABLE,
    FailureKind.BROKEN: ErrorCode.SERVICE_UNREACHABLE,
    FailureKind.TOO_SLOW: ErrorCode.SERVICE_UNREACHABLE,
    FailureKind.TOO_LARGE: ErrorCode.ANSWER_UNEXPECTED,
}

REFUSALS: Mapping[int, ErrorCode] = {
    400: ErrorCode.REQUEST_REFUSED,
    401: ErrorCode.KEY_REFUSED,
    402: ErrorCode.SUBSCRIPTION_ENDED,
    403: ErrorCode.KEY_REFUSED,
    404: ErrorCode.REQUEST_REFUSED,
    405: ErrorCode.REQUEST_REFUSED,
    410: ErrorCode.JOB_EXPIRED,
    412: ErrorCode.NO_CREDITS,
    413: ErrorCode.REQUEST_REFUSED,
    415: ErrorCode.REQUEST_REFUSED,
    422: ErrorCode.CONTENT_REFUSED,
    596: ErrorCode.CHANNEL_BROKEN,
}
# A gateway in front of the service says these as well, as a page and not as JSON; they mean
# that the request went no further.
_CLEAR_WITHOUT_JSON = frozenset({401, 402, 403, 405, 413, 415, 429})


def failed_submission(failure: ExchangeError, speaker: Speaker) -> ServiceError:
    """The error for a submission to which no whole answer came."""
    details = http_text.details(str(failure), speaker.secrets)
    if failure.may_have_arrived:
        return UncertainError(provider=speaker.provider, details=details)
    code = _FAILURE_CODES[failure.kind]
    return NotSentError(code, provider=speaker.provider, details=details, retryable=True)


def failed_question(failure: ExchangeError, speaker: Speaker) -> ServiceError:
    """The error for a question to which no whole answer came; it may be asked again."""
    return NotSentError(
        _FAILURE_CODES[failure.kind],
        provider=speaker.provider,
        details=http_text.details(str(failure), speaker.secrets),
        retryable=True,
    )


def judged_submission(answer: Answer, speaker: Speaker) -> ServiceError:
    """The error for an answer to a submission that is not the job that was asked for."""
    details = described(answer, speaker.secrets)
    is_clear = bool(answer.fields) or answer.status in _CLEAR_WITHOUT_JSON
    if answer.status == 429:
        return _busy(answer, speaker, details)
    code = speaker.refusal(answer)
    if code is None or not is_clear:
        return UncertainError(provider=speaker.provider, details=details)
    return RefusedError(
        code, provider=speaker.provider, details=details, reason=stated_reason(answer, speaker)
    )


def judged_question(answer: Answer, speaker: Speaker) -> ServiceError:
    """The error for an answer to a question that is not what was asked for."""
    details = described(answer, speaker.secrets)
    if answer.status == 429:
        return _busy(answer, speaker, details)
    code = speaker.refusal(answer)
    if code is not None:
        return RefusedError(
            code, provider=speaker.provider, details=details, reason=stated_reason(answer, speaker)
        )
    if answer.status == 408 or answer.status >= 500:
        return NotSentError(
            ErrorCode.SERVICE_TROUBLE, provider=speaker.provider, details=details, retryable=True
        )
    return ServiceError(
        ErrorCode.ANSWER_UNEXPECTED,
        provider=speaker.provider,
        details=details,
        charge=Charge.NOTHING,
        retryable=True,
    )


def _busy(answer: Answer, speaker: Speaker, details: str) -> BusyError:
    return BusyError(retry_after=wait_asked(answer), provider=speaker.provider, details=details)


def stated_reason(answer: Answer, speaker: Speaker) -> str:
    """What the service said about its refusal, fit for a message; "" where it said nothing."""
    fields = answer.fields
    words = said(fields.get("error")) or text_in(fields, "message", "content", "detail")
    return http_text.reason(words, speaker.secrets)


def described(answer: Answer, secrets: Iterable[str] = ()) -> str:
    """An answer as technical text, with keys masked."""
    kind = answer.media_type or "no type"
    target = f" -> {answer.location}" if answer.location else ""
    text = f"status {answer.status}, {kind}, {len(answer.body)} bytes{target}: {answer.text}"
    return http_text.details(text, secrets)
