# SPDX-License-Identifier: GPL-3.0-or-later
"""The program itself, as a user starts it, without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

_PATIENCE = 60.0
# The offscreen platform's own remark when a second start asks for the window.
_NO_RAISE = "This plugin does not support raise()\n"


class Started:
    """One start over the folder `home`, by way of `shell` if that is given; ended by force when
    the block is left.
    """

    def __init__(self, home: Path, *arguments: str, shell: str = "") -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        own = {"FACESWAP_DESKTOP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        self.process = subprocess.Popen(
            [
                *(["sh", "-c", shell] if shell else []),
                *(sys.executable, "-m", "faceswap_desktop", *arguments),
            ],
            env=os.environ | own,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def until(self, is_true) -> None:
        """Wait for something that the program does."""
        deadline = time.monotonic() + _PATIENCE
        while not is_true():
            assert self.process.poll() is None, self.process.stderr.read()
            assert time.monotonic() < deadline
            time.sleep(0.02)

    def until_it_answers(self) -> None:
        """Wait until a second start would be heard, and jobs could be begun."""
        self.until(lambda: has_helper(self.process.pid))

    def end(self) -> tuple[int, str]:
        """Ask it to end as a log-out does; gives its status and what it said."""
        self.process.terminate()
        _, said = self.process.communicate(timeout=_PATIENCE)
        return self.process.returncode, said.decode().replace(_NO_RAISE, "")


def has_helper(pid: int) -> bool:
    return bool(helpers(pid))


def helpers(pid: int) -> list[int]:
    """The processes that a process has started (Linux)."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*"):
        try:
            found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found
