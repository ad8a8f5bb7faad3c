# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of a job that waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from faceswap_desktop.core.models import (
    JobRequest,
    JobSnapshot,
    JobState,
    Operation,
    Wait,
    WaitReason,
)
from faceswap_desktop.gui import language, texts
from tests.support import catalogues

NOW = datetime(2026, 1, 1, tzinfo=UTC)
JOB = JobSnapshot("1", JobRequest(Operation.SWAP, "useapi"), JobState.WAITING, NOW, NOW)


@pytest.mark.parametrize(
    ("ahead", "text"),
    [
        (None, "Waiting for its turn"),
        (0, "Waiting for its turn, it is next"),
        (1, "Waiting for its turn, 1 before it"),
        (2, "Waiting for its turn, 2 before it"),
    ],
)
def test_a_job_in_the_queue_says_how_many_have_their_turn_first(qapp, ahead, text):
    waiting = replace(JOB, wait=Wait(WaitReason.TURN, ahead=ahead))
    assert texts.state_text(waiting, "Somebody") == text


def test_a_queue_that_stands_still_says_why(qapp):
    paused = replace(JOB, wait=Wait(WaitReason.PAUSED))
    assert texts.state_text(paused, "Somebody") == "Paused"


def test_the_number_is_said_in_other_languages_too(qapp):
    catalogues.compiled()
    language.speak(qapp, "zh_CN")
    try:
        waiting = replace(JOB, wait=Wait(WaitReason.TURN, ahead=2))
        assert "2" in texts.state_text(waiting, "Somebody")
    finally:
        language.silence(qapp)
