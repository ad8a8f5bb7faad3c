# SPDX-License-Identifier: GPL-3.0-or-later
"""One service in Settings, folded away until it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.account_page import AccountPage
from faceswap_desktop.gui.fold_button import FoldButton

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.gui.settings_keeper import SettingsKeeper
    from faceswap_desktop.providers.description import ProviderDescription


class AccountCard(QFrame):
    """The page is made, and the keyring asked, when the card is opened for the first time.

    Signal `opened(AccountPage)` at that moment.
    """

    opened = Signal(object)

    def __init__(
        self,
        service: ProviderDescription,
        bridge: Bridge,
        keeper: SettingsKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._bridge = bridge
        self._keeper = keeper
        self.page: AccountPage | None = None
        self.setProperty("card", "true")
        self.fold = FoldButton(self)
        self.fold.setText(service.name.replace("&", "&&"))
        self.fold.setAccessibleName(service.name)
        self.fold.setFont(theme.font(theme.Role.HEADING))
        tokens = theme.tokens()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(tokens.gap, tokens.inner_gap, tokens.gap, tokens.inner_gap)
        self._layout.setSpacing(tokens.inner_gap)
        self._layout.addWidget(self.fold)
        self.fold.toggled.connect(self._on_fold_toggled)

    def open_page(self) -> AccountPage:
        """Unfold it."""
        self.fold.setChecked(True)
        assert self.page is not None  # noqa: S101  # made by the line above
        return self.page

    def _on_fold_toggled(self, is_open: bool) -> None:  # noqa: FBT001  # Qt's signal
        if self.page is None and is_open:
            self.page = AccountPage(self._service, self._bridge, self._keeper, self)
            self._layout.addWidget(self.page)
            self.page.show()
            self.opened.emit(self.page)
            self.page.load()
        elif self.page is not None:
            self.page.setVisible(is_open)
