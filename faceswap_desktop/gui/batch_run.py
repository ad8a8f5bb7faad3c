# SPDX-License-Identifier: GPL-3.0-or-later
"""The jobs of a batch, counted: pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import JobSnapshot, JobState
from faceswap_desktop.errors import Charge

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class BatchRun:
    """What one press of the main button started: the id of a job by the key of its photo."""

    jobs: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))

    def with_job(self, key: int, job_id: str) -> BatchRun:
        """The same with one more job."""
        return BatchRun(MappingProxyType({**self.jobs, key: job_id}))

    def found(self, find: Callable[[str], JobSnapshot | None]) -> tuple[JobSnapshot, ...]:
        """The jobs that are still there; those that were deleted count no longer."""
        found = (find(each) for each in self.jobs.values())
        return tuple(each for each in found if each is not None)


@dataclass(frozen=True, slots=True)
class BatchCount:
    """How the jobs of a batch stand."""

    total: int = 0
    done: int = 0
    failed: int = 0
    stopped: int = 0
    unclear: int = 0

    @property
    def is_over(self) -> bool:
        """Whether none of them moves any more."""
        return self.done + self.failed + self.stopped + self.unclear == self.total

    @classmethod
    def of(cls, jobs: tuple[JobSnapshot, ...]) -> BatchCount:
        """Count them."""
        states = [each.state for each in jobs]
        return cls(
            len(jobs),
            states.count(JobState.DONE),
            states.count(JobState.FAILED),
            states.count(JobState.CANCELLED),
            states.count(JobState.UNCERTAIN),
        )


def failed(jobs: tuple[JobSnapshot, ...]) -> tuple[JobSnapshot, ...]:
    """Those that may be tried again."""
    return tuple(each for each in jobs if each.state is JobState.FAILED)


def may_be_paid(jobs: tuple[JobSnapshot, ...]) -> bool:
    """Whether trying one of them again may be paid for twice."""
    return any(each.error is not None and each.error.charge is not Charge.NOTHING for each in jobs)
