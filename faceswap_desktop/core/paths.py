# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the program keeps what it writes for itself, and where its own resources lie."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

APP_NAME = "faceswap-desktop"
HOME_VARIABLE = "FACESWAP_DESKTOP_HOME"


@dataclass(frozen=True, slots=True)
class Folders:
    """The program's own folders. None of them need exist before `create` was called."""

    settings: Path
    data: Path
    cache: Path
    logs: Path

    @property
    def results(self) -> Path:
        """Finished results, one folder per job."""
        return self.data / "results"

    @property
    def inputs(self) -> Path:
        """Copies of pictures that were pasted, or dropped without a file."""
        return self.data / "inputs"

    @property
    def journal(self) -> Path:
        """The record of all jobs."""
        return self.data / "jobs.sqlite3"

    @property
    def faces(self) -> Path:
        """Faces that are kept under a name."""
        return self.data / "faces"

    @property
    def permissions(self) -> Path:
        """Whose face may be used."""
        return self.data / "permissions.json"

    @property
    def preferences(self) -> Path:
        """What was chosen in Settings."""
        return self.settings / "settings.json"

    def create(self) -> None:
        """Make the folders, for this user only.

        Raises OSError where one that is needed cannot be made; a log is not.
        """
        for folder in (self.settings, self.data, self.cache, self.results, self.inputs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(OSError):
            self.logs.mkdir(mode=0o700, parents=True, exist_ok=True)


def folders() -> Folders:
    """The folders of this user: below FACESWAP_DESKTOP_HOME, or where the platform wants them."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(home).expanduser().absolute()
        return Folders(root, root, root / "cache", root / "logs")
    import platformdirs  # noqa: PLC0415  # not needed at all where the variable is set

    own = platformdirs.PlatformDirs(APP_NAME, appauthor=False, roaming=False)
    return Folders(own.user_config_path, own.user_data_path, own.user_cache_path, own.user_log_path)


def resource(*parts: str) -> Path:
    """A file of the program's own, in an installed package or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "resources"
    root = packed if packed.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)
