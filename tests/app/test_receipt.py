# SPDX-License-Identifier: GPL-3.0-or-later
"""The receipt of a job: read, copied, exported; through the whole program and a real socket."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui import job_actions
from tests.sandbox import useapi
from tests.support import photos, program, services

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def pair(tmp_path):
    exif = Image.Exif()
    exif[0x010F] = "CameraCanary"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.0), 3: "E", 4: (2.0, 17.0, 40.0)})
    target = photos.save(photos.portrait(), tmp_path / "holiday-canary.jpg", exif=exif)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")
    return target, face


async def opened(p, job):
    p.window.jobs.job_action_requested.emit(job.id, job_actions.RECEIPT)
    await p.until(lambda: p.presenter.receipts.dialog is not None)
    return p.presenter.receipts.dialog


def test_what_left_is_on_one_page_that_can_be_copied_and_exported(
    qapp, pair, monkeypatch, tmp_path
):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await services.ready(p, *pair)
            job = await services.over(p, await services.go(p))
            dialog = await opened(p, job)
            text = dialog.text.toPlainText()
            (post,) = sandbox.asked("/picsi", "POST")
            for expected in (job.remote_id, "api.useapi.net", "JPEG", "512", "holiday-canary.jpg"):
                assert expected in text
            assert useapi.KEY not in text
            for canary in (b"CameraCanary", b"canary.jpg", b"GPS"):
                assert canary not in post.body
            dialog.copy_button.click()
            assert QGuiApplication.clipboard().text() == text
            file = tmp_path / "out.txt"
            dialog.export_requested.emit(file)
            await p.until(file.exists)
            assert file.read_text("utf-8") == text
            await p.until(lambda: "out.txt" in dialog.outcome.text())
            dialog.export_requested.emit(tmp_path / "nowhere" / "out.txt")
            await p.until(lambda: "nowhere" in dialog.outcome.text())
            dialog.details.button.click()
            assert "ENOENT" in dialog.details.text.toPlainText()
            assert dialog.details.text.isVisible()
            dialog.copy_button.click()
            assert not dialog.details.isVisible()
            dialog.export_button.click()
            assert dialog.files.isVisible()
            dialog.files.reject()
            dialog.close()
            assert p.presenter.receipts.dialog is None

    program.run(scenario)


def test_a_job_that_never_left_says_so(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            await services.ready(p, *pair, allowed=False)
            job = await services.go(p)
            await p.until(p.window.consent.isVisible)
            p.window.consent.refuse_button.click()
            job = await services.over(p, job)
            assert job.state is JobState.CANCELLED
            p.presenter._menus.receipt.trigger()
            await p.until(lambda: p.presenter.receipts.dialog is not None)
            assert "Nothing was sent" in p.presenter.receipts.dialog.text.toPlainText()
            p.presenter.receipts.dialog.close()

    program.run(scenario)
