# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys

from PySide6.QtNetwork import QLocalSocket

from faceswap_desktop.arguments import Arguments
from faceswap_desktop.gui import single_instance

HAND_OVER = """
import sys
from pathlib import Path
from faceswap_desktop.arguments import Arguments
from faceswap_desktop.gui import single_instance
folder = Path(sys.argv[1])
assert single_instance.lock(folder) is None
sys.exit(0 if single_instance.hand_over(folder, Arguments(photo="/p/ü 1.jpg")) else 5)
"""


def test_a_second_start_hands_its_files_over(qtbot, tmp_path):
    lock = single_instance.lock(tmp_path)
    server = single_instance.InstanceServer(tmp_path)
    with qtbot.waitSignal(server.arguments_received, timeout=20_000) as received:
        second = subprocess.Popen([sys.executable, "-c", HAND_OVER, str(tmp_path)])
    assert received.args == [Arguments(photo="/p/ü 1.jpg")]
    assert second.wait(20) == 0
    server.close()
    lock.unlock()


def test_the_lock_of_a_dead_program_is_no_obstacle(tmp_path):
    code = (
        "import os,sys;from pathlib import Path;from faceswap_desktop.gui import single_instance;"
        "kept=single_instance.lock(Path(sys.argv[1]));assert kept;os.kill(os.getpid(),9)"
    )
    dead = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert dead.returncode == -9
    lock = single_instance.lock(tmp_path)
    assert lock is not None
    lock.unlock()


def test_garbage_is_ignored_and_the_window_stays_reachable(qtbot, tmp_path):
    lock = single_instance.lock(tmp_path)
    server = single_instance.InstanceServer(tmp_path)
    for garbage in (b"\xff\x00\n", b'{"photo": 1}\n', b"[]\n", b"{}\n"):
        socket = QLocalSocket()
        with qtbot.waitSignal(socket.disconnected, timeout=10_000):
            socket.connectToServer(single_instance._server_name(tmp_path))
            socket.write(garbage)
    socket = QLocalSocket()
    with qtbot.waitSignal(server.arguments_received, timeout=10_000) as received:
        socket.connectToServer(single_instance._server_name(tmp_path))
        socket.write(Arguments(prompt="sea").to_json().encode() + b"\n")
    assert received.args[0].prompt == "sea"
    server.close()
    lock.unlock()
