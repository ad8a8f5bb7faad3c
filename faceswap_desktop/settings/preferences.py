# SPDX-License-Identifier: GPL-3.0-or-later
"""What was chosen in the window and in Settings: typed, versioned, in one JSON file.

Read before the first paint, so nothing heavy is imported here. A damaged file is set aside under
another name and said so; keys of a newer version are kept as they are.
"""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from faceswap_desktop.errors import ErrorCode, SettingsError

VERSION = 1


@dataclass(frozen=True, slots=True)
class Preferences:
    """All that is remembered. `consents` are ids of services whose first send was agreed to."""

    version: int = VERSION
    theme: str = "system"
    language: str = ""
    service: str = "on-device"
    consents: tuple[str, ...] = ()
    provider_settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    link_host: str = ""
    mark_results: bool = True
    keep_location: bool = False
    autosave: bool = False
    autosave_folder: str = ""
    open_folder: str = ""
    save_folder: str = ""
    view_mode: str = "side-by-side"
    notifications: bool = True
    history: bool = True
    reduced_motion: bool | None = None
    recent_prompts: tuple[str, ...] = ()


class PreferencesStore:
    """The one owner of the file. `trouble` holds what is to be told about reading it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble: SettingsError | None = None
        self._unknown: dict[str, Any] = {}
        self.current = self._read()

    def update(self, **changes: Any) -> None:  # noqa: ANN401  # the types of the fields
        """Change fields and write the file; what cannot be written is kept for this session.

        Raises SettingsError(SETTINGS_NOT_SAVED).
        """
        changed = replace(self.current, **changes)
        if changed == self.current:
            return
        self.current = changed
        self._write()

    def has_consent(self, provider: str) -> bool:
        """Whether photos may be sent to a service without asking again."""
        return provider in self.current.consents

    def give_consent(self, provider: str) -> None:
        """Remember that photos may be sent to a service."""
        if not self.has_consent(provider):
            self.update(consents=(*self.current.consents, provider))

    def provider_setting(self, provider: str, key: str) -> str:
        """A text that was set for a service; "" where it was not."""
        return self.current.provider_settings.get(provider, {}).get(key, "")

    def set_provider_setting(self, provider: str, key: str, value: str) -> None:
        """Set a text for a service; "" takes it away."""
        kept = {**self.current.provider_settings.get(provider, {}), key: value}
        kept = {name: text for name, text in kept.items() if text}
        self.update(provider_settings={**self.current.provider_settings, provider: kept})

    def _read(self) -> Preferences:
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return Preferences()
        except (OSError, UnicodeDecodeError) as error:
            return self._set_aside(repr(error))
        try:
            given = json.loads(text)
            if not isinstance(given, dict):
                raise TypeError("not an object")
            return self._understood(given)
        except (ValueError, TypeError) as error:
            return self._set_aside(repr(error))

    def _understood(self, given: dict[str, Any]) -> Preferences:
        """Fields of the right type; raises TypeError for any other."""
        default = Preferences()
        known: dict[str, Any] = {}
        for each in fields(Preferences):
            if each.name not in given:
                continue
            value, example = given[each.name], getattr(default, each.name)
            if isinstance(example, tuple):
                if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                    raise TypeError(each.name)
                value = tuple(value)
            elif example is None:
                if value is not None and not isinstance(value, bool):
                    raise TypeError(each.name)
            elif type(value) is not type(example):
                raise TypeError(each.name)
            known[each.name] = value
        self._unknown = {key: value for key, value in given.items() if key not in known}
        known["version"] = VERSION
        return Preferences(**known)

    def _set_aside(self, details: str) -> Preferences:
        kept = self.path.with_name(f"{self.path.stem}-damaged-{secrets.token_hex(3)}.json")
        with contextlib.suppress(OSError):
            self.path.rename(kept)
        self.trouble = SettingsError(ErrorCode.SETTINGS_DAMAGED, details=details, kept_as=kept.name)
        return Preferences()

    def _write(self) -> None:
        from faceswap_desktop.core.saving import write_atomically  # noqa: PLC0415

        text = json.dumps({**self._unknown, **asdict(self.current)}, indent=2, ensure_ascii=False)
        try:
            write_atomically(self.path, text.encode(), replace=True)
        except Exception as error:
            raise SettingsError(ErrorCode.SETTINGS_NOT_SAVED, details=repr(error)) from error
