# SPDX-License-Identifier: GPL-3.0-or-later
"""What is particular about the picture to be saved: it is transparent, or knows its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.icon_label import IconLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class SaveFacts(QWidget):
    """Two lines of Save as, each there only where there is something to say."""

    def __init__(self, *, keep_location: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.white = IconLabel(self, ink=icons.Ink.WARNING)
        self.keep_location = QCheckBox(self)
        self.keep_location.setChecked(keep_location)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.white)
        layout.addWidget(self.keep_location)
        self.show_facts(becomes_white=False, has_location=False)
        self._retranslate()

    def show_facts(self, *, becomes_white: bool, has_location: bool) -> None:
        """Show what is so: transparency gets lost in this format, the photo knows its place."""
        self.white.setVisible(becomes_white)
        self.keep_location.setVisible(has_location)
        self.setVisible(becomes_white or has_location)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentence as many lines as it needs at this width."""
        super().resizeEvent(event)
        self._give_height()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._give_height()
        super().changeEvent(event)

    def _give_height(self) -> None:
        # A dialog does not grow by itself for a text that takes another line.
        self.white.setMinimumHeight(self.white.heightForWidth(max(1, self.width())))

    def _retranslate(self) -> None:
        text = self.tr("JPEG has no transparency; what is transparent becomes white.")
        self.white.show_text(text, "info", icons.Ink.WARNING)
        self.keep_location.setText(self.tr("Keep the &location (GPS) of the original"))
