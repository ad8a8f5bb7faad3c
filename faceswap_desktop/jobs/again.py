# SPDX-License-Identifier: GPL-3.0-or-later
"""Doing a job once more because a person wishes it: never by itself, and for free if possible."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import Caution, JobState, WaitReason
from faceswap_desktop.jobs.runner import Run

if TYPE_CHECKING:
    from faceswap_desktop.jobs.job import Job
    from faceswap_desktop.jobs.registry import Registry

_PATIENCE = 3.0


@unique
class Resolution(StrEnum):
    """What a person wants done with an uncertain job."""

    CHECK_AGAIN = "check-again"
    SEND_AGAIN = "send-again"
    DISMISS = "dismiss"


async def retry(job: Job, registry: Registry) -> None:
    """Go on with a failed or cancelled job: where it stood, if that costs nothing, or anew."""
    async with job.wishes:
        await registry.tidied(job.id)
        if job.state not in {JobState.FAILED, JobState.CANCELLED}:
            return
        resume_at = job.record.resume_at
        if resume_at is None:
            await _new_attempt(job, registry)
            return
        run = Run(job, is_recovered=True)
        _open_lane(run)
        await job.advance(
            resume_at, is_reopening=True, resume_at=None, error=None, cancel_wanted=False
        )
        run.cancel_wanted = False
        registry.launch(run)


async def resolve(job: Job, resolution: Resolution, registry: Registry) -> None:
    """Do what a person chose for an uncertain job; nothing for one that is not uncertain."""
    async with job.wishes:
        await registry.tidied(job.id)
        if resolution is not Resolution.CHECK_AGAIN:
            await registry.end(job.id, _PATIENCE)  # a check may be under way
        if job.state is not JobState.UNCERTAIN or registry.get(job.id) is not None:
            return
        match resolution:
            case Resolution.CHECK_AGAIN:
                registry.launch(Run(job, is_recovered=True))
            case Resolution.SEND_AGAIN:
                await _new_attempt(job, registry)
            case Resolution.DISMISS:
                warnings = dict.fromkeys((*job.snapshot.warnings, Caution.MAY_BE_CHARGED))
                await job.advance(JobState.CANCELLED, warnings=tuple(warnings))


async def _new_attempt(job: Job, registry: Registry) -> None:
    await job.advance(
        JobState.WAITING,
        is_reopening=True,
        attempt=job.snapshot.attempt + 1,
        restarts=0,
        reference=None,
        channel=None,
        remote_id=None,
        remote_results=(),
        results=(),
        resume_at=None,
        cancel_wanted=False,
        started_at=None,
        warnings=(),
        error=None,
        price=None,
        balance=None,
        changed=(),
    )
    run = Run(job)
    _open_lane(run)
    registry.launch(run)


def _open_lane(run: Run) -> None:
    """Somebody who tries again has done something about the key or the credits, or hopes so."""
    run.release_lane(WaitReason.CREDITS, WaitReason.KEY)
