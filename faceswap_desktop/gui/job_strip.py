# SPDX-License-Identifier: GPL-3.0-or-later
"""All jobs in a row at the bottom of the window; also the history that is there next time."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.card_button import CardButton
from faceswap_desktop.gui.card_buttons import CardButtons
from faceswap_desktop.gui.job_card import JobCard
from faceswap_desktop.gui.job_list import SCROLL_BAR, JobList
from faceswap_desktop.gui.job_menu import CANCEL, DELETE, OPEN, JobMenu
from faceswap_desktop.gui.job_model import JobModel
from faceswap_desktop.gui.job_progress import is_moving
from faceswap_desktop.gui.job_words import JobWords
from faceswap_desktop.gui.progress_line import FRAME, phase_after
from faceswap_desktop.gui.thumbnail_wishes import ThumbnailWishes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QContextMenuEvent, QHideEvent, QShowEvent, QWheelEvent

    from faceswap_desktop.core.models import JobSnapshot

_TICK = 1000
_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class JobStrip(QWidget):
    """Draws snapshots as cards and reports wishes; holds thousands, paints what is seen.

    Small pictures are asked for by `thumbnail_wanted`, for cards that are seen only, and come
    back through `set_thumbnail`. Its timers run only while a job that runs can be seen.
    """

    job_opened = Signal(str)
    jobs_cancel_requested = Signal(object)
    """A tuple of ids."""
    jobs_delete_requested = Signal(object)
    """A tuple of ids."""
    older_wanted = Signal()
    """The end of the row came near: older jobs may be added."""
    job_action_requested = Signal(str, str)
    """The id of a job, and the id of the action that its card offered."""
    thumbnail_wanted = Signal(str)

    def __init__(self, words: JobWords | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = JobModel(words or JobWords(), self)
        self.view = JobList(self)
        self.view.setModel(self._model)
        self.card = JobCard(self._model, self.view)
        self.view.setItemDelegate(self.card)
        self.view.card = self.card
        self.view.opened.connect(self._on_view_opened)
        self.view.clicked.connect(self._on_view_clicked)
        self.view.delete_pressed.connect(self._on_view_delete_pressed)
        self.view.menu_wanted.connect(self._on_view_menu_wanted)
        self.view.action_clicked.connect(self._on_view_action_clicked)
        self.view.horizontalScrollBar().valueChanged.connect(self._on_scroll_bar_value_changed)
        self.menu: JobMenu | None = None
        self.buttons = CardButtons(self.view, self._model, self)
        self.card.count_buttons = self.buttons.count
        self.buttons.more_clicked.connect(self._open_menu)
        self.buttons.stop_clicked.connect(lambda job: self.jobs_cancel_requested.emit((job,)))
        self._wishes = ThumbnailWishes(self)
        self._wishes.wanted.connect(self.thumbnail_wanted)
        self.card.wish_thumbnail = self._wishes.miss
        self._elapsed = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._lay_out()
        self._name_all()

    def set_jobs(self, jobs: Iterable[JobSnapshot]) -> None:
        """Show these jobs, the first one first."""
        self._wishes.clear()
        self._model.set_jobs(jobs)
        self._after_change()

    def add_older(self, jobs: Iterable[JobSnapshot]) -> None:
        """Show these behind all others."""
        self._model.add_older(jobs)
        self._after_change()

    def update_job(self, job: JobSnapshot) -> None:
        """Show a job as it is now; a new one comes where its time is."""
        before = self._model.known(job.id)
        self._model.update_job(job)
        if before is None:
            self.view.scrollTo(self._model.index_of(job.id))
        self._after_change()

    def remove_job(self, job: str) -> None:
        """Show a job no longer."""
        self._wishes.forget(job)
        self._model.remove_job(job)
        self._after_change()

    def set_current(self, job: str) -> None:
        """Mark the job whose result is in the preview; "" marks none."""
        self.card.current = job
        self.view.viewport().update()

    def set_thumbnail(self, job: str, image: QImage) -> None:
        """The small picture that was asked for."""
        self._model.set_thumbnail(job, image)

    def forget_thumbnail(self, job: str) -> None:
        """Ask for it anew, as the result came meanwhile."""
        self._wishes.renew(job)

    def set_clock(self, clock: Callable[[], datetime]) -> None:
        """Read the time (UTC) from `clock`."""
        self.card.clock = clock

    def selected_among(self, job: str) -> tuple[str, ...]:
        """The selected jobs if `job` is one of them, else it alone; all of them for ""."""
        ids = tuple(self._model.snapshot(each).id for each in self.view.selected())
        return ids if job in ids or not job else (job,)

    def count(self) -> int:
        """How many jobs are shown."""
        return self._model.rowCount()

    def is_ticking(self) -> bool:
        """Whether a timer of it runs."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Tick while it is seen."""
        super().showEvent(event)
        self._after_change()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._timer.stop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What turns over a button or beside the cards moves the row as well."""
        if self.view.isVisible():
            self.view.wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asked for on a button, the menu is that of its card."""
        asked = self.childAt(event.pos())
        if isinstance(asked, CardButton):
            self._open_menu(asked.job, event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language, or be as high as another font needs."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()
            self.view.viewport().update()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_height()

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        self.label = QLabel(self)
        theme.set_role(self.label, theme.Role.HEADING)
        self.label.setBuddy(self.view)
        self.label.setContentsMargins(0, 0, 0, SCROLL_BAR)
        self.empty = QLabel(self)
        theme.set_role(self.empty, theme.Role.SECOND)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setContentsMargins(0, 0, 0, SCROLL_BAR)
        line = QWidget(self)
        line.setFixedHeight(1)
        line.setBackgroundRole(line.palette().ColorRole.Mid)
        line.setAutoFillBackground(True)
        row = QHBoxLayout()
        row.setContentsMargins(tokens.gap, 10, tokens.gap, 4)
        row.setSpacing(tokens.gap)
        row.addWidget(self.label)
        row.addWidget(self.empty, 1)
        row.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line)
        layout.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._set_height()

    def _set_height(self) -> None:
        tokens = theme.tokens()
        line = QFontMetrics(theme.font(theme.Role.HEADING)).height()
        small = QFontMetrics(theme.font(theme.Role.SMALL)).height()
        height = max(tokens.thumbnail + 18, line + small + 26)
        self.card.size.setHeight(height)
        self.view.set_card_height(height)

    def _name_all(self) -> None:
        self.label.setText(self.tr("Jobs"))
        self.view.setAccessibleName(self.tr("Jobs"))
        self.empty.setText(self.tr("Finished pictures will wait here."))
        self.buttons.name_all()

    def _after_change(self) -> None:
        is_empty = self._model.rowCount() == 0
        self.empty.setVisible(is_empty)
        self.view.setVisible(not is_empty)
        self.view.fit_cards()
        self.buttons.place()
        if not self._model.running() or not self.isVisible():
            self._timer.stop()
            return
        interval = _TICK if theme.has_reduced_motion() or not self._has_moving() else FRAME
        if not self._timer.isActive() or self._timer.interval() != interval:
            self._timer.start(interval)

    def _has_moving(self) -> bool:
        """Whether a bar on the move can be seen."""
        seen = (self._model.snapshot(each) for each in self.view.visible())
        return any(is_moving(job) and job.fraction is None for job in seen)

    def _on_timer_timeout(self) -> None:
        before = self._elapsed // _TICK
        self._elapsed += self._timer.interval()
        is_new_second = self._elapsed // _TICK != before
        if not theme.has_reduced_motion():
            self.card.phase = phase_after(self._elapsed)
        for job in self._model.running():
            self.view.repaint_card(self._model.index_of(job), is_bar_only=not is_new_second)
        if is_new_second:
            self._after_change()

    def _on_view_opened(self, index: QModelIndex) -> None:
        self.job_opened.emit(self._model.snapshot(index).id)

    def _on_view_clicked(self, index: QModelIndex) -> None:
        if not QGuiApplication.keyboardModifiers() & _SELECTING:
            self._on_view_opened(index)

    def _on_view_delete_pressed(self, index: QModelIndex) -> None:
        job = self._model.snapshot(index).id
        self.jobs_delete_requested.emit(self.selected_among(job))

    def _on_scroll_bar_value_changed(self, value: int) -> None:
        bar = self.view.horizontalScrollBar()
        if value >= bar.maximum() - bar.pageStep():
            self.older_wanted.emit()

    def _on_view_action_clicked(self, index: QModelIndex, action: str) -> None:
        self.job_action_requested.emit(self._model.snapshot(index).id, action)

    def _on_view_menu_wanted(self, index: QModelIndex, place: QPoint) -> None:
        self._open_menu(self._model.snapshot(index).id, place)

    def _open_menu(self, job_id: str, place: QPoint) -> None:
        jobs = tuple(
            job for each in self.selected_among(job_id) if (job := self._model.known(each))
        )
        if not jobs:
            return
        menu = JobMenu(jobs, self._model.words, self)
        menu.chosen.connect(partial(self._on_menu_chosen, job_id))
        menu.aboutToHide.connect(self._on_menu_about_to_hide)
        self.menu = menu
        self.buttons.hold(job_id)
        menu.popup(place)

    def _on_menu_chosen(self, job: str, wish: str) -> None:
        if wish == OPEN:
            self.job_opened.emit(job)
        elif wish == CANCEL:
            self.jobs_cancel_requested.emit(self.selected_among(job))
        elif wish == DELETE:
            self.jobs_delete_requested.emit(self.selected_among(job))
        else:
            self.job_action_requested.emit(job, wish)

    def _on_menu_about_to_hide(self) -> None:
        self.menu = None
        self.buttons.hold("")
