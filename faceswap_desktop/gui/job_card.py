# SPDX-License-Identifier: GPL-3.0-or-later
"""How a job looks in the strip: picture, name, where it stands, and what helps it on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from faceswap_desktop.core.models import JobSnapshot, JobState, WaitReason
from faceswap_desktop.gui import card_places, icons, theme
from faceswap_desktop.gui.job_marks import JOB_MARKS
from faceswap_desktop.gui.job_model import JobModel
from faceswap_desktop.gui.job_progress import is_moving
from faceswap_desktop.gui.job_words import JobAction, job_name
from faceswap_desktop.gui.progress_line import paint_bar
from faceswap_desktop.gui.texts import duration_text

if TYPE_CHECKING:
    from collections.abc import Callable

_Index = QModelIndex | QPersistentModelIndex
_SMALL_ICON = 14
CARD_GAP = 12
"""Free pixels behind each card; they belong to its row."""


def _now() -> datetime:
    return datetime.now(UTC)


class JobCard(QStyledItemDelegate):
    """Paints one card, so that ten thousand jobs need no ten thousand widgets."""

    def __init__(self, model: JobModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.size = QSize(300, 62)
        self.current = ""
        self.shows_selection = False
        self.phase = 0.35
        self.clock: Callable[[], datetime] = _now
        self.wish_thumbnail: Callable[[str], None] = lambda _job: None
        self.count_buttons: Callable[[str], int] = lambda _job: 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The same for all of them."""
        del option, index
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the card of a row."""
        option = self._inner(option)
        job = self._model.snapshot(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        self._draw_frame(painter, option, is_current=job.id == self.current)
        self._draw_picture(painter, option, job)
        self._draw_words(painter, option, job)
        painter.restore()

    def action_at(
        self, option: QStyleOptionViewItem, index: _Index, position: QPoint
    ) -> JobAction | None:
        """The action whose words lie under `position` in the view, or None."""
        option = self._inner(option)
        job = self._model.snapshot(index)
        action = self._model.words.action(job)
        if action is None:
            return None
        place = self._action_place(option, job, action)
        return action if place.adjusted(-4, -6, 4, 6).contains(position) else None

    def bar_place(self, option: QStyleOptionViewItem) -> QRect:
        """Where the bar of a running job lies, for repainting nothing else."""
        return card_places.bar(self._inner(option))

    def button_places(self, option: QStyleOptionViewItem, index: _Index, count: int) -> list[QRect]:
        """Where so many buttons lie on the card of a row."""
        is_over = self._model.snapshot(index).is_over
        return card_places.buttons(self._inner(option), count, is_over=is_over)

    def _inner(self, option: QStyleOptionViewItem) -> QStyleOptionViewItem:
        """The same, without the free pixels behind the card and those of the scroll bar."""
        inner = QStyleOptionViewItem(option)
        card = option.rect.adjusted(0, 0, -CARD_GAP, 0)
        card.setHeight(min(card.height(), self.size.height()))
        inner.rect = QStyle.visualRect(option.direction, option.rect, card)
        return inner

    def _draw_frame(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_current: bool
    ) -> None:
        tokens = theme.tokens()
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_touched = bool(option.state & QStyle.StateFlag.State_MouseOver)
        frame = QRectF(option.rect)
        if is_current or has_focus:
            painter.setPen(QPen(tokens.accent_text if has_focus else tokens.accent, 2))
            frame.adjust(1, 1, -1, -1)
        else:
            painter.setPen(QPen(tokens.control_line if is_touched else tokens.line, 1))
            frame.adjust(0.5, 0.5, -0.5, -0.5)
        is_selected = self.shows_selection and option.state & QStyle.StateFlag.State_Selected
        painter.setBrush(tokens.accent_tint if is_selected else tokens.card)
        painter.drawRoundedRect(frame, tokens.radius - 2, tokens.radius - 2)
        if has_focus and is_current:
            painter.setPen(QPen(tokens.accent_text, 1))
            painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), 7, 7)

    def _draw_picture(
        self, painter: QPainter, option: QStyleOptionViewItem, job: JobSnapshot
    ) -> None:
        tokens = theme.tokens()
        side = tokens.thumbnail
        place = card_places.picture(option)
        path = QPainterPath()
        path.addRoundedRect(QRectF(place), 7, 7)
        picture = self._model.thumbnail(job.id)
        if picture is None:
            painter.fillPath(path, tokens.ground)
            inside = QRect(0, 0, 20, 20)
            inside.moveCenter(place.center())
            icons.paint_icon(painter, "photo", inside, icons.Ink.SECOND)
            self.wish_thumbnail(job.id)
            return
        painter.save()
        painter.setClipPath(path)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = max(side / picture.width(), side / picture.height())
        cut = QRectF(0, 0, side / scale, side / scale)
        cut.moveCenter(QRectF(picture.rect()).center())
        painter.drawPixmap(QRectF(place), picture, cut)
        painter.restore()

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, job: JobSnapshot
    ) -> None:
        tokens = theme.tokens()
        bold = theme.font(theme.Role.HEADING)
        painter.setFont(bold)
        painter.setPen(tokens.text)
        line = card_places.name_line(option, is_over=job.is_over)
        line.setWidth(line.width() - card_places.room_for_buttons(self.count_buttons(job.id)))
        name = QFontMetrics(bold).elidedText(
            job_name(job), Qt.TextElideMode.ElideMiddle, line.width()
        )
        self._text(painter, option, line, name)
        self._draw_state(painter, option, job, card_places.state_line(option, is_over=job.is_over))
        if not job.is_over:
            place = QRectF(card_places.bar(option))
            is_mirrored = option.direction is Qt.LayoutDirection.RightToLeft
            is_waiting = not is_moving(job) or job.state is JobState.WAITING
            fraction = 0.0 if is_waiting and job.fraction is None else job.fraction
            paint_bar(painter, place, fraction, self.phase, is_mirrored=is_mirrored)

    def _draw_state(
        self, painter: QPainter, option: QStyleOptionViewItem, job: JobSnapshot, place: QRect
    ) -> None:
        state_icon, ink = JOB_MARKS.get(job.state, ("", icons.Ink.SECOND))
        left = place.left()
        if state_icon:
            box = QRect(
                left, place.top() + (place.height() - _SMALL_ICON) // 2, _SMALL_ICON, _SMALL_ICON
            )
            icons.paint_icon(painter, state_icon, card_places.mirrored(option, box), ink)
        font = theme.font(theme.Role.SMALL)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(icons.colour_of(ink))
        left, shown = self._state_line(job, place, metrics)
        width = metrics.horizontalAdvance(shown)
        self._text(painter, option, QRect(left, place.top(), width + 1, place.height()), shown)
        action = self._model.words.action(job)
        if action is not None:
            font.setWeight(theme.font(theme.Role.HEADING).weight())
            painter.setFont(font)
            painter.setPen(theme.tokens().accent_text)
            words = self._action_place(option, job, action)
            self._text(painter, option, words, action.label, is_placed=True)

    def _state_line(self, job: JobSnapshot, place: QRect, metrics: QFontMetrics) -> tuple[int, str]:
        """Where the state begins, and as much of it as fits beside the action."""
        left = place.left() + (_SMALL_ICON + 5 if job.state in JOB_MARKS else 0)
        text, behind = self._model.words.state(job), ""
        room = place.right() - left
        action = self._model.words.action(job)
        if action is not None:
            text, behind = text.rstrip("."), " ·"
            room -= self._action_width(action) + 5
        elif not job.is_over and job.started_at is not None and self._is_counting(job):
            seconds = (self.clock() - job.started_at).total_seconds()
            behind = f" · {duration_text(max(0.0, seconds))}"
        # What stands behind is short and must stay; the words before it give way.
        room -= metrics.horizontalAdvance(behind)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
        return left, f"{shown}{behind}"

    def _action_place(
        self, option: QStyleOptionViewItem, job: JobSnapshot, action: JobAction
    ) -> QRect:
        line = card_places.state_line(option, is_over=job.is_over)
        small = QFontMetrics(theme.font(theme.Role.SMALL))
        left, shown = self._state_line(job, line, small)
        left += small.horizontalAdvance(shown) + 5
        place = QRect(left, line.top(), self._action_width(action) + 1, line.height())
        return card_places.mirrored(option, place)

    @staticmethod
    def _action_width(action: JobAction) -> int:
        font = theme.font(theme.Role.SMALL)
        font.setWeight(theme.font(theme.Role.HEADING).weight())
        return QFontMetrics(font).horizontalAdvance(action.label)

    @staticmethod
    def _is_counting(job: JobSnapshot) -> bool:
        return job.wait is None or job.wait.reason is WaitReason.PATIENCE

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        text: str,
        *,
        is_placed: bool = False,
    ) -> None:
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        visual = QStyle.visualAlignment(option.direction, flags)
        where = place if is_placed else card_places.mirrored(option, place)
        painter.drawText(where, int(visual) | int(Qt.TextFlag.TextSingleLine), text)
