# SPDX-License-Identifier: GPL-3.0-or-later
"""What a failure means for a job: whether it may be repeated, is over, or nobody knows.

Money decides. Once bytes may have left for a service that charges, only a definite no of the
service ends the job; everything else is uncertain, and never repeated unasked.
"""

from __future__ import annotations

from enum import StrEnum, unique

from faceswap_desktop.core.models import WaitReason
from faceswap_desktop.errors import (
    BusyError,
    CredentialError,
    ErrorCode,
    FaceError,
    NotSentError,
    PhotoError,
    RefusedError,
    ServiceError,
    UncertainError,
    UserFacingError,
)
from faceswap_desktop.providers.base import ProviderDescription

_PERMANENT = frozenset({ErrorCode.CONNECTION_NOT_SECURE, ErrorCode.PROXY_REFUSED})
_KEY = frozenset(
    {
        ErrorCode.KEY_MISSING,
        ErrorCode.KEY_MALFORMED,
        ErrorCode.KEY_REFUSED,
        ErrorCode.KEYRING_MISSING,
        ErrorCode.KEYRING_LOCKED,
        ErrorCode.KEYRING_FAILED,
        ErrorCode.KEYRING_SLOW,
    }
)
_CREDITS = frozenset({ErrorCode.NO_CREDITS, ErrorCode.SUBSCRIPTION_ENDED})
_GONE = frozenset({ErrorCode.JOB_EXPIRED, ErrorCode.JOB_FAILED, ErrorCode.JOB_CANCELLED_THERE})
_NETWORK = frozenset({ErrorCode.OFFLINE, ErrorCode.SERVICE_UNREACHABLE, ErrorCode.SERVICE_TROUBLE})


@unique
class Submitted(StrEnum):
    """What became of a submission that raised."""

    OFFLINE = "offline"  # not sent; wait for the network, however long
    NOT_SENT = "not-sent"  # not sent; a few more tries
    BUSY = "busy"  # not accepted; the service says when to come again
    REFUSED = "refused"  # over, and nothing was accepted
    UNCERTAIN = "uncertain"  # may have been accepted


@unique
class Asked(StrEnum):
    """What became of a question about an accepted job that raised."""

    UNREACHABLE = "unreachable"  # says nothing about the job: ask again, costs no patience
    BUSY = "busy"
    KEY = "key"  # cannot ask until the key works again
    UNKNOWN = "unknown"  # the service does not know the job (yet, or any more)
    GONE = "gone"  # over
    UNCLEAR = "unclear"  # ask again, costs patience


def may_cost(description: ProviderDescription) -> bool:
    """Whether a submission to this service may be charged, or may be seen by others."""
    return description.photos_leave_computer or description.needs_key


def of_submission(error: Exception, *, is_paid: bool) -> Submitted:
    """Judge what `submit` raised; `is_paid` as `may_cost` says."""
    match error:
        case BusyError():
            return Submitted.BUSY
        case NotSentError(code=ErrorCode.OFFLINE):
            return Submitted.OFFLINE
        case NotSentError(code=code):
            return Submitted.REFUSED if code in _PERMANENT else Submitted.NOT_SENT
        case RefusedError() | PhotoError() | FaceError() | CredentialError():
            return Submitted.REFUSED
        case UncertainError():
            return Submitted.UNCERTAIN
        case _:
            return Submitted.UNCERTAIN if is_paid else Submitted.REFUSED


def of_question(error: Exception) -> Asked:
    """Judge what `status`, `find` or `download` raised for an accepted job."""
    match error:
        case BusyError():
            return Asked.BUSY
        case UserFacingError(code=code) if code in _KEY:
            return Asked.KEY
        case ServiceError(code=ErrorCode.JOB_UNKNOWN):
            return Asked.UNKNOWN
        case ServiceError(code=code) if code in _GONE:
            return Asked.GONE
        case ServiceError(code=code) if code in _NETWORK:
            return Asked.UNREACHABLE
        case NotSentError() | TimeoutError():
            return Asked.UNREACHABLE
        case _:
            return Asked.UNCLEAR


def holds_others(error: Exception) -> WaitReason | None:
    """Why other jobs of the same service need not even try, after it refused one with `error`."""
    if isinstance(error, UserFacingError):
        if error.code in _CREDITS:
            return WaitReason.CREDITS
        if error.code in _KEY:
            return WaitReason.KEY
    return None


def as_user_error(error: Exception, provider: str) -> UserFacingError:
    """`error` itself, or INTERNAL with its kind for one that nobody foresaw."""
    if isinstance(error, UserFacingError):
        return error
    return UserFacingError(
        ErrorCode.INTERNAL, details=f"{type(error).__name__}: {error}", provider=provider
    )
