# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings that few need: other addresses of services, and the program's own folder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.address_field import AddressField
from faceswap_desktop.gui.fold_button import FoldButton
from faceswap_desktop.gui.links import open_folder
from faceswap_desktop.gui.settings_card import SettingsCard

if TYPE_CHECKING:
    from pathlib import Path

    from faceswap_desktop.gui.settings_keeper import SettingsKeeper
    from faceswap_desktop.providers.description import ProviderDescription

ADDRESS = "address"


class AdvancedSettings(QWidget):
    """Folded away until it is wanted."""

    def __init__(
        self,
        keeper: SettingsKeeper,
        services: Sequence[ProviderDescription],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._folder = folder
        self.fold = FoldButton(self)
        self.card = SettingsCard(self)
        self.card.heading.hide()
        self.card.hide()
        self.help = QLabel(self)
        self.help.setWordWrap(True)
        theme.set_role(self.help, theme.Role.SMALL)
        self.card.add(self.help)
        self.addresses: dict[str, AddressField] = {}
        for service in services:
            if service.data is not None:
                self._add_address(service, service.data.host)
        self.folder_button = QPushButton(self)
        self.folder_button.setAutoDefault(False)
        holder = QWidget(self)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.folder_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.card.add(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.fold)
        layout.addWidget(self.card)
        self._name_all()
        self.show_current()
        self.fold.toggled.connect(self.card.setVisible)
        self.folder_button.clicked.connect(self._on_folder_clicked)

    def show_current(self) -> None:
        """Show what holds now."""
        for provider, field in self.addresses.items():
            field.set_address(self._keeper.provider_setting(provider, ADDRESS))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _add_address(self, service: ProviderDescription, host: str) -> None:
        field = AddressField(service.id, service.name, host, self)
        field.chosen.connect(partial(self._on_address_chosen, service.id))
        self.addresses[service.id] = field
        self.card.add(field, has_line=False)

    def _name_all(self) -> None:
        self.fold.setText(self.tr("Advanced"))
        self.card.set_title(self.tr("Advanced"))
        self.help.setText(
            self.tr(
                "Your photos and your access key go to the address that stands here. Leave it "
                "empty unless you run the service yourself."
            )
        )
        self.help.setVisible(bool(self.addresses))
        self.folder_button.setText(self.tr("Open the program's folder"))
        self.folder_button.setToolTip(self.tr("Results, history and settings lie there"))

    def _on_address_chosen(self, provider: str, address: str) -> None:
        if address != self._keeper.provider_setting(provider, ADDRESS):
            self._keeper.set_provider_setting(provider, ADDRESS, address)

    def _on_folder_clicked(self) -> None:
        open_folder(self._folder)
