# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what the program has in its journal and on disk with what the services saw."""

from __future__ import annotations

import hashlib
import io
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from faceswap_desktop.core.models import Caution, JobSnapshot, JobState
from faceswap_desktop.core.paths import Folders
from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.jobs import schema
from faceswap_desktop.jobs.journal import Journal
from tests.crash.services import Services, Work

LOCAL = "on-device"


@dataclass
class Wanted:
    """A job that the program was told to start. `id` is set once it has said that it did."""

    number: int
    kind: str
    name: str
    token: str
    by_window: bool
    id: str = ""


@dataclass
class Count:
    """What happened, and what must not have."""

    violations: list[str] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)  # by the moment that was aimed at
    caught: Counter[str] = field(default_factory=Counter)  # by the state that jobs were in
    states: Counter[str] = field(default_factory=Counter)  # of the jobs at the end
    helper_kills: int = 0
    submissions: int = 0
    bought: int = 0
    results: int = 0

    def add(self, other: Count) -> None:
        self.violations += other.violations
        for mine, its in (
            (self.kills, other.kills), (self.caught, other.caught), (self.states, other.states),
        ):  # fmt: skip
            mine.update(its)
        self.helper_kills += other.helper_kills
        self.submissions += other.submissions
        self.bought += other.bought
        self.results += other.results


def own_folders(home: Path) -> Folders:
    return Folders(home, home, home / "cache", home / "logs")


async def judge(home: Path, wanted: Iterable[Wanted], services: Services, count: Count) -> None:
    """Add to `count` what there is, and every way in which it is wrong."""
    own = own_folders(home)
    snapshots = await _snapshots(own)
    jobs = {each.request.target.name: each for each in snapshots}
    wrong = count.violations
    if len(jobs) != len(snapshots):
        wrong.append("a job is in the journal twice")
    for each in wanted:
        if each.id and (each.name not in jobs or jobs[each.name].id != each.id):
            wrong.append(f"job {each.id} ({each.name}) is lost")
    count.states.update(each.state.value for each in snapshots)
    _judge_references(own, services, wrong)
    _judge_work(jobs, services, count)
    for job in snapshots:
        _judge_files(own, job, wrong)
    _judge_leftovers(own, wrong)
    wrong += [f"at the service: {each}" for each in services.useapi.violations]
    wrong += [f"at the service: {each}" for each in services.ttapi.violations]
    count.submissions += sum(services.references().values()) + services.ttapi.creates


async def _snapshots(own: Folders) -> tuple[JobSnapshot, ...]:
    journal = Journal(own.journal, own.results)
    try:
        await journal.open(datetime.now(UTC))
        page = await journal.latest(100_000)
        if len(page.records) != await journal.count():
            raise AssertionError("a job cannot be read")
        return tuple(each.snapshot for each in page.records)
    finally:
        await journal.aclose()


def _judge_references(own: Folders, services: Services, wrong: list[str]) -> None:
    database, _ = schema.open_database(own.journal, now=datetime.now(UTC))
    with closing(database):
        rows = database.execute("SELECT reference, provider FROM submissions").fetchall()
        whole = database.execute("PRAGMA integrity_check").fetchone()[0]
    if whole != "ok":
        wrong.append(f"the journal is damaged: {whole}")
    known = {reference for reference, _ in rows}
    for reference, times in services.references().items():
        if times > 1:
            wrong.append(f"the reference {reference} was sent {times} times")
        if reference not in known:
            wrong.append(f"the reference {reference} was sent and never written down")
    with_links = sum(provider == "ttapi" for _, provider in rows)
    if services.ttapi.creates > with_links:
        wrong.append(f"{services.ttapi.creates} submissions to TTAPI, {with_links} written down")


def _judge_work(jobs: dict[str, JobSnapshot], services: Services, count: Count) -> None:
    bought: defaultdict[str, list[Work]] = defaultdict(list)
    for each in services.work():
        bought[name_of(each.number)].append(each)
    count.bought += sum(map(len, bought.values()))
    for name, works in bought.items():
        job = jobs.get(name)
        if len(works) > 1:
            count.violations.append(f"{name} was bought {len(works)} times")
        if job is None:
            count.violations.append(f"{name} was bought, and no job knows of it")
        elif job.state is not JobState.UNCERTAIN:
            _judge_result(job, works[-1], count)
    for name, job in jobs.items():
        is_paid = job.request.provider != LOCAL
        if is_paid and job.state is JobState.DONE and name not in bought:
            count.violations.append(f"{name} is done, and no service did it")
        if job.state is JobState.FAILED and not _may_fail(job, count):
            count.violations.append(f"{name} failed without a reason: {job.error}")


def _may_fail(job: JobSnapshot, count: Count) -> bool:
    """A killed helper ends what it was doing; what is done here is begun anew only twice."""
    code = job.error.code if job.error else None
    return bool(count.helper_kills) or (
        job.request.provider == LOCAL and code is ErrorCode.HELPER_STOPPED
    )


def _judge_result(job: JobSnapshot, work: Work, count: Count) -> None:
    """A job whose work was taken on: the result is here, pixel for pixel."""
    where = f"{job.request.target.name} ({job.id})"
    if job.state is not JobState.DONE:
        count.violations.append(f"{where} was bought, and is {job.state.value}: {job.error}")
        return
    *put_back, received = [_pixels(each.path) for each in job.results]
    # The program adds to the file that its picture was altered, and nothing else.
    if work.result is None or received != _pixels(io.BytesIO(work.result)):
        count.violations.append(f"{where} is done, but its result is not what was sent")
        return
    if job.request.target_part is not None and not _is_put_back(job, put_back, count):
        count.violations.append(f"{where} is done, but not put back into the photo")
        return
    count.results += 1


def _is_put_back(job: JobSnapshot, whole: list[bytes | None], count: Count) -> bool:
    """The whole photo comes first, and is the photo but for the part; or that it is not is said."""
    if Caution.PART_NOT_PUT_BACK in job.warnings:
        return bool(count.helper_kills) and not whole
    if len(whole) != 1 or whole[0] is None:
        return False
    with Image.open(job.request.target.path) as photo, Image.open(job.results[0].path) as result:
        lower = (0, photo.height // 2, *photo.size)
        return photo.size == result.size and (
            photo.convert("RGB").crop(lower).tobytes()
            == result.convert("RGB").crop(lower).tobytes()
        )


def _judge_files(own: Folders, job: JobSnapshot, wrong: list[str]) -> None:
    """Every result that the journal names is whole, and there are no others."""
    folder = own.results / job.id
    found = {each.name for each in folder.iterdir()} if folder.is_dir() else set()
    named = {each.path.name for each in job.results}
    if job.state is JobState.DONE and not named:
        wrong.append(f"job {job.id} is done without a result")
    if found != named:
        wrong.append(f"job {job.id} ({job.state.value}) names {named} and has {found}")
    for each in job.results:
        if each.path.parent != folder or _digest(each.path) != each.sha256:
            wrong.append(f"{each.path} is not what the journal says")
        elif not _opens(each.path):
            wrong.append(f"{each.path} does not open")


def _judge_leftovers(own: Folders, wrong: list[str]) -> None:
    left = [*own.results.rglob("*.part"), *(own.cache / "outgoing").glob("*")]
    wrong += [f"left behind: {each}" for each in left]
    wrong += [f"set aside: {each.name}" for each in own.data.glob("*damaged*")]


def name_of(number: int) -> str:
    """The file name of job `number`'s photo."""
    return f"photo-{number}.png"


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _pixels(file: Path | io.BytesIO) -> bytes | None:
    try:
        with Image.open(file) as opened:
            return opened.convert("RGB").tobytes()
    except OSError:
        return None


def _opens(path: Path) -> bool:
    try:
        with Image.open(path) as opened:
            opened.load()
    except OSError:
        return False
    return True
