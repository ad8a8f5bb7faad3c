# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m tests.looks FOLDER`: a picture of every view, on a virtual screen.

--language en|zh_CN  --theme light|dark  --scale 1|1.5|2  --size 1280x800  --points 15
and the names of single views.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.support.screen import Screen, missing_tools


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--size", default="1280x800", help="in the units of the window")
    chosen, rest = parser.parse_known_args()
    if lacking := missing_tools():
        sys.exit(f"install first: {', '.join(lacking)}")
    chosen.folder.mkdir(parents=True, exist_ok=True)
    # A little larger than the window, which has a frame.
    pixels = (round((int(each) + 60) * chosen.scale) for each in chosen.size.split("x"))
    with Screen("x".join(map(str, pixels))) as screen:
        command = [sys.executable, "-m", "tests.looks.shoot", "--folder", str(chosen.folder)]
        env = {"QT_SCALE_FACTOR": str(chosen.scale), "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        return subprocess.run(
            [*command, "--size", chosen.size, *rest],
            env={**os.environ, **screen.env, **env},
            check=False,
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
