# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: what to open, and what the window shows first."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was asked for at the start; "" is unset. `batch` are three or more photos to change.

    Photos are absolute paths, or addresses on the web.
    """

    photo: str = ""
    face: str = ""
    service: str = ""
    operation: str = ""
    prompt: str = ""
    batch: tuple[str, ...] = ()

    def to_json(self) -> str:
        """One line for the window that is already running."""
        import json  # noqa: PLC0415  # none of this is needed to open the window
        from dataclasses import asdict  # noqa: PLC0415

        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Arguments:
        """The reverse of `to_json`; raises ValueError for anything else."""
        import json  # noqa: PLC0415

        fields = json.loads(text)
        if not isinstance(fields, dict) or set(fields) != set(cls.__slots__):
            raise ValueError("not a set of arguments")
        batch = fields.pop("batch")
        if not isinstance(batch, list):
            raise ValueError("not a list of photos")  # noqa: TRY004  # as for all that is wrong
        if not all(isinstance(value, str) for value in (*fields.values(), *batch)):
            raise ValueError("not a set of texts")
        return cls(**fields, batch=tuple(batch))


def parse(argv: Sequence[str]) -> Arguments:
    """The arguments in `argv`; ends the program for --help, --version and mistakes."""
    if not any(each.startswith("-") for each in argv):
        # Files alone, as file managers give them: a parser would take longer than the rest here.
        return _with_photos(Arguments(), argv)
    given = _parser().parse_args(argv)
    asked = Arguments(service=given.service, operation=given.operation, prompt=given.prompt)
    return _with_photos(asked, given.photos)


def is_address(text: str) -> bool:
    """Whether a photo is named by its address on the web."""
    return text.lower().startswith(("http://", "https://"))


def _with_photos(asked: Arguments, named: Sequence[str]) -> Arguments:
    """One is the photo to change, the second one gives the face, more are a batch."""
    photos = tuple(_absolute(each) for each in named if each)
    if len(photos) > 2:
        return replace(asked, batch=photos)
    photo, face, *_ = (*photos, "", "")
    return replace(asked, photo=photo, face=face)


def _parser() -> argparse.ArgumentParser:
    import argparse  # noqa: PLC0415

    from faceswap_desktop import __version__  # noqa: PLC0415
    from faceswap_desktop.core.operation import Operation  # noqa: PLC0415

    parser = argparse.ArgumentParser(
        prog="faceswap-desktop",
        description="Put a face into a photo, or change its background.",
    )
    parser.add_argument(
        "photos",
        nargs="*",
        metavar="PHOTO",
        help="the photo to change, and the one that gives the face; or three or more photos to "
        "change; files, folders, or addresses on the web",
    )
    parser.add_argument(
        "--service", default="", metavar="NAME", help="on-device, useapi, ttapi, or an added one"
    )
    parser.add_argument(
        "--operation",
        default="",
        choices=["", *(each.value for each in Operation)],
        metavar="NAME",
        help="swap, background, or portrait where a service offers it",
    )
    parser.add_argument("--prompt", default="", metavar="TEXT", help="what the background shows")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _absolute(text: str) -> str:
    """A path as the running window can use it; file managers may hand over file: addresses."""
    if is_address(text):
        return text
    if text.lower().startswith("file:"):
        from urllib.parse import unquote, urlsplit  # noqa: PLC0415

        # Names that are no text come through as they are.
        text = unquote(urlsplit(text).path, errors="surrogateescape")
        if sys.platform == "win32":
            text = text.lstrip("/")
    return str(Path(text).absolute())
