# SPDX-License-Identifier: GPL-3.0-or-later
"""A slider whose filled part begins at the leading side in both directions of reading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSlider, QWidget


class Slider(QSlider):
    """Horizontal. The style sheet fills the left part by itself, also from right to left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._mirror()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of reading."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._mirror()

    def _mirror(self) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        wanted = "true" if is_mirrored else "false"
        before = self.property("mirrored")
        if before != wanted:
            self.setProperty("mirrored", wanted)
            if before is not None or is_mirrored:
                self.style().unpolish(self)
                self.style().polish(self)
