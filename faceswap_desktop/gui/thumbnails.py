# SPDX-License-Identifier: GPL-3.0-or-later
"""Small pictures for the job strip: of the result where there is one, else of the photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.core.models import JobSnapshot, JobState
from faceswap_desktop.errors import UserFacingError
from faceswap_desktop.gui.pixels import as_image

if TYPE_CHECKING:
    from pathlib import Path

    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_strip import JobStrip

SIDE = 160


class Thumbnails(QObject):
    """Answers the strip's wishes, one picture at a time."""

    def __init__(self, strip: JobStrip, desk: JobDesk, bridge: Bridge) -> None:
        super().__init__(strip)
        self._strip = strip
        self._desk = desk
        self._bridge = bridge
        strip.thumbnail_wanted.connect(self._on_strip_thumbnail_wanted)
        desk.job_updated.connect(self._on_desk_job_updated)

    def _on_strip_thumbnail_wanted(self, job_id: str) -> None:
        self._bridge.run(lambda services: self._load(services, job_id), name=f"thumbnail {job_id}")

    def _on_desk_job_updated(self, job: JobSnapshot) -> None:
        if job.state is JobState.DONE:
            self._strip.forget_thumbnail(job.id)

    async def _load(self, services: Services, job_id: str) -> None:
        job = self._desk.job(job_id)
        path = _picture(job) if job is not None else None
        if path is None:
            return
        try:
            pixels = await services.images.thumbnail(path, SIDE)
        except UserFacingError:
            return  # the card shows its icon; opening the job says what is wrong
        self._strip.set_thumbnail(job_id, as_image(pixels))


def _picture(job: JobSnapshot) -> Path | None:
    if job.results:
        return job.results[0].path
    photo = job.request.target or job.request.face
    return photo.path if photo is not None else None
