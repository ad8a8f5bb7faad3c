# SPDX-License-Identifier: GPL-3.0-or-later
"""The pair of Python and PySide6 that is shipped must survive ordinary use."""

import subprocess
import sys

PROBE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range(20_000):
    label.setText("a" if number % 2 else "b")
lost = before - sys.getrefcount(None)
sys.exit(3 if lost > 10_000 and sys.version_info < (3, 12) else 0)
"""


def test_twenty_thousand_setter_calls_do_no_harm():
    """PySide6 6.12.0 loses a reference to None per call, and Python 3.11 then aborts."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE], check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
