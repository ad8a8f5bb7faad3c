# SPDX-License-Identifier: GPL-3.0-or-later
"""From one changed face of a result to the next, and back to the whole picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from faceswap_desktop.core.models import JobState, Operation

if TYPE_CHECKING:
    from faceswap_desktop.core.models import Box, JobSnapshot
    from faceswap_desktop.gui.compare_view import CompareView
    from faceswap_desktop.gui.view_transform import ViewTransform

# A part that is nearly all of the picture is no place in it.
_WHOLE = 0.95


def changed_parts(job: JobSnapshot | None) -> tuple[Box, ...]:
    """Where the faces are that a job has changed; empty where that is not known."""
    if job is None or job.state is not JobState.DONE or not job.results:
        return ()
    request = job.request
    if request.operation is not Operation.SWAP:
        return ()
    chosen = [each.target_face for each in request.people]
    if not chosen and request.target_face is not None:
        chosen = [request.target_face]
    parts = job.changed or tuple(chosen)
    return tuple(each for each in parts if min(each.width, each.height) < _WHOLE)


class FaceTour(QObject):
    """Each `go` shows the next changed face; after the last one comes the whole picture.

    Signals: `available_changed()`.
    """

    available_changed = Signal()

    def __init__(self, view: CompareView) -> None:
        super().__init__(view)
        self._view = view
        self._parts: tuple[Box, ...] = ()
        self._place = -1
        view.view_changed.connect(self._on_view_changed)

    @property
    def is_available(self) -> bool:
        """Whether there is a face to go to."""
        return bool(self._parts)

    def set_parts(self, parts: tuple[Box, ...]) -> None:
        """Where the changed faces are."""
        if parts != self._parts:
            self._parts, self._place = parts, -1
            self.available_changed.emit()

    def go(self) -> None:
        """Show the next one, or the whole picture after the last."""
        if not self._parts:
            return
        place = self._place + 1
        if place >= len(self._parts):
            self._view.fit()
            return
        self._view.jump_to(self._parts[place])
        # Where all of the picture is no larger than the face, it stays as it is.
        self._place = place

    def _on_view_changed(self, transform: ViewTransform) -> None:
        if transform.is_fit:
            self._place = -1
