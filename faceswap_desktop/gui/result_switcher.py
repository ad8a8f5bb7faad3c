# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through the results of a job that has several."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from faceswap_desktop.gui import icons, theme


class ResultSwitcher(QWidget):
    """Two arrows with "2 of 4" between them; hidden while there is only one.

    `result_chosen` carries the number of the result, from 0.
    """

    result_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._index = 0
        self.previous = self._button("chevron-left")
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self.label, theme.Role.SECOND)
        self.next = self._button("chevron-right")
        self.previous.clicked.connect(self._on_previous_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for each in (self.previous, self.label, self.next):
            layout.addWidget(each)
        self._name_all()
        self.hide()

    def show_results(self, count: int, index: int) -> None:
        """Show that number `index`, from 0, of `count` results is in view."""
        self._count, self._index = count, index
        self._name_all()
        self.setVisible(count > 1)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        theme.set_kind(button, theme.Kind.QUIET)
        return button

    def _name_all(self) -> None:
        text = self.tr("{n} of {count}").replace("{n}", self.locale().toString(self._index + 1))
        self.label.setText(text.replace("{count}", self.locale().toString(self._count)))
        for button, name, tip in (
            (
                self.previous,
                self.tr("Previous result"),
                self.tr("Shows the result before this one; before the first comes the last"),
            ),
            (
                self.next,
                self.tr("Next result"),
                self.tr("Shows the result after this one; after the last comes the first"),
            ),
        ):
            button.setAccessibleName(name)
            button.setAccessibleDescription(self.label.text())
            button.setToolTip(tip)

    def _on_previous_clicked(self) -> None:
        self._choose(self._index - 1)

    def _on_next_clicked(self) -> None:
        self._choose(self._index + 1)

    def _choose(self, index: int) -> None:
        if self._count:
            self.result_chosen.emit(index % self._count)
