# SPDX-License-Identifier: GPL-3.0-or-later
"""Defects that the crash test has to find, put into the running program by the driver."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

from faceswap_desktop.core.models import JobRequest, JobState, ResultFile
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.jobs import recovery
from faceswap_desktop.jobs.job import Job
from faceswap_desktop.jobs.runner import Run
from faceswap_desktop.jobs.store import Download, ResultStore

SEND_AGAIN = "send-again"
DONE_TOO_EARLY = "done-too-early"
NAMES = (SEND_AGAIN, DONE_TOO_EARLY)

_late: set[asyncio.Task[None]] = set()


def apply(name: str) -> None:
    """Put one defect in; "" puts in none."""
    if name == SEND_AGAIN:
        _send_again()
    elif name == DONE_TOO_EARLY:
        _be_done_too_early()


def _send_again() -> None:
    """A job that was caught while it was being sent is sent once more at the next start."""
    resume = recovery.resume

    async def careless(job: Job) -> Run | None:
        if job.state is not JobState.SUBMITTING:
            return await resume(job)
        await job.advance(JobState.WAITING, is_reopening=True)
        return Run(job, is_recovered=True)

    recovery.resume = careless


def _be_done_too_early() -> None:
    """A result counts as there when it has come, and gets to the disk a moment later."""

    async def receive(
        self: ResultStore, job_id: str, request: JobRequest, download: Download, **_: object
    ) -> ResultFile:
        folder = self.folder(job_id)
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / ".mutant.part"
        await download(part)
        data = part.read_bytes()
        part.unlink()
        final = folder / f"{Path(request.target.name).stem}-swapped.jpg"
        task = asyncio.create_task(_write(final, data))
        _late.add(task)
        task.add_done_callback(_late.discard)
        digest = hashlib.sha256(data).hexdigest()
        return ResultFile(final, 1, 1, "image/jpeg", len(data), digest)

    ResultStore.receive = receive


async def _write(final: Path, data: bytes) -> None:
    await asyncio.sleep(0.5)
    await in_thread(lambda: final.write_bytes(data))
