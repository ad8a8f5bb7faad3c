# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from faceswap_desktop.core.models import JobRequest, Operation, Photo
from faceswap_desktop.errors import Charge, ErrorCode, ServiceError
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.remedies import Remedy


def refusal(reason):
    return describe(
        ServiceError(
            ErrorCode.CONTENT_REFUSED, provider="useapi", reason=reason, charge=Charge.NOTHING
        )
    )


def test_what_a_service_says_itself_stands_in_quotes():
    assert refusal("No famous people.").whole == (
        "The service refused this picture or text by its rules. It says: “No famous people”. "
        "Nothing was charged."
    )


def test_a_service_that_says_nothing_is_not_quoted():
    assert "“" not in refusal("").whole


@pytest.mark.parametrize("code", [ErrorCode.CONTENT_REFUSED, ErrorCode.REQUEST_REFUSED])
def test_a_refusal_goes_to_what_was_sent(code):
    photo = Photo(Path("a.jpg"), "a.jpg", 10, 10, "image/jpeg")
    error = ServiceError(code, provider="useapi")

    def remedy(**given):
        return describe(error, JobRequest(Operation.BACKGROUND, "useapi", **given)).remedy

    assert remedy(target=photo, prompt="a beach") is Remedy.CHANGE_WORDS
    assert remedy(target=photo) is Remedy.CHOOSE_TARGET
    assert remedy(face=photo) is Remedy.CHOOSE_FACE
