# SPDX-License-Identifier: GPL-3.0-or-later
"""Knows whether the chosen service has a key and what is left there, and says so in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.core.models import JobSnapshot
from faceswap_desktop.errors import CredentialError, ErrorCode, UserFacingError
from faceswap_desktop.gui import links
from faceswap_desktop.gui.account_text import amount_text
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.message_bar import MessageAction, MessageKind
from faceswap_desktop.gui.remedies import Remedy, button_text
from faceswap_desktop.settings.credentials import KeySource

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk
    from faceswap_desktop.providers.base import AccountStatus
    from faceswap_desktop.providers.description import ProviderDescription

GET_KEY = "get-key"
OpenAccount = Callable[..., None]


class AccountWatch(QObject):
    """Asks when a service is chosen, after its jobs, and after a change of its key.

    What is said stands under the service, and blocks nothing.
    """

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        desk: WorkspaceDesk,
        jobs: JobDesk,
        catalogue: ServiceCatalogue,
        open_account: OpenAccount,
    ) -> None:
        super().__init__(window)
        self._notice = window.account
        self._picker = window.service
        self._bridge = bridge
        self._desk = desk
        self._catalogue = catalogue
        self._open_account = open_account
        self._provider = ""
        self._status: AccountStatus | None = None
        self._say: Callable[[], None] = lambda: None
        window.language_changed.connect(self._on_window_language_changed)
        self._notice.action_chosen.connect(self._on_notice_action_chosen)
        desk.task_changed.connect(self._on_desk_task_changed)
        jobs.job_ended.connect(self._on_jobs_job_ended)
        self._on_desk_task_changed()

    def refresh(self) -> None:
        """Ask again for key and balance of the chosen service."""
        service = self._service
        if service is not None and service.needs_key:
            self._bridge.run(
                lambda services: self._ask(services, service), name="account", is_alone=True
            )

    def take_status(self, provider: str, status: AccountStatus) -> None:
        """A check elsewhere found this out."""
        if provider == self._provider:
            self._desk.set_key_missing(provider, is_missing=False)
            self._clear()
            self._show_balance(status)

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
                self._ask_for_key(service)
                return
            self._desk.set_key_missing(service.id, is_missing=False)
            status = await services.registry.provider(service.id).account()
        except UserFacingError as error:
            if self._provider == service.id:
                self._show_error(error)
            return
        if status.max_parallel_jobs is not None:
            services.controller.set_limit(service.id, status.max_parallel_jobs)
        self.take_status(service.id, status)

    def _ask_for_key(self, service: ProviderDescription) -> None:
        self._desk.set_key_missing(service.id, is_missing=True)
        if self._provider == service.id:
            self._clear()
            self._say = partial(self._say_key_is_missing, service)
            self._say()

    def _say_key_is_missing(self, service: ProviderDescription) -> None:
        text = self.tr("{service} needs an access key.")
        self._notice.show_message(
            MessageKind.INFO,
            text.replace("{service}", self._catalogue.name(service.id)),
            actions=(
                MessageAction(GET_KEY, self.tr("Get a key…")),
                MessageAction(Remedy.ENTER_KEY.value, button_text(Remedy.ENTER_KEY)),
            ),
            can_dismiss=False,
        )

    def _show_balance(self, status: AccountStatus) -> None:
        self._status = status
        service = self._service
        if service is None or service.account is None or status.balance is None:
            self._picker.set_balance("")
        else:
            self._picker.set_balance(amount_text(status.balance, service.account))

    def _clear(self) -> None:
        self._status = None
        self._say = lambda: None
        self._notice.clear()
        self._picker.set_balance("")

    def _on_window_language_changed(self) -> None:
        if self._notice.isVisible():
            self._say()
        if self._status is not None:
            self._show_balance(self._status)

    def _show_error(self, error: UserFacingError) -> None:
        self._clear()
        self._say = partial(self._say_error, error)
        self._say()

    def _say_error(self, error: UserFacingError) -> None:
        said = describe(error)
        can_help = said.remedy in _HELPING
        actions = (MessageAction(said.remedy.value, said.button),) if can_help else ()
        self._notice.show_message(
            MessageKind.INFO, said.sentence, actions=actions, details=said.details
        )

    def _on_desk_task_changed(self) -> None:
        provider = self._desk.workspace.provider
        if provider == self._provider or self._catalogue.find(provider) is None:
            return
        self._provider = provider
        self._clear()
        self.refresh()

    def _on_jobs_job_ended(self, job: JobSnapshot) -> None:
        if job.request.provider == self._provider:
            self.refresh()

    def _on_notice_action_chosen(self, action: str) -> None:
        service = self._service
        if service is None or service.account is None:
            return
        match action:
            case "get-key":
                links.open_page(service.account.key_page)
            case Remedy.RENEW:
                links.open_page(service.account.renewal_page or service.account.key_page)
            case Remedy.ENTER_KEY:
                self._open_account(service.id)
            case Remedy.SET_UP_CHANNEL:
                self._open_account(service.id, with_channel=True)
            case _:
                self._clear()
                self.refresh()


_HELPING = frozenset(
    {
        Remedy.ENTER_KEY,
        Remedy.RENEW,
        Remedy.SET_UP_CHANNEL,
        Remedy.TRY_AGAIN,
        Remedy.CHECK_AGAIN,
    }
)


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
