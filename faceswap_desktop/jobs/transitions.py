# SPDX-License-Identifier: GPL-3.0-or-later
"""Which state of a job may follow which; the journal writes nothing that is not in here.

`NEXT` is what happens by itself. A final state has nothing behind it. `REOPENED` is what only
a person's wish (try again, send again) may do, or a start of the program with a job that cannot
have cost anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from faceswap_desktop.core.models import JobState as S

NEXT: Mapping[S, frozenset[S]] = MappingProxyType(
    {
        S.WAITING: frozenset({S.PREPARING, S.FAILED, S.CANCELLED}),
        S.PREPARING: frozenset({S.WAITING, S.SUBMITTING, S.FAILED, S.CANCELLED}),
        S.SUBMITTING: frozenset(
            {
                S.WAITING,  # it is certain that nothing was sent
                S.ACCEPTED,
                S.DOWNLOADING,  # answered at once
                S.UNCERTAIN,
                S.FAILED,
                S.CANCELLED,
            }
        ),
        S.ACCEPTED: frozenset({S.WORKING, S.DOWNLOADING, S.FAILED, S.CANCELLED}),
        S.WORKING: frozenset({S.DOWNLOADING, S.FAILED, S.CANCELLED}),
        S.DOWNLOADING: frozenset({S.DONE, S.FAILED, S.CANCELLED}),
        S.UNCERTAIN: frozenset({S.ACCEPTED, S.DOWNLOADING, S.FAILED, S.CANCELLED}),
        S.DONE: frozenset(),
        S.FAILED: frozenset(),
        S.CANCELLED: frozenset(),
    }
)

REOPENED: Mapping[S, frozenset[S]] = MappingProxyType(
    {
        S.WAITING: frozenset(),
        S.PREPARING: frozenset({S.WAITING}),
        S.SUBMITTING: frozenset({S.WAITING}),
        S.ACCEPTED: frozenset({S.WAITING}),
        S.WORKING: frozenset({S.WAITING}),
        S.DOWNLOADING: frozenset({S.WAITING}),
        S.UNCERTAIN: frozenset({S.WAITING}),
        S.DONE: frozenset(),
        # back to where it stood, when the service has (or may have) the result already
        S.FAILED: frozenset({S.WAITING, S.ACCEPTED, S.DOWNLOADING}),
        S.CANCELLED: frozenset({S.WAITING, S.ACCEPTED, S.DOWNLOADING}),
    }
)


class TransitionError(Exception):
    """A job was to go from `old` to `new`, which must not happen: a fault of the program."""

    def __init__(self, old: S, new: S) -> None:
        super().__init__(f"{old.value} -> {new.value}")
        self.old = old
        self.new = new


def check(old: S, new: S) -> None:
    """Raise `TransitionError` where `new` must not follow `old` by itself."""
    if new not in NEXT[old]:
        raise TransitionError(old, new)


def check_reopening(old: S, new: S) -> None:
    """Raise `TransitionError` where `new` must not follow `old` even when it is wished."""
    if new not in REOPENED[old]:
        raise TransitionError(old, new)
