# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: what to open, and what the window shows first."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from faceswap_desktop import __version__
from faceswap_desktop.core.models import Operation


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was asked for at the start. Paths are absolute; "" is unset."""

    photo: str = ""
    face: str = ""
    service: str = ""
    operation: str = ""
    prompt: str = ""

    def to_json(self) -> str:
        """One line for the window that is already running."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Arguments:
        """The reverse of `to_json`; raises ValueError for anything else."""
        fields = json.loads(text)
        if not isinstance(fields, dict) or set(fields) != set(cls.__slots__):
            raise ValueError("not a set of arguments")
        if not all(isinstance(value, str) for value in fields.values()):
            raise ValueError("not a set of texts")
        return cls(**fields)


def parse(argv: Sequence[str]) -> Arguments:
    """The arguments in `argv`; ends the program for --help, --version and mistakes."""
    parser = argparse.ArgumentParser(
        prog="faceswap-desktop",
        description="Put a face into a photo, or change its background.",
    )
    parser.add_argument("photo", nargs="?", default="", help="the photo to change")
    parser.add_argument("face", nargs="?", default="", help="the photo that gives the face")
    parser.add_argument(
        "--service", default="", metavar="NAME", help="on-device, useapi, ttapi, or an added one"
    )
    parser.add_argument(
        "--operation",
        default="",
        choices=["", *(each.value for each in Operation)],
        metavar="NAME",
        help="swap or background",
    )
    parser.add_argument("--prompt", default="", metavar="TEXT", help="what the background shows")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    given = parser.parse_args(argv)
    return Arguments(
        photo=_absolute(given.photo),
        face=_absolute(given.face),
        service=given.service,
        operation=given.operation,
        prompt=given.prompt,
    )


def _absolute(text: str) -> str:
    """A path as the running window can use it; file managers may hand over file: addresses."""
    if not text:
        return ""
    if text.startswith("file:"):
        text = unquote(urlsplit(text).path)
    return str(Path(text).absolute())
