# SPDX-License-Identifier: GPL-3.0-or-later
"""What the buttons beside errors do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.gui.job_messages import DISMISS_JOB, SEND_AGAIN
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.remedies import Remedy

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_messages import JobMessages
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.presenter import Presenter


class RemedyActions(QObject):
    """Gives each remedy its action."""

    def __init__(
        self, presenter: Presenter, window: MainWindow, bridge: Bridge, messages: JobMessages
    ) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._bridge = bridge
        choose = presenter.panes.choose
        actions: dict[str, Callable[[], None]] = {
            Remedy.TRY_AGAIN: self._try_again,
            Remedy.CHOOSE_TARGET: partial(choose, PaneRole.TARGET),
            Remedy.CHOOSE_FACE: partial(choose, PaneRole.FACE),
            Remedy.CHOOSE_PHOTO: partial(choose, PaneRole.TARGET),
            Remedy.CHOOSE_SERVICE: window.service.open_menu,
            Remedy.SAVE_ELSEWHERE: presenter.results.save_as,
            Remedy.SAVE_AS_PNG: presenter.results.save_as,
            Remedy.CHANGE_WORDS: window.prompt.setFocus,
            Remedy.OPEN_SETTINGS: presenter.open_settings,
            Remedy.ENTER_KEY: presenter.open_settings,
            Remedy.SET_UP_CHANNEL: presenter.open_settings,
            Remedy.CHOOSE_LINK_HOST: presenter.open_settings,
            Remedy.CHECK_AGAIN: partial(self._resolve, "check-again"),
            Remedy.KEEP_WAITING: self._keep_waiting,
            SEND_AGAIN: partial(self._resolve, "send-again"),
            DISMISS_JOB: partial(self._resolve, "dismiss"),
        }
        for name, action in actions.items():
            messages.set_action(name, action)

    def _try_again(self) -> None:
        job = self._presenter.jobs.current
        if job is not None:
            self._presenter.jobs.retry(job.id)

    def _keep_waiting(self) -> None:
        job = self._presenter.jobs.current
        if job is not None:
            self._bridge.run(lambda services: _keep_waiting(services, job.id), name="keep waiting")

    def _resolve(self, resolution: str) -> None:
        """Check a job whose fate is unknown again, send it again, or give it up.

        A job that is not uncertain, but could not be fetched, is fetched again by a retry.
        """
        job = self._presenter.jobs.current
        if job is not None:
            self._bridge.run(
                lambda services: _resolve(services, job.id, resolution), name="resolve job"
            )


async def _keep_waiting(services: Services, job_id: str) -> None:
    services.controller.keep_waiting(job_id)


async def _resolve(services: Services, job_id: str, resolution: str) -> None:
    from faceswap_desktop.core.models import JobState  # noqa: PLC0415
    from faceswap_desktop.jobs.controller import Resolution  # noqa: PLC0415

    snapshot = next((job for job in services.controller.snapshots() if job.id == job_id), None)
    if snapshot is not None and snapshot.state is JobState.UNCERTAIN:
        await services.controller.resolve(job_id, Resolution(resolution))
    else:
        await services.controller.retry(job_id)
