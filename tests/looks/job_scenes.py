# SPDX-License-Identifier: GPL-3.0-or-later
"""The views of jobs that run side by side. Each takes a `World`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import JobState, Step
from tests.looks import scenes
from tests.sandbox import faults
from tests.support import services

if TYPE_CHECKING:
    from tests.looks.scenes import Scene
    from tests.looks.world import World


async def cards_with_buttons(w: World) -> None:
    """One job that runs out of view, and the keyboard on its card."""
    await w.pair()
    first = await w.finished()
    await w.finished()
    going = replace(
        first, state=JobState.SUBMITTING, step=Step.SHAPING_FACE, fraction=0.4, results=()
    )
    w.p.bridge.job_changed.emit(going)
    strip = w.p.window.jobs.view
    strip.setFocus()
    strip.setCurrentIndex(strip.model().index(1, 0))


async def jobs_in_a_queue(w: World) -> None:
    """One that is at the service, and three that wait for their turn."""
    sandbox = await w.online()
    sandbox.script(faults.Slow(600), path="/picsi")
    await w.pair("useapi")
    first = await services.go(w.p)
    await w.p.until(lambda: w.p.presenter.jobs.job(first.id).state is JobState.SUBMITTING)
    for _ in range(3):
        await services.go(w.p)


async def stop_question(w: World) -> None:
    await jobs_in_a_queue(w)
    first = w.p.presenter.jobs.all[0]
    w.p.window.jobs.jobs_cancel_requested.emit((first.id,))
    await w.p.until(lambda: bool(scenes.beside(w)))


async def batch_running(w: World) -> None:
    await scenes.batch(w)
    desk = w.p.presenter.batch
    w.p.presenter.go()
    await w.p.until(lambda: len(desk.jobs) == 2 and all(each.is_over for each in desk.jobs))
    going = replace(desk.jobs[0], state=JobState.SUBMITTING, step=Step.BLENDING, results=())
    w.p.bridge.job_changed.emit(going)


SCENES: dict[str, Scene] = {
    "cards-with-buttons": cards_with_buttons,
    "jobs-in-a-queue": jobs_in_a_queue,
    "stop-question": stop_question,
    "batch-running": batch_running,
}
