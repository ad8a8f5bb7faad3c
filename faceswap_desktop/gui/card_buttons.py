# SPDX-License-Identifier: GPL-3.0-or-later
"""The buttons on the cards of jobs: Stop on all that run, More where the mouse or the keyboard is.

They are real buttons, since a painted one has no name, takes no Tab and cannot be pressed by a
screen reader; there are only as many as can be seen. They stand beside the list and not in it,
for a list tells nobody of what lies on its cards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from faceswap_desktop.gui.card_button import CardButton, CardButtonKind
from faceswap_desktop.gui.job_words import job_name

if TYPE_CHECKING:
    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.gui.job_list import JobList
    from faceswap_desktop.gui.job_model import JobModel

_Key = tuple[str, CardButtonKind]


class CardButtons(QObject):
    """Lays the buttons on the cards. Signals: `more_clicked(job, QPoint)`, `stop_clicked(job)`."""

    more_clicked = Signal(str, object)
    stop_clicked = Signal(str)

    def __init__(self, view: JobList, model: JobModel, home: QWidget) -> None:
        """Buttons in `home`, over the cards of `view`."""
        super().__init__(home)
        self._view = view
        self._model = model
        self._home = home
        self._shown: dict[_Key, CardButton] = {}
        self._spare: list[CardButton] = []
        self._held = ""
        # Once for much that changes together: to ask where cards lie has them all laid out.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        view.laid_out.connect(self.place)
        view.hovered.connect(self.place)
        view.horizontalScrollBar().valueChanged.connect(self.place)
        view.selectionModel().currentChanged.connect(self.place)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def shown(self) -> tuple[CardButton, ...]:
        """All buttons that can be seen."""
        return tuple(self._shown.values())

    def count(self, job: str) -> int:
        """How many there are on the card of a job."""
        return sum((job, kind) in self._shown for kind in CardButtonKind)

    def hold(self, job: str) -> None:
        """Keep the buttons of a card while its menu is open; "" for none."""
        self._held = job
        self.place()

    def name_all(self) -> None:
        """Speak another language."""
        for button in self._shown.values():
            button.name_all()

    def place(self) -> None:
        """Show each button where it belongs, a moment later."""
        if not self._soon.isActive():
            self._soon.start()

    def _place(self) -> None:
        if self._view.card is None:
            return
        wanted = self._wanted()
        is_other = wanted.keys() != self._shown.keys()
        for key in [each for each in self._shown if each not in wanted]:
            self._put_away(self._shown.pop(key))
        current = self._model.snapshot(index).id if (index := self._current()) else ""
        for key, (job, place) in wanted.items():
            button = self._shown.get(key) or self._button(key)
            self._shown[key] = button
            button.show_job(job.id, job_name(job), has_left=self._model.words.has_left(job))
            button.set_in_tab_order(is_stop=job.id == current)
            button.setGeometry(place)
            button.show()
            button.raise_()
        if is_other:
            self._put_in_tab_order(current)
            self._view.viewport().update()

    def _wanted(self) -> dict[_Key, tuple[JobSnapshot, QRect]]:
        """All buttons that should be there, with their places."""
        wanted: dict[_Key, tuple[JobSnapshot, QRect]] = {}
        if not self._view.isVisible():
            return wanted
        near = self._near()
        for index in self._view.visible():
            job = self._model.snapshot(index)
            kinds = [CardButtonKind.STOP] if not job.is_over else []
            if job.id in near:
                kinds.insert(0, CardButtonKind.MORE)
            for kind, place in zip(kinds, self._view.button_places(index, len(kinds)), strict=True):
                if self._view.viewport().rect().contains(place):
                    corner = self._view.viewport().mapTo(self._home, place.topLeft())
                    wanted[job.id, kind] = job, QRect(corner, place.size())
        return wanted

    def _near(self) -> tuple[str, ...]:
        """The jobs under the mouse, with the keyboard, and with the menu."""
        found = [self._held] if self._held else []
        if self._has_keyboard() and (index := self._current()):
            found.append(self._model.snapshot(index).id)
        pointed = self._view.pointed
        if pointed.isValid() and self._is_pointed_at():
            found.append(self._model.snapshot(pointed).id)
        return tuple(found)

    def _is_pointed_at(self) -> bool:
        """Whether the mouse is on the list, or on a button that lies over it."""
        if self._view.is_pointed_at:
            return True
        under = self._home.childAt(self._home.mapFromGlobal(QCursor.pos()))
        return isinstance(under, CardButton)

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is self._view or (
            isinstance(focus, CardButton) and focus in self._shown.values()
        )

    def _current(self) -> QModelIndex | None:
        index = self._view.currentIndex()
        return index if index.isValid() else None

    def _button(self, key: _Key) -> CardButton:
        kind = key[1]
        for spare in self._spare:
            if spare.kind is kind:
                self._spare.remove(spare)
                return spare
        button = CardButton(kind, self._home)
        button.clicked.connect(lambda: self._on_button_clicked(button))
        button.left.connect(self.place)
        return button

    def _put_away(self, button: CardButton) -> None:
        if button.hasFocus():
            self._view.setFocus()
        button.hide()
        button.set_in_tab_order(is_stop=False)
        self._spare.append(button)

    def _put_in_tab_order(self, current: str) -> None:
        last: QWidget = self._view
        for kind in CardButtonKind:
            button = self._shown.get((current, kind))
            if button is not None:
                QWidget.setTabOrder(last, button)
                last = button

    def _on_button_clicked(self, button: CardButton) -> None:
        if button.kind is CardButtonKind.STOP:
            self.stop_clicked.emit(button.job)
        else:
            self.more_clicked.emit(button.job, button.mapToGlobal(QPoint(0, button.height())))

    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self.place()
