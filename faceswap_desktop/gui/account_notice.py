# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands under the service: that it has no key, too few credits, or trouble."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.errors import ErrorCode, UserFacingError
from faceswap_desktop.gui.account_text import amount_text
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.message_bar import MessageAction, MessageKind
from faceswap_desktop.gui.remedies import Remedy, button_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceswap_desktop.core.operation import Operation
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.providers.base import AccountStatus
    from faceswap_desktop.providers.description import ProviderDescription

GET_KEY = "get-key"

# Only what is entered in this window helps; to ask the service again would not.
_SOLVED_HERE = frozenset(
    {
        ErrorCode.KEY_MISSING,
        ErrorCode.KEY_REFUSED,
        ErrorCode.KEY_MALFORMED,
        ErrorCode.SERVICE_ADDRESS_INVALID,
    }
)
_HELPING = frozenset(
    {
        Remedy.ENTER_KEY,
        Remedy.RENEW,
        Remedy.SET_UP_CHANNEL,
        Remedy.TRY_AGAIN,
        Remedy.CHECK_AGAIN,
    }
)


@dataclass(frozen=True, slots=True)
class _About:
    """What is being said, so that it is said once; `may_end`: it may be over by itself."""

    topic: object
    may_end: bool = False
    is_too_little: bool = False


class AccountNotice(QObject):
    """Says one thing at a time, which stays until it is solved and cannot be put away."""

    def __init__(self, window: MainWindow, catalogue: ServiceCatalogue) -> None:
        super().__init__(window)
        self._bar = window.account
        self._catalogue = catalogue
        self._about: _About | None = None
        self._say: Callable[[], None] = lambda: None
        window.language_changed.connect(self._on_window_language_changed)

    @property
    def may_end(self) -> bool:
        """Whether something is said that may be over without anything done in this window."""
        return self._about is not None and self._about.may_end

    @property
    def is_too_little(self) -> bool:
        """Whether it is said that there are too few credits."""
        return self._about is not None and self._about.is_too_little

    def ask_for_key(self, service: ProviderDescription) -> None:
        """Say that a service has no key."""
        self._tell(_About(service.id), partial(self._say_key_is_missing, service))

    def show_error(self, error: UserFacingError) -> None:
        """Say why an account cannot be used."""
        about = _About(error.code, may_end=error.code not in _SOLVED_HERE)
        self._tell(about, partial(self._say_error, error))

    def show_too_little(
        self, service: ProviderDescription, operation: Operation, status: AccountStatus
    ) -> None:
        """Say that what is left does not pay for one job."""
        about = _About((operation, status.balance), may_end=True, is_too_little=True)
        self._tell(about, partial(self._say_too_little, service, operation, status))

    def clear(self) -> None:
        """Nothing to say any more."""
        self._about = None
        self._say = lambda: None
        self._bar.clear()

    def _tell(self, about: _About, say: Callable[[], None]) -> None:
        if about == self._about and not self._bar.isHidden():
            return
        self._about, self._say = about, say
        say()

    def _say_key_is_missing(self, service: ProviderDescription) -> None:
        text = self.tr("{service} needs an access key.")
        has_guide = service.account is not None and bool(service.account.steps)
        self._bar.show_message(
            MessageKind.INFO,
            text.replace("{service}", self._catalogue.name(service.id)),
            actions=(
                MessageAction(GET_KEY, self.tr("Set up…") if has_guide else self.tr("Get a key")),
                MessageAction(Remedy.ENTER_KEY.value, button_text(Remedy.ENTER_KEY)),
            ),
            can_dismiss=False,
        )

    def _say_error(self, error: UserFacingError) -> None:
        said = describe(error)
        can_help = said.remedy in _HELPING
        self._bar.show_message(
            MessageKind.WARNING,
            said.sentence,
            actions=(MessageAction(said.remedy.value, said.button),) if can_help else (),
            details=said.details,
            can_dismiss=False,
        )

    def _say_too_little(
        self, service: ProviderDescription, operation: Operation, status: AccountStatus
    ) -> None:
        described, account = service.operation(operation), service.account
        text = describe(UserFacingError(ErrorCode.NO_CREDITS)).sentence
        if status.balance and account is not None and described is not None and described.cost:
            text = self.tr("This costs {price}; {left} are left with {service}.")
            text = text.replace("{price}", amount_text(described.cost, account))
            text = text.replace("{left}", amount_text(status.balance, account))
            text = text.replace("{service}", self._catalogue.name(service.id))
        renew = MessageAction(Remedy.RENEW.value, button_text(Remedy.RENEW))
        self._bar.show_message(MessageKind.WARNING, text, actions=(renew,), can_dismiss=False)

    def _on_window_language_changed(self) -> None:
        if not self._bar.isHidden():
            self._say()
