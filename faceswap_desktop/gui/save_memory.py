# SPDX-License-Identifier: GPL-3.0-or-later
"""How the last result was saved, if a person chose that: the next one is offered the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faceswap_desktop.core.formats import EncodeSettings, PictureFormat
from faceswap_desktop.gui.folder_memory import keep

if TYPE_CHECKING:
    from faceswap_desktop.settings.preferences import PreferencesStore

_BEST = 100


class SaveMemory:
    """Format and quality. What was only taken as it was offered is not a choice."""

    def __init__(self, preferences: PreferencesStore) -> None:
        self._preferences = preferences

    def offered(self, stored: EncodeSettings, longest_side: int) -> EncodeSettings:
        """How to offer a result that is stored like this; what cannot be is as it is stored."""
        known = self._preferences.current
        chosen = next((each for each in PictureFormat if each.value == known.save_format), None)
        if chosen is None or longest_side > chosen.max_side:
            chosen = stored.format
        is_quality = 1 <= known.save_quality <= _BEST
        return EncodeSettings(chosen, known.save_quality if is_quality else stored.quality)

    def keep(self, saved: EncodeSettings, offered: EncodeSettings, stored: EncodeSettings) -> None:
        """Remember what a person changed in the offer; back to how it is stored forgets it."""
        changes: dict[str, object] = {}
        if saved.format is not offered.format:
            is_own = saved.format is stored.format
            changes["save_format"] = "" if is_own else saved.format.value
        # PNG loses nothing and has no quality to choose.
        if saved.format is not PictureFormat.PNG and saved.quality != offered.quality:
            changes["save_quality"] = 0 if saved.quality == stored.quality else saved.quality
        if changes:
            keep(self._preferences, **changes)
