# SPDX-License-Identifier: GPL-3.0-or-later
"""A result as the next photo to change: first the face, then the background."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.errors import ErrorCode, SaveError
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.job_actions import USE_RESULT
from faceswap_desktop.gui.pane_state import PaneRole

if TYPE_CHECKING:
    from pathlib import Path

    from faceswap_desktop.core.paths import Folders
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.presenter import Presenter


class Chain(QObject):
    """Puts the result of the job in view into the first pane; Undo brings the old photo back.

    The pane gets a copy, so that the job may be deleted before the next one is done.
    """

    def __init__(
        self, window: MainWindow, presenter: Presenter, bridge: Bridge, own: Folders
    ) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._bridge = bridge
        self._own = own
        window.result_bar.use_requested.connect(self.use_result)
        presenter.messages.set_action(USE_RESULT, self.use_result)

    def use_result(self) -> None:
        """Take the result in view as the photo to change; nothing without one."""
        result = self._presenter.jobs.result
        if result is not None:
            path = result.path
            self._bridge.run(
                lambda services: self._use(services, path), name="use result", is_alone=True
            )

    async def _use(self, services: Services, path: Path) -> None:
        from faceswap_desktop.core.threads import in_thread  # noqa: PLC0415

        del services
        copy = self._own.inputs / secrets.token_hex(8)
        try:
            await in_thread(lambda: shutil.copyfile(path, copy))
        except OSError as error:
            raise SaveError(ErrorCode.RESULT_MISSING, details=str(error)) from error
        self._presenter.offer(PaneRole.TARGET, (Offer(OfferKind.FILE, path.name, path=copy),))
