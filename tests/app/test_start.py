# SPDX-License-Identifier: GPL-3.0-or-later
"""What is loaded, and what is not, when the window is painted for the first time.

Times differ from machine to machine; lists of modules do not.
"""

import json
import os
import subprocess
import sys

import pytest

# The program as `__main__` starts it, up to the first paint; prints what was loaded by then.
START = """
import sys
from faceswap_desktop import __main__, arguments
asked = arguments.parse(sys.argv[1:])
from faceswap_desktop import app
seen = set(sys.modules)
def painted(window):
    wait(window)
    loaded = sorted(sys.modules)
    shown = [window.service.current(), window.options.fold.isVisible()]
    import json
    print(json.dumps([loaded, shown]), flush=True)
    raise SystemExit
wait, app._wait_for_paint = app._wait_for_paint, painted
app.run(asked)
"""

# Each of these takes milliseconds, and the first picture shows nothing that needs it. argparse,
# inspect and logging are not among them: PySide6 itself loads them.
LATE_LIBRARIES = {
    "PIL",
    "PySide6.QtNetwork",
    "asyncio",
    "concurrent.futures",
    "cv2",
    "email",
    "hashlib",
    "hmac",
    "html",
    "http",
    "httpx",
    "json",
    "keyring",
    "mmap",
    "multiprocessing",
    "numpy",
    "platformdirs",
    "qasync",
    "secrets",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "truststore",
}

# Of the program's own modules these may be there, for the first picture shows what they do.
OWN = {
    "": {"__main__", "app", "arguments"},
    "core": {"operation", "paths"},
    "settings": {"preferences"},
    # What the services are called, and which options they have: the window is drawn from it.
    "providers": {
        "catalogue",
        "description",
        "on_device_description",
        "ttapi_description",
        "useapi_description",
    },
    "gui": {
        # the looks
        "icons",
        "palette",
        "style_sheet",
        "theme",
        # the window, and who keeps and draws what is chosen in it
        "batch",
        "main_window",
        "people",
        "remembered",
        "price_texts",
        "samples",
        "service_catalogue",
        "single_instance",
        "slot_state",
        "task_texts",
        "workspace",
        "workspace_desk",
        "workspace_view",
        # the header
        "segment_button",
        "segmented_control",
        "slider",
        "service_button",
        "service_facts",
        "service_picker",
        # the two panes, empty
        "drop_target",
        "face_overlay",
        "pane_painting",
        "pane_state",
        "pane_texts",
        "pane_view",
        "photo_pane",
        # the options of a slider and a switch
        "fold_button",
        "option_fields",
        "option_form",
        "option_row",
        "option_values",
        "value_slider",
        # what the panes are to screen readers
        "accessible",
        # the main button, and the three steps
        "empty_state",
        "icon_label",
        "main_button",
        "step_card",
    },
}


# All of the start, up to where the loop would run.
WHOLE = """
from faceswap_desktop import __main__, app
def ready(application, *given):
    from faceswap_desktop.gui.garbage import GarbageCollector
    windows = application.topLevelWidgets()
    print(sum(len(each.findChildren(GarbageCollector)) for each in windows))
    return 0
app._run_loop = ready
raise SystemExit(__main__.main())
"""


def environment(home):
    """Without what measures coverage, which loads modules of its own into every child."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "FACESWAP_DESKTOP_HOME": str(home)}


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """Starts the program with arguments; the modules at the first paint, and what it showed."""

    def run(*arguments):
        home = tmp_path_factory.mktemp("home")
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", START, *arguments],
            env=environment(home),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="module")
def loaded(start):
    return set(start()[0])


def test_heavy_libraries_come_after_the_first_paint(loaded):
    assert not LATE_LIBRARIES & loaded


def test_only_what_the_first_picture_shows_comes_before_it(loaded):
    allowed = {"faceswap_desktop"}
    for folder, names in OWN.items():
        parts = ["faceswap_desktop", folder] if folder else ["faceswap_desktop"]
        allowed.add(".".join(parts))
        allowed.update(".".join([*parts, name]) for name in names)
    own = {name for name in loaded if name.partition(".")[0] == "faceswap_desktop"}
    assert own <= allowed, f"not needed for the first picture: {sorted(own - allowed)}"


def test_files_to_open_change_nothing(start, loaded):
    assert set(start("/somewhere/photo.jpg", "/somewhere/face.jpg")[0]) == loaded


def test_options_behind_the_fold_are_announced_before_they_are_there(start):
    assert start()[1] == ["on-device", True]


def test_garbage_is_collected_again_once_the_window_is_there(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", WHOLE],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == "1\n"
