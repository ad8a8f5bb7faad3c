# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever else speaks to the socket of the running window can do nothing but be heard or cut."""

from __future__ import annotations

import pytest
from PySide6.QtNetwork import QLocalSocket

from faceswap_desktop.arguments import Arguments
from faceswap_desktop.gui import single_instance


@pytest.fixture
def server(qapp, tmp_path):
    lock = single_instance.lock(tmp_path)
    server = single_instance.InstanceServer(tmp_path)
    yield server
    server.close()
    lock.unlock()


def connect(qtbot, folder):
    socket = QLocalSocket()
    with qtbot.waitSignal(socket.connected, timeout=10_000):
        socket.connectToServer(single_instance._server_name(folder))
    return socket


def ask(qtbot, server, folder, prompt):
    with qtbot.waitSignal(server.arguments_received, timeout=10_000) as received:
        socket = connect(qtbot, folder)
        socket.write(Arguments(prompt=prompt).to_json().encode() + b"\n")
    assert received.args[0].prompt == prompt


def test_a_line_without_end_is_cut(qtbot, server, tmp_path):
    socket = connect(qtbot, tmp_path)
    with qtbot.waitSignal(socket.disconnected, timeout=20_000):
        socket.write(b"x" * (single_instance.MAX_MESSAGE + 1))
    ask(qtbot, server, tmp_path, "still here")


def test_one_that_says_nothing_keeps_nobody_waiting(qtbot, server, tmp_path):
    silent = connect(qtbot, tmp_path)
    ask(qtbot, server, tmp_path, "in the meantime")
    assert silent.state() is QLocalSocket.LocalSocketState.ConnectedState


def test_one_that_speaks_slowly_is_understood(qtbot, server, tmp_path):
    slow = connect(qtbot, tmp_path)
    line = Arguments(prompt="slow").to_json().encode() + b"\n"
    with qtbot.waitSignal(server.arguments_received, timeout=10_000) as received:
        for each in line:
            slow.write(bytes([each]))
            slow.flush()
            qtbot.wait(1)
    assert received.args[0].prompt == "slow"
