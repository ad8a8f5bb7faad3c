# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program is made of, and under which licences, read from what is installed."""

from __future__ import annotations

import platform
import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from faceswap_desktop.core.paths import resource

OWN_NAME = "faceswap-desktop"
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
_OSI = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class Component:
    """One part: `text` reads the licences themselves."""

    name: str
    version: str
    licence: str
    files: tuple[Path, ...]

    def text(self) -> str:
        """The texts of the licences, one after the other; "" where none came along."""
        texts = []
        for path in self.files:
            try:
                texts.append(path.read_text("utf-8", errors="replace").strip())
            except OSError:
                continue
        return "\n\n\n".join(texts)


def components() -> tuple[Component, ...]:
    """The program first, then Python, the face models, and every library that is used."""
    found = {each.name.lower(): each for each in map(_component, _needed()) if each is not None}
    own = found.pop(OWN_NAME, Component(OWN_NAME, "", "GPL-3.0-or-later", ()))
    libraries = sorted(found.values(), key=lambda each: each.name.lower())
    return (own, _python(), _models(), _samples(), *libraries)


def _python() -> Component:
    import os  # noqa: PLC0415  # only to find the standard library

    licence = Path(os.__file__).with_name("LICENSE.txt")
    return Component(
        "Python", platform.python_version(), "PSF-2.0", (licence,) if licence.is_file() else ()
    )


def _models() -> Component:
    path = resource("models", "LICENSE-mediapipe.txt")
    return Component("MediaPipe face models", "", "Apache-2.0", (path,) if path.is_file() else ())


def _samples() -> Component:
    path = resource("samples", "README.md")
    return Component(
        "Sample photos by NASA and the US Navy",
        "",
        "public domain",
        (path,) if path.is_file() else (),
    )


def _needed() -> list[str]:
    """The program and all that it needs, directly or not, as far as it is installed."""
    waiting, seen = [OWN_NAME], []
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.append(name)
        try:
            requirements = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        names = [
            re.match(r"[A-Za-z0-9._-]+", line) for line in requirements if "extra ==" not in line
        ]
        waiting.extend(re.sub(r"[-_.]+", "-", each[0]).lower() for each in names if each)
    return seen


def _component(name: str) -> Component | None:
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    facts = found.metadata
    files = tuple(
        Path(str(found.locate_file(each)))
        for each in found.files or ()
        if ".dist-info/" in each.as_posix() and _TEXTS.search(each.name)
    )
    return Component(facts["Name"], found.version, _licence(facts), files)


def _licence(facts: metadata.PackageMetadata) -> str:
    for expression in facts.get_all("License-Expression") or []:
        return str(expression)
    told = "".join(facts.get_all("License") or []).strip()
    if told and "\n" not in told and len(told) < 60:
        return told
    kinds = [
        each.removeprefix(_OSI)
        for each in facts.get_all("Classifier") or []
        if each.startswith(_OSI)
    ]
    return ", ".join(kinds)
