# SPDX-License-Identifier: GPL-3.0-or-later
"""What the main button does: one wish, one job, as soon as all is there that it needs."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.gui import texts
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.haste import Haste
from faceswap_desktop.gui.workspace import Missing

if TYPE_CHECKING:
    from faceswap_desktop.core.models import JobRequest
    from faceswap_desktop.gui.batch_desk import BatchDesk
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.permission_desk import PermissionDesk
    from faceswap_desktop.gui.remembered import Memory
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk


class Starter(QObject):
    """Starts the job, or the batch, that lies on the desk."""

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        desk: WorkspaceDesk,
        jobs: JobDesk,
        batch: BatchDesk,
        permissions: PermissionDesk,
        memory: Memory,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._desk = desk
        self._jobs = jobs
        self._batch = batch
        self._permissions = permissions
        self._memory = memory
        self._is_pending = False
        self.haste = Haste()
        desk.changed.connect(self._on_desk_changed)

    def go(self) -> None:
        """Do what the main button says; while photos are still looked at, as soon as it can."""
        lacking = self._desk.missing()
        # Whoever pressed before the faces were there has not read what that confirms.
        was_shown = not self._is_pending
        self._is_pending = lacking is Missing.LOADING
        if lacking is not None:
            announce(self._window, texts.missing_text(lacking))
            return
        # Who agreed, which this very press may change, makes no other wish of it.
        wanted = replace(self._desk.workspace, agreed=frozenset())
        if self.haste.is_repeated(wanted):
            return
        self._memory.used(wanted)
        if was_shown:
            self._permissions.record()
        if wanted.is_batch:
            self._batch.go()
            return
        request, click = self._desk.request(), secrets.token_hex(8)
        self._bridge.run(lambda services: self._start(services, request, click), name="start job")

    def _on_desk_changed(self) -> None:
        if self._is_pending and self._desk.missing() is not Missing.LOADING:
            self.go()

    async def _start(self, services: Services, wanted: JobRequest, click: str) -> None:
        self._jobs.look_at(await services.controller.start(wanted, click))
