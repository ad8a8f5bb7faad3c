# SPDX-License-Identifier: GPL-3.0-or-later
"""The outline of one face, with its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from faceswap_desktop.gui.face_drawing import THUMB, FaceLook
from faceswap_desktop.gui.person_thumb import person_thumb

if TYPE_CHECKING:
    from faceswap_desktop.gui.pane_state import Person

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class FaceMark(QAbstractButton):
    """One face among several. Clicking it reports the wish; `set_chosen` shows the outcome.

    Signals: `moved(step)`, when an arrow key asks for the face on the right (1) or left (-1).
    """

    moved = Signal(int)

    def __init__(self, index: int, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._index = index
        self._count = count
        self._box = QRectF()
        self._person: Person | None = None
        self._thumb: QImage | None = None
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.toggled.connect(self._on_toggled)
        self.setProperty("ownFocusRing", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._retranslate()

    def set_chosen(self, *, is_chosen: bool) -> None:
        """Tick the face, or not."""
        # An exclusive button does not let go of its tick while it is exclusive.
        self.blockSignals(True)
        self.setAutoExclusive(False)
        self.setChecked(is_chosen)
        self.setAutoExclusive(True)
        self.blockSignals(False)

    def set_person(self, person: Person | None) -> None:
        """Show the face photo that this face gets, or none."""
        self._person = person
        self._thumb = person_thumb(person, THUMB * 2) if person is not None else None
        self._retranslate()
        self._set_mask()
        self.update()

    def outline(self, box: QRectF, card: QRect) -> None:
        """Lie over the face at `box`, in the coordinates of the card, and inside the card."""
        area = FaceLook(box, QRectF(card)).reach.toAlignedRect().intersected(card)
        self.setGeometry(area)
        self._box = box.translated(-QPointF(area.topLeft()))
        self._set_mask()
        self.update()

    def _look(self) -> FaceLook:
        return FaceLook(
            self._box,
            QRectF(self.rect()),
            self.locale().toString(self._index + 1),
            self._thumb,
            is_chosen=self.isChecked(),
            is_hovered=self.underMouse(),
            has_focus=self.hasFocus(),
        )

    def _set_mask(self) -> None:
        self.setMask(self._look().click_region())

    def nextCheckState(self) -> None:
        """Do nothing: which face is chosen is not for this button to say."""

    def hitButton(self, position: object) -> bool:  # noqa: ARG002  # the signature is Qt's
        """Anywhere in it."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the other faces, Enter chooses this one."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stand out."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Stand back."""
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw outline, focus and badge."""
        self._look().draw(QPainter(self))

    def _on_toggled(self, is_on: bool) -> None:  # noqa: FBT001  # Qt's signal
        """Ticked by assistive technology, which does not click."""
        if is_on:
            self.click()

    def _retranslate(self) -> None:
        locale = self.locale()
        name = self.tr("Face {number} of {count}")
        name = name.replace("{number}", locale.toString(self._index + 1))
        self.setAccessibleName(name.replace("{count}", locale.toString(self._count)))
        self.setToolTip(choose_text())
        told = self.tr("Gets the face in {name}") if self._person is not None else ""
        name = self._person.name if self._person is not None else ""
        self.setAccessibleDescription(told.replace("{name}", name))


def choose_text() -> str:
    """What a click on a face does."""
    return QCoreApplication.translate("FaceMark", "Choose this face")
