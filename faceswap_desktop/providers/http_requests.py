# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes through the door to the network, as data: bodies, keys' places, patience."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, PhotoError

Progress = Callable[[int, int], None]

_PIECE = 64 * 1024
_ACCEPTABLE_RATE = 50_000  # bytes a second, on a slow home line
_LONGEST_SUBMISSION = 900.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for an answer: between two pieces of it, and in all. Seconds."""

    read: float
    total: float


QUESTION = Patience(read=30.0, total=45.0)
FILE = Patience(read=30.0, total=300.0)


def submission_patience(size: int) -> Patience:
    """How long a submission of `size` bytes may take; the service may work before it answers."""
    return Patience(
        read=150.0, total=min(_LONGEST_SUBMISSION, 60.0 + size / _ACCEPTABLE_RATE + 150.0)
    )


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to be sent, as the part `field` of a form, under a name that tells nothing."""

    field: str
    filename: str
    path: Path
    media_type: str

    def size(self) -> int:
        """Its bytes on disk; raises PhotoError."""
        try:
            return self.path.stat().st_size
        except OSError as error:
            raise PhotoError(ErrorCode.PHOTO_READ_FAILED, name=self.filename) from error


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries: a form with files, a JSON object, one bare file, or nothing.

    A form is always multipart, because the services ask for that even where no file is in it.
    """

    form: Mapping[str, str] = field(default_factory=dict, repr=False)
    uploads: tuple[Upload, ...] = ()
    json: Mapping[str, str] | None = field(default=None, repr=False)
    file: Upload | None = None


NO_BODY = Body()


@dataclass(frozen=True, slots=True)
class KeyHeader:
    """How a service wants its access key: the header's name, and what stands before the key."""

    name: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that begins to arrive. `length` in bytes, None where the other side kept quiet."""

    status: int
    media_type: str
    length: int | None
    location: str
    chunks: AsyncIterator[bytes]


async def parts_of(body: Body, stack: AsyncExitStack) -> dict[str, Any]:
    """A body in the library's terms, its files opened until `stack` ends."""
    if body.json is not None:
        return {"json": dict(body.json)}
    if body.file is not None:
        size = await in_thread(body.file.size)
        headers = {"Content-Length": str(size), "Content-Type": body.file.media_type}
        return {"content": _pieces(await _opened(stack, body.file)), "headers": headers}
    if not body.form and not body.uploads:
        return {}
    # A part without a file name is an ordinary field; given as a "file" it keeps the form
    # multipart even where nothing else is in it.
    files: list[tuple[str, tuple[Any, ...]]] = [
        (name, (None, value.encode())) for name, value in body.form.items()
    ]
    for each in body.uploads:
        opened = await _opened(stack, each)
        files.append((each.field, (each.filename, opened, each.media_type)))
    return {"files": files}


async def _opened(stack: AsyncExitStack, upload: Upload) -> BinaryIO:
    try:
        opened = await in_thread(lambda: upload.path.open("rb"), discard=lambda left: left.close())
    except OSError as error:
        raise PhotoError(ErrorCode.PHOTO_READ_FAILED, name=upload.filename) from error
    return stack.enter_context(opened)


async def _pieces(opened: BinaryIO) -> AsyncIterator[bytes]:
    while piece := opened.read(_PIECE):
        yield piece
