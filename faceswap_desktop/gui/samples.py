# SPDX-License-Identifier: GPL-3.0-or-later
"""Two photos to try the program with; `resources/samples/README.md` names their sources."""

from __future__ import annotations

from pathlib import Path

from faceswap_desktop.core.paths import resource


def sample_photos() -> tuple[Path, Path]:
    """The photo to change, and the face to use. Files of the program's own: never written to."""
    return resource("samples", "astronaut.jpg"), resource("samples", "admiral.jpg")


def are_samples_there() -> bool:
    """Whether both came along with this copy of the program."""
    return all(path.is_file() for path in sample_photos())


def is_sample(path: Path) -> bool:
    """Whether a file is a sample, whose folder is no place to save results in."""
    return path in sample_photos()
