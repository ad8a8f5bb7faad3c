# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: what to open, and what the window shows first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


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
        if not all(isinstance(value, str) for value in fields.values()):
            raise ValueError("not a set of texts")
        return cls(**fields)


def parse(argv: Sequence[str]) -> Arguments:
    """The arguments in `argv`; ends the program for --help, --version and mistakes."""
    if len(argv) <= 2 and not any(each.startswith("-") for each in argv):
        # Files alone, as file managers give them: a parser would take longer than the rest here.
        photo, face, *_ = (*argv, "", "")
        return Arguments(photo=_absolute(photo), face=_absolute(face))
    given = _parser().parse_args(argv)
    return Arguments(
        photo=_absolute(given.photo),
        face=_absolute(given.face),
        service=given.service,
        operation=given.operation,
        prompt=given.prompt,
    )


def _parser() -> argparse.ArgumentParser:
    import argparse  # noqa: PLC0415

    from faceswap_desktop import __version__  # noqa: PLC0415
    from faceswap_desktop.core.operation import Operation  # noqa: PLC0415

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
    return parser


def _absolute(text: str) -> str:
    """A path as the running window can use it; file managers may hand over file: addresses."""
    if not text:
        return ""
    if text.startswith("file:"):
        from urllib.parse import unquote, urlsplit  # noqa: PLC0415

        text = unquote(urlsplit(text).path)
    return str(Path(text).absolute())
