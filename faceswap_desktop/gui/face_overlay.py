# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlines of the faces in a photo, to click or to walk through with the arrow keys.

Each face is a real control, so screen readers, Tab and touch find it like any radio button.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from faceswap_desktop.core.models import FoundFace
    from faceswap_desktop.gui.face_mark import FaceMark
    from faceswap_desktop.gui.pane_state import Person


class FaceOverlay(QObject):
    """The marks on one photo; none where there is nothing to choose from.

    One of them is in the tab order: the chosen one, or else the first. Signals:
    `face_clicked(index)`, which changes nothing by itself.
    """

    face_clicked = Signal(int)

    def __init__(self, card: QWidget, before: QWidget) -> None:
        """Marks on `card`, which come after `before` in the order of Tab."""
        super().__init__(card)
        self._card = card
        self._before = before
        self._faces: tuple[FoundFace, ...] = ()
        self._marks: list[FaceMark] = []
        self._place = QRectF()
        self._people: tuple[Person, ...] = ()
        self._shown_for = 0
        self._chosen: int | None = None

    @property
    def marks(self) -> tuple[FaceMark, ...]:
        """The controls, in the order of the faces."""
        return tuple(self._marks)

    def set_faces(self, faces: tuple[FoundFace, ...], chosen: int | None) -> None:
        """Outline these faces if there are several, and tick the chosen one."""
        shown = faces if len(faces) > 1 else ()
        if shown != self._faces:
            self._renew(shown)
        self._chosen = chosen
        self._tick(chosen)
        self._set_tab_stop(chosen if chosen is not None else 0)

    def set_people(self, people: tuple[Person, ...]) -> None:
        """Show at each face which face photo it gets."""
        if people == self._people and len(self._marks) == self._shown_for:
            return
        self._people, self._shown_for = people, len(self._marks)
        found = {each.index: each for each in people}
        for index, mark in enumerate(self._marks):
            mark.set_person(found.get(index))

    def place(self, picture: QRectF) -> None:
        """Lay the marks over a photo that is drawn at `picture`, in the card's coordinates."""
        self._place = picture
        for face, mark in zip(self._faces, self._marks, strict=True):
            box = face.box
            mark.outline(
                QRectF(
                    picture.left() + box.left * picture.width(),
                    picture.top() + box.top * picture.height(),
                    box.width * picture.width(),
                    box.height * picture.height(),
                ),
                QRect(self._card.rect()),
            )

    def focus_first(self) -> bool:
        """Give the keyboard to the faces; False where there are none."""
        for mark in self._marks:
            if mark.focusPolicy() & Qt.FocusPolicy.TabFocus:
                mark.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _renew(self, faces: tuple[FoundFace, ...]) -> None:
        from faceswap_desktop.gui.face_mark import FaceMark  # noqa: PLC0415  # not at the start

        for mark in self._marks:
            mark.hide()
            mark.deleteLater()
        self._faces = faces
        self._shown_for = -1
        self._marks = [FaceMark(index, len(faces), self._card) for index in range(len(faces))]
        for index, mark in enumerate(self._marks):
            mark.clicked.connect(lambda _checked=False, i=index: self._on_mark_clicked(i))
            mark.moved.connect(lambda step, i=index: self._move_focus(i, step))
        # A small face before a large one can always be reached.
        largest_first = sorted(
            range(len(faces)), key=lambda i: -faces[i].box.width * faces[i].box.height
        )
        # New controls come last in the window's order of Tab otherwise.
        for one, next_one in pairwise((self._before, *self._marks)):
            QWidget.setTabOrder(one, next_one)
        for index in largest_first:
            self._marks[index].show()
            self._marks[index].raise_()
        self.place(self._place)

    def _set_tab_stop(self, stop: int) -> None:
        for index, mark in enumerate(self._marks):
            is_stop = index == stop
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            mark.setFocusPolicy(policy)

    def _on_mark_clicked(self, index: int) -> None:
        # Assistive technology ticks it by itself; the outcome is not for it to say.
        self._tick(self._chosen)
        self.face_clicked.emit(index)

    def _tick(self, chosen: int | None) -> None:
        for index, mark in enumerate(self._marks):
            mark.set_chosen(is_chosen=index == chosen)

    def _move_focus(self, start: int, step: int) -> None:
        """From one face to the next on its right (`step` 1) or left (-1), and around."""
        order = sorted(range(len(self._faces)), key=lambda i: self._faces[i].box.centre)
        goal = order[(order.index(start) + step) % len(order)]
        self._set_tab_stop(goal)
        self._marks[goal].setFocus(Qt.FocusReason.TabFocusReason)
