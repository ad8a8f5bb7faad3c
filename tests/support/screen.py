# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual screen with a window manager, on which the real program is used like a person would."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

NEEDED = ("Xvfb", "openbox", "xdotool")


def missing_tools(*more: str) -> list[str]:
    """What is not installed of what a screen needs."""
    return [name for name in (*NEEDED, *more) if shutil.which(name) is None]


class Screen:
    """Use as a context manager. `run` starts programs on it, `do` presses keys and moves."""

    def __init__(self, size: str = "1280x800") -> None:
        self._size = size
        self._processes: list[subprocess.Popen[bytes]] = []
        self.env: dict[str, str] = {}

    def __enter__(self) -> Self:
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{self._size}x24"]
        self._start([*command, "-nolisten", "tcp"], pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as told:
            display = told.readline().strip()
        self.env = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        self._start(["openbox", "--sm-disable"])
        self.wait_for(lambda: self.do("get_desktop").isdigit())
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            if process.poll() is None:
                process.terminate()
        for process in reversed(self._processes):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def run(self, *command: str, **env: str) -> subprocess.Popen[bytes]:
        """Start a program on this screen."""
        return self._start(list(command), env={**self.env, **env})

    def run_program(self, home: Path, *arguments: str, **env: str) -> subprocess.Popen[bytes]:
        """Start FaceSwap Desktop, with all that it writes below `home`."""
        env = {"FACESWAP_DESKTOP_HOME": str(home), **env}
        return self.run(sys.executable, "-m", "faceswap_desktop", *arguments, **env)

    def do(self, *action: str) -> str:
        """One xdotool command; what it printed."""
        done = subprocess.run(
            ["xdotool", *action], env=self.env, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def window(self, title: str) -> str:
        """The id of a visible window, waited for."""
        found = ""

        def is_there() -> bool:
            nonlocal found
            found = self.do("search", "--onlyvisible", "--name", title)
            return bool(found)

        self.wait_for(is_there)
        return found.splitlines()[-1]

    def geometry(self, window: str) -> dict[str, int]:
        """X, Y, WIDTH and HEIGHT of a window on the screen."""
        lines = self.do("getwindowgeometry", "--shell", window).splitlines()
        pairs = (line.split("=") for line in lines if "=" in line)
        return {key: int(value) for key, value in pairs if value.lstrip("-").isdigit()}

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move in small steps, let go."""
        (x1, y1), (x2, y2) = start, end
        self.do("mousemove", str(x1), str(y1), "sleep", "0.3", "mousedown", "1", "sleep", "0.3")
        for step in range(1, 13):
            x, y = x1 + (x2 - x1) * step // 12, y1 + (y2 - y1) * step // 12
            self.do("mousemove", str(x), str(y), "sleep", "0.05")
        self.do("sleep", "0.5", "mouseup", "1")

    @staticmethod
    def end_all_of(home: Path) -> None:
        """End every program that has `home` in its surroundings, whoever started it."""
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                surroundings = (folder / "environ").read_bytes()
                if os.fsencode(home) in surroundings:
                    os.kill(int(folder.name), signal.SIGTERM)
            except OSError:  # it is gone, or somebody else's
                continue

    @staticmethod
    def happens(is_true, seconds: float) -> bool:
        """Whether a state of the world comes about within `seconds`."""
        deadline = time.monotonic() + seconds
        while not is_true():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        return True

    @classmethod
    def wait_for(cls, is_true, seconds: float = 60.0) -> None:
        """Wait for a state of the world; fails after `seconds`."""
        if not cls.happens(is_true, seconds):
            raise AssertionError("what was waited for did not happen")

    def _start(self, command: list[str], env=None, pass_fds=()) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command,
            env=env or self.env or None,
            pass_fds=pass_fds,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if command[0] in {"Xvfb", "openbox"} else None,
        )
        self._processes.append(process)
        return process
