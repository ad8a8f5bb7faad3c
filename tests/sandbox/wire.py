# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP/1.1 in as few words as the sandbox needs; requests are kept byte for byte."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit


class Gone(Exception):  # noqa: N818  # not an error: the other side, or a fault, hung up
    """The connection is over."""


@dataclass(frozen=True)
class Part:
    """One part of a form."""

    name: str
    filename: str | None
    media_type: str | None
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode()


@dataclass
class Request:
    """One request as it came."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    head: bytes = b""
    body: bytes = b""

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    @property
    def raw(self) -> bytes:
        return self.head + self.body

    def header(self, name: str) -> str:
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return found[0] if found else ""

    @cached_property
    def parts(self) -> list[Part]:
        """The parts of a multipart form, in their order."""
        found = re.fullmatch(r"multipart/form-data; boundary=(\S+)", self.header("content-type"))
        if found is None:
            return []
        pieces = self.body.split(b"--" + found[1].encode())
        if pieces[0] or pieces[-1] != b"--\r\n":
            raise ValueError("the form is not well made")
        return [_part(piece) for piece in pieces[1:-1]]

    @property
    def form(self) -> dict[str, Part]:
        return {part.name: part for part in self.parts}

    @property
    def json(self) -> dict[str, object]:
        return json.loads(self.body)


def _part(piece: bytes) -> Part:
    head, _, data = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
    disposition = fields["Content-Disposition"]
    name = re.search(r'; name="([^"]*)"', disposition)
    filename = re.search(r'; filename="([^"]*)"', disposition)
    return Part(
        name[1] if name else "",
        filename[1] if filename else None,
        fields.get("Content-Type"),
        data.removesuffix(b"\r\n"),
    )


@dataclass
class Response:
    """One answer, not yet sent."""

    status: int = 200
    body: bytes = b""
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)

    def head(self, length: int | None = None) -> bytes:
        """The status line and the headers; `length` None leaves the length out."""
        known = {each.value for each in HTTPStatus}
        reason = HTTPStatus(self.status).phrase if self.status in known else "Unknown"
        lines = [f"HTTP/1.1 {self.status} {reason}", f"Content-Type: {self.media_type}"]
        lines += [f"{key}: {value}" for key, value in self.headers.items()]
        if length is not None:
            lines.append(f"Content-Length: {length}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


def answer(value: object, status: int = 200, **headers: str) -> Response:
    """A JSON answer."""
    return Response(status, json.dumps(value).encode(), headers=headers)


class Connection:
    """One connection of a client."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def read_head(self) -> Request:
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.LimitOverrunError):
            raise Gone from None
        first, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
        method, target, _ = first.split(" ")
        headers = [tuple(line.split(": ", 1)) for line in lines]
        return Request(method, target, headers, head)  # type: ignore[arg-type]

    async def read_body(self, request: Request, *, piece: int = 1 << 16, pause: float = 0) -> None:
        """Read the body as long as the client says it is; `pause` seconds after each piece."""
        if request.header("transfer-encoding"):
            raise ValueError("chunked bodies are not part of the contract")
        left = int(request.header("content-length") or 0)
        body = bytearray()
        try:
            while left:
                got = await self.reader.read(min(piece, left))
                if not got:
                    raise Gone
                body += got
                left -= len(got)
                if pause:
                    await asyncio.sleep(pause)
        except ConnectionError:
            raise Gone from None
        finally:
            request.body = bytes(body)

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        try:
            await self.writer.drain()
        except ConnectionError:
            raise Gone from None

    async def send_response(self, response: Response) -> None:
        await self.send(response.head(len(response.body)) + response.body)

    async def gone(self) -> None:
        """Wait until the client hangs up."""
        try:
            while await self.reader.read(1 << 16):
                pass
        except ConnectionError:
            pass
        raise Gone

    def abort(self) -> None:
        """Hang up at once, as a broken network does."""
        self.writer.transport.abort()
