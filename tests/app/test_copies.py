# SPDX-License-Identifier: GPL-3.0-or-later
"""A pasted photo leaves nothing behind once no job and no pane needs it."""

from __future__ import annotations

import os
import time

import pytest

from faceswap_desktop.core.models import JobState, Operation
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.pane_state import PaneRole
from tests.app.test_history import background
from tests.support import photos, program


@pytest.fixture
def target(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)


def copies(p):
    return sorted(p.own.inputs.iterdir())


async def paste(p, path):
    """What a paste comes to: the bytes of a picture without a file."""
    offer = Offer(OfferKind.BYTES, "Picture.jpg", data=path.read_bytes())
    p.presenter.offer(PaneRole.TARGET, (offer,))
    await p.until(lambda: p.presenter.desk.workspace.target.photo is not None)
    return p.presenter.desk.workspace.target.photo.path


def grow_old(path):
    os.utime(path, (time.time() - 3600,) * 2)


def test_a_pasted_photo_is_gone_after_the_end(qapp, target):
    async def scenario(p):
        path = await paste(p, target)
        p.presenter.clear(PaneRole.TARGET)
        grow_old(path)
        await p.services.copies.sweep()
        assert path.exists()  # Undo brings it back
        p.presenter.undo()
        assert p.presenter.desk.workspace.target.photo.path == path

    async def after(p):
        assert not copies(p)

    program.run(scenario)
    program.run(after)


def test_a_job_keeps_its_pasted_photo_until_it_is_deleted_for_good(qapp, target):
    async def make(p):
        path = await paste(p, target)
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        job = await background(p, target)
        assert job.request.target.path == path

    async def keep(p):
        (path,) = copies(p)
        (job,) = p.services.controller.snapshots()
        await p.services.controller.retry(job.id)
        await p.until(
            lambda: all(each.state is JobState.DONE for each in p.services.controller.snapshots())
        )
        grow_old(path)
        await p.services.controller.clear()
        await p.services.copies.sweep()
        assert copies(p) == [path]
        await p.services.controller.purge()
        await p.until(lambda: not copies(p))

    program.run(make)
    program.run(keep)


def test_with_history_off_nothing_is_left_at_the_end(qapp, target):
    async def scenario(p):
        p.preferences.update(history=False)
        await paste(p, target)
        p.presenter.desk.set_operation(Operation.BACKGROUND)
        job = await background(p, target)
        p.presenter.results.saved.add(job.id)
        agreed = []
        p.presenter.quit_requested.connect(lambda: agreed.append(True))
        p.window.close()
        await p.until(lambda: bool(agreed))

    async def after(p):
        assert not copies(p)
        assert not list(p.own.results.iterdir())

    program.run(scenario)
    program.run(after)


def test_a_start_removes_what_an_earlier_one_left(qapp, own_folders):
    async def scenario(p):
        await p.until(lambda: not copies(p))

    folder = own_folders / "inputs"
    folder.mkdir(parents=True)
    for name in ("a" * 16, "b" * 16):
        (folder / name).write_bytes(b"left behind")
        grow_old(folder / name)
    program.run(scenario)
