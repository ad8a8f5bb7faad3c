# SPDX-License-Identifier: GPL-3.0-or-later
"""When the program is killed: spread over its whole life, and over that of its jobs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.crash.services import POINTS

_STATES = (
    *("waiting", "preparing", "submitting", "accepted", "working", "downloading", "done"),
    "uncertain",
)
STARTED, ATTACHED = "started", "attached"


@dataclass(frozen=True)
class Moment:
    """`delay` seconds after `what` has happened `count` times in one run of the program.

    `what` is STARTED, ATTACHED (the window has its services), a job's state that has just been
    written, or a point of a conversation with a service.
    """

    what: str
    count: int = 1
    delay: float = 0.0


class Trap:
    """Calls `spring`, which may be called often, at its moment."""

    def __init__(self, moment: Moment, spring: Callable[[], None]) -> None:
        self.moment = moment
        self.spring = spring
        self._seen = 0
        self._timers: list[asyncio.TimerHandle] = []

    def reached(self, what: str) -> None:
        """Something happened."""
        if what != self.moment.what:
            return
        self._seen += 1
        if self._seen != self.moment.count:
            return
        if self.moment.delay:
            self.later(self.moment.delay, self.spring)
        else:
            self.spring()

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        """Do something in a while, unless it is all over by then."""
        self._timers.append(asyncio.get_running_loop().call_later(seconds, act))

    def disarm(self) -> None:
        """Do nothing any more."""
        for each in self._timers:
            each.cancel()


def choose(random: Random) -> Moment:
    """One moment at random."""
    kind = random.random()
    if kind < 0.08:
        return Moment(STARTED, delay=random.uniform(0.2, 1.2))
    if kind < 0.3:
        return Moment(ATTACHED, delay=random.uniform(0.0, 1.5))
    what = random.choice(_STATES if kind < 0.65 else POINTS)
    count = random.choice((1, 1, 1, 2, 3))
    delay = random.choice((0.0, 0.0, random.uniform(0.0, 0.01), random.uniform(0.0, 0.15)))
    return Moment(what, count, delay)
