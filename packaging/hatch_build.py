# SPDX-License-Identifier: GPL-3.0-or-later
"""Build hook: fetches the face models, which are not committed, and checks each byte of them.

The three TensorFlow Lite models are Google's, Apache-2.0, and come out of the official wheel
of mediapipe on the package index; the installed package carries them with their licence.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
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


class ModelsHook(BuildHookInterface[Any]):
    """Makes sure of the models before each build, editable ones included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is missing; hatchling calls this before it collects files."""
        del version, build_data
        if self.target_name == "wheel":
            fetch_models(Path(self.root) / "resources" / "models")
