# SPDX-License-Identifier: GPL-3.0-or-later
"""The same photos through two services, compared, and the better result kept."""

import pytest
from PySide6.QtWidgets import QMessageBox

from faceswap_desktop.core.models import JobState, WaitReason
from faceswap_desktop.gui.job_actions import COMPARE
from faceswap_desktop.gui.rivals import could_do
from tests.support import photos, program, services

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def pair(tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")
    return target, face


async def two_results(p, pair):
    """One result by this computer, one by a service on the web, which is asked for first."""
    await services.ready(p, *pair, service="on-device")
    first = await services.over(p, await services.go(p))
    assert first.state is JobState.DONE, first.error
    assert p.presenter.rivals.bar is None
    p.window.jobs.job_action_requested.emit(first.id, COMPARE)
    menu = p.presenter.rivals.menu
    action = next(each for each in menu.actions() if "useapi" in each.text())
    assert "credit" in action.text()
    action.trigger()
    menu.close()
    await p.until(lambda: len(p.presenter.jobs.waiting_for(WaitReason.CONSENT)) == 1)
    await p.until(lambda: p.presenter.jobs.current.id != first.id)
    p.window.consent.send_button.click()
    second = await services.over(p, p.presenter.jobs.current)
    assert second.state is JobState.DONE, second.error
    return first, second


def shown(p):
    return [None if each is None else each.key for each in p.window.compare._pictures]


def test_two_services_side_by_side_and_the_best_is_kept(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            first, second = await two_results(p, pair)
            results = [str(each.results[0].path) for each in (first, second)]
            assert second.request.target == first.request.target
            assert second.request.face == first.request.face
            # What it was compared from is Before, and the new one After.
            await p.until(lambda: shown(p) == results)
            bar = p.presenter.rivals.bar
            assert bar.isVisible()
            assert bar.before.currentText() == "On this computer"
            assert bar.before.count() == 3
            assert bar.after.count() == 2
            assert "On this computer" in p.window.compare.before.accessibleDescription()
            bar.before.setCurrentIndex(0)
            bar.before.activated.emit(0)
            await p.until(lambda: shown(p) == [str(pair[0]), results[1]])
            bar.after.activated.emit(0)
            await p.until(lambda: shown(p) == [str(pair[0]), results[0]])
            assert p.presenter.jobs.current.id == first.id
            bar.keep_button.click()
            box = p.window.findChild(QMessageBox)
            box.buttons()[0].click()
            await p.until(lambda: p.presenter.jobs.job(second.id) is None)
            assert not bar.isVisible()
            assert p.presenter.jobs.current.id == first.id
            p.presenter.undo()
            await p.until(lambda: p.presenter.jobs.job(second.id) is not None)
            p.presenter.jobs.look_at(second.id)
            assert bar.isVisible()

    program.run(scenario)


def test_choosing_for_after_what_is_before_exchanges_them(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            first, second = await two_results(p, pair)
            results = [str(each.results[0].path) for each in (first, second)]
            await p.until(lambda: shown(p) == results)
            p.presenter.rivals.bar.after.activated.emit(0)
            await p.until(lambda: shown(p) == results[::-1])

    program.run(scenario)


def test_results_belong_together_also_after_a_restart(qapp, pair, monkeypatch):
    async def first(p):
        async with services.sandbox(monkeypatch):
            await two_results(p, pair)

    async def second(p):
        (job, _) = p.services.controller.snapshots()
        p.presenter.jobs.look_at(job.id)
        await p.until(lambda: p.window.compare.is_comparing)
        assert p.presenter.rivals.bar.isVisible()

    program.run(first)
    program.run(second)


def test_only_services_that_need_nothing_more_are_offered(qapp, pair):
    async def scenario(p):
        catalogue = p.presenter._catalogue
        await services.ready(p, *pair, service="on-device")
        assert set(could_do(p.presenter.desk.request(), catalogue.all)) == {"useapi", "ttapi"}
        p.open(operation="background")
        # A background there needs a description, which nobody gave here.
        assert could_do(p.presenter.desk.request(), catalogue.all) == ()
        p.presenter.rivals.open_menu()
        assert p.window.message.isVisible()

    program.run(scenario)


def test_a_narrow_window_has_room_for_what_matters(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            await two_results(p, pair)
            p.window.resize(760, 520)
            await p.until(lambda: not p.window.result_bar.compare_button.isVisible())
            assert not p.presenter.rivals.bar.keep_button.text()
            p.window.resize(1400, 800)
            await p.until(p.window.result_bar.compare_button.isVisible)
            assert p.presenter.rivals.bar.keep_button.text()
            assert p.window.result_bar.folder_button.text()

    program.run(scenario)
