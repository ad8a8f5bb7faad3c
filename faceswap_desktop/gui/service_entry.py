# SPDX-License-Identifier: GPL-3.0-or-later
"""One service in the list of services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.service_facts import service_facts, service_icon
from faceswap_desktop.gui.task_texts import service_name

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from faceswap_desktop.providers.base import ProviderDescription

translate = QCoreApplication.translate

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading)
_TEXT_WIDTH = 300
_PADDING = 10
_ICON = 20
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select})


class ServiceEntry(QRadioButton):
    """A radio button drawn as a card: icon, name, one line, and the facts."""

    picked = Signal()
    moved = Signal(int)
    """The keyboard wants to go so many entries on."""

    def __init__(self, service: ProviderDescription, parent: QWidget, wait: str = "") -> None:
        super().__init__(service_name(service), parent)
        self.service_id = service.id
        self._icon = service_icon(service)
        self._name = service_name(service)
        summary = translate("providers", service.summary) if service.summary else ""
        self._lines = tuple(line for line in (summary, service_facts(service, wait)) if line)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(" ".join(self._lines))
        self.toggled.connect(self._on_toggled)
        self.setProperty("ownFocusRing", "yes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """High enough for its wrapped lines."""
        height = 2 * _PADDING + QFontMetrics(theme.font(theme.Role.HEADING)).height()
        height += sum(self._line_height(line) + 2 for line in self._lines)
        return QSize(_TEXT_WIDTH + 3 * _PADDING + 2 * _ICON + _PADDING, height)

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut off."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(position)

    def show_chosen(self, *, is_chosen: bool) -> None:
        """Tick it, or not, without picking it."""
        self.blockSignals(True)
        self.setChecked(is_chosen)
        self.blockSignals(False)

    def nextCheckState(self) -> None:
        """A click picks it, whether it holds already or not."""
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move on without picking; Return and Space pick this one."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key in _KEYS:
            self.picked.emit()
        else:
            super().keyPressEvent(event)

    def _on_toggled(self, is_on: bool) -> None:  # noqa: FBT001  # Qt's signal
        """Switched on by assistive technology, which does not click."""
        if is_on:
            self.picked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(tokens.accent_text, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        is_touched = self.underMouse() or self.hasFocus()
        painter.setBrush(tokens.accent_tint if is_touched else tokens.card)
        painter.drawRoundedRect(card, tokens.control_radius, tokens.control_radius)
        self._draw_icons(painter)
        self._draw_lines(painter)

    def _draw_icons(self, painter: QPainter) -> None:
        place = QRect(_PADDING, _PADDING, _ICON, _ICON)
        icons.paint_icon(painter, self._icon, self._mirrored(place), icons.Ink.SECOND)
        if self.isChecked():
            place.moveLeft(self.width() - _PADDING - _ICON)
            icons.paint_icon(painter, "check", self._mirrored(place), icons.Ink.ACCENT)

    def _draw_lines(self, painter: QPainter) -> None:
        tokens = theme.tokens()
        left = 2 * _PADDING + _ICON
        width = self.width() - left - 2 * _PADDING - _ICON
        top = _PADDING
        bold = theme.font(theme.Role.HEADING)
        painter.setFont(bold)
        painter.setPen(tokens.text)
        height = QFontMetrics(bold).height()
        painter.drawText(self._mirrored(QRect(left, top, width, height)), self._flags(), self._name)
        top += height + 2
        painter.setFont(theme.font(theme.Role.SMALL))
        painter.setPen(tokens.second_text)
        for line in self._lines:
            height = self._line_height(line)
            painter.drawText(self._mirrored(QRect(left, top, width, height)), self._flags(), line)
            top += height + 2

    def _flags(self) -> int:
        visual = self.style().visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        return int(visual) | int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextDontClip)

    def _line_height(self, line: str) -> int:
        metrics = QFontMetrics(theme.font(theme.Role.SMALL))
        return metrics.boundingRect(QRect(0, 0, _TEXT_WIDTH, 10_000), _WRAP, line).height()

    def _mirrored(self, place: QRect) -> QRect:
        return self.style().visualRect(self.layoutDirection(), self.rect(), place)
