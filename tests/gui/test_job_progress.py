# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.core.models import (
    JobRequest,
    JobSnapshot,
    JobState,
    Operation,
    Step,
    Wait,
    WaitReason,
)
from faceswap_desktop.gui.job_progress import SPANS, JobProgress, is_moving, share

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
RUNNING = [
    each
    for each in JobState
    if not JobSnapshot("a", JobRequest(Operation.SWAP, "x"), each, NOW, NOW).is_over
]
steps = st.tuples(
    st.sampled_from(RUNNING), st.sampled_from([None, *Step]), st.none() | st.floats(0, 1)
)


def job(state=JobState.WORKING, step=None, fraction=None, **more):
    request = JobRequest(Operation.SWAP, "somewhere")
    return JobSnapshot("a", request, state, NOW, NOW, step=step, fraction=fraction, **more)


@pytest.mark.parametrize(
    ("state", "step", "fraction", "expected"),
    [
        (JobState.WAITING, Step.QUEUED, None, 0.0),
        (JobState.PREPARING, Step.MAKING_COPIES, None, 0.0),
        (JobState.SUBMITTING, Step.SENDING, 0.0, 0.1),
        (JobState.SUBMITTING, Step.SENDING, 1.0, 0.3),
        (JobState.WORKING, Step.IN_QUEUE_THERE, None, 0.3),
        (JobState.WORKING, Step.WORKING_THERE, None, 0.3),
        (JobState.WORKING, Step.WORKING_THERE, 0.5, 0.55),
        (JobState.DOWNLOADING, None, None, 0.8),
        (JobState.DOWNLOADING, Step.RECEIVING, 1.0, 0.95),
        (JobState.DOWNLOADING, Step.PUTTING_BACK, None, 0.97),
    ],
)
def test_a_job_at_a_service_fills_one_bar(state, step, fraction, expected):
    assert share(job(state, step, fraction), is_at_service=True) == pytest.approx(expected)


def test_a_job_on_this_computer_says_itself_how_far_it_is():
    assert share(job(step=Step.SHAPING_FACE, fraction=0.45), is_at_service=False) == 0.45
    assert share(job(step=Step.SHAPING_FACE), is_at_service=False) is None


def test_the_parts_of_the_bar_follow_each_other():
    ends = [0.0]
    for first, last in SPANS.values():
        assert 0.0 <= first <= last <= 1.0
        ends.append(first)
    assert ends == sorted(ends)


@given(st.lists(steps, max_size=20), st.booleans())
def test_it_never_goes_back_and_never_becomes_unknown_again(told, is_at_service):
    progress, before = JobProgress(lambda _: is_at_service), None
    for state, step, fraction in told:
        now = progress.of(job(state, step, fraction)).fraction
        assert now is None or 0.0 <= now <= 1.0
        if before is not None:
            assert now is not None
            assert now >= before
        before = now


def test_done_again_it_begins_anew():
    progress = JobProgress(lambda _: True)
    assert progress.of(job(JobState.DOWNLOADING)).fraction == 0.8
    progress.of(job(JobState.FAILED))
    assert progress.of(job(JobState.WAITING)).fraction == 0.0


def test_what_waits_does_not_move():
    assert is_moving(job(step=Step.WORKING_THERE))
    assert not is_moving(job(step=Step.IN_QUEUE_THERE))
    assert not is_moving(job(wait=Wait(WaitReason.NETWORK)))
    assert not is_moving(replace(job(), state=JobState.DONE))
