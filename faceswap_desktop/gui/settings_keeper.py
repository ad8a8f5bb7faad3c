# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what is changed in Settings at once, and tells of a failure in the same place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from faceswap_desktop.errors import SettingsError
from faceswap_desktop.settings.preferences import without_consent

if TYPE_CHECKING:
    from faceswap_desktop.settings.preferences import Preferences, PreferencesStore


class SettingsKeeper(QObject):
    """Signals: `changed()` after every change, `failed(UserFacingError)`.

    What could not be written holds for this session all the same.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, preferences: PreferencesStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = preferences

    @property
    def current(self) -> Preferences:
        """What holds now."""
        return self._store.current

    def update(self, **changes: Any) -> None:  # noqa: ANN401  # the types of the fields
        """Change fields."""
        self._try(lambda: self._store.update(**changes))

    def provider_setting(self, provider: str, key: str) -> str:
        """A text that was set for a service; "" where it was not."""
        return self._store.provider_setting(provider, key)

    def set_provider_setting(self, provider: str, key: str, value: str) -> None:
        """Set a text for a service; "" takes it away."""
        self._try(lambda: self._store.set_provider_setting(provider, key, value))

    def has_consent(self, provider: str) -> bool:
        """Whether photos may be sent to a service without asking again."""
        return self._store.has_consent(provider)

    def set_consent(self, provider: str, *, is_given: bool) -> None:
        """Give that consent, or take it back."""
        change = self._store.give_consent if is_given else self._store.withdraw_consent
        self._try(lambda: change(provider))

    def forget_provider(self, provider: str) -> None:
        """Take away all that is kept for a service: its settings, options and consent."""
        now = self.current
        # Options are kept by service and operation: "useapi" or "useapi/swap".
        options = {
            key: value for key, value in now.options.items() if key.partition("/")[0] != provider
        }
        self.update(
            provider_settings={k: v for k, v in now.provider_settings.items() if k != provider},
            options=options,
            consents=without_consent(now.consents, provider),
        )

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except SettingsError as error:
            self.failed.emit(error)
        self.changed.emit()
