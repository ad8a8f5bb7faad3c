# SPDX-License-Identifier: GPL-3.0-or-later
"""Any order of answers, faults, wishes and restarts: nothing is lost, nothing is paid for twice.

The service below keeps its own books, as a real one does: what arrived there is known to it,
whatever became of the answer.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
from collections import deque
from contextlib import AsyncExitStack
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from faceswap_desktop.core.models import FINAL_STATES, ErrorInfo, JobState
from faceswap_desktop.errors import (
    BusyError,
    CredentialError,
    ErrorCode,
    JournalError,
    NotSentError,
    RefusedError,
    ServiceError,
    UncertainError,
)
from faceswap_desktop.jobs.controller import Resolution
from faceswap_desktop.providers.base import (
    Accepted,
    CancelOutcome,
    Ended,
    Provider,
    RemoteResult,
    StillWorking,
)
from tests.jobs import fakes
from tests.jobs.fakes import REMOTE, bench, swap
from tests.support.virtual_time import VirtualLoop

SUBMIT = (
    *("accept", "finish", "refuse", "no-credits", "offline", "not-sent", "busy"),
    *("lost-arrived", "lost-not-arrived", "broken", "hang-arrived", "hang"),
)
STATUS = ("working", "done", "ended", "offline", "busy", "unknown", "unclear", "key", "hang")
FIND = ("truth", "nothing", "offline", "broken", "hang")
DOWNLOAD = ("whole", "cut", "offline", "expired", "full", "broken", "hang")
CANCEL = ("stopped", "too-late", "not-possible", "broken", "hang")
FAULTS = {
    "offline": ServiceError(ErrorCode.OFFLINE),
    "busy": BusyError(retry_after=30),
    "unknown": RefusedError(ErrorCode.JOB_UNKNOWN),
    "unclear": ServiceError(ErrorCode.ANSWER_UNEXPECTED),
    "key": CredentialError(ErrorCode.KEY_REFUSED),
    "broken": KeyError("nobody foresaw this"),
    "expired": ServiceError(ErrorCode.RESULT_LINK_EXPIRED),
    "full": OSError(28, "No space left on device"),
}
NOT_TAKEN = {
    "refuse": RefusedError(ErrorCode.CONTENT_REFUSED),
    "no-credits": RefusedError(ErrorCode.NO_CREDITS),
    "offline": NotSentError(ErrorCode.OFFLINE),
    "not-sent": NotSentError(ErrorCode.SERVICE_UNREACHABLE),
    "busy": BusyError(retry_after=30),
}


class BookKeeper(Provider):
    """A service that knows what arrived. `plans` say what the next calls of a kind do."""

    description = REMOTE

    def __init__(self):
        self.plans = {}
        self.posts = []  # (job, reference, whether it may have arrived)
        self.books = {}  # reference -> remote id
        self.faults = []

    def next(self, kind, usual):
        plan = self.plans.get(kind)
        return plan.popleft() if plan else usual

    async def raised(self, what):
        if what == "hang":
            await fakes.never(None)
        if what in FAULTS:
            raise FAULTS[what]

    async def submit(self, submission, report):
        tag, reference = submission.prompt, submission.reference
        if any(reference == each for _, each, _ in self.posts):
            self.faults.append(f"reference sent twice: {reference}")
        plan = self.next("submit", "accept")
        earlier = [arrived for job, _, arrived in self.posts if job == tag]
        if any(earlier) and not self.is_wished(tag):
            self.faults.append(f"{tag} was sent again unasked")
        self.posts.append((tag, reference, plan not in NOT_TAKEN))
        await asyncio.sleep(0.01)
        if plan in NOT_TAKEN:
            raise NOT_TAKEN[plan]
        if plan in {"lost-not-arrived", "hang"}:
            await self.raised(plan)
            raise UncertainError
        remote_id = self.books[reference] = f"r{len(self.books)}"
        if plan == "lost-arrived":
            raise UncertainError
        if plan == "hang-arrived":
            await fakes.never(None)
        await self.raised(plan)
        return fakes.done(remote_id=remote_id) if plan == "finish" else Accepted(remote_id)

    async def status(self, remote_id):
        plan = self.next("status", "done")
        await self.raised(plan)
        if plan == "ended":
            return Ended(ErrorInfo(ErrorCode.JOB_FAILED))
        return StillWorking() if plan == "working" else fakes.done(2, price=1)

    async def find(self, reference):
        plan = self.next("find", "truth")
        await self.raised(plan)
        remote_id = self.books.get(reference)
        return Accepted(remote_id) if plan == "truth" and remote_id else None

    async def cancel(self, remote_id):
        plan = self.next("cancel", "stopped")
        await self.raised(plan)
        return CancelOutcome(plan)

    async def download(self, result: RemoteResult, destination, report):
        plan = self.next("download", "whole")
        await self.raised(plan)
        content = fakes.picture()
        destination.write_bytes(content[:-30] if plan == "cut" else content)


class AnyOrder(RuleBasedStateMachine):
    """The program, restarted now and then, with a person at it and faults all around."""

    def __init__(self):
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="any-order-"))
        self.runner = asyncio.Runner(loop_factory=VirtualLoop)
        self.service = BookKeeper()
        self.service.is_wished = self.is_wished
        self.tags, self.deleted = {}, set()
        self.wishes, self.over, self.faults = {}, {}, []
        self.starts, self.is_weak = 0, False
        self.do(self.begin())

    # ---- the world

    def do(self, work):
        async def and_settle():
            result = await work
            await asyncio.sleep(0.1)
            return result

        return self.runner.run(and_settle())

    async def begin(self):
        self.starts += 1
        self.stack = AsyncExitStack()
        made = bench(self.home, self.service, seed=self.starts)
        self.bench = await self.stack.enter_async_context(made)
        self.controller = self.bench.controller
        self.controller.subscribe(self.look)
        for each in self.controller.snapshots():
            self.look(each)

    def look(self, snapshot):
        """Final states stay, unless somebody wished otherwise."""
        before = self.over.get(snapshot.id)
        if before is not None and snapshot.state is not before:
            if before is JobState.DONE or not self.wishes.pop(snapshot.id, False):
                self.faults.append(f"{snapshot.id}: {before} became {snapshot.state}")
            del self.over[snapshot.id]
        if snapshot.state in FINAL_STATES:
            self.over[snapshot.id] = snapshot.state
        if snapshot.state is JobState.DONE:
            assert len(snapshot.results) in {1, 2}
            assert all(each.path.stat().st_size == each.size for each in snapshot.results)

    def is_wished(self, tag):
        """Whether the posts of a job are no more than the times that it was asked for."""
        posts = [arrived for job, _, arrived in self.service.posts if job == tag and arrived]
        return len(posts) < self.asked[tag]

    asked: dict[str, int]

    def some_job(self, data):
        ids = sorted(set(self.tags) - self.deleted)
        return data.draw(st.sampled_from(ids))

    # ---- what may happen

    @rule()
    def click(self):
        tag = f"job {len(self.tags)}"
        self.asked = {**getattr(self, "asked", {}), tag: 1}
        job_id = self.do(self.controller.start(swap(self.home, prompt=tag)))
        self.tags[job_id] = tag

    @rule(kind=st.just("submit"), plan=st.lists(st.sampled_from(SUBMIT), min_size=1, max_size=3))
    def plan_submissions(self, kind, plan):
        self.service.plans[kind] = deque(plan)

    @rule(
        kind=st.sampled_from(["status", "find", "download", "cancel"]),
        seeds=st.lists(st.integers(0, 62), min_size=1, max_size=7),
    )
    def plan_answers(self, kind, seeds):
        kinds = {"status": STATUS, "find": FIND, "download": DOWNLOAD, "cancel": CANCEL}[kind]
        self.service.plans[kind] = deque(kinds[seed % len(kinds)] for seed in seeds)

    @rule(seconds=st.sampled_from([0.02, 1, 15, 100, 5000]))
    def time_passes(self, seconds):
        self.do(asyncio.sleep(seconds))

    @precondition(lambda self: set(self.tags) - self.deleted)
    @rule(data=st.data())
    def cancel(self, data):
        self.do(self.controller.cancel(self.some_job(data)))

    @precondition(lambda self: set(self.tags) - self.deleted)
    @rule(data=st.data())
    def try_again(self, data):
        job_id = self.some_job(data)
        state = self.bench.now(job_id).state
        if state in {JobState.FAILED, JobState.CANCELLED}:
            self.asked[self.tags[job_id]] += 1
            self.wishes[job_id] = True
            with contextlib.suppress(JournalError):
                self.do(self.controller.retry(job_id))
        elif state is not JobState.DONE:
            assert self.do(self.controller.retry(job_id)) == job_id

    @precondition(lambda self: set(self.tags) - self.deleted)
    @rule(data=st.data(), resolution=st.sampled_from(Resolution))
    def decide(self, data, resolution):
        job_id = self.some_job(data)
        if self.bench.now(job_id).state is JobState.UNCERTAIN:
            if resolution is Resolution.SEND_AGAIN:
                self.asked[self.tags[job_id]] += 1
            with contextlib.suppress(JournalError):
                self.do(self.controller.resolve(job_id, resolution))

    @precondition(lambda self: set(self.tags) - self.deleted)
    @rule(data=st.data())
    def delete(self, data):
        job_id = self.some_job(data)
        self.do(self.controller.delete(job_id))
        self.deleted.add(job_id)

    @precondition(lambda self: self.deleted)
    @rule(data=st.data())
    def undo(self, data):
        job_id = data.draw(st.sampled_from(sorted(self.deleted)))
        if self.is_weak:
            self.over.pop(job_id, None)
        self.do(self.controller.restore(job_id))
        if any(each.id == job_id for each in self.controller.snapshots()):
            self.deleted.discard(job_id)

    @rule()
    def nudge(self):
        async def both():
            self.controller.nudge()
            self.controller.provider_ready("remote")

        self.do(both())

    @rule()
    def end_and_start_again(self):
        """Closing writes nothing about what is under way: for the journal it is a crash."""

        if self.is_weak:  # what could not be written is forgotten, but for what was sent
            self.over.clear()
            self.is_weak = False

        async def again():
            await self.controller.aclose(0)
            await self.stack.aclose()
            await self.begin()

        self.do(again())

    @rule(plan=st.sampled_from(["hang", "hang-arrived"]))
    def end_while_something_is_sent(self, plan):
        self.service.plans["submit"] = deque([plan])
        self.click()
        self.time_passes(0.02)
        self.end_and_start_again()

    @rule(failures=st.integers(1, 3))
    def journal_fails(self, failures):
        journal = self.bench.journal
        self.is_weak = True
        real, left = type(journal).change, [failures]

        async def change(changes):
            if left[0] > 0:
                left[0] -= 1
                raise JournalError(ErrorCode.JOURNAL_UNWRITABLE)
            await real(journal, changes)

        journal.change = change

    # ---- what must hold

    @invariant()
    def nothing_went_wrong(self):
        assert self.faults + self.service.faults == []

    @invariant()
    def no_job_is_lost(self):
        shown = {each.id for each in self.controller.snapshots()}
        assert shown >= set(self.tags) - self.deleted

    def teardown(self):
        """With all faults gone every job comes to an end, or asks a question."""
        try:
            self.service.plans.clear()
            self.nudge()
            self.end_and_start_again()
            self.do(asyncio.sleep(100_000))
            for each in self.controller.snapshots():
                assert each.is_over, each
            self.nothing_went_wrong()
            self.no_job_is_lost()
            self.do(self.stack.aclose())
        finally:
            self.runner.close()
            shutil.rmtree(self.home)


AnyOrder.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestAnyOrder = AnyOrder.TestCase
