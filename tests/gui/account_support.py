# SPDX-License-Identifier: GPL-3.0-or-later
"""What pages of accounts stand on: the sandbox, and a keyring in memory."""

import asyncio
from contextlib import asynccontextmanager
from types import SimpleNamespace

from keyring.backend import KeyringBackend

from faceswap_desktop.gui.bridge import Bridge
from faceswap_desktop.gui.settings_keeper import SettingsKeeper
from faceswap_desktop.gui.tasks import TaskRegistry
from faceswap_desktop.providers.base import ProviderContext
from faceswap_desktop.providers.registry import ProviderRegistry
from faceswap_desktop.settings.credentials import CredentialStore
from faceswap_desktop.settings.preferences import PreferencesStore
from tests.sandbox.server import Sandbox


class MemoryKeyring(KeyringBackend):
    """Keeps in memory, or fails as it is told."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.stored = {}
        self.failure = None

    def get_password(self, service, username):
        if self.failure is not None:
            raise self.failure
        return self.stored.get(username)

    def set_password(self, service, username, password):
        if self.failure is not None:
            raise self.failure
        self.stored[username] = password

    def delete_password(self, service, username):
        del self.stored[username]


class World:
    """A running bridge with everything that an account page asks."""

    def __init__(self, folder, sandbox):
        self.sandbox = sandbox
        self.keyring = MemoryKeyring()
        self.environ = {}
        self.preferences = PreferencesStore(folder / "settings.json")
        self.keeper = SettingsKeeper(self.preferences)
        self.credentials = CredentialStore(
            environ=self.environ, backend=lambda: self.keyring, patience=(5.0, 5.0)
        )
        self.images = None
        self.bridge = Bridge()
        self.lost = []
        self._tasks = TaskRegistry(self.lost.append)

    def attach(self):
        context = ProviderContext(
            self.images, None, self.credentials.key, self.preferences.provider_setting
        )
        self.registry = ProviderRegistry(context)
        controller = SimpleNamespace(
            subscribe=lambda *_: lambda: None, snapshots=lambda: ()
        )  # no jobs here
        services = SimpleNamespace(
            images=self.images,
            controller=controller,
            credentials=self.credentials,
            registry=self.registry,
        )
        self.bridge.attach(services, self._tasks)

    async def aclose(self):
        self.bridge.detach()
        await self._tasks.aclose()
        await self.registry.aclose()
        assert not self.lost

    async def settled(self):
        """Until nothing is under way any more."""
        while self._tasks._running:
            await asyncio.wait(self._tasks._running)
            await asyncio.sleep(0)


@asynccontextmanager
async def world_in(folder, monkeypatch):
    async with Sandbox() as sandbox:
        monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_URL", sandbox.useapi_address)
        monkeypatch.setenv("FACESWAP_DESKTOP_TTAPI_URL", sandbox.ttapi_address)
        world = World(folder, sandbox)
        world.attach()
        try:
            yield world
        finally:
            await world.aclose()
