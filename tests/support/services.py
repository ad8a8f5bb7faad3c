# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program beside the stand-ins for the services on the web, with a key for each."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.sandbox import Sandbox, ttapi, useapi

NUDGE_SECONDS = 0.5


@asynccontextmanager
async def sandbox(monkeypatch, *, has_keys: bool = True) -> AsyncIterator[Sandbox]:
    """A sandbox to which the program's addresses point."""
    async with Sandbox() as running:
        monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_URL", running.useapi_address)
        monkeypatch.setenv("FACESWAP_DESKTOP_TTAPI_URL", running.ttapi_address)
        if has_keys:
            monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_KEY", useapi.KEY)
            monkeypatch.setenv("FACESWAP_DESKTOP_TTAPI_KEY", ttapi.KEY)
        yield running


async def ready(p, target, face, service="useapi", *, allowed=True) -> None:
    """Two photos on the table and a service chosen; `allowed`: it may be sent without asking."""
    if allowed:
        p.preferences.give_consent(service)
    p.open(target, face, service=service)
    await p.until(p.window.main_button.is_ready)


async def go(p):
    """Press the main button; gives the job that came of it."""
    before = {job.id for job in p.services.controller.snapshots()}
    # As if the last click were long ago: the same at once would be taken for a double click.
    p.presenter.starter.haste.forget()
    p.presenter.go()
    await p.until(lambda: p.presenter.jobs.current is not None)
    await p.until(lambda: p.presenter.jobs.current.id not in before)
    return p.presenter.jobs.current


async def over(p, job):
    """The job when it is over."""
    await hurried(p, lambda: p.presenter.jobs.job(job.id).is_over)
    return p.presenter.jobs.job(job.id)


async def hurried(p, is_so) -> None:
    """Wait until `is_so`; the services are asked now and then, not only when it is time."""
    asked = 0.0

    def look():
        nonlocal asked
        if time.monotonic() - asked > NUDGE_SECONDS:
            asked = time.monotonic()
            p.services.controller.nudge()
        return is_so()

    await p.until(look)
