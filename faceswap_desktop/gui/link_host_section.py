# SPDX-License-Identifier: GPL-3.0-or-later
"""Where photos are put on the web, for services that take links only: chosen once, in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.indent import indented
from faceswap_desktop.gui.link_host_details import LinkHostDetails
from faceswap_desktop.gui.option_fields import words
from faceswap_desktop.providers.link_hosts.catalogue import DESCRIPTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.gui.settings_keeper import SettingsKeeper
    from faceswap_desktop.providers.link_hosts.base import LinkHostDescription

_INDENT = 26


class LinkHostSection(QWidget):
    """Radio buttons with what each choice means; nothing is chosen beforehand.

    Signal `chosen(str)`: the id of the link host.
    """

    chosen = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        keeper: SettingsKeeper,
        current: str,
        parent: QWidget | None = None,
        *,
        hosts: Sequence[LinkHostDescription] = DESCRIPTIONS,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._keeper = keeper
        self.title = QLabel(self)
        theme.set_role(self.title, theme.Role.HEADING)
        self.help = QLabel(self)
        self.help.setWordWrap(True)
        theme.set_role(self.help, theme.Role.SMALL)
        self._group = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        self.details: dict[str, LinkHostDetails] = {}
        self._meanings: dict[str, tuple[LinkHostDescription, QLabel]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.tokens().inner_gap)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.help)
        for host in hosts:
            self._add(host, is_chosen=host.id == current)
        self._name_all()

    def clear(self) -> None:
        """Nothing is chosen any more, and nothing set."""
        self._group.setExclusive(False)
        for radio in self.radios.values():
            radio.setChecked(False)
        self._group.setExclusive(True)
        for details in self.details.values():
            details.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _add(self, host: LinkHostDescription, *, is_chosen: bool) -> None:
        radio = QRadioButton(self)
        meaning = QLabel(self)
        meaning.setTextFormat(Qt.TextFormat.PlainText)
        meaning.setWordWrap(True)
        theme.set_role(meaning, theme.Role.SMALL)
        details = LinkHostDetails(host, self._bridge, self._keeper, self)
        details.hide()
        inner = QVBoxLayout()
        inner.setSpacing(theme.tokens().inner_gap)
        inner.addWidget(meaning)
        inner.addWidget(details)
        choice = QVBoxLayout()
        choice.setSpacing(2)
        choice.addWidget(radio)
        choice.addLayout(indented(inner, _INDENT))
        self._layout.addLayout(choice)
        self._group.addButton(radio)
        self.radios[host.id] = radio
        self.details[host.id] = details
        self._meanings[host.id] = (host, meaning)
        radio.toggled.connect(partial(self._on_radio_toggled, host.id))
        # The first signal opens the details; nobody chose the host that was chosen before.
        radio.setChecked(is_chosen)
        radio.toggled.connect(partial(self._on_host_chosen, host.id))

    def _name_all(self) -> None:
        self.title.setText(self.tr("Link host"))
        self.help.setText(
            self.tr(
                "This service takes photos only as links. Choose where yours are put for the "
                "time of a job."
            )
        )
        for key, (host, meaning) in self._meanings.items():
            self.radios[key].setText(words(host.name))
            self.radios[key].setAccessibleDescription(words(host.meaning))
            meaning.setText(words(host.meaning))

    def _on_radio_toggled(self, host: str, is_on: bool) -> None:  # noqa: FBT001  # Qt's signal
        details = self.details[host]
        details.setVisible(is_on and details.has_fields)
        if is_on and details.has_fields:
            details.load()

    def _on_host_chosen(self, host: str, is_on: bool) -> None:  # noqa: FBT001  # Qt's signal
        if is_on:
            self.chosen.emit(host)
