# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a service usually takes: seen here of late, else as it says itself."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from faceswap_desktop.core.models import JobRequest, JobSnapshot, JobState, Operation
from faceswap_desktop.gui.service_menu import ServiceMenu
from faceswap_desktop.gui.usual_wait import seen_seconds, wait_text
from faceswap_desktop.providers.description import OperationDescription, ProviderDescription

NOW = datetime(2026, 10, 3, 12, tzinfo=UTC)
SWAP = JobRequest(Operation.SWAP, "somewhere")
SERVICE = ProviderDescription(
    id="somewhere",
    name="Somewhere",
    operations=(
        OperationDescription(Operation.SWAP, usual_seconds=(3, 10)),
        OperationDescription(Operation.BACKGROUND),
    ),
)


def job(seconds, place=0, **changed):
    """One that took so long; those with a higher `place` ended later."""
    ended = NOW + timedelta(hours=place)
    begun = ended - timedelta(seconds=seconds)
    made = JobSnapshot(str(place), SWAP, JobState.DONE, begun, ended, begun, ended)
    return replace(made, **changed)


def jobs(*seconds):
    return [job(each, place) for place, each in enumerate(seconds)]


def test_the_middle_of_the_last_few_counts():
    assert seen_seconds("somewhere", Operation.SWAP, jobs(40, 41, 3600)) == 41
    assert seen_seconds("somewhere", Operation.SWAP, jobs(900, 900, 900, 7, 8, 5, 6, 9)) == 7


def test_too_few_say_nothing_and_then_the_service_does():
    assert seen_seconds("somewhere", Operation.SWAP, jobs(40, 41)) is None
    assert wait_text(SERVICE, Operation.SWAP, jobs(40, 41)) == "usually 3 to 10 seconds"
    assert "40" in wait_text(SERVICE, Operation.SWAP, jobs(40, 41, 39))


@pytest.mark.parametrize(
    "changed",
    [
        {"state": JobState.FAILED},
        {"state": JobState.CANCELLED},
        {"state": JobState.WORKING, "ended_at": None},
        {"started_at": None},
        {"attempt": 2},
        {"request": JobRequest(Operation.BACKGROUND, "somewhere")},
        {"request": JobRequest(Operation.SWAP, "elsewhere")},
    ],
)
def test_only_what_went_through_at_once_for_this_counts(changed):
    given = [job(40), job(41, 1), job(42, 2, **changed)]
    assert seen_seconds("somewhere", Operation.SWAP, given) is None


def test_nothing_is_said_where_nobody_knows():
    assert wait_text(SERVICE, Operation.BACKGROUND, jobs(1, 2, 3)) == ""
    assert wait_text(SERVICE, Operation.PORTRAIT, ()) == ""


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "lately about 1 second"),
        (3.4, "lately about 3 second"),
        (42.4, "lately about 40 second"),
        (88, "lately about 90 second"),
        (100, "lately about 2 minute"),
    ],
)
def test_what_was_seen_is_rounded(seconds, said):
    assert wait_text(SERVICE, Operation.SWAP, jobs(*[seconds] * 3)).startswith(said)


@pytest.mark.parametrize(
    ("usual", "said"),
    [
        ((5, 5), "usually 5 second"),
        ((10, 80), "usually 10 to 80 seconds"),
        ((60, 300), "usually 1 to 5 minutes"),
        ((110, 130), "usually 2 minute"),
    ],
)
def test_what_the_service_says_of_itself(usual, said):
    operation = OperationDescription(Operation.SWAP, usual_seconds=usual)
    service = replace(SERVICE, operations=(operation,))
    assert wait_text(service, Operation.SWAP, ()).startswith(said)


def test_the_list_of_services_shows_and_says_it(qtbot, qapp):
    menu = ServiceMenu((SERVICE,), "somewhere", None, lambda _: "usually 3 to 10 seconds")
    qtbot.addWidget(menu)
    (entry,) = menu.entries
    assert "usually 3 to 10 seconds" in entry.accessibleDescription()
    short = ServiceMenu((SERVICE,), "somewhere", None)
    qtbot.addWidget(short)
    assert "usually" not in short.entries[0].accessibleDescription()
