# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a helper process, seen from inside: answer requests until the program hangs up.

A helper module offers `prepare()`, called once, and `HANDLERS`, functions by name that take a
`Call` and return the values of their reply.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import os
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any, cast

from faceswap_desktop.core.channel import (
    Channel,
    ChannelClosedError,
    Message,
    PipeChannel,
    SocketChannel,
)
from faceswap_desktop.core.segments import HAS_DESCRIPTORS, Segment
from faceswap_desktop.errors import ErrorCode, HelperError, UserFacingError

_PR_SET_PDEATHSIG = 1
_NICE = 5
_SHOWN_DETAILS = 2000


class CallCancelledError(Exception):
    """The program no longer wants the answer."""


class MemoryRefusedError(Exception):
    """The program did not grant the memory that was asked for."""


class Call:
    """One request: its values and memory, and what can be said back while it is worked on."""

    def __init__(
        self,
        channel: Channel,
        number: int,
        values: Message,
        segments: list[Segment],
        flag: memoryview,
    ) -> None:
        self.values = values
        self.segments = segments
        self.granted: list[Segment] = []
        self._channel = channel
        self._number = number
        self._flag = flag

    def report(self, step: str, fraction: float | None = None) -> None:
        """Say how far it is. Raises CallCancelledError when nobody waits any more."""
        self.check()
        self._channel.send({"id": self._number, "step": step, "fraction": fraction})

    def check(self) -> None:
        """Raise CallCancelledError when nobody waits any more."""
        if struct.unpack_from("=I", self._flag)[0] == self._number:
            raise CallCancelledError

    def allocate(self, size: int) -> Segment:
        """Memory of the program's, for the reply. Raises MemoryRefusedError."""
        self._channel.send({"id": self._number, "allocate": size})
        answer, segments = self._channel.receive()
        if answer.get("granted") != size or len(segments) != 1:
            raise MemoryRefusedError
        self.granted.append(segments[0])
        return segments[0]

    def close(self) -> None:
        """Let go of all memory of this call."""
        for segment in (*self.segments, *self.granted):
            segment.close()


Handlers = Mapping[str, Callable[[Call], Message]]


# By name only: a helper process is a program of its own, and the engine's is none of core's.
MODULES = {
    "images": "faceswap_desktop.core.image_worker",
    "engine": "faceswap_desktop.faces.worker",
}


def run(name: str) -> None:
    """Be the helper `name` of MODULES; returns when the program hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel = _open_channel()
    _die_with_parent()
    _step_back()
    module = importlib.import_module(MODULES[name])
    module.prepare()
    serve(channel, module.HANDLERS)


def serve(channel: Channel, handlers: Handlers) -> None:
    """Answer requests, one at a time, until the program hangs up."""
    with contextlib.suppress(ChannelClosedError):
        first, segments = channel.receive()
        flag = segments[0].buffer
        channel.send({"ready": first.get("hello")})
        while True:
            message, segments = channel.receive()
            _answer(channel, handlers, message, segments, flag)


def _answer(
    channel: Channel,
    handlers: Handlers,
    message: Message,
    segments: list[Segment],
    flag: memoryview,
) -> None:
    number = int(message["id"])
    call = Call(channel, number, message["values"], segments, flag)
    try:
        reply: dict[str, Any] = {"reply": handlers[message["do"]](call)}
    except CallCancelledError:
        reply = {"cancelled": True}
    except (MemoryError, MemoryRefusedError) as error:
        reply = _told(HelperError(ErrorCode.HELPER_MEMORY, details=repr(error)))
    except UserFacingError as error:
        reply = _told(error)
    except ChannelClosedError:
        raise
    except Exception as error:  # noqa: BLE001 (the program says it in its own words)
        lines = traceback.format_exception(error)
        reply = _told(HelperError(ErrorCode.INTERNAL, details="".join(lines)))
    finally:
        call.close()
    channel.send({"id": number, **reply})


def _told(error: UserFacingError) -> Message:
    return {
        "error": {
            "kind": type(error).__name__,
            "code": error.code.value,
            "params": dict(error.params),
            "details": error.details[-_SHOWN_DETAILS:],
        }
    }


def _open_channel() -> Channel:
    """The conversation is the standard input (and output, where there are only pipes)."""
    if not HAS_DESCRIPTORS:
        return PipeChannel(sys.stdin.buffer, sys.stdout.buffer)
    # A library that complains without end must not wait for somebody to read it.
    os.set_blocking(2, False)
    return SocketChannel(socket.socket(fileno=0))


def _step_back() -> None:
    """Leave the processor to the window where both want it."""
    if hasattr(os, "nice"):
        os.nice(_NICE)


def _die_with_parent() -> None:
    """Ask Linux to end this process with the program, also in the midst of a computation."""
    if sys.platform == "linux":
        parent = os.getppid()
        libc = cast("Any", ctypes.CDLL(None))
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if parent == 1:  # pragma: no cover - the program died before it was asked
            sys.exit(0)
