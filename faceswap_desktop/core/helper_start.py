# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting one helper process, hearing it, and ending it whatever it does."""

from __future__ import annotations

import contextlib
import os
import queue
import secrets
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence

from faceswap_desktop.core.channel import (
    Channel,
    ChannelClosedError,
    ChannelError,
    Message,
    PipeChannel,
    SocketChannel,
)
from faceswap_desktop.core.segments import HAS_DESCRIPTORS, Segment

# Nothing else of the environment reaches a helper: it may hold access keys.
_INHERITED = (
    *("PATH", "LANG", "LC_ALL", "LC_CTYPE", "HOME", "TMPDIR", "TEMP", "TMP"),
    *("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "COVERAGE_PROCESS_CONFIG"),
)
_POLITENESS = 0.2
_LAST_WORDS = 2000
_FLAG = struct.Struct("=I")
_WAKE_UP: Message = {}

Heard = Message | Exception


def command_for(name: str) -> list[str]:
    """How to start the helper `name` from an installed package, a checkout or a frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--helper", name]
    return [sys.executable, "-I", "-m", "faceswap_desktop", "--helper", name]


class RunningHelper:
    """One process and the conversation with it.

    `last_words` is, after `end`, how it ended and what it wrote to its standard error.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._inbox: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        self._flag = Segment(_FLAG.size)
        self._asked_to_stop = 0
        self.last_words = ""
        kept = {key: os.environ[key] for key in _INHERITED if key in os.environ}
        try:
            self._process, self._channel = _start(command, kept | dict(environment))
        except OSError as error:
            raise ChannelClosedError(str(error)) from error
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self._process.poll() is not None

    def say_hello(self, patience: float) -> None:
        """Wait until it is ready; `patience` in seconds."""
        word = secrets.token_hex(8)
        self.send({"hello": word}, [self._flag])
        answer = None
        until = time.monotonic() + patience
        while answer is None:
            answer = self.receive(until)
        if answer.get("ready") != word:
            raise ChannelError("not the helper that was started")

    def send(self, message: Message, segments: Sequence[Segment] = ()) -> None:
        """Say something. Raises ChannelClosedError."""
        self._channel.send(message, segments)

    def receive(self, until: float) -> Message | None:
        """The next message, or None after `wake`. `until` in monotonic seconds.

        Raises TimeoutError, ChannelError, ChannelClosedError.
        """
        try:
            heard = self._inbox.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty as error:
            raise TimeoutError("no answer in time") from error
        if isinstance(heard, Exception):
            raise heard
        return None if heard is _WAKE_UP else heard

    def wake(self) -> None:
        """Make a waiting `receive` return; from any thread."""
        self._inbox.put(_WAKE_UP)

    def ask_to_stop(self, number: int) -> bool:
        """Ask it to give up call `number`; True the first time."""
        if self._asked_to_stop == number:
            return False
        self._asked_to_stop = number
        _FLAG.pack_into(self._flag.buffer, 0, number)
        return True

    def is_asked_to_stop(self, number: int) -> bool:
        """Whether it was asked to give up call `number`."""
        return self._asked_to_stop == number

    def kill(self) -> None:
        """End it at once; from any thread."""
        self._process.kill()

    def end(self) -> None:
        """Hang up; then ask, then force the process to end, and wait until it has."""
        self._channel.close()
        for push in (None, self._process.terminate):
            if push is not None:
                push()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_POLITENESS)
                break
        else:
            self._process.kill()
            self._process.wait()
        written = b""
        if self._process.stderr is not None:
            with self._process.stderr as complaints:
                written = complaints.read() or b""
        if self._process.stdout is not None:
            self._process.stdout.close()
        said = written[-_LAST_WORDS:].decode(errors="replace")
        self.last_words = f"exit status {self._process.returncode}; {said}"
        self._flag.close()

    def _listen(self) -> None:
        while True:
            try:
                message, segments = self._channel.receive()
                for segment in segments:  # helpers are lent memory, and lend none
                    segment.close()
                self._inbox.put(message)
            except (ChannelError, ChannelClosedError) as error:
                self._inbox.put(error)
                return


def _start(
    command: Sequence[str], environment: dict[str, str]
) -> tuple[subprocess.Popen[bytes], Channel]:
    if not HAS_DESCRIPTORS:
        pipes = subprocess.Popen(  # noqa: S603 (our own command)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert pipes.stdin is not None  # noqa: S101 (asked for)
        assert pipes.stdout is not None  # noqa: S101 (asked for)
        return pipes, PipeChannel(pipes.stdout, pipes.stdin)
    ours, theirs = socket.socketpair()
    with theirs:
        try:
            process = subprocess.Popen(  # noqa: S603 (our own command)
                command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=environment,
            )
        except OSError:
            ours.close()
            raise
    assert process.stderr is not None  # noqa: S101 (asked for)
    os.set_blocking(process.stderr.fileno(), False)
    return process, SocketChannel(ours)
