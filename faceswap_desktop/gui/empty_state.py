# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window explains by itself while there is nothing to show yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.core.operation import Operation
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.step_card import StepCard

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_CARDS_WIDTH = 612
_STACK_BELOW = 460


class EmptyState(QWidget):
    """A title and three short steps on the preview's ground; one text for each operation."""

    samples_requested = Signal()
    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operation = Operation.SWAP
        self.title = QLabel(self)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setWordWrap(True)
        theme.set_role(self.title, theme.Role.TITLE)
        self.cards = tuple(StepCard(number, self) for number in (1, 2, 3))
        self.question = QLabel(self)
        theme.set_role(self.question, theme.Role.SECOND)
        self.samples_button = QPushButton(self)
        theme.set_kind(self.samples_button, theme.Kind.LINK)
        self.samples_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.samples_button.clicked.connect(self._on_samples_clicked)
        self.promise = QLabel(self)
        theme.set_role(self.promise, theme.Role.SECOND)
        self.settings_button = QPushButton(self)
        theme.set_kind(self.settings_button, theme.Kind.LINK)
        self.settings_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.settings_button.clicked.connect(self._on_settings_clicked)
        self._lay_out()
        self.set_samples_available(is_available=False)
        self._name_all()

    def set_operation(self, operation: Operation) -> None:
        """Explain another operation."""
        self._operation = operation
        self._name_all()

    def set_samples_available(self, is_available: bool) -> None:  # noqa: FBT001  # one setter
        """Offer sample photos, or do not."""
        self.question.setVisible(is_available)
        self.samples_button.setVisible(is_available)

    def minimumSizeHint(self) -> QSize:
        """It gives way before the photos do."""
        return QSize(240, 200)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the cards where there is no room beside each other."""
        super().resizeEvent(event)
        is_narrow = self.width() < _STACK_BELOW
        direction = (
            QBoxLayout.Direction.TopToBottom if is_narrow else (QBoxLayout.Direction.LeftToRight)
        )
        if self._cards_row.direction() is not direction:
            self._cards_row.setDirection(direction)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the neutral ground."""
        del event
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.ground)
        painter.drawRoundedRect(QRectF(self.rect()), tokens.radius, tokens.radius)

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        self._cards_row = QHBoxLayout()
        self._cards_row.setSpacing(20)
        for card in self.cards:
            self._cards_row.addWidget(card)
        cards = QHBoxLayout()
        cards.addStretch(1)
        cards.addLayout(self._cards_row, 1000)
        cards.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addLayout(_line(self.question, self.samples_button))
        lines.addLayout(_line(self.promise, self.settings_button))
        holder = QWidget(self)
        holder.setMaximumWidth(_CARDS_WIDTH)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.gap + tokens.inner_gap)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addLayout(cards)
        column.addLayout(lines)
        column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(tokens.gap, tokens.gap, tokens.gap, tokens.gap)
        layout.addStretch(1)
        layout.addWidget(holder, 1000)
        layout.addStretch(1)

    def _name_all(self) -> None:
        title, *steps = self._texts()
        self.title.setText(title)
        for card, step in zip(self.cards, steps, strict=True):
            card.text.setText(step)
        self.question.setText(self.tr("No photo at hand?"))
        self.samples_button.setText(self.tr("Try with samples"))
        self.promise.setText(self.tr("Everything can be changed later."))
        self.settings_button.setText(self.tr("Open Settings"))

    def _texts(self) -> tuple[str, str, str, str]:
        match self._operation:
            case Operation.SWAP:
                return (
                    self.tr("Put a face into a photo"),
                    self.tr("Drop the photo to change"),
                    self.tr("Drop a photo of the face"),
                    self.tr("Press Swap face, compare, save"),
                )
            case Operation.BACKGROUND:
                return (
                    self.tr("Change what is behind"),
                    self.tr("Drop the photo to change"),
                    self.tr("Choose the new background"),
                    self.tr("Press Change background, compare, save"),
                )
            case Operation.PORTRAIT:
                return (
                    self.tr("Make a portrait"),
                    self.tr("Drop a photo of the face"),
                    self.tr("Say what it should look like"),
                    self.tr("Press Make a portrait, compare, save"),
                )

    def _on_settings_clicked(self) -> None:
        self.settings_requested.emit()

    def _on_samples_clicked(self) -> None:
        self.samples_requested.emit()


def _line(text: QLabel, link: QPushButton) -> QHBoxLayout:
    """A short text and its link, in the middle."""
    line = QHBoxLayout()
    line.setSpacing(0)
    line.addStretch(1)
    line.addWidget(text)
    line.addWidget(link)
    line.addStretch(1)
    return line
