# SPDX-License-Identifier: GPL-3.0-or-later
"""A result as the next photo to change: first the face, then the background; and back again."""

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

    from faceswap_desktop.core.models import JobRequest
    from faceswap_desktop.core.paths import Folders
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.presenter import Presenter


class Chain(QObject):
    """Puts the result of the job in view into the first pane; Undo brings the old photo back.

    The pane gets a copy, so that the job may be deleted before the next one is done. However
    many results follow each other, each knows the photo with which they began, and `back` opens
    that again.
    """

    def __init__(
        self, window: MainWindow, presenter: Presenter, bridge: Bridge, own: Folders
    ) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._bridge = bridge
        self._own = own
        window.result_bar.use_requested.connect(self.use_result)
        presenter.results.origin_of = presenter.desk.origin_of
        window.target_pane.original_requested.connect(self.back)
        presenter.messages.set_action(USE_RESULT, self.use_result)

    def use_result(self) -> None:
        """Take the result in view as the photo to change; nothing without one."""
        job, result = self._presenter.jobs.current, self._presenter.jobs.result
        if job is not None and result is not None:
            path, origin = result.path, self._origin(job.request)
            self._bridge.run(
                lambda services: self._use(services, path, origin),
                name="use result",
                is_alone=True,
            )

    def back(self) -> None:
        """Open the photo with which the results began; nothing where the pane has no result."""
        origin = self._presenter.desk.workspace.target.origin
        if origin is not None:
            self._presenter.offer(PaneRole.TARGET, (origin,))

    def _origin(self, request: JobRequest) -> Offer | None:
        """What the result of a job began as; a portrait was made of no photo."""
        target = request.target
        if target is None:
            return None
        return self._presenter.desk.origin_of(target.path) or Offer(
            OfferKind.FILE,
            target.name,
            path=target.path,
            address=target.web_address or "",
            face=request.target_face,
        )

    async def _use(self, services: Services, path: Path, origin: Offer | None) -> None:
        from faceswap_desktop.core.threads import in_thread  # noqa: PLC0415

        del services
        copy = self._own.inputs / secrets.token_hex(8)
        try:
            await in_thread(lambda: shutil.copyfile(path, copy))
        except OSError as error:
            raise SaveError(ErrorCode.RESULT_MISSING, details=str(error)) from error
        offer = Offer(OfferKind.FILE, path.name, path=copy, origin=origin)
        self._presenter.offer(PaneRole.TARGET, (offer,))
