# SPDX-License-Identifier: GPL-3.0-or-later
"""The account with one service, drawn from its description and from what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.errors import ErrorCode, UserFacingError
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.account_desk import AccountDesk, Busy
from faceswap_desktop.gui.account_text import works_text
from faceswap_desktop.gui.channel_section import ChannelSection
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.forget_dialog import ForgetDialog
from faceswap_desktop.gui.key_section import KeySection
from faceswap_desktop.gui.link_host_section import LinkHostSection
from faceswap_desktop.gui.links import open_page
from faceswap_desktop.gui.message_bar import MessageAction, MessageBar, MessageKind
from faceswap_desktop.gui.option_fields import words
from faceswap_desktop.gui.remedies import Remedy
from faceswap_desktop.gui.setting_row import SettingRow
from faceswap_desktop.gui.task_texts import service_name
from faceswap_desktop.providers.saved_faces import ManagesChannels, SavedFaces
from faceswap_desktop.settings.credentials import KeySource
from faceswap_desktop.settings.preferences import LINK_HOST

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.gui.settings_keeper import SettingsKeeper
    from faceswap_desktop.providers.base import AccountStatus, Provider
    from faceswap_desktop.providers.description import ProviderDescription
    from faceswap_desktop.providers.saved_faces import Channel

# By these names a service reads what is chosen here (`ProviderContext.setting`).
CHANNEL = "channel"

_KEYRING = frozenset(
    {
        ErrorCode.KEYRING_FAILED,
        ErrorCode.KEYRING_LOCKED,
        ErrorCode.KEYRING_MISSING,
        ErrorCode.KEYRING_SLOW,
    }
)


class AccountPage(QWidget):
    """Begins its work with `load`.

    Signals: `status_known(str, AccountStatus)` for the service's id after each good check,
    `key_changed(str)` when a key was taken over or forgotten, `saved_faces_requested(str)`,
    `guide_requested(str)`.
    """

    status_known = Signal(str, object)
    key_changed = Signal(str)
    saved_faces_requested = Signal(str)
    guide_requested = Signal(str)

    def __init__(
        self,
        service: ProviderDescription,
        bridge: Bridge,
        keeper: SettingsKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._keeper = keeper
        self._source: KeySource | None = None
        self._has_faces = False
        self._status: AccountStatus | None = None
        self._error: UserFacingError | None = None
        self.summary = QLabel(words(service.summary), self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        theme.set_role(self.summary, theme.Role.SMALL)
        self.summary.setVisible(bool(service.summary))
        self.key = KeySection(service, self)
        self.message = MessageBar(self)
        self.channels: ChannelSection | None = None
        self.link_hosts: LinkHostSection | None = None
        if service.needs_links:
            chosen = keeper.provider_setting(service.id, LINK_HOST)
            self.link_hosts = LinkHostSection(bridge, keeper, chosen, self)
            self.link_hosts.chosen.connect(self._on_link_host_chosen)
        self.consent = QCheckBox(self)
        self._consent_row = SettingRow(self.consent, self)
        self._consent_row.setVisible(service.photos_leave_computer)
        self.faces_button = QPushButton(self)
        self.forget_button = QPushButton(self)
        self.desk = AccountDesk(bridge, service.id, self)
        self._lay_out()
        self._name_all()
        self.show_current()
        self._connect()

    def load(self) -> None:
        """Find out where the key is kept and what else the service offers."""
        self.desk.load()

    def show_current(self) -> None:
        """Show what holds now."""
        self.consent.setChecked(self._keeper.has_consent(self._service.id))

    def open_channel_form(self) -> None:
        """Let a channel be added, where the service has channels."""
        if self.channels is not None:
            self.channels.open_form()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()
            if self._status is not None:
                self._show_status(self._status)
            if self._error is not None:
                self._show_error(self._error)

    def _connect(self) -> None:
        self.key.check_requested.connect(self._on_check_requested)
        self.key.guide_requested.connect(lambda: self.guide_requested.emit(self._service.id))
        self.consent.toggled.connect(self._on_consent_toggled)
        # Another link host is another one to agree to.
        self._keeper.changed.connect(self.show_current)
        self.faces_button.clicked.connect(self._on_faces_clicked)
        self.forget_button.clicked.connect(self._on_forget_clicked)
        self.message.action_chosen.connect(self._on_action_chosen)
        self.desk.busy_changed.connect(self._on_desk_busy_changed)
        self.desk.source_changed.connect(self._on_desk_source_changed)
        self.desk.status_changed.connect(self._on_desk_status_changed)
        self.desk.provider_ready.connect(self._on_desk_provider_ready)
        self.desk.channels_changed.connect(self._on_desk_channels_changed)
        self.desk.forgotten.connect(self._on_desk_forgotten)
        self.desk.failed.connect(self._show_error)

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        for widget in (self.summary, self.key, self.message):
            self._layout.addWidget(widget)
        self._place_of_channels = self._layout.count()
        if self.link_hosts is not None:
            self._layout.addWidget(self.link_hosts)
        self._layout.addWidget(self._consent_row)
        line = QHBoxLayout()
        line.setSpacing(tokens.inner_gap)
        for button in (self.faces_button, self.forget_button):
            button.setAutoDefault(False)
            button.hide()
            line.addWidget(button)
        line.addStretch(1)
        self._layout.addLayout(line)

    def _name_all(self) -> None:
        self._consent_row.set_texts(
            self.tr("Always send to {service} without asking").replace(
                "{service}", service_name(self._service).replace("&", "&&")
            ),
            self.tr("Photos go to this service without the question before the first one."),
        )
        self.summary.setText(words(self._service.summary))
        self.faces_button.setText(self.tr("Saved faces…"))
        self.forget_button.setText(self.tr("Forget this account…"))

    def _show_error(self, error: UserFacingError) -> None:
        self._error = error
        self._status = None
        text = describe(error)
        label = text.button if self._can(text.remedy, error.code) else ""
        self.message.show_message(
            MessageKind.WARNING if error.code in _KEYRING else MessageKind.ERROR,
            # A check is free, so that nothing need be said of money.
            text.sentence,
            actions=(MessageAction(f"{text.remedy.value} {error.code.value}", label),)
            if label
            else (),
            details=text.details,
        )

    def _can(self, remedy: Remedy, code: ErrorCode) -> bool:
        if code in _KEYRING:
            return code is not ErrorCode.KEYRING_MISSING
        return (
            remedy in (Remedy.TRY_AGAIN, Remedy.CHECK_AGAIN, Remedy.ENTER_KEY)
            or (remedy is Remedy.RENEW and self._service.account is not None)
            or (remedy is Remedy.SET_UP_CHANNEL and self.channels is not None)
        )

    def _on_action_chosen(self, action: str) -> None:
        remedy, _, code = action.partition(" ")
        self.message.clear()
        if ErrorCode(code) in _KEYRING:
            self._try_keyring_again()
            return
        match Remedy(remedy):
            case Remedy.RENEW:
                account = self._service.account
                if account is not None:
                    open_page(account.renewal_page or account.key_page)
            case Remedy.SET_UP_CHANNEL:
                self.open_channel_form()
            case Remedy.ENTER_KEY:
                self.key.key.setFocus()
            case _:
                self.desk.check(self.key.key.text())

    def _try_keyring_again(self) -> None:
        if self._source is KeySource.SESSION:
            self.desk.keep()
        else:
            self.desk.load()

    def _on_check_requested(self, typed: str) -> None:
        self.message.clear()
        self.desk.check(typed)

    def _on_consent_toggled(self, is_on: bool) -> None:  # noqa: FBT001  # Qt's signal
        if is_on is not self._keeper.has_consent(self._service.id):
            self._keeper.set_consent(self._service.id, is_given=is_on)

    def _on_link_host_chosen(self, host: str) -> None:
        self._keeper.set_provider_setting(self._service.id, LINK_HOST, host)

    def _on_faces_clicked(self) -> None:
        self.saved_faces_requested.emit(self._service.id)

    def _on_forget_clicked(self) -> None:
        dialog = ForgetDialog(
            self._service.name,
            has_faces=self._has_faces,
            has_link_hosts=self._service.needs_links,
            parent=self.window(),
        )
        dialog.forget_chosen.connect(self._on_forget_dialog_chosen)
        dialog.open()

    def _on_forget_dialog_chosen(self, with_faces: bool) -> None:  # noqa: FBT001  # Qt's signal
        self.desk.forget(with_faces=with_faces, also=self._own_link_hosts())

    def _own_link_hosts(self) -> tuple[str, ...]:
        """The link hosts that nobody else puts photos on."""
        if self.link_hosts is None:
            return ()
        settings = self._keeper.current.provider_settings
        taken = {texts.get(LINK_HOST) for key, texts in settings.items() if key != self._service.id}
        return tuple(each for each in self.link_hosts.details if each not in taken)

    def _on_desk_busy_changed(self, busy: Busy) -> None:
        self.key.show_busy(busy)
        self.forget_button.setEnabled(busy is Busy.NOTHING)

    def _on_desk_source_changed(self, source: KeySource) -> None:
        is_new = self._source is not None and source is not self._source
        self._source = source
        self.key.show_source(source)
        self.forget_button.setVisible(source in (KeySource.SESSION, KeySource.KEYRING))
        self.faces_button.setVisible(self._has_faces and source is not KeySource.NONE)
        if is_new:
            self.key_changed.emit(self._service.id)

    def _on_desk_status_changed(self, status: AccountStatus) -> None:
        self._show_status(status)
        self.status_known.emit(self._service.id, status)

    def _show_status(self, status: AccountStatus) -> None:
        account = self._service.account
        if account is not None:
            self._status = status
            self._error = None
            self.message.clear()
            self.key.show_outcome(works_text(status, account))

    def _on_desk_provider_ready(self, provider: Provider) -> None:
        self._has_faces = isinstance(provider, SavedFaces)
        account = self._service.account
        if isinstance(provider, ManagesChannels) and account is not None and self.channels is None:
            section = ChannelSection(provider.channel_form, account, self)
            section.add_requested.connect(self.desk.add_channel)
            section.remove_requested.connect(self.desk.remove_channel)
            section.usual_chosen.connect(self._on_usual_channel_chosen)
            self.desk.channel_added.connect(section.close_form)
            self._layout.insertWidget(self._place_of_channels, section)
            section.show()
            self.channels = section

    def _on_desk_channels_changed(self, channels: tuple[Channel, ...]) -> None:
        if self.channels is not None:
            usual = self._keeper.provider_setting(self._service.id, CHANNEL)
            self.channels.show_channels(channels, usual)

    def _on_usual_channel_chosen(self, channel: str) -> None:
        self._keeper.set_provider_setting(self._service.id, CHANNEL, channel)

    def _on_desk_forgotten(self) -> None:
        for each in (self._service.id, *self._own_link_hosts()):
            self._keeper.forget_provider(each)
        self._status = self._error = None
        self.key.show_outcome("")
        self.show_current()
        if self.channels is not None:
            self.channels.show_channels((), "")
        if self.link_hosts is not None:
            self.link_hosts.clear()
