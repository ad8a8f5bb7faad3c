# SPDX-License-Identifier: GPL-3.0-or-later
from faceswap_desktop.errors import Charge, ErrorCode, ServiceError
from faceswap_desktop.gui.error_text import describe


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
