# SPDX-License-Identifier: GPL-3.0-or-later
"""Three lines for a short text: plain, never too long, and no trap for the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LINES = 3
_EDGES = 2 * 6 + 2
_SLACK = 4  # without it Qt takes the third line for one that does not quite fit


class PromptEdit(QPlainTextEdit):
    """Tab leaves it, Ctrl+Return belongs to the window. Lengths in UTF-16 units, as in Qt."""

    edited = Signal()
    """The user changed the text; `setPlainText` inside `hold` stays silent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = 1000
        self._is_held = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_text_changed)

    def set_limit(self, limit: int) -> None:
        """Take at most so many characters; what is there stays, and can only be shortened."""
        self._limit = limit

    def room(self) -> int:
        """How many more characters fit."""
        return self._limit - (self.document().characterCount() - 1)

    def show_text(self, text: str) -> None:
        """Hold another text, as much of it as fits, without telling anybody."""
        self._is_held = True
        try:
            self.setPlainText(_cut(text, self._limit))
            self.moveCursor(QTextCursor.MoveOperation.End)
        finally:
            self._is_held = False

    def put_text(self, text: str) -> None:
        """Replace all by `text` for the user, who can undo that."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(_cut(text, self._limit))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop plain text in one paragraph, as much of it as fits."""
        if not source.hasText():
            return
        cursor = self.textCursor()
        room = self.room() + cursor.selectionEnd() - cursor.selectionStart()
        cursor.insertText(_cut(" ".join(source.text().split()), max(0, room)))
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type what fits; leave Ctrl+Return and Escape to the window."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.Cancel):
            event.ignore()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Be as high as three lines of the new font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Three lines."""
        margins = round(2 * self.document().documentMargin())
        height = self.fontMetrics().lineSpacing() * _LINES + margins + _EDGES + _SLACK
        return QSize(super().sizeHint().width(), max(height, theme.tokens().control_height))

    def minimumSizeHint(self) -> QSize:
        """Three lines, however narrow."""
        return QSize(80, self.sizeHint().height())

    def _on_text_changed(self) -> None:
        if self._is_held:
            return
        if self.room() < 0:
            self._is_held = True
            try:
                cursor = self.textCursor()
                # Before the cursor lies what has just been typed; an input method gives several.
                while self.room() < 0 and not cursor.atStart():
                    cursor.deletePreviousChar()
            finally:
                self._is_held = False
        self.edited.emit()


def _cut(text: str, limit: int) -> str:
    """The beginning of `text`, at most `limit` UTF-16 units, no character cut in two."""
    units = text.encode("utf-16-le", "surrogatepass")[: limit * 2]
    return units.decode("utf-16-le", "ignore")
