# SPDX-License-Identifier: GPL-3.0-or-later
"""Access keys: from the environment, for this session, or in the platform's keyring.

A key in the environment wins and is never stored. What cannot be stored in the keyring is never
written anywhere else; it may be kept for this session only, if the person wants that.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from enum import StrEnum, unique
from typing import TYPE_CHECKING, TypeVar

from faceswap_desktop.core import redaction
from faceswap_desktop.errors import CredentialError, ErrorCode
from faceswap_desktop.settings.keyring_thread import SERVICE_NAME, KeyringThread, platform_backend
from faceswap_desktop.settings.secret import Secret, key_from

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

USUAL_PATIENCE = 10.0
# The first call may open a prompt of the system in which a password is typed.
FIRST_PATIENCE = 120.0


@unique
class KeySource(StrEnum):
    """Where the key of a service comes from."""

    NONE = "none"
    ENVIRONMENT = "environment"
    SESSION = "session"
    KEYRING = "keyring"


def variable_for(provider: str) -> str:
    """The environment variable in which a key may be given for scripts and servers."""
    return f"FACESWAP_DESKTOP_{provider.upper().replace('-', '_')}_KEY"


class CredentialStore:
    """The one owner of access keys. Keys are known by the id of a service or link host."""

    def __init__(
        self,
        *,
        environ: Mapping[str, str] = os.environ,
        backend: Callable[[], KeyringBackend] = platform_backend,
        patience: tuple[float, float] = (FIRST_PATIENCE, USUAL_PATIENCE),
    ) -> None:
        self._environ = environ
        self._make_backend = backend
        self._first_patience, self._usual_patience = patience
        self._backend: KeyringBackend | None = None
        self._thread = KeyringThread()
        self._session: dict[str, Secret] = {}
        self._from_keyring: dict[str, Secret] = {}

    async def key(self, provider: str) -> str:
        """The key itself, for a request; raises CredentialError (KEY_MISSING, KEYRING_…)."""
        return (await self.secret(provider)).reveal()

    async def secret(self, provider: str) -> Secret:
        """The key, wrapped; raises CredentialError."""
        given = self._given(provider) or self._session.get(provider)
        if given is not None:
            return given
        if provider not in self._from_keyring:
            stored = await self._call(provider, lambda each: _read(each, provider))
            if stored is None:
                raise CredentialError(ErrorCode.KEY_MISSING, provider=provider)
            self._from_keyring[provider] = _remembered(stored)
        return self._from_keyring[provider]

    async def source(self, provider: str) -> KeySource:
        """Where the key comes from now; raises CredentialError where the keyring fails."""
        if self._given(provider) is not None:
            return KeySource.ENVIRONMENT
        if provider in self._session:
            return KeySource.SESSION
        try:
            await self.secret(provider)
        except CredentialError as error:
            if error.code is ErrorCode.KEY_MISSING:
                return KeySource.NONE
            raise
        return KeySource.KEYRING

    async def store(self, provider: str, text: str) -> None:
        """Put a key into the keyring, and read it back to be sure; raises CredentialError.

        After KEYRING_… the key is kept nowhere: `keep_for_session` is what can be offered.
        """
        secret = _remembered(key_from(text, provider))
        await self._call(provider, lambda each: _write(each, provider, secret))
        self._session.pop(provider, None)
        self._from_keyring[provider] = secret

    def keep_for_session(self, provider: str, text: str) -> None:
        """Keep a key until the program ends, and nowhere but in memory."""
        self._session[provider] = _remembered(key_from(text, provider))

    async def forget(self, provider: str) -> None:
        """Remove a key from memory and from the keyring; one that is not there is well.

        Raises CredentialError where the keyring fails; the key is gone from memory all the same.
        """
        self._session.pop(provider, None)
        self._from_keyring.pop(provider, None)
        try:
            await self._call(provider, lambda each: _remove(each, provider))
        except CredentialError as error:
            if error.code is not ErrorCode.KEYRING_MISSING:
                raise

    def _given(self, provider: str) -> Secret | None:
        text = self._environ.get(variable_for(provider), "")
        return _remembered(key_from(text, provider)) if text.strip() else None

    async def _call(self, provider: str, use: Callable[[KeyringBackend], T]) -> T:
        """Use the back end on its own thread."""

        def call() -> T:
            if self._backend is None:
                self._backend = self._make_backend()
            return use(self._backend)

        patience = self._first_patience if self._backend is None else self._usual_patience
        try:
            return await self._thread.run(call, patience)
        except CredentialError as error:
            raise CredentialError(
                error.code, details=error.details, retryable=True, provider=provider
            ) from None


def _remembered(secret: Secret) -> Secret:
    """The key, from now on masked in the log wherever it might turn up."""
    redaction.remember(secret.reveal())
    return secret


def _read(backend: KeyringBackend, provider: str) -> Secret | None:
    stored = backend.get_password(SERVICE_NAME, provider)
    return key_from(stored, provider) if stored else None


def _write(backend: KeyringBackend, provider: str, secret: Secret) -> None:
    backend.set_password(SERVICE_NAME, provider, secret.reveal())
    if backend.get_password(SERVICE_NAME, provider) != secret.reveal():
        raise CredentialError(ErrorCode.KEYRING_FAILED, details="the key was not kept")


def _remove(backend: KeyringBackend, provider: str) -> None:
    if backend.get_password(SERVICE_NAME, provider) is not None:
        backend.delete_password(SERVICE_NAME, provider)
        if backend.get_password(SERVICE_NAME, provider) is not None:
            raise CredentialError(ErrorCode.KEYRING_FAILED, details="the key is still there")
