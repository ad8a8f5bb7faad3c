# SPDX-License-Identifier: GPL-3.0-or-later
"""The judgement over failures, row by row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faceswap_desktop.core.models import WaitReason
from faceswap_desktop.errors import (
    BusyError,
    CredentialError,
    ErrorCode,
    FaceError,
    HelperError,
    NotSentError,
    PhotoError,
    RefusedError,
    ServiceError,
    UncertainError,
    UserFacingError,
)
from faceswap_desktop.jobs import outcome
from faceswap_desktop.jobs.outcome import Asked, Submitted
from tests.jobs.fakes import LOCAL, REMOTE


@pytest.mark.parametrize(
    ("error", "paid", "local"),
    [
        (NotSentError(ErrorCode.OFFLINE), Submitted.OFFLINE, Submitted.OFFLINE),
        (NotSentError(ErrorCode.SERVICE_UNREACHABLE), Submitted.NOT_SENT, Submitted.NOT_SENT),
        (NotSentError(ErrorCode.CONNECTION_NOT_SECURE), Submitted.REFUSED, Submitted.REFUSED),
        (NotSentError(ErrorCode.PROXY_REFUSED), Submitted.REFUSED, Submitted.REFUSED),
        (BusyError(retry_after=5), Submitted.BUSY, Submitted.BUSY),
        (RefusedError(ErrorCode.NO_CREDITS), Submitted.REFUSED, Submitted.REFUSED),
        (PhotoError(ErrorCode.PHOTO_DAMAGED), Submitted.REFUSED, Submitted.REFUSED),
        (FaceError(ErrorCode.NO_FACE_IN_FACE), Submitted.REFUSED, Submitted.REFUSED),
        (CredentialError(ErrorCode.KEY_MISSING), Submitted.REFUSED, Submitted.REFUSED),
        (UncertainError(), Submitted.UNCERTAIN, Submitted.UNCERTAIN),
        (ServiceError(ErrorCode.SERVICE_TROUBLE), Submitted.UNCERTAIN, Submitted.REFUSED),
        (HelperError(ErrorCode.HELPER_STOPPED), Submitted.UNCERTAIN, Submitted.REFUSED),
        (TimeoutError(), Submitted.UNCERTAIN, Submitted.REFUSED),
        (ConnectionResetError(), Submitted.UNCERTAIN, Submitted.REFUSED),
        (KeyError("x"), Submitted.UNCERTAIN, Submitted.REFUSED),
    ],
    ids=repr,
)
def test_what_a_submission_raised(error, paid, local):
    assert outcome.of_submission(error, is_paid=True) is paid
    assert outcome.of_submission(error, is_paid=False) is local


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        (BusyError(retry_after=5), Asked.BUSY),
        (CredentialError(ErrorCode.KEYRING_LOCKED), Asked.KEY),
        (RefusedError(ErrorCode.KEY_REFUSED), Asked.KEY),
        (ServiceError(ErrorCode.JOB_UNKNOWN), Asked.UNKNOWN),
        (RefusedError(ErrorCode.JOB_EXPIRED), Asked.GONE),
        (ServiceError(ErrorCode.JOB_FAILED), Asked.GONE),
        (ServiceError(ErrorCode.JOB_CANCELLED_THERE), Asked.GONE),
        (ServiceError(ErrorCode.OFFLINE), Asked.UNREACHABLE),
        (ServiceError(ErrorCode.SERVICE_UNREACHABLE), Asked.UNREACHABLE),
        (ServiceError(ErrorCode.SERVICE_TROUBLE), Asked.UNREACHABLE),
        (NotSentError(ErrorCode.PROXY_REFUSED), Asked.UNREACHABLE),
        (TimeoutError(), Asked.UNREACHABLE),
        (ServiceError(ErrorCode.ANSWER_UNEXPECTED), Asked.UNCLEAR),
        (RefusedError(ErrorCode.REQUEST_REFUSED), Asked.UNCLEAR),
        (KeyError("x"), Asked.UNCLEAR),
    ],
    ids=repr,
)
def test_what_a_question_raised(error, asked):
    assert outcome.of_question(error) is asked


def test_only_what_keeps_everything_on_this_computer_is_free():
    assert outcome.may_cost(REMOTE)
    assert outcome.may_cost(replace(REMOTE, data=None))
    assert outcome.may_cost(replace(REMOTE, account=None))
    assert not outcome.may_cost(LOCAL)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (RefusedError(ErrorCode.NO_CREDITS), WaitReason.CREDITS),
        (RefusedError(ErrorCode.SUBSCRIPTION_ENDED), WaitReason.CREDITS),
        (CredentialError(ErrorCode.KEY_MISSING), WaitReason.KEY),
        (RefusedError(ErrorCode.CONTENT_REFUSED), None),
        (KeyError("x"), None),
    ],
    ids=repr,
)
def test_why_others_need_not_even_try(error, reason):
    assert outcome.holds_others(error) is reason


def test_what_nobody_foresaw_gets_a_code():
    error = outcome.as_user_error(ZeroDivisionError("by zero"), "remote")
    assert (error.code, error.params["provider"]) == (ErrorCode.INTERNAL, "remote")
    assert "ZeroDivisionError" in error.details
    known = UserFacingError(ErrorCode.NO_CREDITS)
    assert outcome.as_user_error(known, "remote") is known
