# SPDX-License-Identifier: GPL-3.0-or-later
"""The last step of setting up an account: the key, a free check, and the way to the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.errors import ErrorCode, UserFacingError
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.account_desk import AccountDesk
from faceswap_desktop.gui.account_text import works_text
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.key_section import KeySection
from faceswap_desktop.gui.message_bar import MessageBar, MessageKind
from faceswap_desktop.providers.saved_faces import ManagesChannels

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.providers.base import AccountStatus, Provider
    from faceswap_desktop.providers.description import ProviderDescription
    from faceswap_desktop.providers.saved_faces import Channel
    from faceswap_desktop.settings.credentials import KeySource

_NO_CHANNEL = frozenset({ErrorCode.CHANNEL_UNKNOWN, ErrorCode.CHANNEL_BROKEN})


class GuideKeyPage(QWidget):
    """Signals: `status_known(AccountStatus)`, `key_changed()`, `channel_requested()`."""

    status_known = Signal(object)
    key_changed = Signal()
    channel_requested = Signal()

    def __init__(
        self, service: ProviderDescription, bridge: Bridge, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._source: KeySource | None = None
        self._has_channels = False
        self.key = KeySection(service, self, has_links=False)
        self.message = MessageBar(self)
        self.channel_button = QPushButton(self)
        self.channel_button.setAutoDefault(False)
        self.channel_button.hide()
        theme.set_kind(self.channel_button, theme.Kind.OUTLINED)
        self.desk = AccountDesk(bridge, service.id, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().gap)
        layout.addWidget(self.key)
        layout.addWidget(self.message)
        layout.addWidget(self.channel_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._name_all()
        self._connect()

    def load(self) -> None:
        """Find out whether there is a key already."""
        self.desk.load()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _connect(self) -> None:
        self.key.check_requested.connect(self._on_key_check_requested)
        self.channel_button.clicked.connect(lambda: self.channel_requested.emit())  # noqa: PLW0108
        self.desk.provider_ready.connect(self._on_desk_provider_ready)
        self.desk.source_changed.connect(self._on_desk_source_changed)
        self.desk.busy_changed.connect(self.key.show_busy)
        self.desk.status_changed.connect(self._on_desk_status_changed)
        self.desk.channels_changed.connect(self._on_desk_channels_changed)
        self.desk.failed.connect(self._on_desk_failed)

    def _name_all(self) -> None:
        self.channel_button.setText(self.tr("Enter the channel…"))

    def _on_key_check_requested(self, typed: str) -> None:
        self.message.clear()
        self.desk.check(typed)

    def _on_desk_provider_ready(self, provider: Provider) -> None:
        self._has_channels = isinstance(provider, ManagesChannels)

    def _on_desk_source_changed(self, source: KeySource) -> None:
        is_new = self._source is not None and source is not self._source
        self._source = source
        self.key.show_source(source)
        if is_new:
            self.key_changed.emit()

    def _on_desk_status_changed(self, status: AccountStatus) -> None:
        account = self._service.account
        if account is not None:
            self.message.clear()
            self.key.show_outcome(works_text(status, account))
        self.status_known.emit(status)

    def _on_desk_channels_changed(self, channels: tuple[Channel, ...]) -> None:
        self.channel_button.setVisible(not channels)

    def _on_desk_failed(self, error: UserFacingError) -> None:
        text = describe(error)
        self.message.show_message(MessageKind.WARNING, text.sentence, details=text.details)
        self.channel_button.setVisible(self._has_channels and error.code in _NO_CHANNEL)
