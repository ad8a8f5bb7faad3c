# SPDX-License-Identifier: GPL-3.0-or-later
"""All speed figures, one after another, each in a process of its own: `make bench`."""

import subprocess
import sys

PARTS = ("start", "whole", "decode", "compare_view")


def main() -> int:
    """Run all parts; the status of the last one that failed."""
    status = 0
    for part in PARTS:
        print(f"-- {part}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"tests.benchmarks.{part}"], check=False)
        status = done.returncode or status
    return status


if __name__ == "__main__":
    sys.exit(main())
