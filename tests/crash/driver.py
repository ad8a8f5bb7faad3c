# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside the program: shortens its waits, starts the planned jobs, tells their states.

`python -m tests.crash.driver PLAN`, PLAN as JSON; everything else is the program itself. What it
tells goes to its standard output, one JSON object per line, after the journal has it.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from random import Random

from faceswap_desktop.arguments import Arguments
from faceswap_desktop.core.models import Box, JobRequest, JobSnapshot, JobState, Operation, Photo
from faceswap_desktop.gui.bridge import Bridge, Services
from faceswap_desktop.gui.presenter import Presenter
from faceswap_desktop.jobs import schedule
from faceswap_desktop.jobs.again import Resolution
from tests.crash import mutants

# Waits of the product are that many times shorter here.
HASTE = 50.0
_OPERATIONS = {
    "swap": ("useapi", Operation.SWAP),
    "background": ("useapi", Operation.BACKGROUND),
    "links": ("ttapi", Operation.SWAP),
    "part": ("useapi", Operation.SWAP),
    "local": ("on-device", Operation.BACKGROUND),
}
# Of several faces one was chosen, and what is sent is the quarter of the photo around it.
_PART = {
    "target_face": Box(0.1, 0.1, 0.2, 0.2),
    "target_others": (Box(0.7, 0.7, 0.2, 0.2),),
    "target_part": Box(0, 0, 0.5, 0.5),
}
_LOCAL_OPTIONS = {"background": "colour", "photo": "", "colour": "#3366cc", "blur": 0.5}


def say(**facts: object) -> None:
    """Tell the test; a line that was written survives the death of this process."""
    os.write(1, json.dumps(facts).encode() + b"\n")


def make_waits_short() -> None:
    wait_for = schedule.wait_for

    async def short(
        clock: schedule.Clock,
        seconds: float,
        woken: asyncio.Event | None = None,
        *,
        may_be_early: bool = False,
    ) -> bool:
        return await wait_for(clock, seconds / HASTE, woken, may_be_early=may_be_early)

    schedule.wait_for = short


class Driver:
    """Does what the plan says, once the window has its services."""

    def __init__(self, plan: dict) -> None:
        self._plan = plan
        self._random = Random(plan["seed"])
        self._checked: set[str] = set()

    def attached(self, bridge: Bridge, services: Services) -> None:
        services.controller.subscribe(self._told)
        for provider in ("useapi", "ttapi"):
            services.controller.set_limit(provider, self._plan["at_once"])
        say(attached=True)
        for snapshot in services.controller.snapshots():
            self._told(snapshot)
        bridge.run(self._drive, name="crash test")

    def _told(self, job: JobSnapshot) -> None:
        photo = job.request.target
        say(job=photo.name if photo else "", id=job.id, state=job.state.value)

    async def _drive(self, services: Services) -> None:
        if self._plan["check"] or self._plan["finish"]:
            await self._check(services)
        for job in self._plan["jobs"]:
            await asyncio.sleep(self._random.uniform(0, self._plan["pace"]))
            if job["by_window"]:
                await self._start_in_window(job)
            else:
                await self._start(services, job)
        await self._until_idle(services)
        if self._plan["finish"]:
            await self._check(services)
            await self._until_idle(services)
        say(idle=True)
        if self._plan["finish"]:
            _presenter().quit_requested.emit()

    async def _start(self, services: Services, job: dict) -> None:
        """Start a job as a click does; a hasty person clicks twice."""
        start = services.controller.start
        if self._random.random() < 0.2:
            one, other = await asyncio.gather(
                start(_request(job), job["token"]), start(_request(job), job["token"])
            )
            if one != other:
                say(violation=f"two clicks made the jobs {one} and {other}")
        else:
            await start(_request(job), job["token"])

    async def _start_in_window(self, job: dict) -> None:
        presenter = _presenter()
        provider, operation = _OPERATIONS[job["kind"]]
        arguments = Arguments(job["target"], job["face"], provider, operation.value, job["prompt"])
        presenter.show_arguments(arguments)
        changed = asyncio.Event()
        presenter.desk.changed.connect(changed.set)
        while not self._is_laid_out(presenter, job):
            await changed.wait()
            changed.clear()
        presenter.go()

    def _is_laid_out(self, presenter: Presenter, job: dict) -> bool:
        space = presenter.desk.workspace
        names = [each.photo.path for each in (space.target, space.face) if each.photo]
        wanted = [Path(job[each]) for each in ("target", "face")]
        return names == wanted and presenter.desk.missing() is None

    async def _check(self, services: Services) -> None:
        """Ask once more for jobs whose answer was lost; never send them again."""
        for job in services.controller.snapshots():
            if job.state is JobState.UNCERTAIN and job.id not in self._checked:
                self._checked.add(job.id)
                await services.controller.resolve(job.id, Resolution.CHECK_AGAIN)

    async def _until_idle(self, services: Services) -> None:
        registry = services.controller._registry
        while tasks := list(registry._tasks.values()):
            await asyncio.wait(tasks)


def _request(job: dict) -> JobRequest:
    provider, operation = _OPERATIONS[job["kind"]]
    return JobRequest(
        operation,
        provider,
        target=_photo(job["target"]),
        face=_photo(job["face"]) if operation is Operation.SWAP else None,
        prompt=job["prompt"] if provider == "useapi" else "",
        options=_LOCAL_OPTIONS if provider == "on-device" else {},
        **(_PART if job["kind"] == "part" else {}),
    )


def _photo(path: str) -> Photo:
    from PIL import Image

    with Image.open(path) as opened:
        return Photo(Path(path), Path(path).name, *opened.size, "image/png")


def _presenter() -> Presenter:
    from PySide6.QtWidgets import QApplication

    from faceswap_desktop.gui.main_window import MainWindow

    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            return window.findChild(Presenter)
    raise LookupError("the window")


def main() -> int:
    plan = json.loads(sys.argv[1])
    driver = Driver(plan)
    make_waits_short()
    mutants.apply(plan["mutant"])
    attach = Bridge.attach

    def attach_and_drive(self: Bridge, services: Services, *rest: object) -> None:
        attach(self, services, *rest)
        driver.attached(self, services)

    Bridge.attach = attach_and_drive
    sys.argv = ["faceswap-desktop"]
    from faceswap_desktop.__main__ import main as program

    return program()


if __name__ == "__main__":
    sys.exit(main())
