# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages between the program and a helper process: JSON with shared memory attached.

A message is its length in four bytes and then as much JSON. Memory goes along as file
descriptors where there are Unix sockets, and by name where there are only pipes.
"""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Sequence
from typing import IO, Any, Protocol

from faceswap_desktop.core.segments import Segment

Message = dict[str, Any]

MAX_MESSAGE = 8 << 20
MAX_SEGMENTS = 24
_LENGTH = struct.Struct("!I")


class ChannelError(Exception):
    """The other side broke the rules of the conversation."""


class ChannelClosedError(Exception):
    """The other side is gone."""


class Channel(Protocol):
    """One end of a conversation. One thread sends and one receives at a time."""

    def send(self, message: Message, segments: Sequence[Segment] = ()) -> None:
        """Say something. Raises ChannelClosedError."""

    def receive(self) -> tuple[Message, list[Segment]]:
        """Wait for something. Raises ChannelClosedError, and ChannelError on nonsense."""

    def close(self) -> None:
        """Hang up; a waiting `receive` ends."""


class SocketChannel:
    """A channel over a Unix stream socket."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def send(self, message: Message, segments: Sequence[Segment] = ()) -> None:
        """Say something; the descriptors go with the length, ahead of the text."""
        body = encode(message, [{"size": each.size} for each in segments])
        handles = [int(each.handle) for each in segments]
        try:
            socket.send_fds(self._connection, [_LENGTH.pack(len(body))], handles)
            self._connection.sendall(body)
        except OSError as error:
            raise ChannelClosedError(str(error)) from error

    def receive(self) -> tuple[Message, list[Segment]]:
        """Wait for something."""
        handles: list[int] = []
        try:
            length = self._exactly(_LENGTH.size, handles)
            body = self._exactly(checked_length(length))
            message, said = decode(body)
            return message, adopt(said, list(handles), handles)
        except OSError as error:
            raise ChannelClosedError(str(error)) from error
        finally:
            for handle in handles:
                os.close(handle)

    def close(self) -> None:
        """Hang up; a `receive` that waits in another thread ends."""
        try:
            self._connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the other side was faster
        finally:
            self._connection.close()

    def _exactly(self, size: int, handles: list[int] | None = None) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            wanted = size - len(parts)
            if handles is None:
                part = self._connection.recv(wanted)
            else:
                flags = getattr(socket, "MSG_CMSG_CLOEXEC", 0)
                part, got, _, _ = socket.recv_fds(self._connection, wanted, MAX_SEGMENTS, flags)
                handles += got
            if not part:
                raise ChannelClosedError
            parts += part
        return bytes(parts)


class PipeChannel:
    """A channel over two pipes; memory goes by name."""

    def __init__(self, reader: IO[bytes], writer: IO[bytes]) -> None:
        self._reader = reader
        self._writer = writer

    def send(self, message: Message, segments: Sequence[Segment] = ()) -> None:
        """Say something."""
        body = encode(message, [{"size": each.size, "tag": each.handle} for each in segments])
        try:
            self._writer.write(_LENGTH.pack(len(body)) + body)
            self._writer.flush()
        except (OSError, ValueError) as error:
            raise ChannelClosedError(str(error)) from error

    def receive(self) -> tuple[Message, list[Segment]]:
        """Wait for something."""
        message, said = decode(self._exactly(checked_length(self._exactly(_LENGTH.size))))
        return message, adopt(said, [str(each.get("tag")) for each in said], [])

    def close(self) -> None:
        """Hang up."""
        self._writer.close()

    def _exactly(self, size: int) -> bytes:
        try:
            part = self._reader.read(size)
        except (OSError, ValueError) as error:
            raise ChannelClosedError(str(error)) from error
        if len(part) < size:
            raise ChannelClosedError
        return part


def encode(message: Message, segments: list[dict[str, Any]]) -> bytes:
    """The text of a message. Raises ChannelError when it is too long."""
    body = json.dumps({"message": message, "segments": segments}, allow_nan=False).encode()
    checked_length(_LENGTH.pack(len(body)))
    return body


def decode(body: bytes) -> tuple[Message, list[dict[str, Any]]]:
    """The message and what is said about its segments. Raises ChannelError."""
    try:
        outer = json.loads(body)
        message, segments = outer["message"], outer["segments"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ChannelError("not a message") from error
    if not isinstance(message, dict) or not isinstance(segments, list):
        raise ChannelError("not a message")
    return message, segments


def checked_length(packed: bytes) -> int:
    """The length of the text that follows. Raises ChannelError when it is beyond all need."""
    length: int = _LENGTH.unpack(packed)[0]
    if length > MAX_MESSAGE:
        raise ChannelError("a message is too long")
    return length


def adopt(
    said: list[dict[str, Any]], handles: Sequence[int | str], owned: list[int]
) -> list[Segment]:
    """The segments that came along; a handle taken over is taken off `owned`."""
    if len(said) != len(handles):
        raise ChannelError("not as many segments as were said")
    segments = []
    for each, handle in zip(said, handles, strict=True):
        size = each.get("size")
        if not isinstance(size, int) or size < 1:
            raise ChannelError("a segment without a size")
        if isinstance(handle, int):
            owned.remove(handle)
        try:
            segments.append(Segment.adopt(handle, size))
        except (ValueError, OSError) as error:
            raise ChannelError("a segment is not what was said") from error
    return segments
