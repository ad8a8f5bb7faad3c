# SPDX-License-Identifier: GPL-3.0-or-later
"""Which picture is Before and which is After, where several services did the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from faceswap_desktop.gui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_NARROW = 600

ORIGINAL = ""
"""In the place of a job's id: the photo as it was."""


class RivalBar(QWidget):
    """Two lists and a button. Signals: `before_chosen(id)`, `after_chosen(id)`, `keep_requested()`.

    The ids are those of jobs, or ORIGINAL.
    """

    before_chosen = Signal(str)
    after_chosen = Signal(str)
    keep_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[tuple[str, str], ...] = ()
        self.before_label = QLabel(self)
        self.after_label = QLabel(self)
        self.before = self._list(self.before_label)
        self.after = self._list(self.after_label)
        self.before.activated.connect(self._on_before_activated)
        self.after.activated.connect(self._on_after_activated)
        self.keep_button = QPushButton(self)
        icons.put_icon(self.keep_button, "check")
        self.keep_button.clicked.connect(self._on_keep_button_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        for widget in (self.before_label, self.before, self.after_label, self.after):
            layout.addWidget(widget, 1 if isinstance(widget, QComboBox) else 0)
        layout.addWidget(self.keep_button)
        self._name_all()

    def show_choices(self, results: Sequence[tuple[str, str]], before: str, after: str) -> None:
        """Offer these results (id, name of the service); `before` and `after` are chosen."""
        choices = ((ORIGINAL, self.tr("Original")), *results)
        if choices != self._choices:
            self._choices = choices
            for box, offered in ((self.before, choices), (self.after, choices[1:])):
                box.clear()
                for value, name in offered:
                    box.addItem(name, value)
        self.before.setCurrentIndex(max(0, self.before.findData(before)))
        self.after.setCurrentIndex(max(0, self.after.findData(after)))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icon of the button alone where there is no room for its words."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The lists give way, and so do the button's words."""
        return QSize(_NARROW // 2, super().minimumSizeHint().height())

    def _fit(self) -> None:
        is_narrow = self.width() < _NARROW
        self.keep_button.setText("" if is_narrow else self.tr("Keep this one…"))

    def _list(self, label: QLabel) -> QComboBox:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(box)
        theme.set_role(label, theme.Role.SECOND)
        return box

    def _on_before_activated(self, index: int) -> None:
        self.before_chosen.emit(self.before.itemData(index))

    def _on_after_activated(self, index: int) -> None:
        self.after_chosen.emit(self.after.itemData(index))

    def _on_keep_button_clicked(self) -> None:
        self.keep_requested.emit()

    def _name_all(self) -> None:
        self.setAccessibleName(self.tr("Compare services"))
        self.before_label.setText(self.tr("Before"))
        self.after_label.setText(self.tr("After"))
        self.before.setAccessibleName(self.tr("Picture on the Before side"))
        self.after.setAccessibleName(self.tr("Picture on the After side"))
        self.keep_button.setAccessibleName(self.tr("Keep this one"))
        self._fit()
        self.keep_button.setToolTip(
            self.tr("Keep this one, delete the results of the other services")
        )
        if self._choices:
            self.before.setItemText(0, self.tr("Original"))
