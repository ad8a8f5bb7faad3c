# SPDX-License-Identifier: GPL-3.0-or-later
"""Which folder each kind of file was last chosen from, or saved into, also after a new start."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from faceswap_desktop.errors import SettingsError
from faceswap_desktop.gui.pane_state import PaneRole

if TYPE_CHECKING:
    from faceswap_desktop.settings.preferences import PreferencesStore

log = logging.getLogger(__name__)

_FIELDS = {
    PaneRole.TARGET: "open_folder",
    PaneRole.FACE: "face_folder",
    PaneRole.BACKGROUND: "background_folder",
}


class FolderMemory:
    """Reads and writes the folders in the preferences."""

    def __init__(self, preferences: PreferencesStore) -> None:
        self._preferences = preferences

    def folder(self, role: PaneRole) -> Path | None:
        """Where photos for this purpose were chosen last; None before, or where it is gone."""
        return usable(getattr(self._preferences.current, _FIELDS[role]))

    def keep(self, role: PaneRole, chosen: Path) -> None:
        """Remember the folder of a chosen file."""
        keep(self._preferences, **{_FIELDS[role]: str(chosen.parent)})


def keep(preferences: PreferencesStore, **changes: object) -> None:
    """Remember something by the way; where it cannot be written it holds until the end."""
    try:
        preferences.update(**changes)
    except SettingsError as error:
        log.warning("not remembered: %s", error.details)


def usable(folder: str) -> Path | None:
    """A folder that was remembered, if it is there at present."""
    path = Path(folder)
    try:
        return path if folder and path.is_dir() else None
    except (OSError, ValueError):
        return None
