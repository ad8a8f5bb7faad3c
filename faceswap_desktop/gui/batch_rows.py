# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of several photos shows of each: its picture, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faceswap_desktop.core.models import JobSnapshot, JobState, Operation
from faceswap_desktop.gui import batch_texts, icons, texts
from faceswap_desktop.gui.batch import BatchPhoto, PhotoState
from faceswap_desktop.gui.batch_view import RowState
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.job_marks import JOB_MARKS
from faceswap_desktop.gui.pixels import as_image

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from faceswap_desktop.core.segments import Pixels
    from faceswap_desktop.gui.batch_run import BatchCount
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.gui.workspace import Workspace

_MARKS = {
    PhotoState.OPENING: ("wait", icons.Ink.SECOND),
    PhotoState.READY: ("face", icons.Ink.SECOND),
    PhotoState.SEVERAL_FACES: ("face", icons.Ink.SECOND),
    PhotoState.NO_FACE: ("warning", icons.Ink.WARNING),
    PhotoState.BROKEN: ("error", icons.Ink.ERROR),
}


class BatchRows:
    """Makes rows of photos and their jobs; keeps the small pictures that they show."""

    def __init__(self, catalogue: ServiceCatalogue) -> None:
        self._catalogue = catalogue
        self._images: dict[int, tuple[Pixels, QImage]] = {}

    def of(self, space: Workspace, job_of: Callable[[int], JobSnapshot | None]) -> list[RowState]:
        """One row for each photo of the batch; `job_of` gives the job of a photo, by its key."""
        self._images = {
            key: kept for key, kept in self._images.items() if key in set(space.batch.keys)
        }
        is_swap = space.operation is Operation.SWAP
        return [
            self._row(each, job_of(each.key), is_swap, each.key == space.batch.current)
            for each in space.batch.photos
        ]

    def _row(
        self,
        photo: BatchPhoto,
        job: JobSnapshot | None,
        is_swap: bool,  # noqa: FBT001
        is_current: bool,  # noqa: FBT001
    ) -> RowState:
        if job is not None:
            icon, ink = JOB_MARKS.get(job.state, ("wait", icons.Ink.SECOND))
            text = self._job_text(job)
        else:
            icon, ink = _MARKS[photo.state(is_swap=is_swap)]
            text = batch_texts.photo_text(photo, is_swap=is_swap)
        return RowState(photo.key, photo.name, text, icon, ink, self._image(photo), is_current)

    def _job_text(self, job: JobSnapshot) -> str:
        if job.state is JobState.FAILED and job.error is not None:
            return describe(job.error).sentence
        return texts.state_text(job, self._catalogue.name(job.request.provider))

    def _image(self, photo: BatchPhoto) -> QImage | None:
        small = photo.slot.small if photo.slot is not None else None
        if small is None:
            return None
        known = self._images.get(photo.key)
        if known is None or known[0] is not small:
            known = self._images[photo.key] = (small, as_image(small))
        return known[1]


def summary_mark(counted: BatchCount) -> tuple[str, icons.Ink]:
    """The icon of the line that sums a batch up, and its colour."""
    if not counted.is_over:
        return "wait", icons.Ink.SECOND
    if counted.done == counted.total:
        return "check", icons.Ink.DONE
    return "warning", icons.Ink.WARNING
