# SPDX-License-Identifier: GPL-3.0-or-later
"""A hasty hand, or a key that is held down, makes one job and pays for one."""

from __future__ import annotations

from tests.support import photos, program, services


def test_twenty_clicks_at_once_are_one_job(qapp, monkeypatch, tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")

    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await services.ready(p, target, face)
            for _ in range(20):
                p.window.main_button.button.click()
            await p.until(lambda: p.presenter.jobs.current is not None)
            await services.over(p, p.presenter.jobs.current)
            await p.until(lambda: not p.presenter.jobs.running)
            assert len(p.services.controller.snapshots()) == 1
            assert sum(sandbox.useapi.posts.values()) == 1

    program.run(scenario)
