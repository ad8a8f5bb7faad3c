# SPDX-License-Identifier: GPL-3.0-or-later
"""The jobs as a list model: whole snapshots, and small pictures for those that are seen."""

from __future__ import annotations

from collections import OrderedDict
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap

from faceswap_desktop.gui.job_words import JobWords, job_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faceswap_desktop.core.models import JobSnapshot

_Index = QModelIndex | QPersistentModelIndex
_THUMBNAILS = 300
SNAPSHOT_ROLE = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()


class JobModel(QAbstractListModel):
    """Rows in the order they were given; a job that was not known yet comes where its time is."""

    def __init__(self, words: JobWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._ids: list[str] = []
        self._jobs: dict[str, JobSnapshot] = {}
        self._running: dict[str, None] = {}
        self._thumbnails: OrderedDict[str, QPixmap] = OrderedDict()

    def set_jobs(self, jobs: Iterable[JobSnapshot]) -> None:
        """Show these, and no others."""
        self.beginResetModel()
        self._jobs = {job.id: job for job in jobs}
        self._ids = list(self._jobs)
        self._running = dict.fromkeys(job.id for job in self._jobs.values() if not job.is_over)
        self.endResetModel()

    def update_job(self, job: JobSnapshot) -> None:
        """Show a job as it is now."""
        if job.is_over:
            self._running.pop(job.id, None)
        else:
            self._running[job.id] = None
        if job.id in self._jobs:
            self._jobs[job.id] = job
            self.refresh(job.id)
            return
        row = self._row_for(job)
        self.beginInsertRows(_NOWHERE, row, row)
        self._jobs[job.id] = job
        self._ids.insert(row, job.id)
        self.endInsertRows()

    def add_older(self, jobs: Iterable[JobSnapshot]) -> None:
        """Show these behind all others, in the order in which they come."""
        fresh = {job.id: job for job in jobs if job.id not in self._jobs}
        if not fresh:
            return
        self.beginInsertRows(_NOWHERE, len(self._ids), len(self._ids) + len(fresh) - 1)
        self._jobs.update(fresh)
        self._ids.extend(fresh)
        self.endInsertRows()

    def remove_job(self, job: str) -> None:
        """Show it no longer; an unknown one is none already."""
        if job not in self._jobs:
            return
        row = self._ids.index(job)
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._ids[row]
        del self._jobs[job]
        self._running.pop(job, None)
        self._thumbnails.pop(job, None)
        self.endRemoveRows()

    def _row_for(self, job: JobSnapshot) -> int:
        """Before the first one that is older."""
        new = (job.created_at, job.id)
        for row, known in enumerate(self._ids):
            other = self._jobs[known]
            if (other.created_at, other.id) < new:
                return row
        return len(self._ids)

    def running(self) -> tuple[str, ...]:
        """The ids of the jobs that are not over."""
        return tuple(self._running)

    def known(self, job: str) -> JobSnapshot | None:
        """What was last shown of a job, or None for an unknown one."""
        return self._jobs.get(job)

    def refresh(self, job: str) -> None:
        """Have its card painted anew."""
        index = self.index_of(job)
        self.dataChanged.emit(index, index)

    def index_of(self, job: str) -> QModelIndex:
        """Where a job stands; raises ValueError for one that is not here."""
        return self.index(self._ids.index(job), 0)

    def snapshot(self, index: _Index) -> JobSnapshot:
        """The job of a row."""
        return self._jobs[self._ids[index.row()]]

    def thumbnail(self, job: str) -> QPixmap | None:
        """Its small picture, if it came already."""
        return self._thumbnails.get(job)

    def set_thumbnail(self, job: str, image: QImage) -> None:
        """Keep a small picture; the ones that came longest ago give way."""
        if job not in self._jobs:
            return
        self._thumbnails[job] = QPixmap.fromImage(image)
        self._thumbnails.move_to_end(job)
        while len(self._thumbnails) > _THUMBNAILS:
            self._thumbnails.popitem(last=False)
        self.refresh(job)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many jobs there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401  # as Qt has it
        """The name, the sentence for screen readers, or the snapshot of a row."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        job = self.snapshot(index)
        if role == SNAPSHOT_ROLE:
            return job
        if role == Qt.ItemDataRole.DisplayRole:
            return job_name(job)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words.sentence(job)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{escape(self.words.sentence(job))}</span>"
        return None
