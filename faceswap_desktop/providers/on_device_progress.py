# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine's steps as one bar that only rises, over a whole job on this computer."""

from __future__ import annotations

from dataclasses import dataclass

from faceswap_desktop.core.models import Step
from faceswap_desktop.providers.base import Report

# Where each step stands in the whole job, as measured on photos of 12 megapixels.
_SPANS = {
    Step.READING_PHOTOS: (0.0, 0.15),
    Step.FINDING_FACES: (0.15, 0.28),
    Step.CUTTING_OUT: (0.15, 0.35),
    Step.MAPPING_FACES: (0.28, 0.33),
    Step.REFINING_EDGES: (0.35, 0.5),
    Step.SHAPING_FACE: (0.4, 0.5),
    Step.MATCHING_COLOURS: (0.5, 0.6),
    Step.PAINTING_BACKGROUND: (0.5, 0.8),
    Step.BLENDING: (0.6, 0.8),
    Step.PUTTING_BACK: (0.8, 0.97),
    Step.SAVING: (0.97, 1.0),
}
# The same two steps once more, for the other photo.
_AGAIN = {Step.FINDING_FACES: (0.33, 0.38), Step.MAPPING_FACES: (0.38, 0.4)}
_LEAST_RISE = 0.005


@dataclass(slots=True)
class Progress:
    """Takes the engine's word for each step, and reports its share of the whole job."""

    report: Report
    _reached: float = 0.0
    _told: tuple[Step | None, float] = (None, 0.0)
    _has_mapped: bool = False
    _is_second: bool = False

    def part(self, index: int, count: int) -> Progress:
        """The progress of one of several people: its share of what lies between two steps."""
        first, last = _SPANS[Step.READING_PHOTOS][1], _SPANS[Step.BLENDING][1]

        def report(step: Step, fraction: float | None = None) -> None:
            share = min((fraction or 0.0) / last, 1.0)
            self._reached = max(self._reached, first + (last - first) * (index + share) / count)
            self._told = (step, self._reached)
            self.report(step, self._reached)

        return Progress(report)

    def __call__(self, step: Step, fraction: float | None) -> None:
        """Report `step`, done to `fraction` (0..1), where that moves the bar or its words."""
        if step is Step.MAPPING_FACES:
            self._has_mapped = True
        elif step is Step.FINDING_FACES and self._has_mapped:
            self._is_second = True
        spans = _SPANS | _AGAIN if self._is_second else _SPANS
        start, end = spans.get(step, (self._reached, self._reached))
        self._reached = max(self._reached, start + (end - start) * (fraction or 0.0))
        is_news = step is not self._told[0] or self._reached - self._told[1] >= _LEAST_RISE
        if is_news or self._reached == end:
            self._told = (step, self._reached)
            self.report(step, self._reached)
