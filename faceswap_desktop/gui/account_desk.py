# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with an account: try a key, keep it, forget it; channels and faces kept there.

A typed key is tried before it is kept: it holds for this session while the service is asked. A
service that does not know it gets the earlier one back, so a slip of the hand costs nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum, unique
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from faceswap_desktop.errors import CredentialError, ErrorCode, RefusedError, UserFacingError
from faceswap_desktop.providers.saved_faces import ManagesChannels, NewChannel, SavedFaces
from faceswap_desktop.settings.credentials import KeySource

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.providers.base import Provider
    from faceswap_desktop.settings.credentials import CredentialStore
    from faceswap_desktop.settings.secret import Secret

# The service knew the key, and something else is amiss: the key is worth keeping.
_KEY_IS_KNOWN = frozenset(
    {
        ErrorCode.SUBSCRIPTION_ENDED,
        ErrorCode.NO_CREDITS,
        ErrorCode.CHANNEL_UNKNOWN,
        ErrorCode.CHANNEL_BROKEN,
    }
)
Step = Callable[["Services"], Awaitable[None]]


@unique
class Busy(StrEnum):
    """What is being waited for."""

    NOTHING = ""
    SERVICE = "service"
    KEYRING = "keyring"


class AccountDesk(QObject):
    """One service's account. Everything that it does is told by a signal.

    `provider_ready(Provider)`, `source_changed(KeySource)`, `status_changed(AccountStatus)`,
    `channels_changed(tuple[Channel, ...])`, `channel_added()`, `forgotten()`,
    `busy_changed(Busy)`, `failed(UserFacingError)`.
    """

    provider_ready = Signal(object)
    source_changed = Signal(object)
    status_changed = Signal(object)
    channels_changed = Signal(object)
    channel_added = Signal()
    forgotten = Signal()
    busy_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, bridge: Bridge, provider: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._id = provider

    def load(self) -> None:
        """Find out what the service offers, and where its key is kept."""
        self._run(self._load, Busy.KEYRING)

    def load_source(self) -> None:
        """Find out where the key is kept, for what is no service itself."""
        self._run(self._tell_source, Busy.KEYRING)

    def check(self, typed: str = "") -> None:
        """Try a typed key, or the one that is kept, and read the balance. Costs nothing."""
        self._run(lambda services: self._check(services, typed), Busy.SERVICE)

    def keep(self) -> None:
        """Try again to put the key of this session into the keyring."""
        self._run(self._keep_session, Busy.KEYRING)

    def store(self, secret: str) -> None:
        """Keep a secret that nobody can check, such as that of a link host."""
        self._run(lambda services: self._store(services, secret), Busy.KEYRING)

    def add_channel(self, channel: NewChannel) -> None:
        """Add a channel, and list them anew."""
        self._run(lambda services: self._add_channel(services, channel), Busy.SERVICE)

    def remove_channel(self, channel_id: str) -> None:
        """Remove a channel, and list them anew."""
        self._run(lambda services: self._remove_channel(services, channel_id), Busy.SERVICE)

    def forget(self, *, with_faces: bool, also: Sequence[str] = ()) -> None:
        """Delete the faces kept there if that is wanted, then the key.

        `also` are the ids of link hosts whose secrets go with it.
        """
        self._run(
            lambda services: self._forget(services, with_faces=with_faces, also=also), Busy.SERVICE
        )

    def forget_secret(self) -> None:
        """Remove the secret of what is no service itself."""
        self._run(self._forget_secret, Busy.KEYRING)

    def _run(self, step: Step, busy: Busy) -> None:
        async def work(services: Services) -> None:
            self._tell(self.busy_changed, busy)
            try:
                await step(services)
            except UserFacingError as error:
                self._tell(self.failed, error)
            finally:
                self._tell(self.busy_changed, Busy.NOTHING)

        self._bridge.run(work, name=f"account of {self._id}", is_alone=True)

    def _tell(self, signal: object, value: object) -> None:
        """Emit, unless the window that asked is gone by now."""
        if isValid(self):
            signal.emit(value)  # type: ignore[attr-defined]  # a bound signal

    async def _load(self, services: Services) -> None:
        self._tell(self.provider_ready, self._provider(services))
        await self._tell_source(services)

    async def _tell_source(self, services: Services) -> None:
        try:
            source = await services.credentials.source(self._id)
        except CredentialError:
            self._tell(self.source_changed, KeySource.NONE)
            raise
        self._tell(self.source_changed, source)

    async def _check(self, services: Services, typed: str) -> None:
        if not typed:
            self._tell(self.status_changed, await self._provider(services).account())
            await self._list_channels(services)
            return
        credentials = services.credentials
        before = await _kept(credentials, self._id)
        credentials.keep_for_session(self._id, typed)
        amiss: UserFacingError | None = None
        try:
            status = await self._provider(services).account()
        except BaseException as error:
            if not isinstance(error, RefusedError) or error.code not in _KEY_IS_KNOWN:
                await _restore(credentials, self._id, before)
                raise
            amiss = error
        else:
            self._tell(self.status_changed, status)
        await self._keep(services, typed)
        if amiss is not None:
            raise amiss
        await self._list_channels(services)

    async def _keep(self, services: Services, typed: str) -> None:
        """Put the key that works into the keyring; where there is none, it holds until the end."""
        self._tell(self.busy_changed, Busy.KEYRING)
        try:
            await services.credentials.store(self._id, typed)
        except CredentialError:
            self._tell(self.source_changed, KeySource.SESSION)
            raise
        self._tell(self.source_changed, KeySource.KEYRING)

    async def _keep_session(self, services: Services) -> None:
        if await services.credentials.source(self._id) is KeySource.SESSION:
            await self._keep(services, (await services.credentials.secret(self._id)).reveal())

    async def _store(self, services: Services, secret: str) -> None:
        services.credentials.keep_for_session(self._id, secret)
        await self._keep(services, secret)

    async def _list_channels(self, services: Services) -> None:
        provider = self._provider(services)
        if isinstance(provider, ManagesChannels):
            self._tell(self.channels_changed, await provider.list_channels())

    async def _add_channel(self, services: Services, channel: NewChannel) -> None:
        provider = self._provider(services)
        if isinstance(provider, ManagesChannels):
            await provider.add_channel(channel)
            if isValid(self):
                self.channel_added.emit()
            await self._list_channels(services)

    async def _remove_channel(self, services: Services, channel_id: str) -> None:
        provider = self._provider(services)
        if isinstance(provider, ManagesChannels):
            await provider.remove_channel(channel_id)
            await self._list_channels(services)

    async def _forget(
        self, services: Services, *, with_faces: bool, also: Sequence[str] = ()
    ) -> None:
        provider = self._provider(services)
        if with_faces and isinstance(provider, SavedFaces):
            # First, for without the key nothing can be deleted there any more.
            await provider.delete_all_saved_faces()
        failure: CredentialError | None = None
        for each in (self._id, *also):
            try:
                await services.credentials.forget(each)
            except CredentialError as error:
                failure = failure or error
        if isValid(self):
            self.forgotten.emit()
        if failure is not None:
            raise failure
        await self._tell_source(services)

    async def _forget_secret(self, services: Services) -> None:
        await services.credentials.forget(self._id)
        if isValid(self):
            self.forgotten.emit()
        await self._tell_source(services)

    def _provider(self, services: Services) -> Provider:
        return services.registry.provider(self._id)


_Kept = tuple[KeySource, "Secret | None"]


async def _kept(credentials: CredentialStore, provider: str) -> _Kept:
    """The key that is there now; one that cannot be read counts as none."""
    try:
        source = await credentials.source(provider)
        if source is KeySource.NONE:
            return source, None
        return source, await credentials.secret(provider)
    except CredentialError:
        return KeySource.NONE, None


async def _restore(credentials: CredentialStore, provider: str, before: _Kept) -> None:
    """Put back what was there before a trial, which must not outlive it."""
    source, secret = before
    try:
        if secret is None:
            await credentials.forget(provider)
        elif source is KeySource.SESSION:
            credentials.keep_for_session(provider, secret.reveal())
        else:
            await credentials.store(provider, secret.reveal())
    except CredentialError:
        if secret is not None:
            credentials.keep_for_session(provider, secret.reveal())
