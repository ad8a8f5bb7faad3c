# SPDX-License-Identifier: GPL-3.0-or-later
"""One window per user: a later start hands its files to the window that is open, and ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

    from faceswap_desktop.arguments import Arguments

MAX_MESSAGE = 1 << 20
HANDSHAKE_MS = 3000
# A window that was started a moment ago does not listen yet.
PATIENCE_S = 15.0


def lock(folder: Path) -> QLockFile | None:
    """The right to be the one window over `folder`, or None when another one is.

    The lock of a program that crashed is taken over: Qt sees that its process is gone.
    """
    file = QLockFile(str(folder / "running.lock"))
    file.setStaleLockTime(0)
    return file if file.tryLock(0) else None


def hand_over(folder: Path, arguments: Arguments) -> bool:
    """Give `arguments` to the running window. Whether it took them."""
    import time  # noqa: PLC0415  # only a second start needs these

    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        socket = QLocalSocket()
        socket.connectToServer(_server_name(folder))
        if socket.waitForConnected(HANDSHAKE_MS):
            socket.write(arguments.to_json().encode() + b"\n")
            socket.flush()
            if socket.waitForReadyRead(HANDSHAKE_MS):
                return bytes(socket.readAll().data()) == b"ok\n"
        time.sleep(0.1)
    return False


class InstanceServer(QObject):
    """Listens for later starts. Signals: `arguments_received(Arguments)`."""

    arguments_received = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  # not before the first paint

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_connection)
        self._talking: set[QLocalSocket] = set()
        # What a crash left behind; the lock says that nobody is listening there.
        QLocalServer.removeServer(_server_name(folder))
        self._server.listen(_server_name(folder))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_server_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(MAX_MESSAGE)
            self._talking.add(socket)
            socket.readyRead.connect(self._on_socket_ready)
            socket.disconnected.connect(self._on_socket_disconnected)
            if socket.canReadLine():
                self._read(socket)

    def _on_socket_ready(self) -> None:
        for socket in tuple(self._talking):
            if socket.canReadLine() or socket.bytesAvailable() >= MAX_MESSAGE:
                self._read(socket)

    def _on_socket_disconnected(self) -> None:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # loaded long since

        unconnected = QLocalSocket.LocalSocketState.UnconnectedState
        for socket in tuple(self._talking):
            if socket.state() == unconnected:
                self._talking.discard(socket)
                socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        from faceswap_desktop.arguments import Arguments  # noqa: PLC0415

        try:
            asked = Arguments.from_json(bytes(socket.readLine().data()).decode())
        except ValueError:
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        socket.disconnectFromServer()
        self.arguments_received.emit(asked)


def _server_name(folder: Path) -> str:
    """A name of this folder's own; the folder itself may be too long for a socket's address."""
    import hashlib  # noqa: PLC0415  # not before the first paint

    return "faceswap-desktop-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
