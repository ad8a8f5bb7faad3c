# SPDX-License-Identifier: GPL-3.0-or-later
"""The line that says how far a job is: not for what is done at once, and in time for the rest."""

from __future__ import annotations

import pytest

from tests.support import photos, program

NEVER = 10_000_000


@pytest.fixture
def photo(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.png")


async def started(p, photo, delay):
    """Start a job; gives what the line was like with each news of it."""
    p.presenter._job_view.row_delay = delay
    shown = []
    p.presenter.jobs.job_updated.connect(
        lambda job: shown.append((job.is_over, p.window.progress.isHidden()))
    )
    p.open(photo, operation="background")
    await p.until(p.window.main_button.is_ready)
    p.presenter.go()
    return shown


def test_what_is_done_at_once_shows_no_line(qapp, photo):
    async def scenario(p):
        shown = await started(p, photo, NEVER)
        await p.until(p.window.result_bar.isVisible)
        assert shown
        assert all(is_hidden for _, is_hidden in shown)
        assert not p.presenter._job_view._patience.isActive()

    program.run(scenario)


def test_what_takes_longer_shows_it_and_takes_it_away(qapp, photo):
    async def scenario(p):
        shown = await started(p, photo, 0)
        await p.until(lambda: (False, False) in shown)
        await p.until(p.window.result_bar.isVisible)
        assert p.window.progress.isHidden()

    program.run(scenario)


def test_it_comes_by_itself_while_nothing_is_heard_of_the_job(qapp, photo):
    async def scenario(p):
        await started(p, photo, NEVER)
        await p.until(lambda: p.presenter.jobs.current is not None)
        view = p.presenter._job_view
        assert view._patience.isActive()
        view._patience.start(0)
        await p.until(lambda: not p.window.progress.isHidden() or p.window.result_bar.isVisible())
        assert not p.window.progress.isHidden()

    program.run(scenario)
