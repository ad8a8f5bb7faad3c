# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices of the desktop over a real D-Bus, to a notification service of the test's own."""

from __future__ import annotations

import os
import shutil
import sys
import threading

import pytest

from faceswap_desktop.gui.front import come_to_front
from faceswap_desktop.gui.notifier import Notifier
from faceswap_desktop.gui.session_bus import SessionBus

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None,
    reason="needs a D-Bus of its own",
)


class Desktop:
    """A notification service that remembers what it was asked to show, and is clicked on."""

    NAME = "org.freedesktop.Notifications"

    def __init__(self, able=("body", "actions")):
        from jeepney import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        self.shown, self.senders, self.able = [], [], able
        self._connection = open_dbus_connection(bus="SESSION")
        Proxy(message_bus, self._connection).RequestName(self.NAME)
        self._is_over = False
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self):
        while not self._is_over:
            try:
                self._answer(self._connection.receive(timeout=0.05))
            except TimeoutError:
                continue

    def _answer(self, call):
        from jeepney import HeaderFields, MessageType, new_method_return

        if call.header.message_type is not MessageType.method_call:
            return
        if call.header.fields[HeaderFields.member] == "GetCapabilities":
            self._connection.send(new_method_return(call, "as", (list(self.able),)))
            return
        self.shown.append(call.body)
        self.senders.append(call.header.fields[HeaderFields.sender])
        self._connection.send(new_method_return(call, "u", (40 + len(self.shown),)))

    def tell(self, name, *values):
        """Tell a signal to the one who showed the last notice alone, as desktops do."""
        from jeepney import DBusAddress, HeaderFields, new_signal

        emitter = DBusAddress("/org/freedesktop/Notifications", interface=self.NAME)
        message = new_signal(emitter, name, "us", values)
        message.header.fields[HeaderFields.destination] = self.senders[-1]
        self._connection.send(message)

    def close(self):
        self._is_over = True
        self._thread.join(10)
        self._connection.close()
        assert not self._thread.is_alive()


@pytest.fixture
def desktop(bus):
    desktop = Desktop()
    yield desktop
    desktop.close()


@pytest.fixture
def notifier(qapp):
    notifier = Notifier(SessionBus())
    yield notifier
    notifier.close()


async def test_the_second_notice_takes_the_place_of_the_first(notifier, desktop):
    await notifier.show("holiday.jpg", "Done · <b>Somewhere</b>", "1", "Show")
    await notifier.show("anna.png", "Did not work", "2", "Show")
    first, second = desktop.shown
    assert first[1] == 0
    assert first[3] == "holiday.jpg"
    assert first[4] == "Done · &lt;b&gt;Somewhere&lt;/b&gt;"
    assert first[5] == ["default", "Show"]
    assert second[1] == 41
    assert desktop.senders[0] == desktop.senders[1]


async def test_a_click_on_a_notice_is_told_with_the_leave_of_the_desktop(notifier, desktop, qtbot):
    heard = []
    notifier.clicked.connect(lambda tag, token: heard.append((tag, token)))
    await notifier.show("holiday.jpg", "Done", "job-1", "Show")
    desktop.tell("ActionInvoked", 7, "default")
    desktop.tell("ActionInvoked", 41, "settings")
    desktop.tell("ActivationToken", 41, "let-it")
    desktop.tell("ActionInvoked", 41, "default")
    qtbot.waitUntil(lambda: heard == [("job-1", "let-it")])
    desktop.tell("ActionInvoked", 41, "default")
    qtbot.waitUntil(lambda: heard[1:] == [("job-1", "")])


async def test_who_cannot_be_clicked_gets_nothing_to_click(notifier, bus):
    desktop = Desktop(able=("body",))
    await notifier.show("holiday.jpg", "Done", "1", "Show")
    assert desktop.shown[0][5] == []
    desktop.close()


async def test_a_bus_that_ends_is_opened_again(notifier, monkeypatch, request):
    first = request.getfixturevalue("bus")
    desktop = Desktop()
    await notifier.show("holiday.jpg", "Done", "1", "Show")
    desktop.close()
    first.terminate()
    first.wait()
    with pytest.raises(OSError, match=r"\w"):
        await notifier.show("holiday.jpg", "Done", "1", "Show")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    with pytest.raises(OSError, match=r"\w"):
        await notifier.show("holiday.jpg", "Done", "1", "Show")


async def test_without_a_service_it_says_so(notifier, bus):
    with pytest.raises(OSError, match=r"\w"):
        await notifier.show("holiday.jpg", "Done", "1", "Show")


@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nowhere/bus", "nonsense", ""])
async def test_without_a_bus_it_says_so(notifier, monkeypatch, address):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(OSError, match=r"\w"):
        await notifier.show("holiday.jpg", "Done", "1", "Show")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_window_comes_to_the_front_with_the_leave_of_the_desktop(qtbot, monkeypatch):
    from PySide6.QtWidgets import QWidget

    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    come_to_front(window, "let-it")
    assert window.isVisible()
    assert not window.isMinimized()
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "let-it"
