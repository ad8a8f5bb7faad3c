# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs that wait for a person or for the service, through the whole program."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from faceswap_desktop.core.models import JobState, WaitReason
from faceswap_desktop.gui import job_actions
from faceswap_desktop.gui.remedies import Remedy
from faceswap_desktop.jobs import schedule
from tests.sandbox import faults
from tests.support import photos, program, services


@pytest.fixture
def pair(tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")
    return target, face


@pytest.fixture(autouse=True)
def quick_look_up(monkeypatch):
    """The service is asked about a lost job at once, and once."""
    monkeypatch.setattr(schedule, "LOOK_UP_WAITS", (0.0,))


def posts(sandbox):
    return [each for each in sandbox.requests if each.method == "POST"]


def button(p, action):
    """The button of the message that does `action`, and a way to press it."""
    offered = {
        each.text(): each for each in p.window.message.buttons if each.isVisibleTo(p.window.message)
    }
    return offered[action]


async def question(p):
    await p.until(lambda: question_box() is not None)
    return question_box()


def question_box():
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    return next((each for each in boxes if each.isVisible()), None)


def answer(box, role):
    next(each for each in box.buttons() if box.buttonRole(each) is role).click()


async def uncertain(p, sandbox, pair):
    sandbox.script(faults.Drop(), path="/picsi")
    await services.ready(p, *pair)
    job = await services.over(p, await services.go(p))
    assert job.state is JobState.UNCERTAIN
    await p.until(p.window.message.isVisible)
    return job


def test_an_uncertain_job_is_sent_again_only_after_asking_once_more(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            job = await uncertain(p, sandbox, pair)
            assert len(p.window.message.buttons) == 3
            button(p, "Send again…").click()
            box = await question(p)
            assert len(posts(sandbox)) == 1
            answer(box, QMessageBox.ButtonRole.RejectRole)
            await p.until(lambda: question_box() is None)
            assert len(posts(sandbox)) == 1
            assert p.presenter.jobs.job(job.id).state is JobState.UNCERTAIN
            p.window.jobs.job_action_requested.emit(job.id, job_actions.SEND_AGAIN)
            answer(await question(p), QMessageBox.ButtonRole.AcceptRole)
            await p.until(lambda: p.presenter.jobs.job(job.id).state is JobState.DONE)
            assert len(posts(sandbox)) == 2
            assert not p.window.message.isVisible()

    program.run(scenario)


def test_checking_again_costs_nothing_and_asks_anew(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            job = await uncertain(p, sandbox, pair)
            lists = len(sandbox.asked("/jobs", "GET"))
            p.window.jobs.job_action_requested.emit(job.id, Remedy.CHECK_AGAIN.value)
            await p.until(lambda: len(sandbox.asked("/jobs", "GET")) > lists)
            await p.until(lambda: len(p.window.message.buttons) == 3)
            assert p.presenter.jobs.job(job.id).state is JobState.UNCERTAIN
            assert len(posts(sandbox)) == 1

    program.run(scenario)


def test_an_uncertain_job_can_be_given_up(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            job = await uncertain(p, sandbox, pair)
            button(p, "Dismiss").click()
            await p.until(lambda: p.presenter.jobs.job(job.id).state is JobState.CANCELLED)
            await p.until(lambda: not p.window.message.isVisible())
            assert len(posts(sandbox)) == 1

    program.run(scenario)


def test_a_busy_service_is_counted_down(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            busy = faults.Answer(429, {"error": "busy", "code": 429}, headers={"Retry-After": "30"})
            sandbox.script(busy, path="/picsi")
            await services.ready(p, *pair)
            job = await services.go(p)
            await p.until(lambda: bool(p.presenter.jobs.waiting_for(WaitReason.SERVICE_BUSY)))
            first = p.window.progress.words.text()
            assert any(each.isdigit() for each in first)
            await p.until(lambda: p.window.progress.words.text() != first)
            p.presenter.jobs.cancel(job.id)
            await services.over(p, job)

    program.run(scenario)


def test_without_a_network_the_job_waits_and_can_be_tried_at_once(qapp, pair, monkeypatch):
    async def scenario(p):
        monkeypatch.setattr(schedule, "back_off", lambda *_: 600.0)
        async with services.sandbox(monkeypatch) as sandbox:
            sandbox.script(faults.DropInBody(10), path="/picsi")
            await services.ready(p, *pair)
            job = await services.go(p)
            await p.until(lambda: bool(p.presenter.jobs.waiting_for(WaitReason.NETWORK)))
            p.window.jobs.job_action_requested.emit(job.id, job_actions.TRY_NOW)
            job = await services.over(p, job)
            assert job.state is JobState.DONE

    program.run(scenario)


def test_a_failure_that_is_no_jobs_offers_nothing_that_would_pay_again(qapp, pair, monkeypatch):
    from faceswap_desktop.errors import ErrorCode, JournalError

    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await services.ready(p, *pair)
            await services.over(p, await services.go(p))
            p.presenter.show_error(JournalError(ErrorCode.JOURNAL_UNWRITABLE))
            assert p.window.message.isVisible()
            assert not p.window.message.buttons
            assert len(posts(sandbox)) == 1

    program.run(scenario)


def test_a_job_that_outlives_its_patience_asks(qapp, pair, monkeypatch):
    from dataclasses import replace

    from faceswap_desktop.core.models import Wait

    async def scenario(p):
        async with services.sandbox(monkeypatch):
            await services.ready(p, *pair)
            job = await services.over(p, await services.go(p))
            waits = replace(job, state=JobState.WORKING, wait=Wait(WaitReason.PATIENCE))
            p.bridge.job_changed.emit(waits)
            assert len(p.window.message.buttons) == 2
            button(p, "Stop…").click()
            answer(await question(p), QMessageBox.ButtonRole.RejectRole)
            await p.until(lambda: question_box() is None)
            assert p.window.message.isVisible()
            button(p, "Keep waiting").click()
            assert not p.window.message.isVisible()
            p.bridge.job_changed.emit(waits)
            assert not p.window.message.isVisible()

    program.run(scenario)


def test_row_and_card_show_one_bar_that_only_rises(qapp, pair, monkeypatch):
    from dataclasses import replace

    from faceswap_desktop.core.models import Step

    async def scenario(p):
        async with services.sandbox(monkeypatch):
            await services.ready(p, *pair)
            job = await services.over(p, await services.go(p))
            row, seen = p.window.progress, []
            for state, step, fraction in (
                (JobState.SUBMITTING, Step.SENDING, 0.5),
                (JobState.SUBMITTING, Step.SENDING, 0.2),
                (JobState.ACCEPTED, Step.IN_QUEUE_THERE, None),
                (JobState.WORKING, Step.WORKING_THERE, None),
                (JobState.DOWNLOADING, Step.RECEIVING, 0.2),
                (JobState.DOWNLOADING, Step.RECEIVING, 0.1),
            ):
                p.bridge.job_changed.emit(replace(job, state=state, step=step, fraction=fraction))
                seen.append(row.bar.value() / row.bar.maximum())
                assert p.presenter.jobs.current.fraction == pytest.approx(seen[-1], abs=0.001)
                assert not row.bar.is_animated()
            assert seen == pytest.approx([0.2, 0.2, 0.3, 0.3, 0.83, 0.83], abs=0.001)

    program.run(scenario)
