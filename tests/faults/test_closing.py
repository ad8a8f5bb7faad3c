# SPDX-License-Identifier: GPL-3.0-or-later
"""Closing the window while something is being sent."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from faceswap_desktop.core.models import JobState
from faceswap_desktop.jobs import schedule
from tests.sandbox import faults
from tests.support import photos, program, services


@pytest.fixture
def pair(tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")
    return target, face


async def closing_question(p, sandbox, pair):
    """The window was closed while a submission waits for its answer; the question about it."""
    sandbox.script(faults.Hang(), path="/picsi")
    await services.ready(p, *pair)
    await services.go(p)
    await p.until(lambda: sandbox.useapi.posts.total() == 1)
    assert p.bridge.is_sending
    p.window.close()
    await p.until(lambda: bool(questions()))
    return questions()[0]


def questions():
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QMessageBox) and each.isVisible()
    ]


def press(box, role):
    next(each for each in box.buttons() if box.buttonRole(each) is role).click()


def test_closed_all_the_same_the_job_is_looked_for_and_not_sent_again(qapp, pair, monkeypatch):
    monkeypatch.setattr(schedule, "LOOK_UP_WAITS", (0.0,))
    posts = []

    async def first(p):
        async with services.sandbox(monkeypatch) as sandbox:
            quitting = []
            p.presenter.quit_requested.connect(lambda: quitting.append(True))
            box = await closing_question(p, sandbox, pair)
            assert not quitting
            press(box, QMessageBox.ButtonRole.AcceptRole)
            await p.until(lambda: bool(quitting))
            posts.append(sandbox.useapi.posts.total())
            await p.services.controller.aclose(0.1)

    async def second(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await p.until(lambda: not p.presenter.jobs.running)
            (job,) = p.services.controller.snapshots()
            assert job.state is JobState.UNCERTAIN
            assert sandbox.asked("/jobs", "GET")
            posts.append(sandbox.useapi.posts.total())

    program.run(first)
    program.run(second)
    assert posts == [1, 0]


def test_one_may_stay_and_wait_for_the_answer(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            quitting = []
            p.presenter.quit_requested.connect(lambda: quitting.append(True))
            box = await closing_question(p, sandbox, pair)
            press(box, QMessageBox.ButtonRole.RejectRole)
            await p.until(lambda: not questions())
            assert p.window.isVisible()
            assert not quitting
            assert p.bridge.is_sending
            await p.services.controller.aclose(0.1)

    program.run(scenario)
