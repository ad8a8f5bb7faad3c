# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandbox: one port on this computer behind which all stand-ins live."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from tests.sandbox.faults import Fault
from tests.sandbox.links import Links
from tests.sandbox.ttapi import Ttapi
from tests.sandbox.useapi import BASE, Useapi
from tests.sandbox.wire import Connection, Gone, Request, Response

NO_FAULT = Fault()


@dataclass
class Scripted:
    """A fault for the next requests that fit."""

    fault: Fault
    method: str
    path: str
    times: int

    def fits(self, request: Request) -> bool:
        return self.times > 0 and self.method in {"", request.method} and self.path in request.path


class Sandbox:
    """All stand-ins at one address; `requests` has every request that came, in order."""

    def __init__(self, port: int = 0) -> None:
        self._port = port
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._names = itertools.count(1)
        self._script: list[Scripted] = []
        self.requests: list[Request] = []
        self.connections = 0
        self.files: dict[str, tuple[bytes, str]] = {}
        self.links = Links(lambda: self.address)
        self.useapi = Useapi(self.put_file)
        self.ttapi = Ttapi(self.put_file, self._fetch)
        self.other: Callable[[Request], Awaitable[Response]] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def useapi_address(self) -> str:
        return self.address + BASE

    @property
    def ttapi_address(self) -> str:
        return self.address

    def put_file(self, data: bytes, media_type: str) -> str:
        """Put a result where it can be fetched; gives its address."""
        path = f"/files/{next(self._names)}_ins.jpg"
        self.files[path] = (data, media_type)
        return f"{self.address}{path}?ex=66344d83&is=6621d883&hm=signature-canary"

    def script(self, fault: Fault, *, path: str = "", method: str = "", times: int = 1) -> None:
        """Let the next `times` requests whose path holds `path` go wrong in this way."""
        self._script.append(Scripted(fault, method, path, times))

    def asked(self, path: str, method: str = "") -> list[Request]:
        """The requests so far whose path ends with `path`."""
        return [
            each
            for each in self.requests
            if each.path.endswith(path) and method in {"", each.method}
        ]

    async def start(self) -> None:
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", self._port, limit=1 << 20
        )
        self._port = self._server.sockets[0].getsockname()[1]

    async def aclose(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        connection = Connection(reader, writer)
        try:
            while True:
                await self._exchange(connection)
        except (Gone, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()
            with suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _exchange(self, connection: Connection) -> None:
        request = await connection.read_head()
        self.requests.append(request)
        fault = self._fault_for(request)
        await fault.read(connection, request)
        response = await self._handle(request) if fault.reaches_service else Response()
        await fault.write(connection, response)

    def _fault_for(self, request: Request) -> Fault:
        for each in self._script:
            if each.fits(request):
                each.times -= 1
                return each.fault
        return NO_FAULT

    async def _handle(self, request: Request) -> Response:
        if request.path.startswith(BASE):
            return await self.useapi.handle(request)
        if request.path.startswith(("/insightFace/", "/midjourney/")):
            return await self.ttapi.handle(request)
        if self.links.handles(request):
            return await self.links.handle(request)
        if request.path in self.files:
            data, media_type = self.files[request.path]
            return Response(200, data, media_type)
        if self.other is not None:
            return await self.other(request)
        return Response(404, b"This content is no longer available.", "text/plain")

    async def _fetch(self, address: str) -> bytes | None:
        """Fetch a photo for TTAPI: from this sandbox, over a real connection."""
        if not address.startswith(self.address):
            return None
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        target = address.removeprefix(self.address)
        writer.write(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(head.lower().split("content-length: ")[1].split("\r\n")[0])
        body = await reader.readexactly(length)
        writer.close()
        await writer.wait_closed()
        return body if head.startswith("HTTP/1.1 200") else None
