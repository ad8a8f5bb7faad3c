# SPDX-License-Identifier: GPL-3.0-or-later
"""A small screen reader for tests: it sees and does what the accessibility bus has, no more.

`AccessibilityBus` starts a private session bus with the accessibility service on it. `Item` is one
object of a program's tree: its role, name, states and children, and the actions it offers.
"""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Self

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, Properties, unwrap_msg

_SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_ATSPI = "org.a11y.atspi"
# Places of the bits that GetState answers with.
_STATES = {
    1: "active", 4: "checked", 5: "collapsed", 7: "editable", 8: "enabled", 9: "expandable",
    10: "expanded", 11: "focusable", 12: "focused", 16: "modal", 18: "multiselectable",
    20: "pressed", 22: "selectable", 23: "selected", 25: "showing", 30: "visible",
    39: "default", 41: "checkable", 42: "has popup", 43: "read only",
}  # fmt: skip
_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def missing_services() -> list[str]:
    """What is not installed of what the accessibility bus needs."""
    missing = [] if shutil.which("dbus-daemon") else ["dbus-daemon"]
    return missing if _SERVICE.exists() else [*missing, "at-spi2-core"]


class AccessibilityBus:
    """Use as a context manager. `env` is for the program that is to be found on the bus."""

    def __init__(self, folder: Path, screen_env: dict[str, str]) -> None:
        self._folder = folder
        self._screen_env = screen_env
        self.env: dict[str, str] = {}
        self.announcements: list[tuple[str, int]] = []

    def __enter__(self) -> Self:
        # No other service can be started on this bus: no keyring, no notices of the desktop.
        services, runtime = self._folder / "services", self._folder / "runtime"
        services.mkdir(parents=True)
        runtime.mkdir(mode=0o700)
        shutil.copy(_SERVICE, services)
        configuration = self._folder / "bus.conf"
        configuration.write_text(_CONFIGURATION.format(services=services))
        self._daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"],
            env={**self._screen_env, "XDG_RUNTIME_DIR": str(runtime)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        address = self._daemon.stdout.readline().strip()
        self.env = {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "XDG_RUNTIME_DIR": str(runtime),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        with open_dbus_connection(address) as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=30)
            (accessible,) = unwrap_msg(reply)
        self._connection = open_dbus_connection(accessible)
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._daemon.terminate()
        self._daemon.wait(20)
        self._daemon.stdout.close()

    @property
    def desktop(self) -> "Item":
        """The root of all programs."""
        return Item(self._connection, _REGISTRY, _ROOT)

    def program(self, name: str) -> "Item":
        """A running program, waited for."""
        return wait_for(lambda: self.desktop.child(name=name))

    def listen(self) -> "Listener":
        """Hear what programs announce from now on."""
        return Listener(self._connection)


class Listener:
    """Announcements, in their order."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        rule = MatchRule(
            type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement"
        )
        Proxy(message_bus, connection).AddMatch(rule)
        registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
        call = new_method_call(registry, "RegisterEvent", "s", ("object:announcement",))
        connection.send_and_get_reply(call)
        self._filter = connection.filter(rule)
        self._queue = self._filter.__enter__()

    def next(self, seconds: float = 30.0) -> tuple[str, int]:
        """The next announcement, and how it asks to be said: 1 is politely, 2 is at once."""
        message = self._connection.recv_until_filtered(self._queue, timeout=seconds)
        _kind, politeness, _, (_, text), *_ = message.body
        return text, politeness

    def wait_for(self, part: str, seconds: float = 60.0) -> tuple[str, int]:
        """The next one with these words in it."""
        deadline = time.monotonic() + seconds
        while True:
            said = self.next(max(0.1, deadline - time.monotonic()))
            if part in said[0]:
                return said


class Item:
    """One object of the tree. What does not change is asked for once, states each time."""

    def __init__(self, connection: DBusConnection, program: str, path: str) -> None:
        self._connection = connection
        self.key = (program, path)

    def __repr__(self) -> str:
        return f"<{self.role} “{self.name}”>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def name(self) -> str:
        """What it is called."""
        return self._property("Accessible", "Name")

    @property
    def description(self) -> str:
        """What is said after the name."""
        return self._property("Accessible", "Description")

    @cached_property
    def role(self) -> str:
        """What kind of thing it is, in the words of AT-SPI."""
        return self._call("Accessible", "GetRoleName")[0]

    @cached_property
    def interfaces(self) -> set[str]:
        """What can be asked of it: Action, Value, EditableText and the like."""
        return {each.rpartition(".")[2] for each in self._call("Accessible", "GetInterfaces")[0]}

    @property
    def states(self) -> set[str]:
        """Of the names above, those that hold."""
        low, high = self._call("Accessible", "GetState")[0]
        bits = low | high << 32
        return {name for place, name in _STATES.items() if bits >> place & 1}

    @property
    def children(self) -> list["Item"]:
        """What is in it, in the order in which it is read."""
        found = self._call("Accessible", "GetChildren")[0]
        return [Item(self._connection, *each) for each in found]

    @property
    def rectangle(self) -> tuple[int, int, int, int]:
        """Left, top, width and height on the screen."""
        return tuple(self._call("Component", "GetExtents", "u", (0,))[0])

    @property
    def text(self) -> str:
        """What is written in it."""
        return self._call("Text", "GetText", "ii", (0, -1))[0]

    @property
    def value(self) -> float:
        """Where a slider stands."""
        return self._property("Value", "CurrentValue")

    @value.setter
    def value(self, value: float) -> None:
        call = Properties(self._address("Value")).set("CurrentValue", "d", value)
        unwrap_msg(self._connection.send_and_get_reply(call, timeout=30))

    @property
    def actions(self) -> list[str]:
        """The names of what it can do."""
        count = self._property("Action", "NActions") if "Action" in self.interfaces else 0
        return [self._call("Action", "GetName", "i", (place,))[0] for place in range(count)]

    def do(self, action: str) -> None:
        """One of its actions; fails where it has none of this name."""
        names = self.actions
        assert action in names, f"{self!r} can only {names}"
        self._call("Action", "DoAction", "i", (names.index(action),))

    def press(self) -> None:
        """What a click does."""
        self.do("Press")

    def write(self, text: str) -> None:
        """Put a text in place of the one that is there."""
        self._call("EditableText", "SetTextContents", "s", (text,))

    def select(self, place: int) -> None:
        """Select a child."""
        self._call("Selection", "SelectChild", "i", (place,))

    def focus(self) -> None:
        """Take the keyboard."""
        self._call("Component", "GrabFocus")

    def walk(self) -> Iterator["Item"]:
        """It and all that is in it and shown, first to last."""
        yield self
        for child in self.children:
            if "showing" in child.states:
                yield from child.walk()

    def child(self, name: str = "", role: str = "") -> "Item | None":
        """The first direct child of this name and role."""
        return next((each for each in self.children if each.is_a(name, role)), None)

    def find(self, name: str = "", role: str = "") -> "Item | None":
        """The first one in it, at any depth, that is shown; None where there is none."""
        try:
            return next((each for each in self.walk() if each.is_a(name, role)), None)
        except DBusErrorResponse:  # it went while it was looked at
            return None

    def get(self, name: str = "", role: str = "") -> "Item":
        """The same, waited for."""
        return wait_for(lambda: self.find(name, role), what=f"{role} “{name}”")

    def is_a(self, name: str, role: str) -> bool:
        """Whether name and role, as far as given, are its own."""
        return (not role or self.role == role) and (not name or self.name == name)

    def _address(self, interface: str) -> DBusAddress:
        program, path = self.key
        return DBusAddress(path, program, f"{_ATSPI}.{interface}")

    def _call(self, interface: str, method: str, signature: str = "", body: tuple = ()) -> tuple:
        call = new_method_call(self._address(interface), method, signature or None, body)
        return unwrap_msg(self._connection.send_and_get_reply(call, timeout=30))

    def _property(self, interface: str, name: str):
        call = Properties(self._address(interface)).get(name)
        return unwrap_msg(self._connection.send_and_get_reply(call, timeout=30))[0][1]


def wait_for(ask: Callable[[], object], seconds: float = 60.0, what: str = "it"):
    """Ask until the answer is not empty."""
    deadline = time.monotonic() + seconds
    while not (answer := ask()):
        if time.monotonic() > deadline:
            msg = f"{what} did not come"
            raise AssertionError(msg)
        time.sleep(0.1)
    return answer
