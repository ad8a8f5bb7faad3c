# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of the program: started, listened to, killed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.crash.services import Services
from tests.sandbox import ttapi, useapi

_ROOT = Path(__file__).parents[2]
_GONE = 20.0


class Run:
    """The program over the folder `home`. `heard` is called with all that the driver says."""

    def __init__(self, home: Path, services: Services, heard: Callable[[dict], None]) -> None:
        self._home = home
        self._services = services
        self._heard = heard
        self._process: asyncio.subprocess.Process | None = None
        self._helpers: set[int] = set()
        self.was_killed = False
        self.errors = home.parent / f"{home.name}-stderr.txt"

    async def live(self, plan: dict) -> int:
        """Start, listen to the end, and give the status; negative for a signal."""
        with self.errors.open("wb") as errors:
            process = self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.crash.driver", json.dumps(plan)),
                cwd=_ROOT,
                env=self._environment(),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
            )
        try:
            async for line in process.stdout:
                self._heard(json.loads(line))
            return await process.wait()
        finally:
            if process.returncode is None:
                self.kill()
                await process.wait()

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    def kill(self) -> None:
        """End the program as a power cut would."""
        if self.is_running and not self.was_killed:
            self._helpers |= set(self.helpers())
            self.was_killed = True
            os.kill(self._process.pid, signal.SIGKILL)

    def kill_helpers(self) -> int:
        """End its helper processes; gives how many there were."""
        helpers = self.helpers() if self.is_running else []
        for pid in helpers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return len(helpers)

    def helpers(self) -> list[int]:
        """The processes that it has started."""
        found = []
        for task in Path(f"/proc/{self._process.pid}/task").glob("*"):
            with contextlib.suppress(OSError):
                found += [int(each) for each in (task / "children").read_text().split()]
        return found

    async def helpers_gone(self) -> list[int]:
        """Wait for the helpers of a killed program to end by themselves; gives those that stay."""
        return await asyncio.to_thread(_still_there, self._helpers)

    def _environment(self) -> dict[str, str]:
        mine = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("FACESWAP_DESKTOP_", "COVERAGE_", "PYTEST_"))
        }
        return mine | {
            "QT_QPA_PLATFORM": "offscreen",
            "FACESWAP_DESKTOP_HOME": str(self._home),
            "FACESWAP_DESKTOP_USEAPI_URL": self._services.useapi_address,
            "FACESWAP_DESKTOP_TTAPI_URL": self._services.ttapi_address,
            "FACESWAP_DESKTOP_USEAPI_KEY": useapi.KEY,
            "FACESWAP_DESKTOP_TTAPI_KEY": ttapi.KEY,
        }


def _still_there(pids: set[int]) -> list[int]:
    """Those of these processes that do not end within a while."""
    deadline = time.monotonic() + _GONE
    while (left := [each for each in pids if _is_helper(each)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def _is_helper(pid: int) -> bool:
    """Whether this process is (still) a helper of the program; ended ones have no command."""
    try:
        return b"--helper" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
