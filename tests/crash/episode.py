# SPDX-License-Identifier: GPL-3.0-or-later
"""Some kills over one folder, then a run to the end, then the verdict."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

from PIL import Image

from tests.crash import moments
from tests.crash.moments import ATTACHED, STARTED, Moment, Trap
from tests.crash.process import Run
from tests.crash.services import Services, size_of
from tests.crash.verdict import Count, Wanted, judge, name_of
from tests.sandbox import faults
from tests.support import photos

KINDS = (
    *("swap", "swap", "swap", "part", "part"),
    *("background", "background", "links", "links", "local"),
)
_PATIENCE = 4.0  # after the window has its services; then the program is killed wherever it is
_END = 180.0
_OVER = {"done", "failed", "cancelled", "uncertain"}
_SETTINGS = {
    "version": 1,
    "consents": ["useapi", "ttapi/litterbox"],
    "provider_settings": {"ttapi": {"link_host": "litterbox"}},
}


class Episode:
    """`kills` deaths of the program over a fresh folder below `folder`.

    `choose` gives the moment of the next death, `kinds` the jobs to choose from, `jobs` how many
    are started each time; with `is_calm` nothing else goes wrong.
    """

    def __init__(
        self,
        name: str,
        kills: int,
        folder: Path,
        *,
        mutant: str = "",
        choose: Callable[[Random], Moment] = moments.choose,
        kinds: tuple[str, ...] = KINDS,
        jobs: tuple[int, ...] = (0, 1, 2, 2, 3),
        is_calm: bool = False,
    ) -> None:
        self._random = Random(name)
        self._kills = kills
        self._folder = folder
        self._home = folder / "home"
        self._mutant = mutant
        self._choose = choose
        self._kinds = kinds
        self._jobs = jobs
        self._is_calm = is_calm
        self._services = Services()
        self._wanted: dict[str, Wanted] = {}
        self._states: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self.count = Count()

    async def live(self) -> Count:
        """Kill, finish, judge."""
        self._home.mkdir(parents=True)
        (self._home / "settings.json").write_text(json.dumps(_SETTINGS))
        photos.save(Image.new("RGB", (64, 64), "peru"), self._folder / "face.png")
        async with self._services as services:
            for _ in range(self._kills):
                self._set_mood()
                if not await self._run_until_killed():
                    return self.count
            self._set_mood(is_last=True)
            if await self._run_to_the_end():
                await judge(self._home, self._wanted.values(), services, self.count)
        return self.count

    # -- the services' mood

    def _set_mood(self, *, is_last: bool = False) -> None:
        random, services = self._random, self._services
        services.useapi.rounds["/picsi"] = random.choice((0, 0, 1, 3))
        services.useapi.rounds["/changebg"] = random.choice((1, 2, 4))
        services.ttapi.rounds = random.choice((0, 1, 3))
        services.useapi.work_seconds = random.choice((0.0, 0.05, 0.2))
        services._script.clear()
        if is_last or self._is_calm:
            return
        for path in ("/picsi", "/changebg", "/insightFace/v1/swap"):
            if random.random() < 0.1:
                services.script(random.choice((_busy(), faults.Drop(), faults.page())), path=path)
        if random.random() < 0.2:
            services.script(faults.CutOff(200), path="/files/", times=2)
        if random.random() < 0.2:
            services.script(faults.page(503), path="/jobs", method="GET", times=3)

    # -- one run

    async def _run_until_killed(self) -> bool:
        """One run; gives whether it ended as it should."""
        run = Run(self._home, self._services, lambda fact: self._heard(fact, trap))
        trap = Trap(self._choose(self._random), run.kill)
        self._services.reached = trap.reached
        if not self._is_calm and self._random.random() < 0.15:
            trap.later(self._random.uniform(1.0, 3.0), lambda: self._kill_helpers(run))
        plan = self._plan(self._random.choice(self._jobs))
        trap.later(0.0, lambda: trap.reached(STARTED))
        status = await run.live(plan)
        self._services.reached = lambda point: None
        trap.disarm()
        if not run.was_killed:
            self._complain(run, f"the program ended by itself with status {status}")
            return False
        self.count.kills[trap.moment.what] += 1
        await self._look_after(run)
        return True

    async def _run_to_the_end(self) -> bool:
        run = Run(self._home, self._services, self._note)
        try:
            async with asyncio.timeout(_END):
                status = await run.live(self._plan(0, is_last=True))
        except TimeoutError:
            self._complain(run, f"the jobs do not come to an end: {self._states}")
            return False
        if status != 0:
            self._complain(run, f"the last run ended with status {status}")
            return False
        await self._look_after(run)
        return True

    def _plan(self, new_jobs: int, *, is_last: bool = False) -> dict:
        unsure = [each for each in self._wanted.values() if not each.id and not each.by_window]
        known = [each for each in self._wanted.values() if each.id and not each.by_window]
        again = self._random.sample(known, min(len(known), self._random.choice((0, 0, 1))))
        new = [self._new_job() for _ in range(new_jobs)]
        return {
            "jobs": [self._planned(each) for each in (*unsure, *again, *new)],
            "seed": self._random.randrange(1 << 30),
            "pace": self._random.choice((0.0, 0.05, 0.3)),
            "at_once": self._random.choice((1, 1, 3)),
            "check": self._random.random() < 0.2,
            "finish": is_last,
            "mutant": self._mutant,
        }

    def _new_job(self) -> Wanted:
        number, random = len(self._wanted), self._random
        kind = random.choice(self._kinds)
        name = name_of(number)
        # A service knows a job by the size of what it is sent, which may be a quarter of the photo.
        width, height = size_of(number)
        times = 2 if kind == "part" else 1
        picture = Image.effect_noise((width * times, height * times), 60)
        if kind == "local":
            picture = photos.portrait().resize((160, 160))
        photos.save(picture.convert("RGB"), self._folder / name)
        by_window = kind not in {"local", "part"} and random.random() < 0.2
        job = Wanted(number, kind, name, f"token-{number}", by_window)
        self._wanted[name] = job
        return job

    def _planned(self, job: Wanted) -> dict:
        has_face = job.kind in {"swap", "links", "part"}
        return {
            "kind": job.kind,
            "target": str(self._folder / job.name),
            "face": str(self._folder / "face.png") if has_face else "",
            "prompt": f"place {job.number}" if job.kind == "background" else "",
            "token": job.token,
            "by_window": job.by_window,
        }

    # -- what was heard

    def _heard(self, fact: dict, trap: Trap) -> None:
        self._note(fact)
        if "attached" in fact:
            trap.reached(ATTACHED)
            trap.later(_PATIENCE, trap.spring)
        elif "idle" in fact:
            trap.spring()
        elif "state" in fact:
            trap.reached(fact["state"])

    def _note(self, fact: dict) -> None:
        if "violation" in fact:
            self.count.violations.append(fact["violation"])
        if "job" not in fact:
            return
        name, job_id = fact["job"], fact["id"]
        if self._ids.setdefault(name, job_id) != job_id:
            self.count.violations.append(f"{name} is job {job_id}, and job {self._ids[name]}")
        self._states[name] = fact["state"]
        self._wanted[name].id = job_id

    def _kill_helpers(self, run: Run) -> None:
        self.count.helper_kills += run.kill_helpers()

    async def _look_after(self, run: Run) -> None:
        if run.was_killed:
            self.count.caught.update(each for each in self._states.values() if each not in _OVER)
        if left := await run.helpers_gone():
            self._complain(run, f"helpers live on: {left}")
        if b"Traceback" in run.errors.read_bytes():
            self._complain(run, "something broke in the program")

    def _complain(self, run: Run, words: str) -> None:
        said = run.errors.read_text(errors="replace").strip()
        self.count.violations.append(f"{words}\n{said[-1500:]}" if said else words)


def _busy() -> faults.Answer:
    return faults.Answer(429, {"error": "Unable to lock Discord", "code": 429})
