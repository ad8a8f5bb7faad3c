# SPDX-License-Identifier: GPL-3.0-or-later
"""What the buttons beside errors do, and those in the menu of a job."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.core.models import JobSnapshot, JobState
from faceswap_desktop.errors import Charge
from faceswap_desktop.gui import job_actions, links
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.price_texts import price_before
from faceswap_desktop.gui.remedies import Remedy
from faceswap_desktop.gui.task_texts import sentences

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_messages import JobMessages
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.presenter import Presenter
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue


class RemedyActions(QObject):
    """Gives each remedy its action; all of them are about the job in view."""

    def __init__(
        self,
        presenter: Presenter,
        window: MainWindow,
        bridge: Bridge,
        messages: JobMessages,
        catalogue: ServiceCatalogue,
    ) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._window = window
        self._bridge = bridge
        self._catalogue = catalogue
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
            Remedy.ENTER_KEY: self._open_account,
            Remedy.SET_UP_CHANNEL: partial(self._open_account, with_channel=True),
            Remedy.CHOOSE_LINK_HOST: self._open_account,
            Remedy.RENEW: self._renew,
            Remedy.REPORT_PROBLEM: presenter.help.show_report,
            Remedy.CHECK_AGAIN: self._check_again,
            Remedy.KEEP_WAITING: self._keep_waiting,
            job_actions.SEND_AGAIN: self._ask_to_send_again,
            job_actions.DISMISS_JOB: partial(self._resolve, "dismiss"),
            job_actions.RUN_AGAIN: self._retry,
            job_actions.TRY_NOW: self._try_now,
            job_actions.STOP: presenter.cancel,
            job_actions.OPEN_RESULT: presenter.results.open_result,
            job_actions.SHOW_IN_FOLDER: presenter.results.show_in_folder,
        }
        for name, action in actions.items():
            messages.set_action(name, action)

    @property
    def _job(self) -> JobSnapshot | None:
        return self._presenter.jobs.current

    def _try_again(self) -> None:
        """Do a failed job again; where the service may have been paid already, ask first."""
        job = self._job
        if job is None or job.state not in (JobState.FAILED, JobState.CANCELLED):
            return
        if job.error is not None and job.error.charge is not Charge.NOTHING:
            self._ask_to_send_again()
        else:
            self._retry()

    def _check_again(self) -> None:
        """Ask the service about an uncertain job, or fetch a result that is ready there."""
        job = self._job
        if job is None:
            return
        if job.state is JobState.UNCERTAIN:
            self._resolve("check-again")
        elif job.remote_id is not None:
            self._retry()
        else:
            self._try_again()

    def _ask_to_send_again(self) -> None:
        job = self._job
        if job is None:
            return
        resend = partial(self._resolve, "send-again")
        service = self._catalogue.find(job.request.provider)
        price = price_before(service, job.request.operation) if service else ""
        first = self.tr("The first try may have been charged already.")
        ask(
            self._window,
            self.tr("Send this job again?"),
            sentences(first, price),
            self.tr("Send again"),
            self.tr("Do not send"),
            resend if job.state is JobState.UNCERTAIN else self._retry,
        )

    def _retry(self) -> None:
        if self._job is not None:
            self._presenter.jobs.retry(self._job.id)

    def _keep_waiting(self) -> None:
        job = self._job
        if job is not None:
            self._bridge.run(lambda services: _keep_waiting(services, job.id), name="keep waiting")

    def _try_now(self) -> None:
        self._bridge.run(_nudge, name="try now")

    def _resolve(self, resolution: str) -> None:
        """Check a job whose fate is unknown again, send it again, or give it up."""
        job = self._job
        if job is not None:
            self._bridge.run(
                lambda services: _resolve(services, job.id, resolution), name="resolve job"
            )

    def _provider(self) -> str:
        job = self._job
        return job.request.provider if job else self._presenter.desk.workspace.provider

    def _open_account(self, *, with_channel: bool = False) -> None:
        self._presenter.open_account(self._provider(), with_channel=with_channel)

    def _renew(self) -> None:
        service = self._catalogue.find(self._provider())
        if service is not None and service.account is not None:
            links.open_page(service.account.renewal_page or service.account.key_page)


async def _keep_waiting(services: Services, job_id: str) -> None:
    services.controller.keep_waiting(job_id)


async def _nudge(services: Services) -> None:
    services.controller.nudge()


async def _resolve(services: Services, job_id: str, resolution: str) -> None:
    from faceswap_desktop.jobs.controller import Resolution  # noqa: PLC0415

    await services.controller.resolve(job_id, Resolution(resolution))
