# SPDX-License-Identifier: GPL-3.0-or-later
"""A result goes on as the next photo, through the whole program."""

import hashlib

from faceswap_desktop.core.models import JobState, Operation
from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.job_actions import USE_RESULT, menu_actions
from faceswap_desktop.gui.pane_state import PaneRole
from tests.core.pictures import encoded
from tests.support import photos, program, services


async def done(p):
    await p.until(p.window.main_button.is_ready)
    job = await services.over(p, await services.go(p))
    assert job.state is JobState.DONE, job.error
    return job


def target(p):
    return p.presenter.desk.workspace.target


def test_swap_then_background_and_undo_brings_the_old_photo_back(qapp, tmp_path):
    photo = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")

    async def scenario(p):
        p.open(photo, face)
        swapped = await done(p)
        p.window.result_bar.use_button.click()
        await p.until(lambda: target(p).photo.name == "holiday-swapped.jpg")
        assert p.presenter.jobs.current is None
        assert not p.window.result_bar.isVisible()
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        # The first job may go: the second has what it needs.
        p.presenter.history.delete((swapped.id,))
        await p.until(lambda: p.presenter.jobs.job(swapped.id) is None)
        result = (await done(p)).results[0]
        assert result.path.name == "holiday-swapped-background.jpg"
        p.presenter.desk.undo()
        assert target(p).photo.name == "holiday.jpg"
        p.presenter.desk.redo()
        assert target(p).photo.name == "holiday-swapped.jpg"

    program.run(scenario)


def pane_menu(p):
    menu = p.window.target_pane.make_menu()
    return {each.text(): each for each in menu.actions() if each.text()}


async def use_result(p, name):
    p.presenter.chain.use_result()
    await p.until(lambda: target(p).photo.name == name and target(p).faces is not None)


def test_the_very_first_photo_comes_back_after_a_chain_and_undo_takes_that_back(qapp, tmp_path):
    photo = photos.save(photos.portrait(), tmp_path / "a.png")
    back = "Back to the original photo"

    async def scenario(p):
        command = p.presenter._menus.to_original
        assert not command.isEnabled()
        p.open(photo, operation="background")
        await done(p)
        assert not command.isEnabled()
        assert back not in pane_menu(p)
        await use_result(p, "a-background.png")
        assert command.isEnabled()
        second = await done(p)
        assert photo in p.presenter.results._offer(second, second.results[0]).originals
        await use_result(p, "a-background-background.png")
        pane_menu(p)[back].trigger()
        await p.until(lambda: target(p).photo.path == photo)
        assert target(p).origin is None
        assert not command.isEnabled()
        assert back not in pane_menu(p)
        await p.until(lambda: target(p).faces is not None)
        p.presenter.undo()
        assert target(p).photo.name == "a-background-background.png"
        assert command.isEnabled()
        # In the middle of the chain, and from an earlier job: it began with the same photo.
        p.presenter.undo()
        assert target(p).photo.name == "a-background.png"
        assert target(p).origin.path == photo
        p.presenter.undo()
        p.presenter.jobs.look_at(second.id)
        await use_result(p, "a-background-background.png")
        command.trigger()
        await p.until(lambda: target(p).photo.path == photo)

    program.run(scenario)


def test_the_original_is_kept_while_its_result_lies_there_and_its_loss_is_said(qapp, tmp_path):
    pasted = Offer(OfferKind.BYTES, "Picture.png", data=encoded(photos.portrait(), "PNG"))

    async def scenario(p):
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        p.presenter.offer(PaneRole.TARGET, (pasted,))
        await p.until(lambda: target(p).photo is not None)
        original = target(p).photo.path
        await done(p)
        await use_result(p, "Picture-background.png")
        p.presenter.desk._done.clear()
        assert str(original) in p.presenter.desk.paths()
        original.unlink()
        p.presenter.chain.back()
        await p.until(lambda: target(p).error is not None)
        assert target(p).error.code is ErrorCode.PHOTO_NOT_FOUND
        assert target(p).photo.name == "Picture-background.png"

    program.run(scenario)


def test_the_menus_offer_it_and_the_result_stays_untouched(qapp, tmp_path):
    photo = photos.save(photos.portrait(), tmp_path / "a.png")

    async def scenario(p):
        actions = {each.text().replace("&", ""): each for each in p.window.menus[1].actions()}
        action = actions["Use result as photo to change"]
        assert not action.isEnabled()
        p.open(photo, operation="background")
        job = await done(p)
        assert USE_RESULT in [each.id for each in menu_actions(job, p.presenter._catalogue)]
        assert action.isEnabled()
        before = hashlib.sha256(job.results[0].path.read_bytes()).hexdigest()
        p.window.jobs.job_action_requested.emit(job.id, USE_RESULT)
        await p.until(lambda: target(p).photo.name == "a-background.png")
        assert target(p).photo.path != job.results[0].path
        assert hashlib.sha256(job.results[0].path.read_bytes()).hexdigest() == before

    program.run(scenario)


def test_a_result_that_is_gone_is_said_and_the_pane_keeps_its_photo(qapp, tmp_path):
    photo = photos.save(photos.portrait(), tmp_path / "a.png")

    async def scenario(p):
        p.open(photo, operation="background")
        job = await done(p)
        job.results[0].path.unlink()
        p.presenter.chain.use_result()
        await p.until(p.window.message.isVisible)
        assert target(p).photo.name == "a.png"

    program.run(scenario)
