# SPDX-License-Identifier: GPL-3.0-or-later
"""When to ask, when to try again, and how to wait. Seconds throughout.

Waiting goes by the monotonic clock alone, in a loop: timers of a window's event loop may fire
5 % early, and the time of day may jump.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
from typing import Protocol

from faceswap_desktop.errors import BusyError
from faceswap_desktop.providers.base import PollingPolicy

NOT_SENT_TRIES = 3
BUSY_TRIES = 5
BUSY_LIMIT = 600.0
BUSY_FLOOR = 10.0
BUSY_SPREAD = 20.0
DOWNLOAD_TRIES = 6
LOOK_UP_WAITS = (0.0, 3.0, 10.0, 30.0)
UNKNOWN_GRACE = 120.0
PATIENT_PACE = 300.0
OFFLINE_CEILING = 60.0
UNSENT_CEILING = 300.0
CALL_LIMIT = 120.0
_SLICE = 20.0
_SLEPT = 10.0
_LEAST = 0.001


class Clock(Protocol):
    """The two clocks."""

    def monotonic(self) -> float:
        """Seconds that only ever go forward, from an arbitrary start."""
        ...

    def now(self) -> datetime:
        """The time of day, UTC; may jump."""
        ...


class SystemClock:
    """The clocks of this computer."""

    def monotonic(self) -> float:
        """Seconds that only ever go forward."""
        return time.monotonic()

    def now(self) -> datetime:
        """The time of day, UTC."""
        return datetime.now(UTC)


def poll_waits(policy: PollingPolicy, random: Random) -> Iterator[float]:
    """The waits before each question about an accepted job, without end."""
    wait = policy.first
    while True:
        yield max(policy.floor, wait * (1 + random.uniform(0, policy.jitter)))
        wait = min(policy.ceiling, wait * policy.growth)


def patient_wait(policy: PollingPolicy, random: Random) -> float:
    """The wait between questions while the user has been asked whether to go on."""
    return max(PATIENT_PACE, policy.ceiling) * (1 + random.uniform(0, policy.jitter))


def back_off(tries: int, random: Random, ceiling: float = OFFLINE_CEILING) -> float:
    """The wait after the `tries`-th failure in a row (from 1): grows, spread, never below 1."""
    return 1.0 + random.uniform(0, min(ceiling - 1.0, 2.0 ** min(tries, 16)))


def busy_wait(retry_after: float, random: Random) -> float:
    """The wait that a busy service asked for, never below its floor, and spread."""
    return max(retry_after, BUSY_FLOOR) + random.uniform(0, BUSY_SPREAD)


async def wait_for(
    clock: Clock, seconds: float, woken: asyncio.Event | None = None, *, may_be_early: bool = False
) -> bool:
    """Wait `seconds` at the least; gives whether `woken` ended it sooner.

    With `may_be_early` it also ends when the computer seems to have slept meanwhile, so that a
    job is asked about soon after waking up.
    """
    deadline = clock.monotonic() + seconds
    event = asyncio.Event() if woken is None else woken
    while (left := deadline - clock.monotonic()) > 0:
        if event.is_set():
            return True
        began, wall = clock.monotonic(), clock.now()
        left = max(left, _LEAST)  # no spinning over what rounding leaves
        try:
            async with asyncio.timeout(min(left, _SLICE) if may_be_early else left):
                await event.wait()
                return True
        except TimeoutError:
            passed = (clock.now() - wall).total_seconds() - (clock.monotonic() - began)
            if may_be_early and passed > _SLEPT:
                return False
    return False


def question_wait(error: Exception, failures: int, random: Random) -> float:
    """The wait after a question that could not be put, `failures` of them in a row."""
    wait = back_off(failures, random)
    return max(wait, busy_wait(error.retry_after, random)) if isinstance(error, BusyError) else wait
