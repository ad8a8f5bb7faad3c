# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a job is as a whole: one bar from its start to its end, that never goes back.

A job on this computer says itself how far it is. One at a service says so of its parts alone:
sending fills the first part of the bar; there it stands still, unless the service says more; what
comes back fills the last part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from faceswap_desktop.core.models import JobSnapshot, JobState, Step

# Where each step of a job at a service stands in the whole of it.
SPANS = {
    Step.MAKING_COPIES: (0.0, 0.02),
    Step.MAKING_LINKS: (0.02, 0.1),
    Step.SENDING: (0.1, 0.3),
    Step.LOOKING_FOR_JOB: (0.3, 0.3),
    Step.IN_QUEUE_THERE: (0.3, 0.3),
    Step.WORKING_THERE: (0.3, 0.8),
    Step.RECEIVING: (0.8, 0.95),
    Step.CHECKING: (0.95, 0.97),
    Step.PUTTING_BACK: (0.97, 1.0),
    Step.SAVING: (0.97, 1.0),
}
# Where a state begins while its step says nothing of it.
_STARTS = {
    JobState.ACCEPTED: 0.3,
    JobState.WORKING: 0.3,
    JobState.UNCERTAIN: 0.3,
    JobState.DOWNLOADING: 0.8,
}


def share(job: JobSnapshot, *, is_at_service: bool) -> float | None:
    """How much of the whole job is done, 0..1; None where nobody can tell."""
    if not is_at_service:
        return job.fraction
    start = _STARTS.get(job.state, 0.0)
    if job.step not in SPANS:
        return start
    first, last = SPANS[job.step]
    return max(start, first + (last - first) * (job.fraction or 0.0))


def is_moving(job: JobSnapshot) -> bool:
    """Whether something is being done at the moment, rather than waited for."""
    return not job.is_over and job.wait is None and job.step is not Step.IN_QUEUE_THERE


class JobProgress:
    """Remembers of each running job how far it was: every bar of the window shows the same."""

    def __init__(self, is_at_service: Callable[[str], bool]) -> None:
        self._is_at_service = is_at_service
        self._reached: dict[str, float] = {}

    def of(self, job: JobSnapshot) -> JobSnapshot:
        """`job` with its share of the whole in place of that of its step."""
        if job.is_over:
            # Done again, it is another piece of work.
            self._reached.pop(job.id, None)
            return job
        now = share(job, is_at_service=self._is_at_service(job.request.provider))
        before = self._reached.get(job.id)
        known = [each for each in (now, before) if each is not None]
        if not known:
            return replace(job, fraction=None)
        self._reached[job.id] = max(known)
        return replace(job, fraction=max(known))

    def forget(self, job_id: str) -> None:
        """The job is gone."""
        self._reached.pop(job_id, None)
