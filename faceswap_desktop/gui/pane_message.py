# SPDX-License-Identifier: GPL-3.0-or-later
"""One sentence under a photo, with a sign before it and perhaps a button that helps.

The technical text behind it is folded away.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.fold_button import FoldButton
from faceswap_desktop.gui.reveal_button import RevealButton

_PADDING = 4  # what a link has on each side of its text
_DETAILS_LINES = 5


class PaneMessage(QWidget):
    """An error or a note; hidden while there is nothing to say.

    Signals: `button_clicked()`.
    """

    button_clicked = Signal()

    def __init__(self, sign: str, ink: icons.Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self._ink = ink
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if ink is icons.Ink.ERROR:
            theme.set_role(self._label, theme.Role.ERROR)
        self._label.setContentsMargins(_PADDING, 0, _PADDING, 0)
        self._button = RevealButton(self)
        self._button.reveal(is_revealed=True)
        self._button.clicked.connect(self.button_clicked)
        self.fold = FoldButton(self)
        self.fold.toggled.connect(self._on_fold_toggled)
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFixedHeight(self.details.fontMetrics().height() * _DETAILS_LINES)
        self._lay_out()
        self._name_all()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, _PADDING, 0, 0)
        columns.setSpacing(0)
        columns.addSpacing(tokens.icon + tokens.inner_gap - _PADDING)
        rows = QVBoxLayout()
        columns.addLayout(rows, 1)
        rows.addWidget(self._label)
        line = QHBoxLayout()
        line.setSpacing(tokens.inner_gap)
        line.addWidget(self._button)
        line.addWidget(self.fold)
        line.addStretch(1)
        rows.addLayout(line)
        rows.addWidget(self.details)

    @property
    def text(self) -> str:
        """The sentence, empty for none."""
        return self._label.text()

    @property
    def button(self) -> RevealButton:
        """The button that helps; hidden where there is none."""
        return self._button

    def say(self, sentence: str, button: str = "", details: str = "") -> None:
        """Show a sentence, plain text, and a button if it has a label; nothing hides all."""
        is_same = sentence == self._label.text() and details == self.details.toPlainText()
        self._label.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        if not is_same:
            self.fold.setChecked(False)
            self.details.setPlainText(details)
        self.fold.setVisible(bool(details))
        self.details.setVisible(bool(details) and self.fold.isChecked())
        self.setVisible(bool(sentence))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        tokens = theme.tokens()
        line = self._label.fontMetrics().height()
        left = 0 if self.isLeftToRight() else self.width() - tokens.icon
        top = self._label.y() + (line - tokens.icon) // 2
        place = QRect(left, max(0, top), tokens.icon, tokens.icon)
        icons.paint_icon(QPainter(self), self._sign, place, self._ink)

    def minimumSizeHint(self) -> QSize:
        """Any width: the text wraps."""
        return QSize(0, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _name_all(self) -> None:
        self.fold.setText(self.tr("Details"))
        self.details.setAccessibleName(self.tr("Details"))

    def _on_fold_toggled(self, is_open: bool) -> None:  # noqa: FBT001  # Qt's signal
        self.details.setVisible(is_open)
