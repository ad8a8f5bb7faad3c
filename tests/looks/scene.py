# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one view in this process: `play` brings it about and lets somebody look."""

from __future__ import annotations

import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.looks import (
    drop_scenes,
    face_scenes,
    job_scenes,
    promise_scenes,
    save_scenes,
    scenes,
    service_scenes,
    word_scenes,
)
from tests.looks.world import World
from tests.support import program

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

ALL = {
    **scenes.SCENES,
    **service_scenes.SCENES,
    **job_scenes.SCENES,
    **drop_scenes.SCENES,
    **face_scenes.SCENES,
    **save_scenes.SCENES,
    **promise_scenes.SCENES,
    **word_scenes.SCENES,
}


def play(
    name: str, look: Callable[[World], Awaitable[None]], *, size: tuple[int, int] = (1280, 800)
) -> None:
    """Open the view `name`, await `look(world)`, and close everything again."""

    async def scenario(p: program.Program) -> None:
        with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
            async with AsyncExitStack() as stack:
                world = World(p, Path(folder), patch, stack)
                try:
                    await ALL[name](world)
                    await look(world)
                finally:
                    _close_all(world)

    program.run(scenario, size=size)


def _close_all(world: World) -> None:
    """Menus and dialogs first; what still runs ends with the program."""
    for each in scenes.beside(world):
        each.close()
