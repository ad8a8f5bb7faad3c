# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program takes over at its start for its looks, before and behind the first picture."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

# All of the start, up to where the loop would run.
START = """
from faceswap_desktop import __main__, app
from faceswap_desktop.gui import theme
said = []
wait = app._wait_for_paint
def painted(window):
    wait(window)
    said.append(theme.has_reduced_motion())
app._wait_for_paint = painted
def ready(application, *given):
    import json
    icon = application.windowIcon().pixmap(48, 48)
    print(json.dumps([*said, icon.width()]))
    return 0
app._run_loop = ready
raise SystemExit(__main__.main())
"""


def started(home):
    kept = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", START],
        env={**kept, "QT_QPA_PLATFORM": "offscreen", "FACESWAP_DESKTOP_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("choice", [True, None])
def test_less_motion_holds_from_the_first_picture_on(tmp_path, choice):
    (tmp_path / "settings.json").write_text(json.dumps({"version": 1, "reduced_motion": choice}))
    assert started(tmp_path)[0] is bool(choice)


def test_the_window_has_the_programs_own_icon(tmp_path):
    assert started(tmp_path)[1] == 48
