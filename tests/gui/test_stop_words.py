# SPDX-License-Identifier: GPL-3.0-or-later
"""Cancel promises that all is as it was; Stop does not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from faceswap_desktop.core.models import JobRequest, JobSnapshot, JobState, Operation
from faceswap_desktop.gui import stop_words
from faceswap_desktop.providers.on_device_description import DESCRIPTION as HERE
from faceswap_desktop.providers.useapi_description import DESCRIPTION as THERE

NOW = datetime(2026, 10, 3, 12, tzinfo=UTC)
JOB = JobSnapshot("1", JobRequest(Operation.SWAP, "x"), JobState.WAITING, NOW, NOW)


@pytest.mark.parametrize(
    ("service", "state", "was_begun", "has_left", "may_cost"),
    [
        (HERE, JobState.WAITING, False, False, False),
        (HERE, JobState.SUBMITTING, True, False, False),
        (THERE, JobState.WAITING, False, False, False),
        (THERE, JobState.PREPARING, False, False, False),
        (THERE, JobState.SUBMITTING, True, True, True),
        (THERE, JobState.WORKING, True, True, True),
        # A submission that was not accepted: the photos have left, and nothing is charged.
        (THERE, JobState.WAITING, True, True, False),
        # A service that is not installed any more.
        (None, JobState.WORKING, True, True, True),
    ],
)
def test_what_ending_a_job_leaves_behind(service, state, was_begun, has_left, may_cost):
    job = replace(JOB, state=state, started_at=NOW if was_begun else None)
    assert stop_words.has_left(job, service) is has_left
    assert stop_words.may_be_charged(job, service) is may_cost


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("name", ["", "holiday.jpg"])
def test_question_and_button_speak_alike(name, jobs):
    for has_left, word in ((True, "Stop"), (False, "Cancel")):
        question, button = stop_words.question(name, jobs, has_left=has_left)
        assert question.startswith(word)
        assert button.startswith(word)
        assert stop_words.menu_text(jobs, has_left=has_left).replace("&", "").startswith(word)
        assert (jobs > 1) or (name in question)
    # A lone "Cancel" in a question would be taken for leaving the question.
    assert stop_words.question(name, jobs, has_left=False)[1] != "Cancel"
