# SPDX-License-Identifier: GPL-3.0-or-later
"""Remembers that the person of a face agreed, once the main button was pressed under that word."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.core.kept import Kind
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.gui.permission import face_key, to_confirm
from faceswap_desktop.settings.permissions import PermissionStore, digest_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.gui.workspace import Slot
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk


class PermissionDesk(QObject):
    """Between the workspace, which knows who agreed, and the file that keeps it.

    `keeps_names` says whether the names of photos may be kept with it: not without a history.
    """

    def __init__(
        self,
        store: PermissionStore,
        desk: WorkspaceDesk,
        bridge: Bridge,
        catalogue: ServiceCatalogue,
        parent: QObject,
        keeps_names: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._bridge = bridge
        self._catalogue = catalogue
        self._keeps_names = keeps_names
        bridge.run(self._load, name="read permissions")

    def record(self) -> None:
        """The button was pressed: who is shown in the faces at hand agreed."""
        space = self._desk.workspace
        described = self._catalogue.operation(space.provider, space.operation)
        slots = to_confirm(space, described)
        if not slots:
            return
        known = {face_key(each, each.digest) for each in slots if each.digest}
        self._desk.set_agreed(space.agreed | known)
        self._bridge.run(partial(self._keep, slots), name="keep permissions")

    def forget(self) -> None:
        """Everybody is asked again."""
        self._desk.set_agreed(frozenset())
        self._bridge.run(self._clear, name="keep permissions")

    def forget_names(self) -> None:
        """The history was cleared: no name of a photo stays with it."""
        self._bridge.run(self._clear_names, name="keep permissions")

    def kept_deleted(self, kind: Kind) -> None:
        """Something that was kept was deleted in Settings."""
        if kind is Kind.PERMISSIONS:
            self.forget()

    async def _load(self, _services: Services) -> None:
        known = await in_thread(self._store.faces)
        self._desk.set_agreed(self._desk.workspace.agreed | known)

    async def _keep(self, slots: tuple[Slot, ...], _services: Services) -> None:
        people = []
        for slot in slots:
            if slot.photo is not None:
                path = slot.photo.path
                digest = slot.digest or await in_thread(partial(digest_of, path))
                name = slot.photo.name if self._keeps_names() else ""
                people.append((face_key(slot, digest), name))
        now = datetime.now(UTC)
        await in_thread(lambda: self._store.give([each for each in people if each[0]], now))

    async def _clear(self, _services: Services) -> None:
        await in_thread(self._store.clear)

    async def _clear_names(self, _services: Services) -> None:
        await in_thread(self._store.forget_names)
