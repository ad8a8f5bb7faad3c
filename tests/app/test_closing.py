# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of the program, and news of jobs, through the whole program."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui import job_notices
from tests.app.test_open_questions import answer, question, question_box
from tests.sandbox import faults
from tests.support import photos, program, services


@pytest.fixture
def pair(tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")
    return target, face


def closing(p):
    agreed = []
    p.presenter.quit_requested.connect(lambda: agreed.append(True))
    p.window.close()
    return agreed


def test_while_it_sends_closing_asks_and_the_next_start_knows_of_the_job(qapp, pair, monkeypatch):
    posted = []

    async def first(p):
        async with services.sandbox(monkeypatch) as sandbox:
            sandbox.script(faults.Hang(), path="/picsi")
            await services.ready(p, *pair)
            await services.go(p)
            await p.until(lambda: p.bridge.is_sending and bool(sandbox.asked("/picsi")))
            agreed = closing(p)
            answer(await question(p), QMessageBox.ButtonRole.RejectRole)
            await p.until(lambda: question_box() is None)
            assert not agreed
            p.window.close()
            answer(await question(p), QMessageBox.ButtonRole.AcceptRole)
            await p.until(lambda: bool(agreed))
            p.bridge.detach()
            await p.services.controller.aclose(patience=0.2)
            posted.extend(sandbox.asked("/picsi", "POST"))

    async def second(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await p.until(lambda: not p.presenter.jobs.running)
            (job,) = p.services.controller.snapshots()
            assert job.state is JobState.UNCERTAIN
            assert not sandbox.asked("/picsi")

    from faceswap_desktop.jobs import schedule

    monkeypatch.setattr(schedule, "LOOK_UP_WAITS", (0.0,))
    program.run(first)
    assert len(posted) == 1
    program.run(second)


def test_closing_twice_is_an_answer(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            sandbox.script(faults.Hang(), path="/picsi")
            await services.ready(p, *pair)
            await services.go(p)
            await p.until(lambda: p.bridge.is_sending)
            agreed = closing(p)
            box = await question(p)
            assert not agreed
            p.window.close()
            assert agreed
            answer(box, QMessageBox.ButtonRole.RejectRole)
            p.bridge.detach()
            await p.services.controller.aclose(patience=0.2)

    program.run(scenario)


def test_with_nothing_under_way_it_closes_at_once(qapp, tmp_path):
    async def scenario(p):
        assert closing(p)

    program.run(scenario)


def put_away(monkeypatch):
    """Another program is in front."""
    monkeypatch.setattr(job_notices.QApplication, "activeWindow", staticmethod(lambda: None))


def test_a_dialog_of_our_own_in_front_is_the_program_in_front(qapp):
    async def scenario(p):
        p.window.activateWindow()
        p.presenter.help.show_shortcuts()
        await p.until(lambda: QApplication.activeWindow() not in {None, p.window})
        assert not p.window.isActiveWindow()
        (notices,) = p.window.findChildren(job_notices.JobNotices)
        assert not notices._wants_outside()
        QApplication.activeWindow().close()

    program.run(scenario)


def test_news_come_from_the_desktop_or_in_the_window_but_not_both(qapp, pair, monkeypatch):
    told = []

    async def show(self, title, text, tag, click):
        told.append((title, text))

    async def fail(self, title, text, tag, click):
        raise OSError("none here")

    async def scenario(p):
        async with services.sandbox(monkeypatch):
            monkeypatch.setattr("faceswap_desktop.gui.notifier.Notifier.show", show)
            put_away(monkeypatch)
            await services.ready(p, *pair)
            for expected in ("desktop", "inside", "off"):
                if expected == "inside":
                    monkeypatch.setattr("faceswap_desktop.gui.notifier.Notifier.show", fail)
                if expected == "off":
                    p.window.message.clear()
                    p.preferences.update(notifications=False)
                job = await services.go(p)
                p.presenter.jobs.look_at("")
                await services.over(p, job)
                if expected == "desktop":
                    await p.until(lambda: len(told) == 1)
                    assert told[0][0] == "holiday.jpg"
                    assert not p.window.message.isVisible()
                else:
                    await p.until(p.window.message.isVisible)
                    assert len(told) == 1
            p.window.message.buttons[0].click()
            assert p.presenter.jobs.current.id == job.id

    program.run(scenario)


def test_a_batch_is_told_of_once_when_its_last_job_is_over(qapp, pair, monkeypatch, tmp_path):
    from faceswap_desktop.gui.incoming import Offer, OfferKind
    from faceswap_desktop.gui.pane_state import PaneRole

    told = []

    async def show(self, title, text, tag, click):
        told.append(text)

    async def scenario(p):
        monkeypatch.setattr("faceswap_desktop.gui.notifier.Notifier.show", show)
        put_away(monkeypatch)
        p.open(face=pair[1])
        files = [pair[0], photos.save(photos.portrait(), tmp_path / "second.png")]
        offers = tuple(Offer(OfferKind.FILE, each.name, path=each) for each in files)
        p.presenter.offer(PaneRole.TARGET, offers)
        await p.until(p.window.main_button.is_ready)
        p.presenter.go()
        await p.until(lambda: len(p.presenter.batch.jobs) == 2)
        await p.until(lambda: bool(told))
        assert all(job.is_over for job in p.presenter.batch.jobs)
        assert len(told) == 1
        assert "2" in told[0]
        assert not p.window.message.isVisible()

    program.run(scenario)
