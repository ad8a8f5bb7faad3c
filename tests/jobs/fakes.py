# SPDX-License-Identifier: GPL-3.0-or-later
"""A service that does what a test tells it to, and everything else that is real around it."""

from __future__ import annotations

import asyncio
import io
import itertools
import os
from collections import deque
from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from PIL import Image

from faceswap_desktop.core.formats import ImageInfo, Mark
from faceswap_desktop.core.models import (
    JobRequest,
    JobSnapshot,
    Operation,
    Photo,
    Step,
)
from faceswap_desktop.core.parts import Part
from faceswap_desktop.core.paths import Folders
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, PhotoError, ServiceError
from faceswap_desktop.jobs.controller import JobController
from faceswap_desktop.jobs.journal import Journal
from faceswap_desktop.jobs.store import ResultStore
from faceswap_desktop.providers.base import (
    Accepted,
    AccountDescription,
    CancelOutcome,
    DataDescription,
    Finished,
    InputLimits,
    OperationDescription,
    PollingPolicy,
    Provider,
    ProviderDescription,
    RemoteResult,
    Report,
    Status,
    StillWorking,
    Submission,
    SubmitOutcome,
)
from tests.support.virtual_time import VirtualClock


def picture(colour: str = "red", kind: str = "JPEG", size: tuple[int, int] = (8, 6)) -> bytes:
    """A small, complete picture."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def without_coverage() -> dict[str, str]:
    """The environment for a process that is going to be killed, and must measure nothing."""
    return {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}


def _edges(part: Part) -> tuple[int, int, int, int]:
    return part.left, part.top, part.left + part.width, part.top + part.height


class PlainPictures:
    """The picture work that jobs need, done by Pillow right here."""

    async def prepare_upload(
        self, path: Path, limits: InputLimits, destination: Path, part: Part | None = None
    ) -> tuple[str, int, int]:
        def work() -> tuple[str, int, int]:
            try:
                with Image.open(path) as image:
                    box = (0, 0, *image.size) if part is None else _edges(part)
                    sent = image.crop(box)
                    sent.convert("RGB").save(destination, "JPEG")
                    return "image/jpeg", sent.width, sent.height
            except FileNotFoundError as error:
                raise PhotoError(ErrorCode.PHOTO_NOT_FOUND, name=path.name) from error

        return await in_thread(work)

    async def check(self, path: Path, *, from_network: bool) -> ImageInfo:
        def work() -> ImageInfo:
            try:
                with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as image:
                    image.load()
                    kind = Image.MIME[image.format or ""]
                    return ImageInfo(image.width, image.height, kind, has_alpha=False, frames=1)
            except (OSError, SyntaxError) as error:
                raise PhotoError(ErrorCode.PHOTO_DAMAGED, name=path.name) from error

        return await in_thread(work)

    async def look(self, path: Path) -> ImageInfo:
        return await self.check(path, from_network=False)

    async def mark(self, path: Path, mark: Mark) -> bytes:
        return await in_thread(path.read_bytes)


REMOTE = ProviderDescription(
    id="remote",
    name="Remote",
    operations=(
        OperationDescription(Operation.SWAP, needs_face=True, limits=InputLimits(100), cost=1),
    ),
    account=AccountDescription("https://a.test", "https://b.test", "key"),
    data=DataDescription("Remote Ltd", "api.remote.test", "both photos", "7 days"),
    polling=PollingPolicy(first=10, growth=1.3, ceiling=30, jitter=0.2, floor=1, patience=3600),
    max_parallel_jobs=1,
    can_cancel=True,
    can_find=True,
)
# One that takes links to photos, and cannot be asked for a submission whose answer was lost.
LINKED = replace(REMOTE, id="linked", can_find=False, needs_links=True)
LOCAL = ProviderDescription(
    id="local",
    name="Local",
    operations=(OperationDescription(Operation.SWAP, needs_face=True),),
    max_parallel_jobs=1,
)

Answer = object | Exception | Callable[..., object]


class ScriptedProvider(Provider):
    """Answers from scripts, one answer a call: a value, an exception, or a coroutine function.

    Without a script: `submit` accepts, `status` is finished, `download` writes a picture. All
    calls are kept in `calls` with the loop's time.
    """

    def __init__(self, description: ProviderDescription = REMOTE) -> None:
        self.description = description
        self.scripts: dict[str, deque[Answer]] = {}
        self.calls: list[tuple[float, str, object]] = []
        self.submissions: list[Submission] = []
        self.running = 0
        self.most_running = 0
        self._ids = itertools.count(1)

    def script(self, method: str, *answers: Answer) -> None:
        """What the next calls of a method answer."""
        self.scripts.setdefault(method, deque()).extend(answers)

    def times(self, method: str) -> list[float]:
        """When a method was called."""
        return [at for at, name, _ in self.calls if name == method]

    async def asked(self, method: str, count: int) -> None:
        """Wait until a method was called so often in all."""
        for _ in range(1_000_000):
            if len(self.times(method)) >= count:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(method)

    def gaps(self, method: str) -> list[float]:
        """The times between the calls of a method."""
        return [later - sooner for sooner, later in itertools.pairwise(self.times(method))]

    async def _answer(self, method: str, argument: object, default: object) -> object:
        self.calls.append((asyncio.get_running_loop().time(), method, argument))
        script = self.scripts.get(method)
        answer = script.popleft() if script else default
        if callable(answer):
            answer = await answer(argument)  # type: ignore[misc]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def place(self, submission: Submission, report: Report) -> Submission:
        report(Step.MAKING_LINKS)
        return await self._answer("place", submission, submission)  # type: ignore[return-value]

    async def submit(self, submission: Submission, report: Report) -> SubmitOutcome:
        self.submissions.append(submission)
        for each in (submission.target, submission.face):
            assert each is None or each.path.is_file()
        report(Step.SENDING, 0.5)
        self.running += 1
        self.most_running = max(self.running, self.most_running)
        try:
            await asyncio.sleep(0)
            accepted = Accepted(f"{self.description.id}-{next(self._ids)}")
            default = accepted if self.description.data else done()
            return await self._answer("submit", submission, default)  # type: ignore[return-value]
        finally:
            self.running -= 1

    async def status(self, remote_id: str) -> Status:
        return await self._answer("status", remote_id, done(price=1.0, balance=9.0))  # type: ignore[return-value]

    async def download(self, result: RemoteResult, destination: Path, report: Report) -> None:
        report(Step.RECEIVING, 0.5)
        content = await self._answer("download", result, picture())
        assert isinstance(content, bytes)
        destination.write_bytes(content)  # noqa: ASYNC240 (tiny)

    async def cancel(self, remote_id: str) -> CancelOutcome:
        return await self._answer("cancel", remote_id, CancelOutcome.STOPPED)  # type: ignore[return-value]

    async def find(self, reference: str) -> Accepted | Finished | None:  # type: ignore[override]
        return await self._answer("find", reference, None)  # type: ignore[return-value]


def done(count: int = 1, **more: object) -> Finished:
    """A finished job with so many results."""
    results = tuple(RemoteResult(f"https://r.test/{each}") for each in range(count))
    return Finished(results, **more)  # type: ignore[arg-type]


async def never(_: object) -> object:
    """An answer that does not come."""
    await asyncio.get_running_loop().create_future()
    raise AssertionError


def unreachable() -> ServiceError:
    """What a question raises while the network is down."""
    return ServiceError(ErrorCode.OFFLINE)


WORKING = StillWorking()


@dataclass
class Bench:
    """A controller with its surroundings; `snapshots` is all that it told."""

    controller: JobController
    journal: Journal
    store: ResultStore
    clock: VirtualClock
    told: list[JobSnapshot] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    async def until(self, job_id: str, *tests: Callable[[JobSnapshot], bool]) -> JobSnapshot:
        """Wait until a snapshot of the job passes one of the tests; over, without a test."""
        wanted = tests or (lambda each: each.is_over,)
        found: asyncio.Future[JobSnapshot] = asyncio.get_running_loop().create_future()

        def look(snapshot: JobSnapshot) -> None:
            if snapshot.id == job_id and not found.done() and any(t(snapshot) for t in wanted):
                found.set_result(snapshot)

        end = self.controller.subscribe(look)
        for each in self.controller.snapshots():
            look(each)
        try:
            return await found
        finally:
            end()

    def now(self, job_id: str) -> JobSnapshot:
        """The job as it stands."""
        return next(each for each in self.controller.snapshots() if each.id == job_id)


@asynccontextmanager
async def bench(home: Path, *providers: Provider, **more):
    """A running controller over real files in `home`, closed at the end."""
    folders = Folders(home, home / "data", home / "cache", home / "logs")
    clock = more.pop("clock", None) or VirtualClock(asyncio.get_running_loop())
    journal = Journal(folders.journal, folders.results)
    store = ResultStore(folders, more.pop("pictures", None) or PlainPictures())
    by_id = {each.description.id: each for each in providers}
    more.setdefault("needs_consent", lambda _: False)
    controller = JobController(
        journal=journal,
        store=store,
        providers=by_id.__getitem__,
        clock=clock,
        random=Random(more.pop("seed", 1)),
        **more,
    )
    found = Bench(controller, journal, store, clock)
    controller.subscribe(found.told.append, found.removed.append)
    found.trouble = await controller.run()
    try:
        yield found
    finally:
        await controller.aclose()


def photo(home: Path, name: str = "holiday.jpg", colour: str = "blue") -> Photo:
    """A photo of the user's, on disk."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / name
    if not path.exists():
        path.write_bytes(picture(colour))
    return Photo(path, name, 8, 6, "image/jpeg")


def swap(home: Path, provider: str = "remote", **more) -> JobRequest:
    """A request to swap a face."""
    return JobRequest(
        Operation.SWAP, provider, photo(home), photo(home, "face.jpg", "green"), **more
    )


def is_in(*states):
    """Whether a snapshot is in one of these states."""
    return lambda each: each.state in states


def waits_for(reason):
    """Whether a snapshot says that it waits for this."""
    return lambda each: each.wait is not None and each.wait.reason is reason
