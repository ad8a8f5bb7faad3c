# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the keyring: the platform's own back ends, on a daemon thread with deadlines.

A back end is named by its class. The library's own choice could be a file in plain text, or one
that stores nothing and says nothing, when such a back end happens to be installed.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from faceswap_desktop.core.threads import settle
from faceswap_desktop.errors import CredentialError, ErrorCode

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE_NAME = "faceswap-desktop"

_SECRET_SERVICE = ("keyring.backends.SecretService", "Keyring")
_WALLET = ("keyring.backends.kwallet", "DBusKeyring")
_log = logging.getLogger(__name__)


def platform_backends() -> tuple[tuple[str, str], ...]:
    """Module and class of the platform's own back ends, the likeliest first."""
    if sys.platform == "win32":
        return (("keyring.backends.Windows", "WinVaultKeyring"),)
    if sys.platform == "darwin":
        return (("keyring.backends.macOS", "Keyring"),)
    is_kde = "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
    return (_WALLET, _SECRET_SERVICE) if is_kde else (_SECRET_SERVICE, _WALLET)


def platform_backend() -> KeyringBackend:
    """The first back end that can be used here; raises CredentialError (KEYRING_MISSING)."""
    tried = []
    for module, name in platform_backends():
        try:
            backend: type[KeyringBackend] = getattr(importlib.import_module(module), name)
            backend.priority  # noqa: B018  # raises where it cannot be used
            return backend()
        except Exception as error:  # noqa: BLE001  # whatever it is, the next may work
            tried.append(f"{name}: {type(error).__name__}")
    raise CredentialError(ErrorCode.KEYRING_MISSING, details=", ".join(tried))


class KeyringThread:
    """Runs calls to the keyring one after the other, each with a deadline.

    A call that hangs keeps its thread; the next one gets a new thread, so that unlocking the
    keyring later helps without a new start.
    """

    def __init__(self) -> None:
        self._work: queue.SimpleQueue[Callable[[], None]] | None = None

    async def run(self, call: Callable[[], T], seconds: float) -> T:
        """Give what `call` gives; raises CredentialError."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        work = self._queue()
        work.put(lambda: settle(loop, future, call))
        try:
            async with asyncio.timeout(seconds):
                return await future
        except TimeoutError:
            self._work = None
            raise CredentialError(ErrorCode.KEYRING_SLOW) from None
        except CredentialError:
            raise
        except Exception as error:  # noqa: BLE001  # back ends raise what they like
            # Only the kind is kept: the text may hold what was to be stored.
            raise CredentialError(_code(error), details=type(error).__name__) from None

    def _queue(self) -> queue.SimpleQueue[Callable[[], None]]:
        if self._work is None:
            self._work = queue.SimpleQueue()
            threading.Thread(target=_serve, args=(self._work,), name="keyring", daemon=True).start()
        return self._work


def _serve(work: queue.SimpleQueue[Callable[[], None]]) -> None:
    while True:
        work.get()()


def _code(error: Exception) -> ErrorCode:
    from keyring import errors  # noqa: PLC0415  # loaded when the first call was made

    if isinstance(error, errors.KeyringLocked):
        return ErrorCode.KEYRING_LOCKED
    if isinstance(error, errors.NoKeyringError | errors.InitError):
        # No keyring at all, or the person did not want to open or make one.
        return ErrorCode.KEYRING_MISSING
    return ErrorCode.KEYRING_FAILED
