# SPDX-License-Identifier: GPL-3.0-or-later
"""One photo of a batch in the list: small picture, name, what is known of it, Remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.elided_label import ElidedLabel
from faceswap_desktop.gui.icon_label import IconLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent

_SIDE = 48
_PADDING = 10
_BUTTON = 32
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class BatchRow(QAbstractButton):
    """Clicking it reports the wish to see the photo.

    Signals: `remove_clicked()`, `moved(step)` when an arrow key asks for the row below or above.
    """

    remove_clicked = Signal()
    moved = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._is_current = False
        self.name = ElidedLabel(name, self)
        theme.set_role(self.name, theme.Role.HEADING)
        self.state = IconLabel(self, ink=icons.Ink.SECOND, role=theme.Role.SMALL)
        self.remove_button = QToolButton(self)
        theme.set_kind(self.remove_button, theme.Kind.QUIET)
        self.remove_button.setIcon(icons.icon("close", icons.Ink.SECOND))
        self.remove_button.setFixedSize(_BUTTON, _BUTTON)
        # Delete does the same, and the rows are few enough steps of Tab as it is.
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.remove_button.clicked.connect(self.remove_clicked)
        for label in (self.name, self.state):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocusRing", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name_all()

    def show_picture(self, picture: QImage | None) -> None:
        """The small picture; None leaves its place grey."""
        if picture is not self._picture:
            self._picture = picture
            self.update()

    def show_state(self, text: str, icon: str, ink: icons.Ink) -> None:
        """What is known of the photo, or how its job stands."""
        self.state.show_text(text, icon, ink)
        self.setAccessibleDescription(text)

    def set_current(self, *, is_current: bool) -> None:
        """Mark the photo that the pane shows."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the picture and two lines."""
        words = self.name.sizeHint().height() + self.state.sizeHint().height() + 2
        return QSize(360, max(_SIDE, words) + 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows it, Delete removes it, arrows go to the others."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_clicked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card and the picture."""
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_marked = self._is_current or self.hasFocus()
        width = 2.0 if is_marked else 1.0
        ink = tokens.accent_text if self.hasFocus() else tokens.accent
        line = tokens.control_line if self.underMouse() else tokens.line
        painter.setPen(QPen(ink if is_marked else line, width))
        painter.setBrush(tokens.card)
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, tokens.radius - 2, tokens.radius - 2)
        if self._is_current and self.hasFocus():
            painter.setPen(QPen(tokens.accent_text, 1))
            painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), 7, 7)
        self._draw_picture(painter)

    def _draw_picture(self, painter: QPainter) -> None:
        place = QRect(_PADDING, (self.height() - _SIDE) // 2, _SIDE, _SIDE)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        path = QPainterPath()
        path.addRoundedRect(QRectF(place), 7, 7)
        painter.fillPath(path, theme.tokens().ground)
        picture = self._picture
        if picture is None:
            inside = QRect(0, 0, 20, 20)
            inside.moveCenter(place.center())
            icons.paint_icon(painter, "photo", inside, icons.Ink.SECOND)
            return
        painter.setClipPath(path)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = max(_SIDE / picture.width(), _SIDE / picture.height())
        cut = QRectF(0, 0, _SIDE / scale, _SIDE / scale)
        cut.moveCenter(QRectF(picture.rect()).center())
        painter.drawImage(QRectF(place), picture, cut)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.state)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(theme.tokens().inner_gap)
        # The picture is painted there; a space mirrors, as margins do not.
        row.addSpacing(_PADDING + _SIDE + 12 - 8 - theme.tokens().inner_gap)
        row.addLayout(words, 1)
        row.addWidget(self.remove_button)
        self._make_room()

    def _make_room(self) -> None:
        """Labels that wrap have the layout count too few pixels for the picture."""
        self.setMinimumHeight(self.sizeHint().height())

    def _name_all(self) -> None:
        self.setAccessibleName(self.name.text())
        self.remove_button.setToolTip(self.tr("Removes it from this list; the file stays"))
        self.remove_button.setAccessibleName(
            self.tr("Remove {name}").replace("{name}", self.name.text())
        )
