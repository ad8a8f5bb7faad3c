# SPDX-License-Identifier: GPL-3.0-or-later
"""The system's wish for less motion, over a real D-Bus, from a settings portal of the test's."""

from __future__ import annotations

import shutil
import sys
import threading

import pytest
from PySide6.QtCore import QObject, Qt

from faceswap_desktop.gui import system_motion, theme

needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None,
    reason="needs a D-Bus of its own",
)


@pytest.fixture(autouse=True)
def plain():
    yield
    theme.set_reduced_motion(None)
    theme.set_system_motion(is_reduced=False)


@pytest.fixture
def portal(bus):
    """Answers one question with what is put into it."""
    from jeepney import MessageType, message_bus, new_method_return
    from jeepney.io.blocking import Proxy, open_dbus_connection

    answer = {}
    connection = open_dbus_connection(bus="SESSION")
    Proxy(message_bus, connection).RequestName("org.freedesktop.portal.Desktop")

    def serve():
        while True:
            call = connection.receive()
            if call.header.message_type is MessageType.method_call:
                connection.send(new_method_return(call, "a{sa{sv}}", (answer,)))
                return

    thread = threading.Thread(target=serve)
    thread.start()
    yield answer
    thread.join(10)
    connection.close()
    assert not thread.is_alive()


@needs_bus
async def test_the_portal_is_asked(qapp, portal):
    portal["org.freedesktop.appearance"] = {"reduced-motion": ("u", 1)}
    await system_motion.follow_system()
    assert theme.has_reduced_motion()
    theme.set_reduced_motion(False)
    assert not theme.has_reduced_motion()


class Wishes:
    """A bridge that only collects."""

    def __init__(self):
        self.works = []

    def run(self, work, *, name, is_alone=False):
        self.works.append(work)


@needs_bus
async def test_it_is_asked_again_when_the_program_comes_to_the_front(qapp, portal):
    parent, wishes = QObject(), Wishes()
    system_motion.MotionWatch(wishes, parent)
    assert len(wishes.works) == 1
    for state in (
        Qt.ApplicationState.ApplicationInactive,
        Qt.ApplicationState.ApplicationActive,
    ):
        qapp.applicationStateChanged.emit(state)
    assert len(wishes.works) == 2
    portal["org.freedesktop.appearance"] = {"reduced-motion": ("u", 1)}
    await wishes.works[-1](None)
    assert theme.has_reduced_motion()


@needs_bus
async def test_without_a_portal_everything_moves(qapp, bus):
    await system_motion.follow_system()
    assert not theme.has_reduced_motion()


@needs_bus
@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nowhere/bus", "nonsense", ""])
async def test_without_a_bus_everything_moves(qapp, monkeypatch, address):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    await system_motion.follow_system()
    assert not theme.has_reduced_motion()


@pytest.mark.parametrize(
    ("answer", "is_reduced"),
    [
        ({}, False),
        ({"org.gnome.desktop.interface": {"enable-animations": False}}, True),
        ({"org.gnome.desktop.interface": {"enable-animations": True}}, False),
        ({"org.kde.kdeglobals.KDE": {"AnimationDurationFactor": "0"}}, True),
        ({"org.kde.kdeglobals.KDE": {"AnimationDurationFactor": "0.5"}}, False),
        (
            {
                "org.freedesktop.appearance": {"reduced-motion": 0},
                "org.gnome.desktop.interface": {"enable-animations": False},
            },
            False,
        ),
    ],
)
def test_every_desktop_is_understood(answer, is_reduced):
    assert system_motion.understood(answer) is is_reduced
