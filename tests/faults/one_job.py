# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs all there is below the window for one job, or for what an earlier run left; says how it
ended. `python -m tests.faults.one_job TARGET FACE` or, to go on only, without arguments.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from faceswap_desktop import assembly
from faceswap_desktop.core.models import JobRequest, Operation, Photo
from faceswap_desktop.core.paths import folders
from faceswap_desktop.jobs import schedule
from faceswap_desktop.settings.preferences import PreferencesStore


def photo(path: str) -> Photo:
    return Photo(Path(path), Path(path).name, 64, 64, "image/png")


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")


async def main() -> None:
    schedule.LOOK_UP_WAITS = (0.0,)
    own = folders()
    own.create()
    preferences = PreferencesStore(own.preferences)
    preferences.give_consent("useapi")
    async with assembly.services(own, preferences) as (built, trouble):
        controller = built.controller
        if trouble is not None:
            say("trouble", trouble.code.value)
        if sys.argv[1:]:
            target, face = map(photo, sys.argv[1:])
            await controller.start(JobRequest(Operation.SWAP, "useapi", target, face))
        told = asyncio.Event()
        controller.subscribe(lambda _: told.set())
        while not all(each.is_over for each in controller.snapshots()):
            await told.wait()
            told.clear()
        for each in controller.snapshots():
            say(each.state.value, each.error.code.value if each.error else "-")


if __name__ == "__main__":
    asyncio.run(main())
