# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m tests.crash`: see the package."""

from __future__ import annotations

import argparse
import asyncio
import os
import secrets
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.crash import mutants
from tests.crash.episode import Episode
from tests.crash.verdict import Count

_PER_EPISODE = 20


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash")
    parser.add_argument("--kills", type=int, default=200, help="how often the program is killed")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--at-once", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--episode", type=int, help="only this one of the episodes")
    parser.add_argument("--mutant", choices=["", *mutants.NAMES], default="")
    parser.add_argument("--keep", action="store_true", help="leave the folders for a look")
    return parser.parse_args()


def plan(kills: int) -> list[int]:
    """How many kills each episode has."""
    whole, rest = divmod(kills, _PER_EPISODE)
    return [_PER_EPISODE] * whole + ([rest] if rest else [])


async def campaign(chosen: argparse.Namespace, folder: Path) -> Count:
    total, slots = Count(), asyncio.Semaphore(chosen.at_once)

    async def one(number: int, kills: int) -> None:
        async with slots:
            name = f"{chosen.seed}-{number}"
            episode = Episode(name, kills, folder / name, mutant=chosen.mutant)
            count = await episode.live()
            total.add(count)
            print(f"episode {number}: {summary(count)}", flush=True)  # noqa: T201
            for each in count.violations:
                print(f"  VIOLATION {each}", flush=True)  # noqa: T201

    async with asyncio.TaskGroup() as group:
        for number, kills in enumerate(plan(chosen.kills)):
            if chosen.episode in {None, number}:
                group.create_task(one(number, kills))
    return total


def summary(count: Count) -> str:
    """One line."""
    jobs = sum(count.states.values())
    return (
        f"{sum(count.kills.values())} kills, {count.helper_kills} of helpers, {jobs} jobs "
        f"({_listed(count.states)}), {count.submissions} submissions, {count.bought} bought, "
        f"{count.results} results here, {len(count.violations)} violations"
    )


def _listed(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counter.most_common())


def main() -> int:
    chosen = arguments()
    print(f"seed {chosen.seed}", flush=True)  # noqa: T201
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="crashtest-"))
    try:
        total = asyncio.run(campaign(chosen, folder))
    finally:
        if not chosen.keep:
            _remove(folder)
    seconds = time.monotonic() - began
    lines = (
        f"seed {chosen.seed}, {seconds:.0f} s: {summary(total)}",
        f"killed at: {_listed(total.kills)}",
        f"jobs were then: {_listed(total.caught)}",
    )
    print(*lines, sep="\n")  # noqa: T201
    return 1 if total.violations else 0


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
