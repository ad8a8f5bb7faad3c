# SPDX-License-Identifier: GPL-3.0-or-later
"""From exec to the first painted window: this program against a bare PySide6 window.

Both run in turn, each time as a fresh process on the offscreen platform; the ratio is taken pair
by pair. `python -m tests.benchmarks.start`.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 9
BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        app.quit()
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
# The same steps as in `__main__`, with an ear at the first paint.
OURS = """
import gc, os, sys, time
gc.disable()
from faceswap_desktop import arguments
asked = arguments.parse([])
from faceswap_desktop import app
def painted(window):
    wait(window)
    print(time.monotonic(), flush=True)
    print(*sorted(name for name in HEAVY if name in sys.modules), flush=True)
    os._exit(0)
HEAVY = ("asyncio", "qasync", "httpx", "PIL", "keyring", "numpy", "cv2", "sqlite3")
wait, app._wait_for_paint = app._wait_for_paint, painted
app.run(asked)
"""


def start(code: str, home: str) -> tuple[float, str]:
    """Seconds from exec to the first paint, and what else the program printed."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FACESWAP_DESKTOP_HOME": home}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    first, *rest = done.stdout.splitlines()
    return float(first) - began, " ".join(rest)


def main() -> None:
    """Print the medians, the ratio, and modules that should not be there yet."""
    with tempfile.TemporaryDirectory() as home:
        start(BARE, home), start(OURS, home)
        pairs = [(start(BARE, home)[0], *start(OURS, home)) for _ in range(ROUNDS)]
    bare = statistics.median(pair[0] for pair in pairs)
    ours = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    print(
        f"exec to window: {ours * 1000:.0f} ms, bare PySide6 window {bare * 1000:.0f} ms,"
        f" ratio {ratio:.2f} (goal <= 1.5)"
    )
    print(f"modules loaded too early: {pairs[0][2] or 'none'}")


if __name__ == "__main__":
    main()
