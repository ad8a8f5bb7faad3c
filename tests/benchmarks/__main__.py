# SPDX-License-Identifier: GPL-3.0-or-later
"""All speed figures, one after another, each in a process of its own: `make bench`."""

import os
import subprocess
import sys

from tests.support.screen import Screen, missing_tools

PARTS = ("start", "whole", "decode", "compare_view")
# Painting is measured on a screen: the offscreen platform has other costs.
ON_SCREEN = {"compare_view"}


def run(part: str) -> int:
    """One part; its status."""
    command = [sys.executable, "-m", f"tests.benchmarks.{part}"]
    if part not in ON_SCREEN or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return subprocess.run(command, check=False).returncode
    if lacking := missing_tools():
        print(f"not measured: there is no screen, and for a virtual one {', '.join(lacking)} lack")
        return 1
    with Screen("1920x1200") as screen:
        env = {**os.environ, **screen.env, "QT_QPA_PLATFORM": "xcb"}
        return subprocess.run(command, env=env, check=False).returncode


def main() -> int:
    """Run all parts; the status of the last one that failed."""
    status = 0
    for part in PARTS:
        print(f"-- {part}", flush=True)
        status = run(part) or status
    return status


if __name__ == "__main__":
    sys.exit(main())
