# SPDX-License-Identifier: GPL-3.0-or-later
"""The views of what the program says when something is amiss. Each takes a `World`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import Caution, JobState
from faceswap_desktop.errors import ErrorCode, HelperError
from faceswap_desktop.gui.error_text import info
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.workspace import Missing

if TYPE_CHECKING:
    from tests.looks.scenes import Scene
    from tests.looks.world import World


async def pane_error_details(w: World) -> None:
    failure = info(HelperError(ErrorCode.HELPER_STOPPED, details="worker ended with signal 11"))
    w.p.presenter.desk.change_slot(PaneRole.TARGET, lambda slot: replace(slot, error=failure))
    w.p.window.target_pane.error.fold.click()


async def no_credits(w: World) -> None:
    await w.online()
    account = w.sandbox.useapi.accounts["1001"]
    account.used = account.total
    w.p.open(w.photo, w.face, service="useapi")
    await w.p.until(lambda: w.p.presenter.desk.missing() is Missing.CREDITS)


async def several_cautions(w: World) -> None:
    await w.pair()
    job = await w.finished()
    told = (Caution.FACE_SMALL, Caution.POSES_FAR_APART, Caution.METADATA_NOT_COPIED)
    w.p.bridge.job_changed.emit(replace(job, warnings=told))


async def stopped_after_sending(w: World) -> None:
    await w.online()
    await w.pair("useapi")
    job = await w.finished()
    over = replace(job, state=JobState.CANCELLED, warnings=(Caution.MAY_BE_CHARGED,), results=())
    w.p.bridge.job_changed.emit(over)


async def consent_with_link_host(w: World) -> None:
    await w.online()
    w.p.preferences.set_provider_setting("ttapi", "link_host", "litterbox")
    w.p.open(w.photo, w.face, service="ttapi")
    await w.p.until(w.p.window.main_button.is_ready)
    w.p.presenter.go()
    await w.p.until(w.p.window.consent.isVisible)


SCENES: dict[str, Scene] = {
    "pane-error-details": pane_error_details,
    "no-credits": no_credits,
    "consent-with-link-host": consent_with_link_host,
    "several-cautions": several_cautions,
    "stopped-after-sending": stopped_after_sending,
}
