# SPDX-License-Identifier: GPL-3.0-or-later
"""A helper process that does what no helper should; started as a script by the tests."""

import os
import signal
import sys
import time
from pathlib import Path

from faceswap_desktop.core import helper_main
from faceswap_desktop.errors import ErrorCode, PhotoError


def echo(call):
    total = sum(bytes(segment.buffer).count(b"x") for segment in call.segments)
    return {"values": call.values, "pid": os.getpid(), "x": total}


def environment(call):
    return {"environment": dict(os.environ), "argv": sys.argv}


def fill(call):
    segment = call.allocate(call.values["size"])
    segment.buffer[:4] = b"done"
    return {}


def refuse(call):
    raise PhotoError(ErrorCode.PHOTO_DAMAGED, details="as told", kind="test")


def stumble(call):
    raise ZeroDivisionError("a bug")


def starve(call):
    raise MemoryError


def count(call):
    for number in range(call.values["to"]):
        call.report("reading-photos", number / 10)
    return {}


def work_forever(call):
    Path(call.values["started"]).touch()
    while True:
        call.check()
        time.sleep(0.001)


def hang(call):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    Path(call.values["started"]).touch()
    time.sleep(600)


def die(call):
    os.kill(os.getpid(), getattr(signal, call.values["by"]))
    time.sleep(600)


def say(call):
    """Send anything at all in place of the reply."""
    for message in call.values["messages"]:
        call._channel.send(message)
    time.sleep(600)


def say_bytes(call):
    call._channel._connection.sendall(bytes.fromhex(call.values["hex"]))
    time.sleep(600)


def babble(call):
    for _ in range(20_000):
        try:
            os.write(2, b"a line that nobody reads\n")
        except BlockingIOError:
            return {"full": True}
    return {"full": False}


HANDLERS = {
    each.__name__: each
    for each in (
        *(echo, environment, fill, refuse, stumble, starve, count, work_forever, hang, die),
        *(say, say_bytes, babble),
    )
}

if __name__ == "__main__":
    if "--exit" in sys.argv:
        sys.exit("will not start")
    channel = helper_main._open_channel()
    helper_main._die_with_parent()
    if "--silent" in sys.argv:
        time.sleep(600)
    if "--wrong" in sys.argv:
        channel.receive()
        channel.send({"ready": "something else"})
        time.sleep(600)
    helper_main.serve(channel, HANDLERS)
