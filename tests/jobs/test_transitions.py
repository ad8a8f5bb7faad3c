# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of states: every pair, both ways of getting there."""

from __future__ import annotations

import itertools

import pytest

from faceswap_desktop.core.models import FINAL_STATES, JobState
from faceswap_desktop.jobs import transitions
from faceswap_desktop.jobs.transitions import TransitionError, check, check_reopening

BY_ITSELF = """
waiting: preparing failed cancelled
preparing: waiting submitting failed cancelled
submitting: waiting accepted downloading uncertain failed cancelled
accepted: working downloading failed cancelled
working: downloading failed cancelled
downloading: done failed cancelled
uncertain: accepted downloading failed cancelled
done:
failed:
cancelled:
"""
WHEN_WISHED = """
waiting:
preparing: waiting
submitting: waiting
accepted: waiting
working: waiting
downloading: waiting
uncertain: waiting
done:
failed: waiting accepted downloading
cancelled: waiting accepted downloading
"""


def pairs(table):
    lines = [each.split(":") for each in table.strip().splitlines()]
    return {(JobState(old), JobState(new)) for old, rest in lines for new in rest.split()}


@pytest.mark.parametrize(("table", "checked"), [(BY_ITSELF, check), (WHEN_WISHED, check_reopening)])
def test_every_pair_is_allowed_or_refused_as_the_table_says(table, checked):
    for old, new in itertools.product(JobState, JobState):
        if (old, new) in pairs(table):
            checked(old, new)
            continue
        with pytest.raises(TransitionError) as caught:
            checked(old, new)
        assert (caught.value.old, caught.value.new) == (old, new)


def test_every_state_is_in_both_tables():
    assert set(transitions.NEXT) == set(transitions.REOPENED) == set(JobState)


def test_nothing_follows_a_final_state_by_itself():
    assert all(not transitions.NEXT[each] for each in FINAL_STATES)


def test_a_paid_submission_never_follows_an_uncertain_one_by_itself():
    """Every way from UNCERTAIN to SUBMITTING needs a wish."""
    reached, edge = {JobState.UNCERTAIN}, {JobState.UNCERTAIN}
    while edge:
        edge = set().union(*(transitions.NEXT[each] for each in edge)) - reached
        reached |= edge
    assert JobState.SUBMITTING not in reached
