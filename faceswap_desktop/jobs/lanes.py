# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose turn it is with a service: first come, first served, so many at once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from faceswap_desktop.core.models import WaitReason


class Turn:
    """A place in a lane, from `Lane.take`; `leave` gives it to the next, once or more often."""

    def __init__(self, lane: Lane) -> None:
        self._lane: Lane | None = lane

    def leave(self) -> None:
        """Let the next one in."""
        lane, self._lane = self._lane, None
        if lane is not None:
            lane.give_back()


class Place:
    """A place in the queue of a lane, from `Lane.queue`; `turn` waits until it is let in."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self.let_in: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @property
    def ahead(self) -> int | None:
        """How many in the queue are let in before this one; None once it is let in."""
        return self._lane.ahead(self)

    async def turn(self) -> Turn:
        """Wait for the turn; whoever gives up waiting makes room for the next."""
        try:
            await self.let_in
        except asyncio.CancelledError:
            self._lane.give_up(self)
            raise
        return Turn(self._lane)


class Lane:
    """The queue before one service.

    `changed` is called when the reason for a standstill is new, `moved` when those who wait have
    fewer before them.
    """

    def __init__(
        self, limit: int, changed: Callable[[], None], moved: Callable[[], None] = lambda: None
    ) -> None:
        self._limit = max(1, limit)
        self._changed = changed
        self._moved = moved
        self._busy = 0
        self._queue: deque[Place] = deque()
        self._reasons: set[WaitReason] = set()

    @property
    def held(self) -> WaitReason | None:
        """Why nobody is let in, or None. What the user did himself is named first."""
        if WaitReason.PAUSED in self._reasons:
            return WaitReason.PAUSED
        return min(self._reasons, default=None)

    def set_limit(self, limit: int) -> None:
        """How many may be in at once."""
        self._limit = max(1, limit)
        self._let_in()

    def hold(self, reason: WaitReason) -> None:
        """Let nobody in until `release` with the same reason."""
        self._reasons.add(reason)
        self._changed()

    def release(self, *reasons: WaitReason) -> None:
        """Take back why nobody was let in."""
        self._reasons.difference_update(reasons)
        self._let_in()
        self._changed()

    def queue(self) -> Place:
        """The last place in the queue; its `turn` is to be awaited."""
        place = Place(self)
        self._queue.append(place)
        self._let_in()
        return place

    def ahead(self, place: Place) -> int | None:
        """How many are let in before this one; None for one that does not wait."""
        return self._queue.index(place) if place in self._queue else None

    def give_up(self, place: Place) -> None:
        """This one waits no longer."""
        if place.let_in.done() and not place.let_in.cancelled():
            self.give_back()  # it was this one's turn, and it is not needed any more
        elif place in self._queue:
            self._queue.remove(place)
            self._moved()

    def take(self) -> Turn:
        """A place at once, whatever the limit: for a job that the service is doing already."""
        self._busy += 1
        return Turn(self)

    def give_back(self) -> None:
        """One place is free again; called by `Turn.leave`."""
        self._busy -= 1
        self._let_in()

    def _let_in(self) -> None:
        while self._queue and self._busy < self._limit and not self._reasons:
            place = self._queue.popleft()
            if not place.let_in.done():
                self._busy += 1
                place.let_in.set_result(None)
            self._moved()


class Lanes:
    """The lanes of all services, each made when it is first asked for.

    `limit_of` says how many jobs a service does at once; `changed` and `moved` as for a lane.
    """

    def __init__(
        self, limit_of: Callable[[str], int], changed: Callable[[], None], moved: Callable[[], None]
    ) -> None:
        self._limit_of = limit_of
        self._changed = changed
        self._moved = moved
        self._lanes: dict[str, Lane] = {}
        self._is_paused = False

    def of(self, service: str) -> Lane:
        """The lane of a service; raises what `limit_of` raises for one that is not there."""
        lane = self._lanes.get(service)
        if lane is None:
            lane = Lane(self._limit_of(service), self._changed, self._moved)
            self._lanes[service] = lane
            if self._is_paused:
                lane.hold(WaitReason.PAUSED)
        return lane

    @property
    def is_paused(self) -> bool:
        """Whether nobody is let in anywhere, as a person wished."""
        return self._is_paused

    def pause(self) -> None:
        """Let nobody in anywhere."""
        self._is_paused = True
        for lane in self._lanes.values():
            lane.hold(WaitReason.PAUSED)

    def resume(self) -> None:
        """Let them in again."""
        self._is_paused = False
        for lane in self._lanes.values():
            lane.release(WaitReason.PAUSED)
