# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import io
import os
import socket
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.core import channel
from faceswap_desktop.core.channel import (
    ChannelClosedError,
    ChannelError,
    PipeChannel,
    SocketChannel,
)
from faceswap_desktop.core.segments import Segment


@pytest.fixture
def ends():
    one, other = socket.socketpair()
    pair = SocketChannel(one), SocketChannel(other)
    yield pair
    for each in pair:
        each.close()


def test_messages_and_memory_arrive(ends):
    segment = Segment(10)
    ends[0].send({"text": "größer", "number": 1.5}, [segment, segment])
    message, segments = ends[1].receive()
    assert message == {"text": "größer", "number": 1.5}
    segments[1].buffer[3] = 8
    assert segment.buffer[3] == 8
    for each in (*segments, segment):
        each.close()


def test_hanging_up_is_heard(ends):
    ends[0].close()
    with pytest.raises(ChannelClosedError):
        ends[1].receive()
    with pytest.raises(ChannelClosedError):
        ends[1].send({})


def test_messages_have_a_largest_length(ends):
    with pytest.raises(ChannelError):
        ends[0].send({"text": "x" * channel.MAX_MESSAGE})


@pytest.mark.parametrize(
    "segments", [[{}], [{"size": 0}], [{"size": "10"}], [{"size": 1 << 60}], [{"size": 5}] * 2]
)
def test_memory_that_is_not_as_said_is_refused(ends, segments):
    body = channel.encode({}, segments)
    handle = os.memfd_create("test")
    os.ftruncate(handle, 5)
    socket.send_fds(ends[0]._connection, [struct.pack("!I", len(body))], [handle])
    ends[0]._connection.sendall(body)
    os.close(handle)
    with pytest.raises(ChannelError):
        ends[1].receive()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_an_error(data):
    one, other = socket.socketpair()
    with one, other:
        one.sendall(struct.pack("!I", len(data)) + data)
        with contextlib.suppress(ChannelError):
            SocketChannel(other).receive()


def test_pipes_carry_names_in_place_of_handles(monkeypatch):
    made = []
    monkeypatch.setattr(
        channel.Segment, "adopt", lambda handle, size: made.append((handle, size)) or "adopted"
    )
    read, write = os.pipe()
    reader, writer = os.fdopen(read, "rb"), os.fdopen(write, "wb")
    named = type("Named", (), {"size": 7, "handle": "a-tag"})()
    ends = PipeChannel(io.BytesIO(), writer), PipeChannel(reader, io.BytesIO())
    ends[0].send({"a": 1}, [named])
    assert ends[1].receive() == ({"a": 1}, ["adopted"])
    assert made == [("a-tag", 7)]
    ends[0].close()
    with pytest.raises(ChannelClosedError):
        ends[0].send({})
    with pytest.raises(ChannelClosedError):
        ends[1].receive()
    reader.close()
    with pytest.raises(ChannelClosedError):
        ends[1].receive()
