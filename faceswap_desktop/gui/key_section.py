# SPDX-License-Identifier: GPL-3.0-or-later
"""The access key of a service: get one, paste it, try it, and see where it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.account_desk import Busy
from faceswap_desktop.gui.account_text import source_text
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.icon_label import IconLabel
from faceswap_desktop.gui.key_field import KeyField
from faceswap_desktop.gui.page_link import PageLink
from faceswap_desktop.settings.credentials import KeySource

if TYPE_CHECKING:
    from faceswap_desktop.providers.description import ProviderDescription


class KeySection(QWidget):
    """`check_requested` carries what was typed, "" for the key that is kept.

    `guide_requested()` asks to be led there step by step. Without `has_links` there is only the
    key.
    """

    check_requested = Signal(str)
    guide_requested = Signal()

    def __init__(
        self,
        service: ProviderDescription,
        parent: QWidget | None = None,
        *,
        has_links: bool = True,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._source = KeySource.NONE
        self._busy = Busy.NOTHING
        account = service.account
        self.get_link = PageLink(account.key_page if account and has_links else "", self)
        self.help_link = PageLink(account.help_page if account and has_links else "", self)
        self.guide_button = QPushButton(self)
        self.guide_button.setAutoDefault(False)
        theme.set_kind(self.guide_button, theme.Kind.OUTLINED)
        self.guide_button.setVisible(bool(has_links and account and account.steps))
        self.label = QLabel(self)
        self.key = KeyField(self)
        self.key.set_example(account.key_example if account else "")
        self.label.setBuddy(self.key)
        self.check_button = QPushButton(self)
        self.check_button.setAutoDefault(False)
        theme.set_kind(self.check_button, theme.Kind.OUTLINED)
        self.state = IconLabel(self, ink=icons.Ink.SECOND)
        self.promise = QLabel(self)
        self.promise.setWordWrap(True)
        theme.set_role(self.promise, theme.Role.SMALL)
        self.outcome = IconLabel(self)
        self._lay_out()
        self._name_all()
        self._update()
        self.key.changed.connect(self._on_key_changed)
        self.key.entered.connect(self._on_check_clicked)
        self.check_button.clicked.connect(self._on_check_clicked)
        self.guide_button.clicked.connect(lambda: self.guide_requested.emit())  # noqa: PLW0108

    def show_source(self, source: KeySource) -> None:
        """Say where the key is kept; one that is kept need not stand in the field any more."""
        self._source = source
        if source is not KeySource.NONE:
            self.key.clear()
        self._update()

    def show_busy(self, busy: Busy) -> None:
        """Say what is being waited for."""
        self._busy = busy
        self._update()

    def show_outcome(self, text: str) -> None:
        """Say that the key works, and what is left; "" says nothing."""
        self.outcome.show_text(text, "check" if text else "", icons.Ink.DONE)
        self.outcome.setVisible(bool(text))
        announce(self, text)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()
            self._update()

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        links = QHBoxLayout()
        links.setSpacing(tokens.gap)
        links.addWidget(self.guide_button)
        links.addWidget(self.get_link)
        links.addWidget(self.help_link)
        links.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(tokens.inner_gap)
        line.addWidget(self.key, 1)
        line.addWidget(self.check_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.inner_gap)
        layout.addLayout(links)
        layout.addWidget(self.label)
        layout.addLayout(line)
        layout.addWidget(self.promise)
        layout.addWidget(self.state)
        layout.addWidget(self.outcome)
        self.outcome.hide()

    def _name_all(self) -> None:
        self.guide_button.setText(self.tr("Set up…"))
        self.guide_button.setToolTip(self.tr("Leads you to an access key step by step"))
        self.get_link.setText(self.tr("Get an access key"))
        self.help_link.setText(self.tr("How to set it up"))
        self.label.setText(self.tr("Access key"))
        self.key.set_name(self.tr("Access key"))
        self.check_button.setText(self.tr("Check"))
        self.check_button.setToolTip(
            self.tr("Tries the key and shows what is left. Costs nothing.")
        )
        self.promise.setText(
            self.tr(
                "Check costs nothing. A key that works is kept in the keyring of this computer, "
                "or until you quit where there is none; it goes to this service only."
            )
        )

    def _update(self) -> None:
        is_free = self._busy is Busy.NOTHING
        is_given = self._source is KeySource.ENVIRONMENT
        self.key.setEnabled(not is_given)
        has_key = bool(self.key.text()) or self._source is not KeySource.NONE
        self.check_button.setEnabled(is_free and has_key)
        match self._busy:
            case Busy.SERVICE:
                text = self.tr("Asking {service}…").replace("{service}", self._service.name)
                self.state.show_text(text, "wait")
            case Busy.KEYRING:
                self.state.show_text(self.tr("Asking the keyring of this computer…"), "wait")
            case Busy.NOTHING:
                icon = "key" if self._source is KeySource.NONE else "lock"
                self.state.show_text(source_text(self._source, self._service.id), icon)

    def _on_key_changed(self) -> None:
        if self.key.text():
            self.show_outcome("")
        self._update()

    def _on_check_clicked(self) -> None:
        if self.check_button.isEnabled():
            self.show_outcome("")
            self.check_requested.emit(self.key.text())
