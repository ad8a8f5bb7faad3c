# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture dragged from a web page comes as an address, and lands in the pane as a photo."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QUrl

from faceswap_desktop import assembly
from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui.incoming import offers
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.providers.web_photo import WebPhotos
from tests.sandbox import Sandbox, faults
from tests.support import photos, program


@pytest.fixture
def picture(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "p.jpg", quality=90).read_bytes()


@pytest.fixture
def stand_in(monkeypatch):
    """Let pictures be fetched from this computer; nothing else is asked in a test."""
    monkeypatch.setattr(assembly, "WebPhotos", partial(WebPhotos, allows_loopback=True))


def dragged(address):
    """What a browser puts into a drag of a picture, where it gives no bytes."""
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    mime.setHtml(f'<img src="{address}">')
    return offers(mime)


def test_a_dragged_picture_is_fetched_through_a_redirect(qapp, stand_in, picture):
    async def scenario(p):
        async with Sandbox() as web:
            address = web.put_file(picture, "image/jpeg")
            web.script(faults.redirect(address, 301))
            p.presenter.offer(PaneRole.TARGET, dragged(f"{web.address}/holiday.jpg"))
            space = p.presenter.desk
            await p.until(lambda: space.workspace.target.photo is not None)
            photo = space.workspace.target.photo
            assert photo.name == "holiday.jpg"
            assert photo.path.parent == p.own.inputs
            assert photo.path.read_bytes() == picture

    program.run(scenario)


def test_a_redirect_into_the_local_network_is_refused_in_the_pane(qapp, stand_in):
    async def scenario(p):
        async with Sandbox() as web:
            web.script(faults.redirect("https://192.168.0.1/holiday.jpg"))
            p.presenter.offer(PaneRole.TARGET, dragged(f"{web.address}/holiday.jpg"))
            space = p.presenter.desk
            await p.until(lambda: space.workspace.target.error is not None)
            assert space.workspace.target.error.code is ErrorCode.PHOTO_LINK_REFUSED
            assert "Save the picture first" in p.window.target_pane.error.text
            assert not list(p.own.inputs.iterdir())

    program.run(scenario)
