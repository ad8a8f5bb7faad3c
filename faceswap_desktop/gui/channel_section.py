# SPDX-License-Identifier: GPL-3.0-or-later
"""The channels of an account, for services that work through channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.account_text import balance_text
from faceswap_desktop.gui.channel_form_view import ChannelFormView
from faceswap_desktop.gui.channel_row import ChannelRow
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.fold_button import FoldButton
from faceswap_desktop.gui.setting_row import SettingRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faceswap_desktop.providers.description import AccountDescription
    from faceswap_desktop.providers.saved_faces import Channel, ChannelForm


class ChannelSection(QWidget):
    """`add_requested` carries a NewChannel, `remove_requested` an id that was agreed to.

    `usual_chosen` carries the id of the channel to work in, "" for any.
    """

    add_requested = Signal(object)
    remove_requested = Signal(str)
    usual_chosen = Signal(str)

    def __init__(
        self, form: ChannelForm, account: AccountDescription, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._account = account
        self.title = QLabel(self)
        theme.set_role(self.title, theme.Role.HEADING)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        theme.set_role(self.nothing, theme.Role.SECOND)
        self.rows: list[ChannelRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.usual = QComboBox(self)
        self.usual.activated.connect(self._on_usual_activated)
        self._usual_row = SettingRow(self.usual, self)
        self.fold = FoldButton(self)
        self.form = ChannelFormView(form, self)
        self.form.hide()
        self.form.add_requested.connect(self.add_requested)
        self.fold.toggled.connect(self.form.setVisible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.title)
        layout.addWidget(self.nothing)
        layout.addLayout(self._list)
        layout.addWidget(self._usual_row)
        layout.addWidget(self.fold)
        layout.addWidget(self.form)
        self._name_all()
        self.show_channels((), "")

    def show_channels(self, channels: Sequence[Channel], usual: str) -> None:
        """Show these; `usual` is the id of the one that is used."""
        self._shown = (tuple(channels), usual)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for channel in channels:
            row = ChannelRow(channel.id, balance_text(channel, self._account), self)
            row.remove_requested.connect(self._on_remove_requested)
            self._list.addWidget(row)
            row.show()
            self.rows.append(row)
        self.nothing.setVisible(not channels)
        ids = [each.id for each in channels]
        if usual and usual not in ids:
            ids.append(usual)
        self.usual.clear()
        self.usual.addItem(self.tr("Any with credits left"), "")
        for each in ids:
            self.usual.addItem(each, each)
        self.usual.setCurrentIndex(max(0, self.usual.findData(usual)))
        self._usual_row.setVisible(len(ids) > 1)

    def open_form(self) -> None:
        """Let a channel be added."""
        self.fold.setChecked(True)
        self.form.agreed.setFocus()

    def close_form(self) -> None:
        """The channel was added: forget what was typed."""
        self.form.clear()
        self.fold.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()
            channels, usual = self._shown
            self.show_channels(channels, str(self.usual.currentData() or usual))

    def _name_all(self) -> None:
        self.title.setText(self.tr("Channels"))
        self.nothing.setText(self.tr("Check the access key to see the channels of your account."))
        self.fold.setText(self.tr("Add a channel"))
        self._usual_row.set_texts(self.tr("Channel to work in"), "")

    def _on_usual_activated(self) -> None:
        self.usual_chosen.emit(str(self.usual.currentData()))

    def _on_remove_requested(self, channel_id: str) -> None:
        ask(
            self.window(),
            self.tr("Remove this channel from the account?"),
            self.tr("Jobs can no longer be done in it. The channel itself stays where it is."),
            self.tr("Remove"),
            self.tr("Keep it"),
            lambda: self.remove_requested.emit(channel_id),
        )
