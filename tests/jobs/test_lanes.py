# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose turn it is: in order, so many at once, and nobody while it is held."""

from __future__ import annotations

import asyncio

import pytest

from faceswap_desktop.core.models import WaitReason
from faceswap_desktop.jobs.lanes import Lane, Lanes


class Guests:
    """Tasks that wait in a lane, and the order in which they were let in."""

    def __init__(self, lane):
        self.lane, self.inside, self.tasks = lane, [], {}

    def come(self, *names):
        for name in names:
            self.tasks[name] = asyncio.ensure_future(self._wait(name))

    async def _wait(self, name):
        turn = await self.lane.queue().turn()
        self.inside.append(name)
        return turn

    async def leave(self, name):
        (await self.tasks[name]).leave()
        await rest()


async def rest():
    for _ in range(5):
        await asyncio.sleep(0)


async def test_first_come_first_served_one_at_a_time():
    guests = Guests(Lane(1, lambda: None))
    guests.come("a", "b", "c")
    await rest()
    assert guests.inside == ["a"]
    await guests.leave("a")
    assert guests.inside == ["a", "b"]
    await guests.leave("b")
    await guests.leave("c")
    assert guests.inside == ["a", "b", "c"]


async def test_leaving_twice_lets_in_one_only():
    guests = Guests(Lane(1, lambda: None))
    guests.come("a", "b", "c")
    await rest()
    turn = await guests.tasks["a"]
    turn.leave()
    turn.leave()
    await rest()
    assert guests.inside == ["a", "b"]
    await guests.leave("b")
    await guests.leave("c")


async def test_the_limit_may_change():
    lane = Lane(0, lambda: None)
    guests = Guests(lane)
    guests.come("a", "b", "c", "d")
    await rest()
    assert guests.inside == ["a"]
    lane.set_limit(3)
    await rest()
    assert guests.inside == ["a", "b", "c"]
    lane.set_limit(1)
    await guests.leave("a")
    await guests.leave("b")
    assert guests.inside == ["a", "b", "c"]
    await guests.leave("c")
    await guests.leave("d")


async def test_nobody_is_let_in_while_it_is_held():
    changes = []
    lane = Lane(2, lambda: changes.append(lane.held))
    guests = Guests(lane)
    lane.hold(WaitReason.CREDITS)
    lane.hold(WaitReason.PAUSED)
    guests.come("a", "b")
    await rest()
    assert guests.inside == []
    lane.release(WaitReason.PAUSED)
    await rest()
    assert guests.inside == []
    lane.release(WaitReason.CREDITS, WaitReason.KEY)
    await rest()
    assert guests.inside == ["a", "b"]
    assert changes == [WaitReason.CREDITS, WaitReason.PAUSED, WaitReason.CREDITS, None]
    for name in "ab":
        await guests.leave(name)


async def test_a_job_that_is_under_way_already_counts():
    lane = Lane(1, lambda: None)
    turn = lane.take()
    guests = Guests(lane)
    guests.come("a")
    await rest()
    assert guests.inside == []
    turn.leave()
    await rest()
    assert guests.inside == ["a"]
    await guests.leave("a")


async def test_one_that_gives_up_waiting_is_passed_over():
    lane = Lane(1, lambda: None)
    guests = Guests(lane)
    guests.come("a", "b", "c")
    await rest()
    guests.tasks["b"].cancel()
    await rest()
    await guests.leave("a")
    assert guests.inside == ["a", "c"]
    await guests.leave("c")


async def test_one_that_gives_up_at_its_very_turn_passes_it_on():
    lane = Lane(1, lambda: None)
    guests = Guests(lane)
    guests.come("a", "b", "c")
    await rest()
    (await guests.tasks["a"]).leave()  # b has the turn, and does not know it yet
    guests.tasks["b"].cancel()
    await rest()
    assert guests.inside == ["a", "c"]
    await guests.leave("c")


async def test_each_knows_how_many_are_before_it_and_hears_when_they_are_fewer():
    moves = []
    lane = Lane(1, lambda: None, lambda: moves.append("moved"))
    first, *others = (lane.queue() for _ in range(4))
    assert [each.ahead for each in (first, *others)] == [None, 0, 1, 2]
    turn = await first.turn()
    moves.clear()
    waiting = [asyncio.ensure_future(each.turn()) for each in others]
    await rest()
    waiting[1].cancel()
    await rest()
    assert moves == ["moved"]
    assert [others[0].ahead, others[2].ahead] == [0, 1]
    turn.leave()
    assert moves == ["moved", "moved"]
    assert [others[0].ahead, others[2].ahead] == [None, 0]
    for each in (waiting[0], waiting[2]):
        (await each).leave()


async def test_a_pause_holds_lanes_that_are_made_later_too():
    limits = {"slow": 1, "wide": 3}
    lanes = Lanes(limits.__getitem__, lambda: None, lambda: None)
    assert lanes.of("slow") is lanes.of("slow")
    lanes.pause()
    assert lanes.is_paused
    assert lanes.of("slow").held is WaitReason.PAUSED
    guests = Guests(lanes.of("wide"))
    guests.come("a", "b", "c", "d")
    await rest()
    assert guests.inside == []
    lanes.resume()
    await rest()
    assert guests.inside == ["a", "b", "c"]
    await guests.leave("a")
    assert guests.inside == ["a", "b", "c", "d"]
    with pytest.raises(LookupError):
        lanes.of("gone")
