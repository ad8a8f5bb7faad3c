# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that is whole where there is room, and scrolls where the window is low."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST_LINES = 5


class ReadingArea(QScrollArea):
    """Shows `inner`, as high as it wants to be; the keyboard can scroll it where it is cut."""

    def __init__(self, inner: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._inner = inner
        self._height = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        for each in (self.viewport(), inner):
            each.setAutoFillBackground(False)
        inner.installEventFilter(self)
        self._fit()

    def sizeHint(self) -> QSize:
        """All of the text."""
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        """A few lines of it."""
        least = self.fontMetrics().lineSpacing() * _LEAST_LINES
        return QSize(0, min(self._height, least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the text when it changes."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inner, width = self._inner, self.viewport().width()
        height = inner.heightForWidth(width) if inner.hasHeightForWidth() else -1
        height = height if height >= 0 else inner.sizeHint().height()
        if height != self._height:
            self._height = height
            self.setMaximumHeight(height)
            self.updateGeometry()
        is_cut = self.height() < height
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_cut else Qt.FocusPolicy.NoFocus)
