# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: one page, few switches, each explained; every change takes effect at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.errors import UserFacingError
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.account_card import AccountCard
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.message_bar import MessageBar, MessageKind
from faceswap_desktop.gui.settings_advanced import AdvancedSettings
from faceswap_desktop.gui.settings_keeper import SettingsKeeper
from faceswap_desktop.gui.settings_kept import KeptSettings
from faceswap_desktop.gui.settings_looks import LooksSettings
from faceswap_desktop.gui.settings_privacy import PrivacySettings
from faceswap_desktop.gui.settings_results import ResultsSettings
from faceswap_desktop.gui.tab_order import OrderedDialog

if TYPE_CHECKING:
    from faceswap_desktop.core.paths import Folders
    from faceswap_desktop.gui.account_page import AccountPage
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.providers.description import ProviderDescription
    from faceswap_desktop.settings.preferences import PreferencesStore

LANGUAGES = (("en", "English"), ("zh_CN", "简体中文"))
_SIZE = QSize(620, 720)


class SettingsDialog(OrderedDialog):
    """Open it with `show()`; it lies beside the window's work and blocks nothing.

    Signals: `changed()` after every change, `language_chosen(str)` ("" is the system's),
    `history_clear_requested()` after asking, `status_known(str, AccountStatus)`,
    `key_changed(str)`, `saved_faces_requested(str)` and `guide_requested(str)` with a service's
    id.
    """

    changed = Signal()
    language_chosen = Signal(str)
    history_clear_requested = Signal()
    kept_deleted = Signal(object)
    status_known = Signal(str, object)
    key_changed = Signal(str)
    saved_faces_requested = Signal(str)
    guide_requested = Signal(str)

    def __init__(
        self,
        preferences: PreferencesStore,
        bridge: Bridge,
        services: Sequence[ProviderDescription],
        own: Folders,
        parent: QWidget | None = None,
        *,
        languages: Sequence[tuple[str, str]] = LANGUAGES,
    ) -> None:
        super().__init__(parent)
        self.keeper = SettingsKeeper(preferences, self)
        self.looks = LooksSettings(self.keeper, languages)
        self.results = ResultsSettings(self.keeper)
        self.privacy = PrivacySettings(self.keeper)
        self.accounts_title = QLabel()
        theme.set_role(self.accounts_title, theme.Role.HEADING)
        self.accounts = {
            each.id: AccountCard(each, bridge, self.keeper) for each in services if each.needs_key
        }
        self.kept = KeptSettings(bridge, own, self)
        self.advanced = AdvancedSettings(self.keeper, services, own.data)
        self.message = MessageBar(self)
        self.close_button = QPushButton(self)
        self.close_button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._name_all()
        # Qt would not use more than two thirds of the screen by itself.
        self.resize(self.sizeHint())

    def show_account(self, provider: str, *, with_channel: bool = False) -> None:
        """Open the page of a service, where a key is entered; LookupError for an unknown one.

        `with_channel` opens what is needed to add a channel.
        """
        page = self.accounts[provider].open_page()
        self.show()
        self.raise_()
        self.activateWindow()
        # What was just made has no place yet.
        QTimer.singleShot(0, self, lambda: self._show_page(page, with_channel=with_channel))

    def sizeHint(self) -> QSize:
        """As much as the screen has room for, and no more than is pleasant."""
        room = self.screen().availableGeometry().size()
        return _SIZE.boundedTo(QSize(room.width() - 16, room.height() - 48))

    def minimumSizeHint(self) -> QSize:
        """Everything scrolls."""
        return QSize(340, 320)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(24)
        for section in (self.looks, self.results, self.privacy):
            column.addWidget(section)
        accounts = QVBoxLayout()
        accounts.setSpacing(tokens.inner_gap)
        accounts.addWidget(self.accounts_title)
        self.accounts_title.setVisible(bool(self.accounts))
        for card in self.accounts.values():
            accounts.addWidget(card)
        column.addLayout(accounts)
        column.addWidget(self.kept)
        column.addWidget(self.advanced)
        column.addStretch(1)
        self.scroll_area = QScrollArea(self)
        self.scroll_area.setWidget(page)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 12, 24, tokens.gap)
        foot.setSpacing(12)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        foot.addWidget(self.message)
        foot.addLayout(buttons)
        line = QFrame(self)
        line.setProperty("line", "true")
        line.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.scroll_area, 1)
        layout.addWidget(line)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.keeper.changed.connect(self.changed)
        self.keeper.failed.connect(self._show_error)
        self.looks.language_chosen.connect(self.language_chosen)
        self.privacy.history_clear_requested.connect(self.history_clear_requested)
        self.kept.history_clear_requested.connect(self.history_clear_requested)
        self.kept.deleted.connect(self.kept_deleted)
        self.close_button.clicked.connect(self.close)
        for card in self.accounts.values():
            card.opened.connect(self._on_account_opened)

    def _name_all(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.setAccessibleName(self.tr("Settings"))
        self.accounts_title.setText(self.tr("Accounts"))
        self.close_button.setText(self.tr("Close"))

    def _show_error(self, error: UserFacingError) -> None:
        text = describe(error)
        self.message.show_message(MessageKind.ERROR, text.whole, details=text.details)

    def _show_page(self, page: AccountPage, *, with_channel: bool) -> None:
        if with_channel:
            page.open_channel_form()
        page.key.key.setFocus()
        self.scroll_area.ensureWidgetVisible(page, 0, 24)
        self.scroll_area.ensureWidgetVisible(page.key, 0, 24)

    def _on_account_opened(self, page: AccountPage) -> None:
        page.status_known.connect(self.status_known)
        page.key_changed.connect(self.key_changed)
        page.saved_faces_requested.connect(self.saved_faces_requested)
        page.guide_requested.connect(self.guide_requested)
