# SPDX-License-Identifier: GPL-3.0-or-later
"""Kill the program at every step of a job's life, start it again, and look what is left.

Run as a program of its own with a folder, a mode and the life to live. It forks: each child
does one job and is killed (SIGKILL) at the n-th step; then a second child takes over what is on
disk. The service's books are a file, which survives as a real service would. Prints one line of
JSON for each n.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from faceswap_desktop.core.models import JobState
from faceswap_desktop.errors import UncertainError
from faceswap_desktop.jobs import store as store_module
from faceswap_desktop.jobs.journal import Journal
from faceswap_desktop.providers.base import Accepted
from tests.jobs import fakes
from tests.jobs.fakes import LINKED, LOCAL, REMOTE, ScriptedProvider, bench, swap
from tests.support.virtual_time import VirtualLoop

_NEVER = 10**9


class Steps:
    """Counts steps, and ends the process at the chosen one, as a power cut would."""

    def __init__(self, last: int) -> None:
        self.left = last

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class Books(ScriptedProvider):
    """A service whose books are a file: one line for each job that arrived."""

    def __init__(self, description, home: Path, step: Steps, *, loses_answers: bool) -> None:
        super().__init__(description)
        self.file, self.step, self.loses_answers = home / "books.txt", step, loses_answers

    def posts(self) -> list[str]:
        return self.file.read_text().split() if self.file.exists() else []

    async def place(self, submission, report):
        self.step()
        await asyncio.sleep(0)
        self.step()
        return submission

    async def submit(self, submission, report):
        self.step()
        with self.file.open("a") as file:
            file.write(submission.reference + "\n")
        self.step()
        if self.loses_answers:
            raise UncertainError
        return fakes.done() if self.description is LOCAL else Accepted(submission.reference)

    async def find(self, reference):
        return Accepted(reference) if reference in self.posts() else None

    async def download(self, result, destination, report):
        content = fakes.picture()
        destination.write_bytes(content[:100])
        self.step()
        destination.write_bytes(content)
        self.step()


def make_steps(step: Steps) -> None:
    """Put a step after each commit (before it is after the last one) and each new name."""
    transact, move = Journal._transact, store_module._move

    def then_step(self, work):
        found = transact(self, work)
        step()
        return found

    def name_then_step(*arguments):
        final = move(*arguments)
        step()
        return final

    Journal._transact = then_step
    store_module._move = name_then_step


async def live(home: Path, description, last: int, *, loses_answers: bool) -> dict[str, object]:
    """Start the job, or go on with it; gives what there is in the end."""
    step = Steps(last)
    make_steps(step)
    service = Books(description, home, step, loses_answers=loses_answers)
    async with bench(home, service, seed=os.getpid()) as b:
        if not b.controller.snapshots():
            await b.controller.start(swap(home, description.id), "the one click")
        (job,) = b.controller.snapshots()
        end = await b.until(job.id)
        await asyncio.sleep(100)
    results = home / "data" / "results"
    return {
        "state": end.state.value,
        "posts": len(service.posts()),
        "references": len(set(service.posts())),
        "whole": end.state is JobState.DONE
        and [each.path.read_bytes() for each in end.results] == [fakes.picture()],
        "files": sorted(each.name for each in results.rglob("*") if each.is_file()),
        "copies": len(list((home / "cache").rglob("*.*"))),
    }


def in_child(
    home: Path, description, last: int, *, loses_answers: bool
) -> dict[str, object] | None:
    """Live in a child; None when it was killed."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        with asyncio.Runner(loop_factory=VirtualLoop) as runner:
            found = runner.run(live(home, description, last, loses_answers=loses_answers))
        (home / "found.json").write_text(json.dumps(found))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return None
    assert status == 0, status
    return json.loads((home / "found.json").read_text())


def main() -> None:
    """Kill at step 1, 2, 3 ... until a child gets to the end by itself."""
    root, name, loses = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "loses-answers"
    description = {"remote": REMOTE, "local": LOCAL, "linked": LINKED}[name]
    number = 0
    found = None
    while found is None:
        number += 1
        home = root / f"{number:03}"
        home.mkdir(parents=True)
        found = in_child(home, description, number, loses_answers=loses)
        after = found or in_child(home, description, _NEVER, loses_answers=False)
        line = json.dumps({"killed_at": None if found else number, **(after or {})})
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
