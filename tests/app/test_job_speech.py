# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of jobs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faceswap_desktop.core.models import JobState, Step, Wait, WaitReason
from faceswap_desktop.gui import job_speech
from tests.support import photos, program


@pytest.fixture
def said(monkeypatch):
    said = []
    monkeypatch.setattr(job_speech, "announce", lambda _, text: said.append(text))
    return said


async def done(p, photo):
    p.open(photo, operation="background")
    await p.until(p.window.main_button.is_ready)
    p.presenter.go()
    await p.until(lambda: (job := p.presenter.jobs.current) is not None and job.is_over)
    return p.presenter.jobs.current


def test_the_job_in_view_is_told_of_from_its_start_to_its_end(qapp, tmp_path, said):
    photo = photos.save(photos.portrait(), tmp_path / "holiday.png")

    async def scenario(p):
        job = await done(p, photo)
        assert said[0].startswith("Change background, holiday.png: ")
        assert said[-1].startswith("Change background, holiday.png: Done")
        assert len(said) == 2
        said.clear()
        works = replace(job, state=JobState.WORKING, step=Step.WORKING_THERE, results=())
        offline = replace(works, wait=Wait(WaitReason.NETWORK))
        for now in (works, offline, offline, works, offline):
            p.bridge.job_changed.emit(now)
        assert len(said) == 3
        assert said[0].startswith("Change background, holiday.png: ")
        assert said[1] == said[2]
        assert "network" in said[1].lower()
        p.presenter.jobs.look_at("")
        p.bridge.job_changed.emit(replace(works, wait=Wait(WaitReason.KEY)))
        assert len(said) == 3
        p.bridge.job_changed.emit(job)
        assert len(said) == 4

    program.run(scenario)


def test_of_the_jobs_of_a_batch_nothing_is_said(qapp, tmp_path, said):
    photo = photos.save(photos.portrait(), tmp_path / "holiday.png")

    async def scenario(p):
        job = await done(p, photo)
        said.clear()
        (speech,) = p.window.findChildren(job_speech.JobSpeech)
        speech.batch = lambda: (job,)
        works = replace(job, state=JobState.WORKING, step=Step.WORKING_THERE, results=())
        for now in (works, replace(works, wait=Wait(WaitReason.NETWORK)), job):
            p.bridge.job_changed.emit(now)
        assert said == []

    program.run(scenario)
