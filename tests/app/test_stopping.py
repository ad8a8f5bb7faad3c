# SPDX-License-Identifier: GPL-3.0-or-later
"""Stopping jobs: always asked first, from the card, its menu, the menu bar and the batch."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui import job_menu, texts
from faceswap_desktop.gui.card_button import CardButtonKind
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.workspace import Missing
from tests.app.test_open_questions import answer, question, question_box
from tests.sandbox import faults
from tests.support import photos, program, services

CHARGE = "may still charge"


@pytest.fixture
def target(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)


@pytest.fixture
def face(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "anna.png")


def stop_button(p, job):
    buttons = p.window.jobs.buttons.shown
    return next(
        (each for each in buttons if (each.job, each.kind) == (job.id, CardButtonKind.STOP)), None
    )


async def sent_and_waiting(p, sandbox, target, face):
    """One job that is at the service, and one that waits for its turn and is in view."""
    sandbox.script(faults.Slow(600), path="/picsi")
    await services.ready(p, target, face)
    sent = await services.go(p)
    await p.until(lambda: p.presenter.jobs.job(sent.id).state is JobState.SUBMITTING)
    waiting = await services.go(p)
    return sent, waiting


@pytest.mark.parametrize("way", ["card", "menu"])
def test_a_job_that_is_not_in_view_is_stopped_after_the_same_question(
    qapp, target, face, monkeypatch, way
):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            sent, waiting = await sent_and_waiting(p, sandbox, target, face)
            assert p.presenter.jobs.current_id == waiting.id
            await p.until(lambda: stop_button(p, sent) is not None)

            def wish():
                if way == "card":
                    stop_button(p, sent).click()
                else:
                    p.window.jobs._on_menu_chosen(sent.id, job_menu.CANCEL)

            wish()
            box = await question(p)
            assert "holiday.jpg" in box.text()
            assert CHARGE in box.informativeText()
            answer(box, QMessageBox.ButtonRole.RejectRole)
            assert not p.presenter.jobs.job(sent.id).is_over
            assert p.presenter.jobs.current_id == waiting.id
            await p.until(lambda: question_box() is None)
            wish()
            answer(await question(p), QMessageBox.ButtonRole.AcceptRole)
            await p.until(lambda: p.presenter.jobs.job(sent.id).is_over)
            assert p.presenter.jobs.job(sent.id).state is JobState.CANCELLED
            await p.until(lambda: stop_button(p, sent) is None)
            p.presenter.jobs.look_at(sent.id)
            await p.until(p.window.message.isVisible)
            assert "may charge for it" in p.window.message.text.text()
            words = texts.state_text(p.presenter.jobs.job(sent.id), "InsightFaceSwap")
            assert "charged" in words
            p.presenter.jobs.cancel(waiting.id)
            await services.over(p, waiting)

    program.run(scenario)


def test_what_was_not_sent_is_stopped_without_a_word_of_money(qapp, target, face, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            sent, waiting = await sent_and_waiting(p, sandbox, target, face)
            assert p.window.progress.cancel_button.text() == "Cancel"
            p.presenter.cancel()
            box = await question(p)
            assert box.text() == "Cancel this job?"
            assert CHARGE not in box.informativeText()
            answer(box, QMessageBox.ButtonRole.RejectRole)
            await p.until(lambda: question_box() is None)
            p.presenter.stop.ask_to_cancel_all()
            box = await question(p)
            assert "2" in box.text()
            assert box.text().startswith("Stop 2 job")
            assert CHARGE in box.informativeText()
            answer(box, QMessageBox.ButtonRole.AcceptRole)
            for each in (sent, waiting):
                assert (await services.over(p, each)).state is JobState.CANCELLED

    program.run(scenario)


def test_ending_a_job_is_called_the_same_everywhere(qapp, target, face, monkeypatch):
    """Cancel while nothing has left the computer, Stop once the service may have it."""

    def said(p, job):
        p.presenter.jobs.look_at(job.id)
        menu = job_menu.JobMenu(
            (p.presenter.jobs.job(job.id),), p.window.jobs._model.words, p.window
        )
        p.window.menus[3].aboutToShow.emit()
        texts = [each.text().replace("&", "") for each in menu.actions()]
        menu.deleteLater()
        row, card = p.window.progress.cancel_button, stop_button(p, job)
        return (
            row.text(),
            card.toolTip(),
            card.accessibleName(),
            p.presenter._menus.cancel.text().replace("&", ""),
            {"Cancel", "Stop…"} & set(texts),
            row.accessibleDescription().split()[0],
        )

    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            sent, waiting = await sent_and_waiting(p, sandbox, target, face)
            await p.until(lambda: stop_button(p, sent) and stop_button(p, waiting))
            assert said(p, waiting) == (
                "Cancel",
                "Cancel",
                "Cancel holiday.jpg",
                "Cancel the job",
                {"Cancel"},
                "Cancels",
            )
            assert said(p, sent) == (
                "Stop…",
                "Stop…",
                "Stop holiday.jpg",
                "Stop the job…",
                {"Stop…"},
                "Stops",
            )
            for each in (waiting, sent):
                p.presenter.jobs.cancel(each.id)
                await services.over(p, each)

    program.run(scenario)


def test_a_job_that_ended_while_the_question_stood_stays(qapp, target, face):
    async def scenario(p):
        p.open(target, face)
        await p.until(p.window.main_button.is_ready)
        p.presenter.go()
        await p.until(lambda: bool(p.presenter.jobs.running))
        (job,) = p.presenter.jobs.running
        p.presenter.stop.ask_to_cancel(job.id)
        box = await question(p)
        await services.over(p, job)
        answer(box, QMessageBox.ButtonRole.AcceptRole)
        assert p.presenter.jobs.job(job.id).state is JobState.DONE
        p.presenter.stop.ask_to_cancel(job.id, "unknown", "")
        assert question_box() is None or not question_box().isVisible()

    program.run(scenario)


def test_a_batch_is_stopped_as_a_whole_after_asking(qapp, face, tmp_path):
    paths = [photos.save(photos.large(6), tmp_path / f"{name}.jpg") for name in "abcd"]

    async def scenario(p):
        p.open(face=face, operation="background")
        offers = tuple(Offer(OfferKind.FILE, each.name, path=each) for each in paths)
        p.presenter.offer(PaneRole.TARGET, offers)
        space = p.presenter.desk
        await p.until(lambda: space.workspace.is_batch and space.missing() is not Missing.LOADING)
        p.presenter.go()
        batch = p.presenter.batch
        await p.until(lambda: len(batch.jobs) == 4)
        assert batch.bar.stop_button.isVisible()
        batch.bar.stop_button.click()
        answer(await question(p), QMessageBox.ButtonRole.AcceptRole)
        await p.until(lambda: all(each.is_over for each in batch.jobs))
        assert JobState.CANCELLED in {each.state for each in batch.jobs}
        await p.until(lambda: not batch.bar.stop_button.isVisible())

    program.run(scenario)


def test_the_menu_does_the_job_in_view_again_and_the_photos_elsewhere(qapp, target):
    async def scenario(p):
        menus, desk = p.presenter._menus, p.presenter.desk
        for menu in p.window.menus:
            menu.aboutToShow.emit()
        off = (menus.again, menus.stop_all, menus.use_photo, menus.use_face)
        assert not any(each.isEnabled() for each in off)
        p.open(target, operation="background")
        await p.until(p.window.main_button.is_ready)
        p.presenter.go()
        await p.until(lambda: p.window.compare.is_comparing)
        first = p.presenter.jobs.current
        for menu in p.window.menus:
            menu.aboutToShow.emit()
        assert menus.again.isEnabled()
        assert menus.use_photo.isEnabled()
        menus.again.trigger()
        await p.until(lambda: p.window.jobs.count() == 2)
        await p.until(lambda: p.presenter.jobs.current.state is JobState.DONE)
        assert p.presenter.jobs.current.request == first.request
        menus.use_photo.trigger()
        assert desk.workspace.face.photo.name == "holiday.jpg"

    program.run(scenario)
