# SPDX-License-Identifier: GPL-3.0-or-later
"""A state or an error that stays in the window until it is solved or put away."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.gui import icons, tab_order, theme
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.fold_button import FoldButton
from faceswap_desktop.gui.icon_label import IconLabel
from faceswap_desktop.gui.palette import mixed

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent

_DETAILS_LINES = 6
_MARGINS = 22
_FAIR_WIDTH = 300
"""What a text gets at least before the buttons go below it."""


@unique
class MessageKind(StrEnum):
    """What a message is; each has an icon of its own shape."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


_ICONS = {
    MessageKind.INFO: ("info", icons.Ink.ACCENT),
    MessageKind.DONE: ("check", icons.Ink.DONE),
    MessageKind.WARNING: ("warning", icons.Ink.WARNING),
    MessageKind.ERROR: ("error", icons.Ink.ERROR),
}


@dataclass(frozen=True, slots=True)
class MessageAction:
    """A button of a message: what `action_chosen` gives, and what stands on it."""

    id: str
    label: str


class MessageBar(QWidget):
    """One sentence, up to two buttons, and the technical text folded away; hidden when empty."""

    action_chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = MessageKind.INFO
        self.text = IconLabel(self)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icons.icon("close", icons.Ink.SECOND))
        theme.set_kind(self.close_button, theme.Kind.QUIET)
        self.close_button.clicked.connect(self._on_close_clicked)
        self.fold = FoldButton(self)
        self.fold.toggled.connect(self._on_fold_toggled)
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.details.setFixedHeight(self.details.fontMetrics().height() * _DETAILS_LINES)
        self.buttons: list[QPushButton] = []
        self._lay_out()
        self._name_all()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.clear()

    def show_message(
        self,
        kind: MessageKind,
        text: str,
        *,
        actions: tuple[MessageAction, ...] = (),
        details: str = "",
        can_dismiss: bool = True,
    ) -> None:
        """Show `text` (plain) and say it politely to those who listen."""
        is_new = text != self.text.text() or self.isHidden()
        self._kind = kind
        icon, ink = _ICONS[kind]
        self.text.show_text(text, icon, icons.Ink.TEXT, icon_ink=ink)
        self._set_actions(actions)
        self.details.setPlainText(details)
        self.fold.setVisible(bool(details))
        self.fold.setChecked(False)
        self.details.hide()
        self.close_button.setVisible(can_dismiss)
        self._place_buttons()
        self.setAccessibleName(text)
        self.show()
        self.update()
        if is_new:
            announce(self, text)

    def clear(self) -> None:
        """Nothing to say."""
        self.text.show_text("")
        self.setAccessibleName("")
        self.hide()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part alone: there is always the second line."""
        parts = [each.sizeHint().width() for each in (*self.buttons, self.text)]
        width = min(max(parts), _FAIR_WIDTH) + _MARGINS
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where there is room for them."""
        super().resizeEvent(event)
        self._place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, tinted by its kind."""
        del event
        tokens = theme.tokens()
        ink: QColor = icons.colour_of(_ICONS[self._kind][1])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(mixed(tokens.line, ink, 0.5), 1))
        painter.setBrush(mixed(tokens.card, ink, 0.06))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, tokens.radius, tokens.radius)

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        self._line = QHBoxLayout()
        self._line.setSpacing(tokens.inner_gap)
        self._line.addWidget(self.text, 1)
        self._line.addWidget(self.fold)
        self._line.addWidget(self.close_button)
        # Where text and buttons do not fit side by side, they stand here.
        self._below = QHBoxLayout()
        self._below.setSpacing(tokens.inner_gap)
        self._below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGINS - 8, 8, 8, 8)
        layout.setSpacing(tokens.inner_gap)
        layout.addLayout(self._line)
        layout.addLayout(self._below)
        layout.addWidget(self.details)

    def _set_actions(self, actions: tuple[MessageAction, ...]) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        for action in actions:
            button = QPushButton(action.label, self)
            button.clicked.connect(partial(self._on_button_clicked, action.id))
            self.buttons.append(button)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Beside the text where it keeps a fair width, else below it."""
        tokens = theme.tokens()
        more = [each for each in (self.fold, self.close_button) if not each.isHidden()]
        taken = sum(each.sizeHint().width() + tokens.inner_gap for each in (*self.buttons, *more))
        fair = min(self.text.sizeHint().width(), _FAIR_WIDTH)
        is_below = self.width() - taken - _MARGINS < fair
        line = self._below if is_below else self._line
        for place, button in enumerate(self.buttons, start=1):
            if line.indexOf(button) < 0:
                self._line.removeWidget(button)
                self._below.removeWidget(button)
                line.insertWidget(place, button)
        tab_order.follow_layout(self.layout())

    def _name_all(self) -> None:
        self.fold.setText(self.tr("Details"))
        self.details.setAccessibleName(self.tr("Details"))
        self.close_button.setAccessibleName(self.tr("Dismiss"))
        self.close_button.setToolTip(self.tr("Puts this message away; nothing else changes"))

    def _on_button_clicked(self, action: str) -> None:
        self.action_chosen.emit(action)

    def _on_fold_toggled(self, is_open: bool) -> None:  # noqa: FBT001  # Qt's signal
        self.details.setVisible(is_open)

    def _on_close_clicked(self) -> None:
        self.clear()
        self.dismissed.emit()
