# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys

PROBE = """
import gc, time
from faceswap_desktop.core import unmapping
from faceswap_desktop.core.segments import Segment

def mapped():
    return open("/proc/self/maps").read().count("memfd:faceswap-desktop")

def until(is_true):
    end = time.monotonic() + 20
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.01)

unmapping.start()
kept = Segment(8 << 20)
gone = Segment(8 << 20)
closed = Segment(8 << 20)
view = memoryview(kept.buffer)
assert mapped() == 3
closed.close()
del gone
until(lambda: mapped() == 1)
del kept
view[5] = 7
assert view[5] == 7
view.release()
until(lambda: mapped() == 0)
small = Segment(4096)
small.close()
assert mapped() == 0
"""


def test_large_memory_goes_in_the_background_but_never_under_a_reader():
    done = subprocess.run(
        [sys.executable, "-c", PROBE], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
