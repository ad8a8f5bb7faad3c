# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands between the user and the saved file: a question, a warning, or a failure."""

from __future__ import annotations

from enum import Enum, auto, unique

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.details_fold import DetailsFold

_PADDING = 2 * 14 + 2


@unique
class Notice(Enum):
    """What is said."""

    EXISTS = auto()
    IS_ORIGINAL = auto()
    NO_TRASH = auto()
    ORIGINAL_STAYS = auto()
    FAILED = auto()


_FAILURES = {Notice.ORIGINAL_STAYS, Notice.FAILED}


class SaveNotice(QFrame):
    """Inline, so that the fields stay in reach. The safe way out has the focus."""

    replace_chosen = Signal()
    free_name_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._notice = Notice.EXISTS
        self._subject = ""
        self.icon = QLabel(self)
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.details = DetailsFold(self)
        self.free_name = QPushButton(self)
        self.replace = QPushButton(self)
        self.replace.setAutoDefault(False)
        self.replace.clicked.connect(self.replace_chosen)
        self.free_name.clicked.connect(self.free_name_chosen)
        self._lay_out()
        self._retranslate()
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is said at the moment, if anything."""
        return None if self.isHidden() else self._notice

    def ask(self, notice: Notice, name: str) -> None:
        """Ask what to do about a file that is there already; `name` is what people see."""
        self._say(notice, name)
        self.free_name.setFocus()

    def show_failure(self, text: str, details: str = "") -> None:
        """Say why it was not saved."""
        self._say(Notice.FAILED, text)
        self.details.show_details(details)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, and keep the icon in the colours of the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._make_room()

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.inner_gap)
        buttons.addStretch(1)
        buttons.addWidget(self.replace)
        buttons.addWidget(self.free_name)
        words = QVBoxLayout()
        words.setSpacing(tokens.inner_gap)
        words.addWidget(self.text)
        words.addWidget(self.details)
        words.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(tokens.gap, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setTabOrder(self.replace, self.free_name)

    def _say(self, notice: Notice, subject: str) -> None:
        self._notice, self._subject = notice, subject
        self.details.show_details("")
        self.replace.setVisible(notice not in _FAILURES)
        self.free_name.setVisible(notice is not Notice.FAILED)
        theme.set_role(self.text, theme.Role.ERROR if notice in _FAILURES else None)
        self.text.setMinimumHeight(0)
        self._retranslate()
        self.show()
        parent = self.parentWidget()
        around = parent.layout() if parent is not None else None
        if around is not None:
            around.activate()  # now, so that the width of the text is known
        self._make_room()
        announce(self, self.text.text())

    def _make_room(self) -> None:
        """Give the text as many lines as it needs; a dialog does not grow for them by itself."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.text.setMinimumHeight(self.text.heightForWidth(self.text.width()))

    def _retranslate(self) -> None:
        match self._notice:
            case Notice.EXISTS:
                text = self.tr("{name} exists already. Replaced, it goes to the trash.")
                replace, ink = self.tr("&Replace"), icons.Ink.WARNING
            case Notice.IS_ORIGINAL:
                text = self.tr("{name} is your original photo. Replaced, it goes to the trash.")
                replace, ink = self.tr("&Replace the original"), icons.Ink.WARNING
            case Notice.NO_TRASH:
                text = self.tr(
                    "{name} cannot be moved to the trash. Replaced, it is gone for good."
                )
                replace, ink = self.tr("&Replace"), icons.Ink.ERROR
            case Notice.ORIGINAL_STAYS:
                text = self.tr(
                    "{name} is your original photo and cannot be moved to the trash, "
                    "so it was not replaced."
                )
                replace, ink = "", icons.Ink.ERROR
            case Notice.FAILED:
                text, replace, ink = "{name}", "", icons.Ink.ERROR
        self.text.setText(text.replace("{name}", self._subject))
        self.replace.setText(replace)
        self.free_name.setText(self.tr("Choose a &free name"))
        give_room(self.free_name)
        side = theme.tokens().icon + 4
        self.icon.setPixmap(icons.icon("warning", ink).pixmap(QSize(side, side)))


def give_room(button: QPushButton) -> None:
    """Room for the words in bold, which they are while the button is the dialog's default.

    Qt asks for a button's width once, and not again when it becomes the default.
    """
    metrics = QFontMetrics(theme.font(theme.Role.HEADING))
    words = metrics.size(Qt.TextFlag.TextShowMnemonic, button.text()).width()
    button.setMinimumWidth(words + _PADDING + theme.tokens().inner_gap)
