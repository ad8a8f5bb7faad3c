# SPDX-License-Identifier: GPL-3.0-or-later
"""A button like a link that opens one https page in the browser."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.links import open_page


class PageLink(QPushButton):
    """Hidden while it has no address. Its tool tip says where it leads."""

    def __init__(self, address: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = ""
        theme.set_kind(self, theme.Kind.LINK)
        self.setAutoDefault(False)
        self.setIcon(icons.icon("link", icons.Ink.ACCENT))
        self.setIconSize(QSize(14, 14))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.set_address(address)

    def set_address(self, address: str) -> None:
        """Lead somewhere else; "" leads nowhere."""
        self._address = address
        self.setVisible(bool(address))
        self._name()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name()

    def _name(self) -> None:
        address = self._address
        tip = QCoreApplication.translate("PageLink", "Opens {address} in your browser")
        # A tool tip takes markup for what it is, unless there is none: addresses hold no "<".
        self.setToolTip(tip.replace("{address}", address) if "<" not in address else "")

    def _on_clicked(self) -> None:
        open_page(self._address)
