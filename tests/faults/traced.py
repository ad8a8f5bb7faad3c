# SPDX-License-Identifier: GPL-3.0-or-later
"""One job beside a sandbox, in a process of its own, under `strace`. Linux only."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.sandbox import Sandbox, useapi
from tests.support import photos

_ROOT = Path(__file__).parents[2]


def can_trace() -> bool:
    """Whether `strace` is here and allowed to look."""
    if not shutil.which("strace"):
        return False
    tried = subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False)
    return tried.returncode == 0


@dataclass
class OneJob:
    """A job in the folder `home`. `posts` are the submissions that came, by reference."""

    home: Path
    sandbox: Sandbox

    @property
    def journal(self) -> Path:
        return self.home / "own" / "jobs.sqlite3"

    @property
    def posts(self) -> dict[str, int]:
        return dict(self.sandbox.useapi.posts)

    async def run(self, *options: str, is_new: bool = True) -> list[str]:
        """Do the job, or go on with it; `options` are strace's. Gives the lines that it said."""
        given = [str(self._photo(name)) for name in ("target.png", "face.png")] if is_new else []
        command = [sys.executable, "-m", "tests.faults.one_job", *given]
        if options:
            command = ["strace", "-f", "-qq", *options, *command]
        process = await asyncio.create_subprocess_exec(
            *command, cwd=_ROOT, env=self._environment(), stdout=subprocess.PIPE
        )
        said, _ = await process.communicate()
        return said.decode().splitlines()

    def _photo(self, name: str) -> Path:
        path = self.home / name
        return path if path.exists() else photos.save(Image.new("RGB", (64, 64), "peru"), path)

    def _environment(self) -> dict[str, str]:
        return os.environ | {
            "FACESWAP_DESKTOP_HOME": str(self.home / "own"),
            "FACESWAP_DESKTOP_USEAPI_URL": self.sandbox.useapi_address,
            "FACESWAP_DESKTOP_USEAPI_KEY": useapi.KEY,
        }
