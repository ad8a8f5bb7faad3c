# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's connection to the desktop's message bus (Linux), opened when it is first needed.

It stays open: a desktop tells only those who still listen, and takes away what somebody left
behind who is gone. Everything here blocks for a moment, and is called from threads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.threading import DBusConnection

_SECONDS = 3.0
Heard = Callable[[str, str, tuple[Any, ...]], None]
"""Is told of a signal: its interface, its name, and what it says. Called in another thread."""


class SessionBus:
    """Calls, signals, and whoever listens. Everything raises OSError where there is no bus."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: DBusConnection | None = None
        self._listener: threading.Thread | None = None
        self._answers: dict[int, Future[Message]] = {}
        self._interfaces: dict[str, Heard] = {}

    def listen(self, interface: str, heard: Heard) -> None:
        """Have `heard` told of all signals of an interface, from the next connection on."""
        self._interfaces[interface] = heard

    def call(self, message: Message) -> tuple[Any, ...]:
        """Call a method and give what it answers."""
        return self._call(self._opened(), message)

    def send(self, message: Message) -> None:
        """Send a signal, to which nobody answers."""
        self._opened().send(message)

    def close(self) -> None:
        """Let go of the bus; the next call opens it again."""
        with self._lock:
            connection, self._connection = self._connection, None
            listener, self._listener = self._listener, None
        if connection is None or listener is None:
            return
        connection.interrupt()
        listener.join(_SECONDS)

    def _call(self, connection: DBusConnection, message: Message) -> tuple[Any, ...]:
        from jeepney import DBusErrorResponse  # noqa: PLC0415
        from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

        serial = next(connection.outgoing_serial)
        answer: Future[Message] = Future()
        self._answers[serial] = answer
        try:
            connection.send(message, serial=serial)
            body: tuple[Any, ...] = unwrap_msg(answer.result(_SECONDS))
        except DBusErrorResponse as error:
            raise OSError(error.name) from error
        finally:
            del self._answers[serial]
        return body

    def _opened(self) -> DBusConnection:
        from jeepney import MatchRule, message_bus  # noqa: PLC0415
        from jeepney.io.threading import open_dbus_connection  # noqa: PLC0415

        with self._lock:
            if self._connection is not None:
                return self._connection
            try:
                connection = open_dbus_connection(bus="SESSION")
            except (KeyError, ValueError) as error:
                raise OSError(type(error).__name__) from error
            listener = threading.Thread(
                target=self._listen, args=(connection,), name="session bus", daemon=True
            )
            listener.start()
            self._connection, self._listener = connection, listener
            for interface in self._interfaces:
                rule = MatchRule(type="signal", interface=interface)
                self._call(connection, message_bus.AddMatch(rule))
            return connection

    def _listen(self, connection: DBusConnection) -> None:
        """Take what comes, until the connection is given up or breaks."""
        from jeepney.io.threading import ReceiveStopped  # noqa: PLC0415

        try:
            while True:
                self._take(connection.receive())
        except (ReceiveStopped, OSError, EOFError, ValueError):
            pass
        with self._lock:
            if self._connection is connection:
                self._connection = self._listener = None
        for answer in tuple(self._answers.values()):
            if not answer.done():
                answer.set_exception(OSError("the message bus is gone"))
        connection.close()

    def _take(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415

        fields = message.header.fields
        if message.header.message_type is MessageType.signal:
            interface = fields.get(HeaderFields.interface, "")
            heard = self._interfaces.get(interface)
            if heard is not None:
                heard(interface, fields.get(HeaderFields.member, ""), tuple(message.body))
            return
        answer = self._answers.get(fields.get(HeaderFields.reply_serial, 0))
        if answer is not None and not answer.done():
            answer.set_result(message)
