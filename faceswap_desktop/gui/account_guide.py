# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting up an account, one step a screen: what to do, the page for it, and last the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.guide_key_page import GuideKeyPage
from faceswap_desktop.gui.option_fields import words
from faceswap_desktop.gui.page_link import PageLink
from faceswap_desktop.gui.plain_dialog import PlainDialog
from faceswap_desktop.gui.task_texts import sentences

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.providers.description import AccountStep, ProviderDescription

_SIZE = QSize(540, 460)


class AccountGuide(PlainDialog):
    """Show it with `show()`: it lies beside the window and the browser, and blocks nothing.

    The steps are the service's own; the screen with the key comes after them. Signals, each
    with the service's id: `status_known(str, AccountStatus)`, `key_changed(str)`,
    `channel_requested(str)`.
    """

    status_known = Signal(str, object)
    key_changed = Signal(str)
    channel_requested = Signal(str)

    def __init__(
        self, service: ProviderDescription, bridge: Bridge, parent: QWidget | None = None
    ) -> None:
        super().__init__(_SIZE, parent)
        self._service = service
        self._steps: tuple[AccountStep, ...] = service.account.steps if service.account else ()
        self.place = 0
        self.count = QLabel(self)
        theme.set_role(self.count, theme.Role.SECOND)
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        theme.set_role(self.title, theme.Role.TITLE)
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.link = PageLink("", self)
        self.key_page = GuideKeyPage(service, bridge, self)
        self.back_button = QPushButton(self)
        self.next_button = QPushButton(self)
        self._lay_out()
        self.back_button.clicked.connect(lambda: self.go_to(self.place - 1))
        self.next_button.clicked.connect(self._on_next_clicked)
        page, provider = self.key_page, service.id
        page.status_known.connect(lambda status: self.status_known.emit(provider, status))
        page.key_changed.connect(lambda: self.key_changed.emit(provider))
        page.channel_requested.connect(lambda: self.channel_requested.emit(provider))
        self.name_all()

    @property
    def is_last(self) -> bool:
        """Whether the key is asked for now."""
        return self.place == len(self._steps)

    def go_to(self, place: int) -> None:
        """Show another step; the last one is that of the key."""
        self.place = max(0, min(place, len(self._steps)))
        if self.is_last:
            self.key_page.load()
        self._show()
        announce(self, sentences(self.count.text(), self.title.text(), self.text.text()))

    def name_all(self) -> None:
        """Put all words in the current language."""
        super().name_all()
        self.set_title(self.tr("Set up {service}").replace("{service}", self._service.name))
        self.back_button.setText(self.tr("Back"))
        self._show()

    def _show(self) -> None:
        steps = len(self._steps) + 1
        text = self.tr("Step {number} of {count}").replace("{number}", str(self.place + 1))
        self.count.setText(text.replace("{count}", str(steps)))
        self.key_page.setVisible(self.is_last)
        if self.is_last:
            self.title.setText(self.tr("Enter the access key"))
            self.text.setText(
                self.tr(
                    "Paste the access key and press Check. That is free and shows what is left."
                )
            )
            self.link.set_address("")
        else:
            step = self._steps[self.place]
            self.title.setText(words(step.title))
            self.text.setText(words(step.text))
            self.link.set_address(step.page)
            self.link.setText(words(step.page_label) if step.page else "")
        self.back_button.setEnabled(self.place > 0)
        self.next_button.setVisible(not self.is_last)
        self.next_button.setText(self.tr("Next"))
        self.next_button.setDefault(not self.is_last)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, tokens.inner_gap, 0)
        column.setSpacing(tokens.gap)
        for widget in (self.count, self.title, self.text):
            column.addWidget(widget)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.key_page)
        column.addStretch(1)
        self.scroll_area = QScrollArea(self)
        self.scroll_area.setWidget(page)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content.addWidget(self.scroll_area, 1)
        theme.set_kind(self.next_button, theme.Kind.PRIMARY)
        for button in (self.back_button, self.next_button):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)

    def _on_next_clicked(self) -> None:
        self.go_to(self.place + 1)
        if self.is_last:
            self.key_page.key.key.setFocus()
