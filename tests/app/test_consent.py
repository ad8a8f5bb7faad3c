# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing leaves before a person has agreed, through the whole program and a real socket."""

from __future__ import annotations

import pytest

from faceswap_desktop.core.models import JobState, WaitReason
from tests.support import photos, program, services


@pytest.fixture
def pair(tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")
    return target, face


def waits(p):
    return p.presenter.jobs.waiting_for(WaitReason.CONSENT)


def posts(sandbox):
    return [each for each in sandbox.requests if each.method == "POST"]


async def asked(p, pair):
    await services.ready(p, *pair, allowed=False)
    job = await services.go(p)
    await p.until(p.window.consent.isVisible)
    return job


def test_nothing_is_sent_before_the_answer_and_then_it_is(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            job = await asked(p, pair)
            assert waits(p)[0].id == job.id
            assert "useapi.net" in p.window.consent.text.text()
            assert not posts(sandbox)
            p.window.consent.send_button.click()
            job = await services.over(p, job)
            assert job.state is JobState.DONE, job.error
            assert len(posts(sandbox)) == 1
            assert not p.window.consent.isVisible()
            assert not p.preferences.has_consent("useapi")

    program.run(scenario)


def test_always_is_kept_and_the_next_job_goes_without_a_question(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            first = await asked(p, pair)
            p.window.consent.always.setChecked(True)
            p.window.consent.send_button.click()
            await services.over(p, first)
            assert p.preferences.has_consent("useapi")
            second = await services.over(p, await services.go(p))
            assert second.state is JobState.DONE
            assert len(posts(sandbox)) == 2

    program.run(scenario)


def test_another_link_host_is_asked_about_again(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            p.preferences.set_provider_setting("ttapi", "link_host", "litterbox")
            await services.ready(p, *pair, service="ttapi", allowed=False)
            await services.go(p)
            bar = p.window.consent
            await p.until(bar.isVisible)
            assert "litterbox.catbox.moe" in bar.text.text()
            bar.always.setChecked(True)
            bar.send_button.click()
            assert p.preferences.has_consent("ttapi")
            p.preferences.set_provider_setting("ttapi", "link_host", "imgbb")
            await services.go(p)
            await p.until(bar.isVisible)
            assert "api.imgbb.com" in bar.text.text()
            p.preferences.set_provider_setting("ttapi", "link_host", "litterbox")
            bar.refuse_button.click()
            await services.hurried(p, lambda: not p.presenter.jobs.running)
            assert sandbox.requests

    program.run(scenario)


def test_no_cancels_the_job_and_nothing_was_sent(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            job = await asked(p, pair)
            p.window.consent.refuse_button.click()
            job = await services.over(p, job)
            assert job.state is JobState.CANCELLED
            assert not posts(sandbox)
            assert not p.window.consent.isVisible()

    program.run(scenario)


def test_two_jobs_are_one_question_and_the_question_outlives_a_restart(qapp, pair, monkeypatch):
    async def first(p):
        async with services.sandbox(monkeypatch):
            await asked(p, pair)
            await services.go(p)
            await p.until(lambda: len(waits(p)) == 2)
            assert "2" in p.window.consent.text.text()

    async def second(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await p.until(p.window.consent.isVisible)
            assert not posts(sandbox)
            p.window.consent.send_button.click()
            await p.until(lambda: not p.presenter.jobs.running)
            states = {job.state for job in p.services.controller.snapshots()}
            assert states == {JobState.DONE}
            assert len(posts(sandbox)) == 2

    program.run(first)
    program.run(second)
