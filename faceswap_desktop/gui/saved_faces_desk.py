# SPDX-License-Identifier: GPL-3.0-or-later
"""Faces that a service keeps: listed, added, deleted."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, ServiceError, UserFacingError
from faceswap_desktop.providers.base import InputFile
from faceswap_desktop.providers.description import InputLimits
from faceswap_desktop.providers.saved_faces import SavedFaces

if TYPE_CHECKING:
    from faceswap_desktop.core.models import Step
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.providers.description import ProviderDescription

Work = Callable[["Services", SavedFaces], Awaitable[None]]


class SavedFacesDesk(QObject):
    """Everything that it does is told by a signal.

    `rules_known(SavedFaceRules)`, `faces_changed(tuple[str, ...])`, `saved(str)`,
    `busy_changed(bool)`, `failed(UserFacingError)`.
    """

    rules_known = Signal(object)
    faces_changed = Signal(object)
    saved = Signal(str)
    busy_changed = Signal(bool)
    failed = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        service: ProviderDescription,
        cache: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._service = service
        self._cache = cache

    def load(self) -> None:
        """Ask for the names."""
        self._run(self._list)

    def save(self, name: str, photo: Path) -> None:
        """Send a copy of a photo, made smaller and stripped, to be kept under a name."""
        self._run(lambda services, faces: self._save(services, faces, name, photo))

    def delete(self, name: str) -> None:
        """Forget one face there."""

        async def work(services: Services, faces: SavedFaces) -> None:
            await faces.delete_saved_face(name)
            await self._list(services, faces)

        self._run(work)

    def delete_all(self) -> None:
        """Forget all faces there."""

        async def work(services: Services, faces: SavedFaces) -> None:
            await faces.delete_all_saved_faces()
            await self._list(services, faces)

        self._run(work)

    def _run(self, work: Work) -> None:
        async def guarded(services: Services) -> None:
            self._tell(self.busy_changed, True)
            try:
                provider = services.registry.provider(self._service.id)
                if not isinstance(provider, SavedFaces):
                    raise ServiceError(ErrorCode.PROVIDER_MISSING, provider=self._service.id)
                self._tell(self.rules_known, provider.saved_face_rules)
                await work(services, provider)
            except UserFacingError as error:
                self._tell(self.failed, error)
            finally:
                self._tell(self.busy_changed, False)

        self._bridge.run(guarded, name=f"saved faces of {self._service.id}")

    def _tell(self, signal: object, value: object) -> None:
        """Emit, unless the dialog is gone by now."""
        if isValid(self):
            signal.emit(value)  # type: ignore[attr-defined]  # a bound signal

    async def _list(self, _services: Services, faces: SavedFaces) -> None:
        self._tell(self.faces_changed, await faces.list_saved_faces())

    async def _save(self, services: Services, faces: SavedFaces, name: str, photo: Path) -> None:
        copy = self._cache / f"face-{secrets.token_hex(8)}"
        try:
            kind, width, height = await services.images.prepare_upload(photo, self._limits(), copy)
            await faces.save_face(name, InputFile(copy, kind, width, height), _nobody)
        finally:
            await in_thread(lambda: copy.unlink(missing_ok=True))
        self._tell(self.saved, name)
        await self._list(services, faces)

    def _limits(self) -> InputLimits:
        described = next((each for each in self._service.operations if each.face_option), None)
        return described.limits if described else InputLimits()


def _nobody(step: Step, fraction: float | None = None) -> None:
    """One small photo goes so quickly that its share is not worth showing."""
