# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every test: folders of its own, no network but loopback, nothing left behind."""

import gc
import ipaddress
import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from faceswap_desktop.core import redaction

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Keys and addresses of the person who runs the tests are none of the tests' business.
for name in [each for each in os.environ if each.startswith("FACESWAP_DESKTOP_")]:
    del os.environ[name]


def pytest_collection_finish():
    """What the tests have loaded stays; each look for garbage would go through all of it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """The program writes into a folder of this test's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("FACESWAP_DESKTOP_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch):
    """Keyring and notices of the person who runs the tests are none of the tests' business."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")


@pytest.fixture(autouse=True)
def own_locale():
    """Numbers and dates are written as in English, whatever the test before has chosen."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        core.QLocale.setDefault(core.QLocale("en_US"))


@pytest.fixture(autouse=True)
def own_secrets(monkeypatch):
    """What one test has masked is not masked in the next."""
    monkeypatch.setattr(redaction, "_known", set())


@pytest.fixture
def bus(monkeypatch):
    """A real session bus of this test's own; the process behind it."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
    yield daemon
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch):
    """Connections to anywhere else fail the test."""
    connect = socket.socket.connect
    connect_ex = socket.socket.connect_ex

    def check(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = ipaddress.ip_address(str(address[0]).split("%")[0])
            if not host.is_loopback:
                pytest.fail(f"a test tried to reach {address}")

    def guarded(self, address):
        check(self, address)
        return connect(self, address)

    def guarded_ex(self, address):
        check(self, address)
        return connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)


def children() -> set[int]:
    """Processes that this one has started and that are still there."""
    if not sys.platform.startswith("linux"):
        return set()
    found = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # a thread that has just ended
            found |= {int(pid) for pid in (task / "children").read_text().split()}
    return found


def commands(pids: set[int]) -> list[str]:
    """The command lines of those that still run."""
    found = []
    for pid in pids:
        with suppress(OSError):  # it has just ended
            found.append(Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode())
    return [each for each in found if each]


@pytest.fixture(autouse=True)
def no_process_left():
    """A helper process that outlives its test fails it."""
    before = children()
    yield
    if children() - before:
        gc.collect()
        left = commands(children() - before)
        assert not left, f"left running: {left}"


@pytest.fixture(autouse=True)
def no_window_left():
    """A window that outlives its test fails it."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    left = [
        each
        for each in widgets.QApplication.topLevelWidgets()
        if each.isVisible() and each.objectName() != "kept"
    ]
    assert not left, f"left open: {left}"
