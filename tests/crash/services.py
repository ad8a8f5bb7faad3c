# SPDX-License-Identifier: GPL-3.0-or-later
"""The services of the sandbox with an ear at each point of a conversation, and their books."""

from __future__ import annotations

import asyncio
import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from tests.sandbox.server import NO_FAULT, Sandbox
from tests.sandbox.useapi import BASE, Account
from tests.sandbox.wire import Connection, Gone, Request, Response

_COLUMNS = 64
_SMALLEST = 48
POINTS = (
    *("post:head", "post:half", "post:read", "post:worked", "post:answered"),
    *("link:half", "link:answered"),
    *("poll:read", "poll:answered", "list:read", "list:answered"),
    *("file:read", "file:half", "file:answered"),
)


def size_of(number: int) -> tuple[int, int]:
    """The size in pixels of job `number`'s photo, by which the services' books know it."""
    return _SMALLEST + number % _COLUMNS, _SMALLEST + number // _COLUMNS


@dataclass(frozen=True)
class Work:
    """One job that a service took on, and charges. `result` is set when it has been finished."""

    service: str
    number: int
    result: bytes | None


class Services(Sandbox):
    """The sandbox; `reached` is called with each point of `POINTS` as it is reached."""

    def __init__(self) -> None:
        super().__init__()
        self.reached: Callable[[str], None] = lambda point: None
        self.useapi.accounts = {
            number: Account(number, total=10**6) for number in ("1001", "1002", "1003")
        }
        self.ttapi.balance = 1e6

    def work(self) -> list[Work]:
        """All that was taken on so far."""
        found = [
            Work("useapi", _number(job.pictures[0]), None if job.rounds else job.pictures[0])
            for job in self.useapi.jobs.values()
        ]
        return found + [
            Work("ttapi", _number(swap.picture), None if swap.rounds else swap.picture)
            for swap in self.ttapi.jobs.values()
        ]

    def references(self) -> Counter[str]:
        """How often each reference came with a complete submission."""
        return self.useapi.posts

    async def _exchange(self, connection: Connection) -> None:
        request = await connection.read_head()
        self.requests.append(request)
        fault = self._fault_for(request)
        kind = _kind(request)
        reached = self.reached  # what the next run of the program waits for is not for this one
        reached(f"{kind}:head")
        if fault is NO_FAULT and request.method == "POST":
            await self._read(connection, request, lambda: reached(f"{kind}:half"))
        else:
            await fault.read(connection, request)
        reached(f"{kind}:read")
        response = await self._handle(request) if fault.reaches_service else Response()
        reached(f"{kind}:worked")
        if fault is NO_FAULT and kind == "file":
            await self._write_halves(connection, response, lambda: reached("file:half"))
        else:
            await fault.write(connection, response)
        reached(f"{kind}:answered")

    async def _read(
        self, connection: Connection, request: Request, half: Callable[[], None]
    ) -> None:
        length = int(request.header("content-length") or 0)
        try:
            request.body = await connection.reader.readexactly(length // 2)
            half()
            request.body += await connection.reader.readexactly(length - length // 2)
        except (asyncio.IncompleteReadError, ConnectionError):
            raise Gone from None

    async def _write_halves(
        self, connection: Connection, response: Response, half: Callable[[], None]
    ) -> None:
        middle = len(response.body) // 2
        await connection.send(response.head(len(response.body)) + response.body[:middle])
        half()
        await connection.send(response.body[middle:])


def _kind(request: Request) -> str:
    path = request.path.removeprefix(BASE)
    if path in {"/picsi", "/changebg", "/insightFace/v1/swap"}:
        return "post"
    if path in {"/jobs/", "/insightFace/v1/fetch"}:
        return "poll"
    if path == "/jobs":
        return "list"
    if path.startswith("/files/"):
        return "file"
    return "link" if request.method == "POST" else "other"


def _number(picture: bytes) -> int:
    with Image.open(io.BytesIO(picture)) as opened:
        width, height = opened.size
    return (height - _SMALLEST) * _COLUMNS + width - _SMALLEST
