# SPDX-License-Identifier: GPL-3.0-or-later
"""What a service means: its time, what it keeps, what is sent. Each takes a `World`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.looks import scenes, service_scenes
from tests.support import services

if TYPE_CHECKING:
    from tests.looks.scenes import Scene
    from tests.looks.world import World


async def service_menu_with_times(w: World) -> None:
    """Enough jobs done here to know how long one takes; of the services what they say."""
    await w.pair()
    job = await w.finished()
    assert job.started_at is not None
    for place, seconds in enumerate((4, 5, 40)):
        ended = job.started_at + timedelta(seconds=seconds)
        w.p.bridge.job_changed.emit(replace(job, id=f"{job.id}-{place}", ended_at=ended))
    w.p.window.service.open_menu()


async def consent_of_part(w: World) -> None:
    """Three people in the photo, one of them clicked, and a service that cannot be told whom."""
    await w.online()
    w.p.open(w.group, w.face, service="useapi")
    faces = w.p.window.target_pane.view.faces
    await w.p.until(lambda: len(faces.marks) == 3)
    faces.marks[1].click()
    await w.p.until(w.p.window.main_button.is_ready)
    await services.go(w.p)
    await w.p.until(w.p.window.consent.isVisible)


async def ready_with_links(w: World) -> None:
    """All is ready for a service that takes photos as links."""
    await w.online()
    w.p.preferences.set_provider_setting("ttapi", "link_host", "litterbox")
    w.p.open(w.photo, w.face, service="ttapi")
    await w.p.until(w.p.window.main_button.is_ready)


async def sent_job_menu(w: World) -> None:
    """The menu of a card whose job is at the service."""
    await service_scenes.waiting_for_service(w)
    strip = w.p.window.jobs.view
    index = strip.model().index(0, 0)
    strip.menu_wanted.emit(index, strip.viewport().mapToGlobal(strip.visualRect(index).center()))


async def cancel_question(w: World) -> None:
    """Nothing of the job has left the computer yet."""
    await service_scenes.consent(w)
    w.p.presenter.cancel()
    await w.p.until(lambda: bool(scenes.beside(w)))


async def autosave_details(w: World) -> None:
    """A folder that is not there, and the technical text behind the note."""
    w.p.preferences.update(autosave=True, autosave_folder=str(w.folder / "gone"))
    await w.pair()
    await w.finished()
    await w.p.until(w.p.window.message.isVisible)
    w.p.window.message.fold.click()


SCENES: dict[str, Scene] = {
    "service-menu-with-times": service_menu_with_times,
    "consent-of-part": consent_of_part,
    "ready-with-links": ready_with_links,
    "sent-job-menu": sent_job_menu,
    "cancel-question": cancel_question,
    "autosave-details": autosave_details,
}
