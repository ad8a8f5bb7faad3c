# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program at work: seconds of a swap, memory, drop to preview, stalls of the window.

A precise timer of 2 ms on the GUI thread notes every beat; the largest gap between two of them
while something is done is the stall that a person feels. The floor is the same with nothing to
do. `python -m tests.benchmarks.whole`.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SIZES = (2, 12, 24)
ROUNDS = 3


class Beats:
    """Measures the largest gap between two beats of the GUI thread, in milliseconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._last = 0.0
        self.worst = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> "Beats":
        self._last = time.perf_counter()
        self.worst = 0.0
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, (now - self._last) * 1000)
        self._last = now


def peaks() -> dict[str, int]:
    """Peak memory of this process and of its helpers, in MiB, by what they are."""
    found = {"window": _peak("self")}
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    pids = children.read_text().split() if children.exists() else []
    for task in Path("/proc/self/task").iterdir():
        pids += (task / "children").read_text().split()
    for pid in dict.fromkeys(pids):
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        name = command.split("--helper")[-1].strip() or "helper"
        found[name] = max(found.get(name, 0), _peak(pid))
    return found


def _peak(pid: str) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) // 1024
    return 0


async def measure(p, folder: Path, megapixels: int, beats: Beats) -> dict[str, float]:
    """One photo of this size: opened, swapped, looked at."""
    target, face = folder / f"{megapixels}.jpg", folder / "face.png"
    p.presenter.clear(p.window.target_pane.role)
    with beats:
        began = time.perf_counter()
        p.open(target)
        await p.until(lambda: p.presenter.desk.workspace.target.photo is not None)
        preview = time.perf_counter() - began
        if p.presenter.desk.workspace.face.photo is None:
            p.open(face=face)
        await p.until(lambda: p.presenter.desk.missing() is None)
        begun = time.perf_counter()
        p.presenter.go()
        await p.until(lambda: (job := p.presenter.jobs.current) is not None and job.is_over)
        swap = time.perf_counter() - begun
        await p.until(lambda: p.window.compare.is_comparing)
        shown = time.perf_counter() - begun
        p.window.compare.actual_size()
        await asyncio.sleep(1.0)
        p.window.compare.fit()
    return {"preview": preview, "swap": swap, "shown": shown, "stall": beats.worst}


async def scenario(p, folder: Path) -> None:
    beats = Beats()
    await asyncio.sleep(2)
    with beats:
        await asyncio.sleep(2)
    print(f"largest gap of an idle window: {beats.worst:.1f} ms")
    await measure(p, folder, SIZES[0], beats)
    for size in SIZES:
        rounds = [await measure(p, folder, size, beats) for _ in range(ROUNDS)]
        middle = {key: statistics.median(each[key] for each in rounds) for key in rounds[0]}
        memory = ", ".join(f"{name} {mib} MiB" for name, mib in peaks().items())
        print(
            f"{size} MP: drop to preview {middle['preview'] * 1000:.0f} ms, swap"
            f" {middle['swap']:.2f} s (to the file on disk), to the screen"
            f" {middle['shown']:.2f} s, largest stall {max(e['stall'] for e in rounds):.1f} ms"
            f" (goal < 16); peak so far: {memory}"
        )


def main() -> None:
    """Print the figures."""
    from tests.support import photos, program

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["FACESWAP_DESKTOP_HOME"] = str(folder / "own")
        for size in SIZES:
            photos.save(photos.large(size), folder / f"{size}.jpg", quality=92)
        photos.save(photos.portrait().transpose(0), folder / "face.png")
        program.run(lambda p: scenario(p, folder), size=(1600, 1000))


if __name__ == "__main__":
    sys.exit(main())
