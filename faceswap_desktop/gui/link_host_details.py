# SPDX-License-Identifier: GPL-3.0-or-later
"""What a link host needs to be told: its settings, and its secret where it has one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.account_desk import AccountDesk, Busy
from faceswap_desktop.gui.account_text import source_text
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.details_fold import DetailsFold
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.icon_label import IconLabel
from faceswap_desktop.gui.key_field import KeyField
from faceswap_desktop.gui.option_fields import words
from faceswap_desktop.gui.page_link import PageLink
from faceswap_desktop.settings.credentials import KeySource

if TYPE_CHECKING:
    from faceswap_desktop.errors import UserFacingError
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.gui.settings_keeper import SettingsKeeper
    from faceswap_desktop.providers.description import Option
    from faceswap_desktop.providers.link_hosts.base import LinkHostDescription


class LinkHostDetails(QWidget):
    """Settings are kept as soon as they are typed; the secret goes into the keyring."""

    def __init__(
        self,
        host: LinkHostDescription,
        bridge: Bridge,
        keeper: SettingsKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._keeper = keeper
        self.has_fields = bool(host.options) or host.needs_key
        self.edits: dict[str, QLineEdit] = {}
        self._labels: dict[str, QLabel] = {}
        self._source: KeySource | None = None
        self.key = KeyField(self)
        self.keep_button = QPushButton(self)
        self.keep_button.setAutoDefault(False)
        self.forget_button = QPushButton(self)
        self.forget_button.setAutoDefault(False)
        self.forget_button.hide()
        self.state = IconLabel(self, role=theme.Role.SMALL, ink=icons.Ink.SECOND)
        self.details = DetailsFold(self)
        self.key_link = PageLink(host.key_page, self)
        self.desk = AccountDesk(bridge, host.id, self)
        self._lay_out()
        self._name_all()
        self._update()
        self.key.changed.connect(self._update)
        self.key.entered.connect(self._on_keep_clicked)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.forget_button.clicked.connect(self._on_forget_clicked)
        self.desk.source_changed.connect(self._on_desk_source_changed)
        self.desk.busy_changed.connect(self._on_desk_busy_changed)
        self.desk.failed.connect(self._on_desk_failed)

    def load(self) -> None:
        """Find out whether the secret is there."""
        if self._host.needs_key:
            self.desk.load_source()

    def clear(self) -> None:
        """What was set is gone; look where the secret is now, if that was looked for before."""
        self.key.clear()
        for option in self._host.options:
            self.edits[option.key].setText("")
        if self._source is not None:
            self.load()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        for option in self._host.options:
            label = QLabel(self)
            edit = self._edit(option)
            self._labels[option.key] = label
            label.setBuddy(edit)
            layout.addWidget(label)
            layout.addWidget(edit)
        secret = QWidget(self)
        column = QVBoxLayout(secret)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens().inner_gap)
        self._key_label = QLabel(secret)
        self._key_label.setBuddy(self.key)
        line = QHBoxLayout()
        line.setSpacing(theme.tokens().inner_gap)
        line.addWidget(self.key, 1)
        line.addWidget(self.keep_button)
        line.addWidget(self.forget_button)
        column.addWidget(self._key_label)
        column.addLayout(line)
        column.addWidget(self.state)
        column.addWidget(self.details)
        column.addWidget(self.key_link)
        secret.setVisible(self._host.needs_key)
        layout.addWidget(secret)

    def _edit(self, option: Option) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setMaxLength(option.max_length)
        edit.setText(self._keeper.provider_setting(self._host.id, option.key))
        edit.editingFinished.connect(partial(self._on_editing_finished, option.key))
        self.edits[option.key] = edit
        return edit

    def _name_all(self) -> None:
        self.keep_button.setText(self.tr("Keep"))
        self.forget_button.setText(self.tr("Forget…"))
        self.forget_button.setAccessibleDescription(words(self._host.key_label))
        self.key_link.setText(self.tr("Get a key"))
        self._key_label.setText(words(self._host.key_label))
        self.key.set_name(words(self._host.key_label))
        for option in self._host.options:
            edit, help_text = self.edits[option.key], words(option.help)
            self._labels[option.key].setText(words(option.label))
            edit.setAccessibleName(words(option.label))
            edit.setAccessibleDescription(help_text)
            edit.setPlaceholderText(help_text)
            edit.setToolTip(help_text)
        if self._source is not None:
            self.state.show_text(source_text(self._source, self._host.id))

    def _update(self) -> None:
        self.keep_button.setEnabled(bool(self.key.text()))

    def _on_editing_finished(self, key: str) -> None:
        text = self.edits[key].text().strip()
        if text != self._keeper.provider_setting(self._host.id, key):
            self._keeper.set_provider_setting(self._host.id, key, text)

    def _on_keep_clicked(self) -> None:
        if self.key.text():
            self.desk.store(self.key.text())

    def _on_forget_clicked(self) -> None:
        question = self.tr("Forget the key of {host}?").replace("{host}", words(self._host.name))
        ask(
            self.window(),
            question,
            self.tr("It is removed from this computer. The account itself goes on there."),
            self.tr("Forget"),
            self.tr("Keep it"),
            self.desk.forget_secret,
        )

    def _on_desk_source_changed(self, source: KeySource) -> None:
        self._source = source
        self.state.show_text(source_text(source, self._host.id))
        self.details.show_details("")
        self.forget_button.setVisible(source in (KeySource.SESSION, KeySource.KEYRING))
        self.key.setEnabled(source is not KeySource.ENVIRONMENT)
        if source is not KeySource.NONE:
            self.key.clear()

    def _on_desk_busy_changed(self, busy: Busy) -> None:
        self.forget_button.setEnabled(busy is Busy.NOTHING)
        self.keep_button.setEnabled(busy is Busy.NOTHING and bool(self.key.text()))

    def _on_desk_failed(self, error: UserFacingError) -> None:
        self.state.show_text(describe(error).sentence, "error", icons.Ink.ERROR)
        self.details.show_details(error.details)
