# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong between a client and a service, as things to be scripted per request."""

from __future__ import annotations

import asyncio
import gzip
import json
from dataclasses import dataclass, field

from tests.sandbox.wire import Connection, Gone, Request, Response


class Fault:
    """The base: nothing goes wrong. `reaches_service` says whether the service does its work."""

    reaches_service = True

    async def read(self, connection: Connection, request: Request) -> None:
        await connection.read_body(request)

    def change(self, response: Response) -> Response:
        return response

    async def write(self, connection: Connection, response: Response) -> None:
        await connection.send_response(self.change(response))


@dataclass
class Answer(Fault):
    """Another answer in place of the service's; `body` is JSON unless it is text or bytes."""

    status: int = 200
    body: object = b""
    media_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    reaches_service: bool = False

    def change(self, response: Response) -> Response:
        body = self.body
        if isinstance(body, str):
            body = body.encode()
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        return Response(self.status, body, self.media_type, self.headers)


def page(status: int = 502) -> Answer:
    """A page of a gateway, or of a network that wants a sign-in."""
    text = "<!DOCTYPE html><html><body><h1>Bad gateway</h1></body></html>"
    return Answer(status, text, "text/html; charset=utf-8")


def redirect(location: str, status: int = 302) -> Answer:
    """The way to somewhere else."""
    return Answer(status, b"", "text/plain", {"Location": location})


class Early(Fault):
    """An answer before the body was read, and then the connection is closed."""

    reaches_service = False

    def __init__(self, fault: Answer) -> None:
        self._fault = fault

    async def read(self, connection: Connection, request: Request) -> None:
        await connection.send_response(self._fault.change(Response()))
        connection.writer.close()
        raise Gone


@dataclass
class DropInBody(Fault):
    """The connection breaks when this many bytes of the body have come."""

    after: int = 0
    reaches_service = False

    async def read(self, connection: Connection, request: Request) -> None:
        if self.after:
            request.body = await connection.reader.readexactly(self.after)
        connection.abort()
        raise Gone


@dataclass
class Drop(Fault):
    """The connection breaks in place of the answer, after or before the work was taken on."""

    accepted: bool = True

    @property
    def reaches_service(self) -> bool:  # type: ignore[override]
        return self.accepted

    async def write(self, connection: Connection, response: Response) -> None:
        connection.abort()
        raise Gone


class Hang(Fault):
    """No answer ever comes; the work is taken on."""

    async def write(self, connection: Connection, response: Response) -> None:
        await connection.gone()


@dataclass
class Slow(Fault):
    """The answer takes this many seconds."""

    seconds: float = 1.0

    async def write(self, connection: Connection, response: Response) -> None:
        await asyncio.sleep(self.seconds)
        await connection.send_response(response)


@dataclass
class SlowReader(Fault):
    """The body is read at this many bytes a second."""

    rate: int = 4_000_000

    async def read(self, connection: Connection, request: Request) -> None:
        piece = 32 * 1024
        await connection.read_body(request, piece=piece, pause=piece / self.rate)


@dataclass
class Drip(Fault):
    """The answer comes byte by byte."""

    pause: float = 0.01

    async def write(self, connection: Connection, response: Response) -> None:
        data = response.head(len(response.body)) + response.body
        for index in range(len(data)):
            await connection.send(data[index : index + 1])
            await asyncio.sleep(self.pause)


@dataclass
class CutOff(Fault):
    """The connection ends after this many bytes of the answer's body."""

    after: int = 100
    says_length: bool = True

    async def write(self, connection: Connection, response: Response) -> None:
        length = len(response.body) if self.says_length else None
        await connection.send(response.head(length) + response.body[: self.after])
        connection.writer.close()
        raise Gone


class Endless(Fault):
    """An answer that never ends."""

    async def write(self, connection: Connection, response: Response) -> None:
        await connection.send(response.head(None))
        while True:
            await connection.send(b" " * 65536)


@dataclass
class Bomb(Fault):
    """A small packed answer that unpacks to many bytes."""

    megabytes: int = 200

    def change(self, response: Response) -> Response:
        packed = gzip.compress(b" " * (self.megabytes << 20), 9)
        return Response(200, packed, headers={"Content-Encoding": "gzip"})


class Packed(Fault):
    """A packed answer although nobody asked for one."""

    def change(self, response: Response) -> Response:
        headers = {**response.headers, "Content-Encoding": "gzip"}
        return Response(response.status, gzip.compress(response.body), headers=headers)


@dataclass
class Raw(Fault):
    """These very bytes, and the connection is closed."""

    data: bytes = b""

    async def write(self, connection: Connection, response: Response) -> None:
        await connection.send(self.data)
        connection.writer.close()
        raise Gone


@dataclass
class CloseAfter(Fault):
    """A good answer that promises to keep the connection, which is then dropped all the same."""

    async def write(self, connection: Connection, response: Response) -> None:
        await connection.send_response(response)
        connection.abort()
        raise Gone
