# SPDX-License-Identifier: GPL-3.0-or-later
"""The history: deleting with a way back, clearing, running again, thousands of jobs, off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from faceswap_desktop.core.models import JobRequest, JobSnapshot, JobState, Operation, Photo
from faceswap_desktop.gui import job_actions
from faceswap_desktop.jobs import schema
from faceswap_desktop.jobs.records import JobRecord, record_to_json, request_to_json
from tests.app.test_open_questions import answer, question, question_box
from tests.support import photos, program


@pytest.fixture
def target(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)


async def background(p, target):
    if p.presenter.desk.workspace.target.photo is None:
        p.open(target, operation="background")
    await p.until(p.window.main_button.is_ready)
    known = {job.id for job in p.services.controller.snapshots()}
    p.presenter.starter.haste.forget()  # as if the last click were long ago
    p.presenter.go()
    await p.until(
        lambda: (
            (job := p.presenter.jobs.current) is not None
            and job.id not in known
            and job.state is JobState.DONE
        )
    )
    await p.until(lambda: p.window.compare.is_comparing)
    return p.presenter.jobs.current


def shown(p):
    return {job.id for job in p.presenter.jobs.all}


def undo(p):
    next(each for each in p.window.message.buttons).click()


def test_a_deleted_job_comes_back_with_its_result_by_button_and_by_key(qapp, target):
    async def scenario(p):
        job = await background(p, target)
        for bring_back in (lambda: undo(p), p.presenter.undo):
            p.window.jobs.jobs_delete_requested.emit((job.id,))
            await p.until(lambda: p.window.jobs.count() == 0)
            await p.until(p.window.message.isVisible)
            assert not p.window.compare.is_comparing
            assert p.presenter._menus.undo.isEnabled()
            bring_back()
            await p.until(lambda: p.window.jobs.count() == 1)
            await p.until(lambda: p.window.compare.is_comparing)
            assert not p.window.message.isVisible()
            assert p.presenter.jobs.current.results[0].path.exists()

    program.run(scenario)


def test_undo_is_for_the_photos_again_once_they_were_changed(qapp, target):
    async def scenario(p):
        job = await background(p, target)
        p.window.jobs.jobs_delete_requested.emit((job.id,))
        await p.until(lambda: p.window.jobs.count() == 0)
        p.presenter.clear(p.window.target_pane.role)
        p.presenter.undo()
        assert p.presenter.desk.workspace.target.photo.name == "holiday.jpg"
        assert p.window.jobs.count() == 0
        p.presenter.undo()
        await p.until(lambda: p.window.jobs.count() == 1)
        # And once more, in the order in which it was done at first.
        p.presenter.redo()
        await p.until(lambda: p.window.jobs.count() == 0)
        assert p.presenter.desk.workspace.target.photo is not None
        p.presenter.redo()
        assert p.presenter.desk.workspace.target.photo is None
        assert not p.presenter._menus.redo.isEnabled()

    program.run(scenario)


def test_a_deletion_can_be_done_again_and_taken_back_again(qapp, target):
    async def scenario(p):
        jobs = [await background(p, target) for _ in range(3)]
        strip = p.window.jobs
        for each in jobs[:2]:
            p.presenter.history.delete((each.id,))
        await p.until(lambda: strip.count() == 1)
        redo = p.presenter._menus.redo
        for _ in range(2):
            assert not redo.isEnabled()
            # All at once: each waits for the one before it.
            p.presenter.undo()
            p.presenter.undo()
            p.presenter.redo()
            assert redo.isEnabled()
            await p.until(lambda: shown(p) == {jobs[1].id, jobs[2].id})
            p.presenter.redo()
            await p.until(lambda: strip.count() == 1)

    program.run(scenario)


def test_the_button_takes_back_its_own_deletion(qapp, target):
    async def scenario(p):
        job = await background(p, target)
        p.presenter.history.delete((job.id,))
        await p.until(p.window.message.isVisible)
        p.presenter.desk.exchange()
        undo(p)
        await p.until(lambda: p.window.jobs.count() == 1)
        assert p.presenter.desk.workspace.face.photo is not None
        p.presenter.redo()
        await p.until(lambda: p.window.jobs.count() == 0)

    program.run(scenario)


def test_what_was_deleted_for_good_is_said_to_be_gone(qapp, target):
    async def scenario(p):
        job = await background(p, target)
        p.presenter.history.delete((job.id,))
        await p.until(p.window.message.isVisible)
        await p.services.controller.purge()
        p.presenter.undo()
        await p.until(lambda: "for good" in p.window.message.text.text())
        p.presenter.redo()
        assert p.window.jobs.count() == 0

    program.run(scenario)


def test_a_job_that_runs_by_now_is_asked_about_before_it_is_deleted_again(qapp, target):
    async def scenario(p):
        job = await background(p, target)
        p.presenter.history.delete((job.id,))
        await p.until(lambda: p.window.jobs.count() == 0)
        p.presenter.undo()
        await p.until(lambda: p.window.jobs.count() == 1)
        p.bridge.job_changed.emit(replace(job, state=JobState.SUBMITTING))
        p.presenter.redo()
        box = await question(p)
        assert "charge" not in box.informativeText()
        answer(box, QMessageBox.ButtonRole.AcceptRole)
        await p.until(lambda: p.window.jobs.count() == 0)

    program.run(scenario)


def test_clearing_asks_and_can_be_undone(qapp, target):
    async def scenario(p):
        await background(p, target)
        await background(p, target)
        p.presenter.history.ask_to_clear()
        answer(await question(p), QMessageBox.ButtonRole.AcceptRole)
        await p.until(lambda: p.window.jobs.count() == 0)
        p.presenter.undo()
        await p.until(lambda: p.window.jobs.count() == 2)

    program.run(scenario)


def test_a_finished_job_is_run_again_as_a_new_one(qapp, target):
    async def scenario(p):
        job = await background(p, target)
        p.window.jobs.job_action_requested.emit(job.id, job_actions.RUN_AGAIN)
        await p.until(lambda: p.window.jobs.count() == 2)
        await p.until(lambda: p.presenter.jobs.current_id != job.id)
        await p.until(lambda: p.presenter.jobs.current.state is JobState.DONE)
        again = p.presenter.jobs.current
        assert again.id != job.id
        assert again.request == job.request

    program.run(scenario)


def test_a_missing_original_is_said_and_the_result_is_shown_alone(qapp, target):
    async def first(p):
        await background(p, target)

    async def second(p):
        (job,) = p.services.controller.snapshots()
        p.window.jobs.job_opened.emit(job.id)
        await p.until(p.window.message.isVisible)
        assert "holiday.jpg" in p.window.message.text.text()
        await p.until(lambda: not p.presenter._stage.is_empty)
        assert not p.window.compare.is_comparing
        job.results[0].path.unlink()
        p.presenter.jobs.look_at("")
        p.presenter._stage.clear()
        p.window.jobs.job_opened.emit(job.id)
        await p.until(lambda: "result" in p.window.message.text.text())

    program.run(first)
    target.unlink()
    program.run(second)


def fill(own, count):
    """A journal of so many finished jobs, written as the program writes it."""
    own.create()
    database, _ = schema.open_database(own.journal, now=datetime.now(UTC))
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    rows = []
    for number in range(count):
        photo = Photo(own.data / f"p{number}.jpg", f"p{number}.jpg", 10, 10, "image/jpeg")
        request = JobRequest(Operation.SWAP, "on-device", photo, photo)
        at = begin + timedelta(minutes=number)
        job = JobSnapshot(f"{at:%Y%m%d-%H%M%S}-{number:08x}", request, JobState.DONE, at, at)
        row = (job.id, "on-device", "done", at.isoformat(), request_to_json(request))
        rows.append((*row, record_to_json(JobRecord(replace(job, ended_at=at)))))
    database.execute("BEGIN")
    database.executemany(
        "INSERT INTO jobs (id, provider, state, created_at, request, record)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        rows,
    )
    database.execute("COMMIT")
    database.close()


def test_ten_thousand_jobs_open_page_by_page(qapp, own_folders):
    from faceswap_desktop.core.paths import folders

    fill(folders(), 10_000)

    async def scenario(p):
        strip = p.window.jobs
        first = strip.count()
        assert 0 < first < 1000
        widgets = len(p.window.findChildren(QWidget))
        bar = strip.view.horizontalScrollBar()
        while strip.count() < 10_000:
            before = strip.count()
            await p.until(lambda: bar.maximum() > 0)
            bar.setValue(0)
            bar.setValue(bar.maximum())
            await p.until(lambda before=before: strip.count() > before)
        assert strip.view.model().index(0, 0).data() == "p9999.jpg"
        assert strip.view.model().index(9999, 0).data() == "p0.jpg"
        assert len(p.window.findChildren(QWidget)) <= widgets + 2
        p.presenter.history.clear()
        await p.until(lambda: strip.count() == 0)
        p.presenter.undo()
        await p.until(lambda: strip.count() == 10_000)
        assert strip.view.model().index(0, 0).data() == "p9999.jpg"

    program.run(scenario)


def quitting(p):
    agreed = []
    p.presenter.quit_requested.connect(lambda: agreed.append(True))
    p.window.close()
    return agreed


def files(p):
    return [each for each in p.own.results.rglob("*") if each.is_file()]


def test_with_history_off_unsaved_results_are_deleted_only_after_asking(qapp, target):
    async def keep(p):
        p.preferences.update(history=False)
        await background(p, target)
        agreed = quitting(p)
        box = await question(p)
        assert not agreed
        answer(box, QMessageBox.ButtonRole.RejectRole)
        await p.until(lambda: bool(agreed))
        assert len(files(p)) == 1

    async def remove(p):
        assert p.window.jobs.count() == 1
        agreed = quitting(p)
        answer(await question(p), QMessageBox.ButtonRole.AcceptRole)
        await p.until(lambda: bool(agreed))
        assert not files(p)
        assert not p.services.controller.snapshots()

    program.run(keep)
    program.run(remove)


def test_with_history_off_what_was_saved_goes_without_a_word(qapp, target):
    async def scenario(p):
        p.preferences.update(history=False)
        job = await background(p, target)
        p.presenter.results.saved.add(job.id)
        agreed = quitting(p)
        await p.until(lambda: bool(agreed))
        assert question_box() is None
        assert not files(p)

    program.run(scenario)


def test_with_history_on_closing_asks_nothing_and_keeps_all(qapp, target):
    async def scenario(p):
        await background(p, target)
        assert quitting(p)
        assert len(files(p)) == 1

    program.run(scenario)
