# SPDX-License-Identifier: GPL-3.0-or-later
"""Knows whether the chosen service has a key and what is left there, and says so in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from faceswap_desktop.core.models import JobSnapshot
from faceswap_desktop.errors import CredentialError, ErrorCode, UserFacingError
from faceswap_desktop.gui import account_notice, links
from faceswap_desktop.gui.account_notice import AccountNotice
from faceswap_desktop.gui.account_text import amount_text
from faceswap_desktop.gui.remedies import Remedy
from faceswap_desktop.gui.workspace import lacks_credits
from faceswap_desktop.settings.credentials import KeySource

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.network_watch import NetworkWatch
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk
    from faceswap_desktop.providers.base import AccountStatus
    from faceswap_desktop.providers.description import ProviderDescription

ASK_AGAIN_EVERY = 60_000  # ms
OpenAccount = Callable[..., None]


class AccountWatch(QObject):
    """Asks when a service is chosen, after its jobs, and after a change of its key.

    What is said stays under the service until it is solved. While it is something that may be
    over by itself, it is asked again: once a minute, when the network comes or goes, and when
    the person comes back to the window.
    """

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        desk: WorkspaceDesk,
        jobs: JobDesk,
        catalogue: ServiceCatalogue,
        open_account: OpenAccount,
        open_guide: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._notice = AccountNotice(window, catalogue)
        self._picker = window.service
        self._bridge = bridge
        self._desk = desk
        self._catalogue = catalogue
        self._open_account = open_account
        self._open_guide = open_guide
        self._provider = ""
        self._status: AccountStatus | None = None
        self._network: NetworkWatch | None = None
        self._again = QTimer(self, interval=ASK_AGAIN_EVERY)
        self._again.timeout.connect(self._on_again_timeout)
        window.language_changed.connect(self._show_balance)
        window.account.action_chosen.connect(self._on_account_action_chosen)
        desk.task_changed.connect(self._on_desk_task_changed)
        jobs.job_ended.connect(self._on_jobs_job_ended)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state_changed)
        self._on_desk_task_changed()

    def refresh(self) -> None:
        """Ask again for key and balance of the chosen service."""
        service = self._service
        if service is not None and service.needs_key:
            self._watch_network()
            self._again.start()
            self._bridge.run(
                lambda services: self._ask(services, service), name="account", is_alone=True
            )

    def take_status(self, provider: str, status: AccountStatus) -> None:
        """A check elsewhere found this out."""
        self._desk.set_balance(provider, status.balance)
        if provider != self._provider:
            return
        self._desk.set_key_missing(provider, is_missing=False)
        was_short = self._notice.is_too_little
        self._status = status
        self._show_balance()
        if was_short and not self._notice.is_too_little:
            self._bridge.run(lambda services: _tell_ready(services, provider), name="credits")

    def key_changed(self, provider: str) -> None:
        """A key was entered or forgotten: what waits for one may try again."""
        self._bridge.run(lambda services: _tell_ready(services, provider), name="key changed")
        if provider == self._provider:
            self.refresh()

    @property
    def _service(self) -> ProviderDescription | None:
        return self._catalogue.find(self._provider)

    async def _ask(self, services: Services, service: ProviderDescription) -> None:
        try:
            if await _has_no_key(services, service.id):
                self._desk.set_key_missing(service.id, is_missing=True)
                if self._provider == service.id:
                    self._forget_balance(service)
                    self._notice.ask_for_key(service)
                return
            self._desk.set_key_missing(service.id, is_missing=False)
            status = await services.registry.provider(service.id).account()
        except UserFacingError as error:
            if self._provider == service.id:
                self._forget_balance(service)
                if error.code is ErrorCode.NO_CREDITS:
                    self._desk.set_balance(service.id, 0)
                self._notice.show_error(error)
            return
        if status.max_parallel_jobs is not None:
            services.controller.set_limit(service.id, status.max_parallel_jobs)
        self.take_status(service.id, status)

    def _show_balance(self) -> None:
        """Show what is left, and that it is too little for what is about to be done."""
        service, status = self._service, self._status
        if service is None or status is None:
            return
        self._picker.set_balance(_amount(status, service))
        if lacks_credits(self._desk.workspace, service):
            self._notice.show_too_little(service, self._desk.workspace.operation, status)
        else:
            self._notice.clear()

    def _forget_balance(self, service: ProviderDescription) -> None:
        self._status = None
        self._picker.set_balance("")
        self._desk.set_balance(service.id, None)

    def _watch_network(self) -> None:
        """From the first service on that needs it."""
        if self._network is None:
            from faceswap_desktop.gui.network_watch import NetworkWatch  # noqa: PLC0415

            self._network = NetworkWatch(self)
            self._network.changed.connect(self._on_network_changed)

    def _on_again_timeout(self) -> None:
        if self._notice.may_end:
            self.refresh()

    def _on_network_changed(self, is_online: bool) -> None:  # noqa: FBT001  # Qt's signal
        if is_online:
            self._bridge.run(_nudge, name="network is back")
        self.refresh()

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        """Whoever comes back from the browser may have renewed there."""
        if state is Qt.ApplicationState.ApplicationActive and self._notice.may_end:
            self.refresh()

    def _on_desk_task_changed(self) -> None:
        provider = self._desk.workspace.provider
        if self._catalogue.find(provider) is None:
            return
        if provider == self._provider:
            self._show_balance()
            return
        self._provider = provider
        self._status = None
        self._picker.set_balance("")
        self._notice.clear()
        self._again.stop()
        self.refresh()

    def _on_jobs_job_ended(self, job: JobSnapshot) -> None:
        if job.request.provider == self._provider:
            self.refresh()

    def _on_account_action_chosen(self, action: str) -> None:
        service = self._service
        if service is None or service.account is None:
            return
        match action:
            case account_notice.GET_KEY if service.account.steps:
                self._open_guide(service.id)
            case account_notice.GET_KEY:
                links.open_page(service.account.key_page)
            case Remedy.RENEW:
                links.open_page(service.account.renewal_page or service.account.key_page)
            case Remedy.ENTER_KEY:
                self._open_account(service.id)
            case Remedy.SET_UP_CHANNEL:
                self._open_account(service.id, with_channel=True)
            case _:
                self._notice.clear()
                self.refresh()


async def _has_no_key(services: Services, provider: str) -> bool:
    """Whether there is none to be had; raises CredentialError where that cannot be known."""
    try:
        return await services.credentials.source(provider) is KeySource.NONE
    except CredentialError as error:
        if error.code is ErrorCode.KEYRING_MISSING:
            return True
        raise


async def _tell_ready(services: Services, provider: str) -> None:
    services.controller.provider_ready(provider)


async def _nudge(services: Services) -> None:
    services.controller.nudge()


def _amount(status: AccountStatus, service: ProviderDescription) -> str:
    """What is left; "" where nobody knows."""
    if service.account is None or status.balance is None:
        return ""
    return amount_text(status.balance, service.account)
