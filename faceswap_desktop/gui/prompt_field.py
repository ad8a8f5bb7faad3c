# SPDX-License-Identifier: GPL-3.0-or-later
"""What shall be done, in a few words of the user's own, with ideas to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.option_fields import words
from faceswap_desktop.gui.prompt_edit import PromptEdit
from faceswap_desktop.gui.prompt_menu import PromptMenu

if TYPE_CHECKING:
    from collections.abc import Sequence

_TELLS_ROOM_BELOW = 0.1


class PromptField(QWidget):
    """A heading, three lines to write in, and below them a hint, Ideas, Recent, what still fits."""

    text_changed = Signal(str)
    """The text without breaks and doubled blanks, as it would be sent."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = 1000
        self.label = QLabel(self)
        theme.set_role(self.label, theme.Role.HEADING)
        self.edit = PromptEdit(self)
        self.ideas = PromptMenu(self)
        self.recent = PromptMenu(self)
        self.room = QLabel(self)
        theme.set_role(self.room, theme.Role.SMALL)
        self.hint = QLabel(self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        theme.set_role(self.hint, theme.Role.SMALL)
        self.hint.hide()
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self._lay_out()
        self.edit.edited.connect(self._on_edit_edited)
        self.ideas.text_chosen.connect(self._on_text_chosen)
        self.recent.text_chosen.connect(self._on_text_chosen)
        self._name_all()
        self.set_name(name)
        self._show_room()

    def set_name(self, name: str) -> None:
        """The heading, which is also the accessible name: "Background description"."""
        self.label.setText(name)
        self.edit.setAccessibleName(name)

    def set_placeholder(self, text: str) -> None:
        """An example that shows while nothing is written."""
        self.edit.setPlaceholderText(text)

    def set_hint(self, text: str) -> None:
        """A line below the field: what makes a good text."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)

    def set_limit(self, limit: int) -> None:
        """The most characters that the service takes."""
        self._limit = limit
        self.edit.set_limit(limit)
        self._show_room()

    def set_ideas(self, suggestions: Sequence[str]) -> None:
        """Offer a service's ready scenes (English texts, shown and used as translated)."""
        self.ideas.set_texts(words(each) for each in suggestions)

    def set_recent(self, texts: Sequence[str]) -> None:
        """Offer what was written before, newest first."""
        self.recent.set_texts(texts)

    def text(self) -> str:
        """What is written, in one line."""
        return " ".join(self.edit.toPlainText().split())

    def set_text(self, text: str) -> None:
        """Show another text, without telling anybody; the same text leaves the cursor alone."""
        if " ".join(text.split()) != self.text():
            self.edit.show_text(text)
            self._show_room()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()
            self._show_room()

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        line = QHBoxLayout()
        line.setSpacing(tokens.inner_gap)
        line.addWidget(self.ideas)
        line.addWidget(self.recent)
        line.addStretch(1)
        line.addWidget(self.room)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.inner_gap)
        layout.addWidget(self.label)
        layout.addWidget(self.edit)
        layout.addWidget(self.hint)
        layout.addLayout(line)

    def _name_all(self) -> None:
        self.ideas.setText(self.tr("Ideas"))
        self.ideas.setToolTip(self.tr("Ready scenes to start from"))
        self.recent.setText(self.tr("Recent"))
        self.recent.setToolTip(self.tr("What you wrote before"))

    def _show_room(self) -> None:
        room = max(0, self.edit.room())
        is_close = room <= self._limit * _TELLS_ROOM_BELOW
        self.room.setText(self.tr("%n character(s) left", "", room) if is_close else "")
        self.room.setVisible(is_close)

    def _on_edit_edited(self) -> None:
        self._show_room()
        self.text_changed.emit(self.text())

    def _on_text_chosen(self, text: str) -> None:
        self.edit.put_text(text)
        self.edit.setFocus()
