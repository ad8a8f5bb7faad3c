# SPDX-License-Identifier: GPL-3.0-or-later
"""Several results of one job, and results that are saved by themselves."""

from __future__ import annotations

import io
from asyncio import all_tasks

import pytest
from PIL import Image

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui.message_bar import MessageKind
from tests.support import photos, program, services

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def pair(tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")
    return target, face


def picture(colour, kind="JPEG"):
    made = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(made, kind)
    return made.getvalue()


def attach(sandbox, *files):
    """Let jobs come back with these pictures: (bytes, media type)."""
    sandbox.useapi.attach = lambda job: [
        {"url": sandbox.put_file(data, kind), "content_type": kind, "id": str(number)}
        for number, (data, kind) in enumerate(files)
    ]


async def three(p, sandbox, pair):
    attach(
        sandbox,
        (picture("red"), "image/jpeg"),
        (picture("lime"), "image/jpeg"),
        (picture("blue", "GIF"), "image/gif"),
    )
    await services.ready(p, *pair)
    job = await services.over(p, await services.go(p))
    assert job.state is JobState.DONE
    assert len(job.results) == 3
    await p.until(p.window.result_bar.switcher.isVisible)
    return job


def test_all_results_are_shown_one_after_the_other(qapp, pair, monkeypatch, tmp_path):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            job = await three(p, sandbox, pair)
            switcher = p.window.result_bar.switcher
            for number in (1, 2, 0):
                switcher.next.click()
                expected = job.results[number].path
                await p.until(lambda path=expected: p.presenter._stage._files[1] == path)
                assert p.presenter.jobs.result.path == expected
                assert str(number + 1) in switcher.label.text()
            switcher.previous.click()
            assert p.presenter.jobs.result is job.results[2]
            p.presenter.results.save_as()
            dialog = p.presenter.results._dialog
            assert dialog is not None
            dialog.reject()
            p.presenter.jobs.look_at("")
            p.presenter.jobs.look_at(job.id)
            assert p.presenter.jobs.result is job.results[0]

    program.run(scenario)


def test_one_result_needs_no_switcher(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            await services.ready(p, *pair)
            await services.over(p, await services.go(p))
            await p.until(p.window.result_bar.isVisible)
            assert not p.window.result_bar.switcher.isVisible()

    program.run(scenario)


def test_finished_results_are_saved_by_themselves_under_free_names(
    qapp, pair, monkeypatch, tmp_path
):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "holiday-swapped.jpg").write_bytes(b"somebody's own")

    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            p.preferences.update(autosave=True, autosave_folder=str(folder))
            job = await three(p, sandbox, pair)
            await p.until(lambda: job.id in p.presenter.results.saved)
            assert (folder / "holiday-swapped.jpg").read_bytes() == b"somebody's own"
            saved = sorted(each for each in folder.iterdir() if each.stat().st_size > 20)
            assert [each.suffix for each in saved].count(".jpg") == 2
            assert [each.suffix for each in saved].count(".gif") == 1
            marked = [
                b"compositeWithTrainedAlgorithmicMedia" in each.read_bytes() for each in saved
            ]
            assert all(marked)

    program.run(scenario)


def test_a_folder_that_cannot_be_written_is_said_once(qapp, pair, monkeypatch, tmp_path):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            p.preferences.update(autosave=True, autosave_folder=str(tmp_path / "gone"))
            await services.ready(p, *pair)
            job = await services.over(p, await services.go(p))
            await p.until(p.window.message.isVisible)
            assert p.window.message._kind is MessageKind.WARNING
            p.window.message.fold.click()
            assert p.window.message.details.isVisible()
            assert "ENOENT" in p.window.message.details.toPlainText()
            assert job.results[0].path.exists()
            assert job.id not in p.presenter.results.saved
            p.window.message.clear()
            again = await services.over(p, await services.go(p))
            p.presenter.jobs.look_at("")
            await p.until(lambda: not any(each.get_name() == "autosave" for each in all_tasks()))
            assert not p.window.message.isVisible()
            (tmp_path / "gone").mkdir()
            last = await services.over(p, await services.go(p))
            await p.until(lambda: last.id in p.presenter.results.saved)
            assert again.id not in p.presenter.results.saved
            assert not p.window.message.isVisible()

    program.run(scenario)


def test_save_all_saves_every_result_of_the_job_in_view_or_of_the_selected_ones(
    qapp, pair, monkeypatch, tmp_path
):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            job = await three(p, sandbox, pair)
            p.presenter.save_all.save_all()
            (tmp_path / "one").mkdir()
            p.presenter.save_all.dialog.fileSelected.emit(str(tmp_path / "one"))
            await p.until(lambda: len(list((tmp_path / "one").iterdir())) == 3)
            await p.until(lambda: job.id in p.presenter.results.saved)
            p.presenter.save_all.dialog.close()
            await services.over(p, await services.go(p))
            p.window.jobs.view.selectAll()
            p.presenter.save_all.save_all()
            (tmp_path / "all").mkdir()
            p.presenter.save_all.dialog.fileSelected.emit(str(tmp_path / "all"))
            await p.until(lambda: len(list((tmp_path / "all").glob("holiday*"))) == 6)
            p.presenter.save_all.dialog.close()

    program.run(scenario)
