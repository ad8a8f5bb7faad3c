# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fact of a receipt stands on its page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from faceswap_desktop.core.models import JobRequest, JobSnapshot, JobState, Operation, Photo
from faceswap_desktop.gui.receipt_text import receipt_text
from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
from faceswap_desktop.jobs.receipt import PrivacyReceipt, SentAttempt, SentPicture
from faceswap_desktop.providers.base import CancelOutcome
from faceswap_desktop.providers.catalogue import BUILT_IN

NOW = datetime(2030, 1, 1, 12, tzinfo=UTC)
PHOTO = Photo(Path("/x/a.jpg"), "a.jpg", 10, 10, "image/jpeg")
JOB = JobSnapshot(
    "20300101", JobRequest(Operation.SWAP, "ttapi", PHOTO, PHOTO), JobState.DONE, NOW, NOW
)


def page(*attempts, provider="ttapi"):
    return receipt_text(
        PrivacyReceipt(JOB.id, provider, NOW, attempts), JOB, ServiceCatalogue(BUILT_IN)
    )


def attempt(**facts):
    given = {
        "attempt": 1,
        "sent_at": NOW,
        "receiver": "Somebody",
        "host": "api.test",
        "kept_for": "Kept for a day.",
        "prompt_length": 0,
    }
    return SentAttempt(**{**given, **facts})


def test_a_whole_try():
    pictures = (
        SentPicture("target", "image/jpeg", 2048, 1365, 500_000, was_linked=False),
        SentPicture("face", "image/png", 1, 1, 1, was_linked=True),
        SentPicture("background", "image/webp", 1, 1, 1, was_linked=False),
    )
    text = page(
        attempt(
            pictures=pictures,
            prompt_length=12,
            remote_id="r-1",
            accepted_at=NOW + timedelta(seconds=1),
            finished_at=NOW + timedelta(seconds=2),
            price=3.0,
            balance=97.5,
            copies_deleted_at=NOW + timedelta(seconds=3),
            link_was_left=True,
        )
    )
    for expected in ("Somebody (api.test)", "JPEG", "r-1", "12", "3 quota", "97.50 quota", "a day"):
        assert expected in text
    assert "web address" in text
    assert "put on the link host" in text
    assert "put on the link host" not in page(attempt(pictures=pictures[1:2]))
    plain, _, details = text.partition("Details for support")
    assert "r-1" not in plain
    assert JOB.id not in plain
    assert "r-1" in details
    assert JOB.id in details
    assert "background" in text
    assert "could not be deleted" in text


@pytest.mark.parametrize("outcome", [*(each.value for each in CancelOutcome), "something-new"])
def test_what_became_of_cancelling(outcome):
    assert "Cancelled" in page(attempt(cancel_outcome=outcome))


@pytest.mark.parametrize(
    ("code", "said"), [("no-credits", "no credits"), ("something-new", "something-new")]
)
def test_why_it_was_not_accepted(code, said):
    assert said in page(attempt(refusal=code, charge_is_open=True))


def test_a_service_that_is_gone_is_named_by_its_id():
    assert "third-party" in page(attempt(price=1.0), provider="third-party")
