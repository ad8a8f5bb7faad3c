# SPDX-License-Identifier: GPL-3.0-or-later
"""The question before anything leaves the computer for the first time with a service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.gui import icons, tab_order, theme
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.consent_text import ConsentText
from faceswap_desktop.gui.icon_label import IconLabel
from faceswap_desktop.gui.indent import indented
from faceswap_desktop.gui.links import open_page
from faceswap_desktop.gui.palette import mixed
from faceswap_desktop.gui.reading_area import ReadingArea
from faceswap_desktop.gui.task_texts import sentences

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

_INDENT = 22


class ConsentBar(QWidget):
    """Hidden until `ask`. `allowed` carries whether to send always from now on.

    After `language_changed` the question is to come again, through `show_text`.
    """

    allowed = Signal(bool)
    refused = Signal()
    language_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms_page = ""
        self.text = IconLabel(self, role=theme.Role.HEADING)
        self.facts = IconLabel(self, ink=icons.Ink.SECOND)
        self.terms_button = QPushButton(self)
        theme.set_kind(self.terms_button, theme.Kind.LINK)
        self.always = QCheckBox(self)
        self.send_button = QPushButton(self)
        theme.set_kind(self.send_button, theme.Kind.PRIMARY)
        self.refuse_button = QPushButton(self)
        self.terms_button.clicked.connect(self._on_terms_clicked)
        self.send_button.clicked.connect(self._on_send_clicked)
        self.refuse_button.clicked.connect(self._on_refuse_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._lay_out()
        self._name_all()
        self.hide()

    def ask(self, text: ConsentText) -> None:
        """Ask; the keyboard goes to the safe answer."""
        self.always.setChecked(False)
        self.show_text(text)
        self.show()
        self.refuse_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentences(text.sentence, text.facts))

    def show_text(self, text: ConsentText) -> None:
        """Put the question into these words."""
        self._terms_page = text.terms_page
        always = self.tr("&Always send to {service}")
        # A sign that means a mnemonic to Qt, should a name have it.
        name = text.service.replace("&", "&&")
        self.always.setText(always.replace("{service}", name))
        self.text.show_text(text.sentence, "cloud", icon_ink=icons.Ink.ACCENT)
        permission = self.tr("Use only faces of people who agreed to it.")
        self.facts.show_text(sentences(text.facts, permission))
        self.terms_button.setVisible(bool(text.terms_page))
        self.setAccessibleName(text.sentence)
        self.setAccessibleDescription(self.facts.text())

    def clear(self) -> None:
        """Nothing to ask any more."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is no."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_refuse_clicked()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window while the question is what it is about."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and getattr(event, "key", lambda: None)() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()
            self.language_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, tinted with the accent."""
        del event
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(mixed(tokens.line, tokens.accent, 0.5), 1))
        painter.setBrush(mixed(tokens.card, tokens.accent, 0.05))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, tokens.radius, tokens.radius)

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        inner = QWidget(self)
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(tokens.inner_gap)
        words.addWidget(self.text)
        words.addLayout(indented(self.facts, _INDENT))
        self.reading = ReadingArea(inner, self)
        always = QHBoxLayout()
        always.addWidget(self.always)
        always.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(tokens.inner_gap)
        line.addWidget(self.terms_button)
        line.addStretch(1)
        line.addWidget(self.refuse_button)
        line.addWidget(self.send_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.gap, 12, tokens.gap, 12)
        layout.setSpacing(tokens.inner_gap)
        layout.addWidget(self.reading)
        layout.addLayout(indented(always, _INDENT))
        layout.addLayout(indented(line, _INDENT - 4))  # a link has four pixels of its own
        tab_order.follow_layout(layout)

    def _name_all(self) -> None:
        self.reading.setAccessibleName(self.tr("What is sent"))
        self.terms_button.setText(self.tr("Terms of the service"))
        self.terms_button.setToolTip(self.tr("Opens in your browser"))
        self.always.setToolTip(self.tr("Without asking again. It can be taken back in Settings."))
        self.send_button.setText(self.tr("&Send"))
        self.refuse_button.setText(self.tr("Do &not send"))

    def _on_terms_clicked(self) -> None:
        open_page(self._terms_page)

    def _on_send_clicked(self) -> None:
        self.hide()
        self.allowed.emit(self.always.isChecked())

    def _on_refuse_clicked(self) -> None:
        self.hide()
        self.refused.emit()
