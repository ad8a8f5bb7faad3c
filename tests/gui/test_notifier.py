# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices of the desktop over a real D-Bus, to a notification service of the test's own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading

import pytest

from faceswap_desktop.gui.notifier import Notifier

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None,
    reason="needs a D-Bus of its own",
)


@pytest.fixture
def bus(monkeypatch):
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


@pytest.fixture
def service(bus):
    """A notification service that remembers what it was asked to show."""
    from jeepney import MessageType, message_bus, new_method_return
    from jeepney.io.blocking import Proxy, open_dbus_connection

    shown = []
    connection = open_dbus_connection(bus="SESSION")
    Proxy(message_bus, connection).RequestName("org.freedesktop.Notifications")

    def serve():
        while True:
            try:
                call = connection.receive()
            except (OSError, EOFError, ValueError):
                return
            if call.header.message_type is MessageType.method_call:
                shown.append(call.body)
                connection.send(new_method_return(call, "u", (40 + len(shown),)))
                if len(shown) == 2:
                    return

    thread = threading.Thread(target=serve)
    thread.start()
    yield shown
    thread.join(10)
    connection.close()
    assert not thread.is_alive()


async def test_the_second_notice_takes_the_place_of_the_first(qapp, service):
    notifier = Notifier()
    await notifier.show("holiday.jpg", "Done · <b>Somewhere</b>")
    await notifier.show("anna.png", "Did not work")
    first, second = service
    assert first[1] == 0
    assert first[3] == "holiday.jpg"
    assert first[4] == "Done · &lt;b&gt;Somewhere&lt;/b&gt;"
    assert second[1] == 41
    notifier.close()


async def test_without_a_service_it_says_so(qapp, bus):
    with pytest.raises(OSError, match=r"\w"):
        await Notifier().show("holiday.jpg", "Done")


@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nowhere/bus", "nonsense", ""])
async def test_without_a_bus_it_says_so(qapp, monkeypatch, address):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(OSError, match=r"\w"):
        await Notifier().show("holiday.jpg", "Done")
