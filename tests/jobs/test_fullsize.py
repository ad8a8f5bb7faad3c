# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting back at full size: an extra that can cost neither the result nor money."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from dataclasses import replace

import pytest

from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.core.models import Box, Caution, JobState, Step
from faceswap_desktop.core.parts import Part
from faceswap_desktop.errors import ErrorCode, HelperError, SaveError
from faceswap_desktop.jobs import fullsize
from faceswap_desktop.jobs.fullsize import FullPicture, Place
from faceswap_desktop.jobs.records import record_to_json
from faceswap_desktop.providers.base import RemoteResult
from tests.jobs import fakes
from tests.jobs.fakes import LOCAL, ScriptedProvider, bench, swap
from tests.support import virtual_time

FULL = fakes.picture("white", size=(80, 60))
CHANGED = (Box(0.25, 0.25, 0.5, 0.5),)
BOTH = ["holiday-swapped-as-received.jpg", "holiday-swapped.jpg"]


class FakeRestorer:
    def __init__(self, answer="full", kind=PictureFormat.JPEG):
        self.answer, self.kind, self.calls, self.places = answer, kind, [], []

    async def restore(self, target, received, report, place=None):
        self.calls.append(received.name)
        self.places.append(place)
        report(Step.PUTTING_BACK, 0.5)
        if self.answer == "never":
            await fakes.never(None)
        if isinstance(self.answer, Exception):
            raise self.answer
        return FullPicture(FULL, self.kind, 80, 60, CHANGED) if self.answer == "full" else None


def request(home, provider="remote", **more):
    asked = swap(home, provider)
    sizes = {"width": 80, "height": 60} | more
    return replace(asked, target=replace(asked.target, **sizes))


def run_one(home, restorer, service=None, asked=None):
    service = service or ScriptedProvider()

    async def scenario():
        async with bench(home, service, full_size=restorer) as b:
            job_id = await b.controller.start(asked or request(home, service.description.id))
            return await b.until(job_id), b.told

    return virtual_time.run(scenario())


def names(home, job):
    return sorted(each.name for each in (home / "data" / "results" / job.id).iterdir())


def is_received_alone(home, end):
    (only,) = end.results
    return (
        end.state is JobState.DONE
        and end.error is None
        and only.path.read_bytes() == fakes.picture()
        and names(home, end) == [only.path.name]
    )


def are_whole(end):
    return all(
        hashlib.sha256(each.path.read_bytes()).hexdigest() == each.sha256
        and each.path.stat().st_size == each.size
        for each in end.results
    )


def test_the_full_size_comes_first_and_what_was_sent_is_kept(tmp_path):
    end, told = run_one(tmp_path, FakeRestorer())
    full, received = end.results
    assert [full.path.name, received.path.name] == BOTH[::-1]
    assert (full.width, full.height, full.path.read_bytes()) == (80, 60, FULL)
    assert received.path.read_bytes() == fakes.picture()
    assert are_whole(end)
    assert names(tmp_path, end) == BOTH
    assert any(each.step is Step.PUTTING_BACK for each in told)
    assert end.changed == CHANGED


def test_another_format_leaves_no_third_file(tmp_path):
    end, _ = run_one(tmp_path, FakeRestorer(kind=PictureFormat.PNG))
    assert names(tmp_path, end) == ["holiday-swapped-as-received.jpg", "holiday-swapped.png"]


def test_each_of_several_results_is_put_back(tmp_path):
    service = ScriptedProvider()
    service.script("status", fakes.done(2))
    end, _ = run_one(tmp_path, FakeRestorer(), service)
    assert [(each.width, "-as-received" in each.path.name) for each in end.results] == [
        (80, False), (80, False), (8, True), (8, True),
    ]  # fmt: skip
    assert are_whole(end)
    assert len(names(tmp_path, end)) == 4


def test_no_result_takes_the_name_of_another(tmp_path):
    service = ScriptedProvider()
    service.script("status", fakes.done(2))
    service.script("download", fakes.picture(), fakes.picture(kind="PNG"))
    end, _ = run_one(tmp_path, FakeRestorer(kind=PictureFormat.PNG), service)
    assert len(end.results) == 3
    assert are_whole(end)


@pytest.mark.parametrize("answer", ["none", HelperError(ErrorCode.HELPER_STOPPED), ValueError()])
def test_a_failure_leaves_what_was_received(tmp_path, answer):
    end, _ = run_one(tmp_path, FakeRestorer(answer))
    assert is_received_alone(tmp_path, end)


def test_a_full_drive_leaves_what_was_received(tmp_path, monkeypatch):
    def full(path, *_, **__):
        raise SaveError(ErrorCode.SAVE_DISK_FULL, name=path.name)

    monkeypatch.setattr(fullsize, "write_atomically", full)
    end, _ = run_one(tmp_path, FakeRestorer())
    assert end.state is JobState.DONE
    assert [each.path.read_bytes() for each in end.results] == [fakes.picture()]


def test_a_drive_without_second_names(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr(fullsize.os, "link", refuse)
    end, _ = run_one(tmp_path, FakeRestorer())
    assert names(tmp_path, end) == BOTH
    assert are_whole(end)


@pytest.mark.parametrize("size", [(8, 6), (81, 6)])
def test_what_is_large_enough_is_left_alone(tmp_path, size):
    restorer = FakeRestorer()
    asked = request(tmp_path, width=size[0], height=size[1])
    end, _ = run_one(tmp_path, restorer, asked=asked)
    assert is_received_alone(tmp_path, end)
    assert not restorer.calls


def test_this_computers_own_results_are_left_alone(tmp_path):
    restorer = FakeRestorer()
    end, _ = run_one(tmp_path, restorer, ScriptedProvider(LOCAL))
    assert is_received_alone(tmp_path, end)
    assert not restorer.calls


def test_cancelling_stops_this_step_alone(tmp_path):
    service, restorer = ScriptedProvider(), FakeRestorer("never")

    async def scenario():
        async with bench(tmp_path, service, full_size=restorer) as b:
            job_id = await b.controller.start(request(tmp_path))
            await b.until(job_id, lambda each: each.step is Step.PUTTING_BACK)
            while not restorer.calls:  # noqa: ASYNC110 (virtual time)
                await asyncio.sleep(0.01)
            await b.controller.cancel(job_id)
            return await b.until(job_id)

    end = virtual_time.run(scenario())
    assert is_received_alone(tmp_path, end)
    assert not end.warnings
    assert not service.times("cancel")


@pytest.mark.parametrize("is_renamed", [False, True])
def test_a_restart_does_it_again_without_the_download(tmp_path, is_renamed):
    service = ScriptedProvider()

    async def scenario():
        first = FakeRestorer("full" if is_renamed else "never")
        async with bench(tmp_path, service, full_size=first) as b:
            job_id = await b.controller.start(request(tmp_path))
            if is_renamed:
                await b.until(job_id)
                record = (await b.journal.get([job_id]))[0]
            else:
                await b.until(job_id, lambda each: each.step is Step.PUTTING_BACK)
        if is_renamed:
            # as if killed just before the last change was written
            _unfinish(b.journal, record)
        async with bench(tmp_path, service, full_size=FakeRestorer()) as b:
            return await b.until(job_id)

    end = virtual_time.run(scenario())
    assert end.state is JobState.DONE
    assert [each.path.name for each in end.results] == BOTH[::-1]
    assert are_whole(end)
    assert names(tmp_path, end) == BOTH
    assert len(service.times("download")) == 1
    assert len(service.submissions) == 1


def _unfinish(journal, record):
    received = record.snapshot.results[-1]
    snapshot = replace(
        record.snapshot, state=JobState.DOWNLOADING, results=(received,), ended_at=None
    )
    old = replace(record, snapshot=snapshot, remote_results=(RemoteResult("https://r.test/0"),))
    database = sqlite3.connect(journal._path)
    database.execute(
        "UPDATE jobs SET state = ?, record = ? WHERE id = ?",
        ("downloading", record_to_json(old), snapshot.id),
    )
    database.commit()
    database.close()


# ---- a part of the photo was sent

PART, FACE = Box(0.25, 0.5, 0.5, 0.5), Box(0.375, 0.625, 0.25, 0.25)


def request_of_part(home, **more):
    return replace(request(home, **more), target_face=FACE, target_part=PART)


def test_what_came_back_for_a_part_is_put_into_the_whole_however_large_it_is(tmp_path):
    restorer, service = FakeRestorer(), ScriptedProvider()
    service.script("download", fakes.picture(size=(800, 600)))
    end, _ = run_one(tmp_path, restorer, service, request_of_part(tmp_path))
    assert [each.path.name for each in end.results] == BOTH[::-1]
    assert restorer.places == [Place(Part(20, 30, 40, 30, 80, 60), FACE)]
    assert end.warnings == ()
    assert are_whole(end)


@pytest.mark.parametrize("answer", ["none", HelperError(ErrorCode.HELPER_STOPPED)])
def test_a_part_that_cannot_be_put_back_is_the_result_and_that_is_said(tmp_path, answer):
    end, _ = run_one(tmp_path, FakeRestorer(answer), asked=request_of_part(tmp_path))
    assert is_received_alone(tmp_path, end)
    assert end.warnings == (Caution.PART_NOT_PUT_BACK,)


def test_a_part_is_put_back_although_a_helper_died(tmp_path):
    class Dying(FakeRestorer):
        async def restore(self, *given):
            self.answer = "full" if self.calls else HelperError(ErrorCode.HELPER_STOPPED)
            return await super().restore(*given)

    end, _ = run_one(tmp_path, dying := Dying(), asked=request_of_part(tmp_path))
    assert [each.path.name for each in end.results] == BOTH[::-1]
    assert (len(dying.calls), end.warnings) == (2, ())


def test_a_part_whose_photo_has_gone_is_the_result_and_that_is_said(tmp_path):
    asked, service = request_of_part(tmp_path), ScriptedProvider()

    async def without(_):
        asked.target.path.unlink()
        return fakes.picture()

    service.script("download", without)
    end, _ = run_one(tmp_path, FakeRestorer(), service, asked)
    assert is_received_alone(tmp_path, end)
    assert end.warnings == (Caution.PART_NOT_PUT_BACK,)


@pytest.mark.parametrize("is_renamed", [False, True])
def test_a_restart_puts_a_part_back_where_it_was_taken(tmp_path, is_renamed):
    service = ScriptedProvider()

    async def scenario():
        first = FakeRestorer("full" if is_renamed else "never")
        async with bench(tmp_path, service, full_size=first) as b:
            job_id = await b.controller.start(request_of_part(tmp_path))
            if is_renamed:
                await b.until(job_id)
                record = (await b.journal.get([job_id]))[0]
            else:
                await b.until(job_id, lambda each: each.step is Step.PUTTING_BACK)
        if is_renamed:
            _unfinish(b.journal, record)
        async with bench(tmp_path, service, full_size=(last := FakeRestorer())) as b:
            return await b.until(job_id), last.places

    end, places = virtual_time.run(scenario())
    assert places == [Place(Part(20, 30, 40, 30, 80, 60), FACE)]
    assert [each.path.name for each in end.results] == BOTH[::-1]
    assert end.warnings == ()
    assert len(service.submissions) == 1
