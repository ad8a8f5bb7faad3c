# SPDX-License-Identifier: GPL-3.0-or-later
"""What was chosen in the window and in Settings: typed, versioned, in one JSON file.

Read before the first paint, so that nothing heavy is imported here. A damaged file is set aside
under another name, which is told, and never written over; what a newer version put into the file
stays there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from faceswap_desktop.errors import SettingsError

VERSION = 1
MOST_PROMPTS = 12
LINK_HOST = "link_host"
"""The setting of a service that names the host on which photos are put for it."""

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Preferences:
    """All that is remembered.

    `theme` is system, light or dark; `language` "" follows the system. `consents` are the ids
    of services whose first sending was agreed to, with "/" and the link host where one is used.
    `provider_settings` hold, by the id of a service or link host, its own texts: another
    address, a channel, the chosen link host.
    `options` hold the last options by "service/operation". `save_format` "" means the format
    of the original, `save_quality` 0 that of the stored result. `window` is where the window
    stood, in Qt's own form as hexadecimal digits.
    """

    version: int = VERSION
    theme: str = "system"
    language: str = ""
    service: str = "on-device"
    consents: tuple[str, ...] = ()
    provider_settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    mark_results: bool = True
    keep_location: bool = False
    autosave: bool = False
    autosave_folder: str = ""
    open_folder: str = ""
    face_folder: str = ""
    background_folder: str = ""
    save_folder: str = ""
    save_all_folder: str = ""
    save_format: str = ""
    save_quality: int = 0
    view_mode: str = "side-by-side"
    notifications: bool = True
    history: bool = True
    reduced_motion: bool | None = None
    window: str = ""
    recent_prompts: tuple[str, ...] = ()


class PreferencesStore:
    """The one owner of the file. `trouble` holds what is to be told about reading it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble: SettingsError | None = None
        self._unknown: dict[str, Any] = {}
        self._may_write = True
        self.current = self._read()

    def update(self, **changes: Any) -> None:  # noqa: ANN401  # the types of the fields
        """Change fields and write the file; what cannot be written holds for this session.

        Raises SettingsError (SETTINGS_NOT_SAVED).
        """
        changed = replace(self.current, **changes)
        if changed == self.current:
            return
        self.current = changed
        self._write()

    def has_consent(self, provider: str) -> bool:
        """Whether photos may be sent to a service, as it is set up now, without asking again."""
        return self._consent_key(provider) in self.current.consents

    def give_consent(self, provider: str) -> None:
        """Remember that photos may be sent to a service, and to the link host it has now."""
        if not self.has_consent(provider):
            self.update(consents=(*self.current.consents, self._consent_key(provider)))

    def withdraw_consent(self, provider: str) -> None:
        """Ask again before the next photo is sent to a service, whatever its link host."""
        self.update(consents=without_consent(self.current.consents, provider))

    def _consent_key(self, provider: str) -> str:
        """Whom a consent is about: another link host, or another server for it, is another one."""
        host = self.provider_setting(provider, LINK_HOST)
        server = self.provider_setting(host, "endpoint") if host else ""
        return "/".join(filter(None, (provider, host, server)))

    def provider_setting(self, provider: str, key: str) -> str:
        """A text that was set for a service or link host; "" where it was not."""
        return self.current.provider_settings.get(provider, {}).get(key, "")

    def set_provider_setting(self, provider: str, key: str, value: str) -> None:
        """Set a text for a service or link host; "" takes it away."""
        kept = {**self.current.provider_settings.get(provider, {}), key: value}
        kept = {name: text for name, text in kept.items() if text}
        self.update(provider_settings={**self.current.provider_settings, provider: kept})

    def forget_provider(self, provider: str) -> None:
        """Forget all that was set, chosen and agreed to for a service."""
        settings, options = self.current.provider_settings, self.current.options
        self.update(
            provider_settings={key: texts for key, texts in settings.items() if key != provider},
            options={
                key: values for key, values in options.items() if key.partition("/")[0] != provider
            },
            consents=without_consent(self.current.consents, provider),
        )

    def options_for(self, provider: str, operation: str) -> Mapping[str, Value]:
        """The options that were last used for an operation of a service."""
        return self.current.options.get(f"{provider}/{operation}", {})

    def set_options(self, provider: str, operation: str, values: Mapping[str, Value]) -> None:
        """Remember the options of an operation."""
        key = f"{provider}/{operation}"
        self.update(options={**self.current.options, key: dict(values)})

    def add_prompt(self, prompt: str) -> None:
        """Put a description to the front of the recent ones."""
        others = [each for each in self.current.recent_prompts if each != prompt]
        self.update(recent_prompts=(prompt, *others)[:MOST_PROMPTS])

    def _read(self) -> Preferences:
        try:
            given = _parsed(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return Preferences()
        except (OSError, ValueError, RecursionError) as error:
            self._set_aside(type(error).__name__)
            return Preferences()
        if not isinstance(given, dict):
            self._set_aside("not an object")
            return Preferences()
        known, wrong = _understood(given)
        names = {each.name for each in fields(Preferences)}
        self._unknown = {key: value for key, value in given.items() if key not in names}
        if wrong:
            self._set_aside(", ".join(wrong))
        # A newer version's number stays, so that it does not take its own file for an old one.
        known["version"] = max(VERSION, known.get("version", VERSION))
        return Preferences(**known)

    def _set_aside(self, details: str) -> None:
        """Rename the file; where that cannot be done it is left alone for good."""
        import secrets  # noqa: PLC0415

        from faceswap_desktop.errors import ErrorCode, SettingsError  # noqa: PLC0415

        kept = self.path.with_name(f"{self.path.stem}-damaged-{secrets.token_hex(3)}.json")
        try:
            self.path.rename(kept)
        except OSError:
            self._may_write = False
            kept = self.path
        self.trouble = SettingsError(ErrorCode.SETTINGS_DAMAGED, details=details, kept_as=kept.name)

    def _write(self) -> None:
        # Loaded late: nothing is written before the first paint.
        import json  # noqa: PLC0415

        from faceswap_desktop.core.saving import write_atomically  # noqa: PLC0415
        from faceswap_desktop.errors import ErrorCode, SaveError, SettingsError  # noqa: PLC0415

        if not self._may_write:
            raise SettingsError(ErrorCode.SETTINGS_NOT_SAVED, details="a damaged file is there")
        known = {each.name: getattr(self.current, each.name) for each in fields(Preferences)}
        text = json.dumps({**self._unknown, **known}, indent=2, ensure_ascii=False)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomically(self.path, text.encode(), replace=True, is_private=True)
        except (OSError, SaveError) as error:
            raise SettingsError(ErrorCode.SETTINGS_NOT_SAVED, details=str(error)) from error


def without_consent(consents: tuple[str, ...], provider: str) -> tuple[str, ...]:
    """The consents that are not about this service."""
    return tuple(each for each in consents if each.partition("/")[0] != provider)


def _parsed(text: str) -> object:
    import json  # noqa: PLC0415  # a first start has nothing to read

    return json.loads(text)


def _understood(given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The fields of the right type, and the names of those of a wrong one."""
    default = Preferences()
    known: dict[str, Any] = {}
    wrong = []
    for each in fields(Preferences):
        if each.name not in given:
            continue
        value, example = given[each.name], getattr(default, each.name)
        if not _fits(value, example, each.name):
            wrong.append(each.name)
        else:
            known[each.name] = tuple(value) if isinstance(example, tuple) else value
    return known, wrong


def _fits(value: object, example: object, name: str) -> bool:
    if isinstance(example, tuple):
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if isinstance(example, dict):
        inner = (str,) if name == "provider_settings" else (bool, int, float, str)
        return isinstance(value, dict) and all(
            isinstance(each, dict) and all(isinstance(one, inner) for one in each.values())
            for each in value.values()
        )
    if example is None:
        return value is None or isinstance(value, bool)
    return type(value) is type(example)
