# SPDX-License-Identifier: GPL-3.0-or-later
"""Files handed over by a portal, over a real D-Bus, to a portal of the test's own."""

from __future__ import annotations

import shutil
import sys
import threading

import pytest
from PySide6.QtCore import QMimeData, QUrl

from faceswap_desktop.core import portal
from faceswap_desktop.core.paths import folders
from faceswap_desktop.errors import ErrorCode, PhotoError
from faceswap_desktop.gui.incoming import OfferKind, can_offer, is_promise, offers
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.portal_offers import portal_offers
from tests.support import photos, program

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None,
    reason="needs a D-Bus of its own",
)
KEY = "key 1 of the transfer"


@pytest.fixture
def own():
    made = folders()
    made.create()
    return made


class Portal:
    """Gives `files` for the key, once, and counts how often it is asked."""

    def __init__(self):
        self.files = []
        self.asked = []


@pytest.fixture
def service(bus):
    from jeepney import DBusAddress, MessageType, message_bus, new_error, new_method_return
    from jeepney.io.blocking import Proxy, open_dbus_connection
    from jeepney.low_level import HeaderFields

    it = Portal()
    connection = open_dbus_connection(bus="SESSION")
    Proxy(message_bus, connection).RequestName("org.freedesktop.portal.Documents")
    name = connection.unique_name

    def serve():
        while True:
            call = connection.receive()
            if call.header.message_type is not MessageType.method_call:
                continue
            if call.header.fields[HeaderFields.member] == "End":
                return
            it.asked.append(call.body)
            if call.body[0] == KEY and len(it.asked) == 1:
                connection.send(new_method_return(call, "as", (list(map(str, it.files)),)))
            else:
                connection.send(new_error(call, "org.freedesktop.portal.Error.NotFound"))

    thread = threading.Thread(target=serve)
    thread.start()
    yield it
    with open_dbus_connection(bus="SESSION") as other:
        from jeepney import new_method_call

        other.send(new_method_call(DBusAddress("/", name, "org.example.Test"), "End"))
    thread.join(10)
    connection.close()
    assert not thread.is_alive()


def transfer(*listed):
    mime = QMimeData()
    mime.setData("application/vnd.portal.filetransfer", KEY.encode() + b"\0")
    if listed:
        mime.setUrls([QUrl.fromLocalFile(str(each)) for each in listed])
    return mime


def test_a_transfer_is_let_in_and_keeps_its_key(qapp, tmp_path):
    assert can_offer(transfer())
    (offer,) = offers(transfer())
    assert (offer.kind, offer.portal_key, offer.listed) == (OfferKind.PORTAL, KEY, ())
    (offer,) = offers(transfer(tmp_path / "a.jpg", tmp_path / "b.jpg"))
    assert offer.listed == (tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert offer.suggested_name == "a.jpg"


async def test_the_portal_gives_the_files(qapp, service, own, tmp_path):
    service.files = [tmp_path / "holiday.jpg", tmp_path / "two.jpg"]
    given = await portal_offers(offers(transfer())[0], own)
    assert [each.path for each in given] == service.files
    assert [each.kind for each in given] == [OfferKind.FILE] * 2
    assert service.asked == [(KEY, {})]


async def test_files_that_are_shown_for_the_moment_are_copied_at_once(
    qapp, service, own, tmp_path, monkeypatch
):
    monkeypatch.setattr(portal, "_TEMPORARY", tmp_path / "doc")
    shown = tmp_path / "doc" / "ab12" / "holiday.jpg"
    shown.parent.mkdir(parents=True)
    shown.write_bytes(b"picture")
    service.files = [shown]
    (given,) = await portal_offers(offers(transfer())[0], own)
    shutil.rmtree(tmp_path / "doc")
    assert given.suggested_name == "holiday.jpg"
    assert given.path.parent == own.inputs
    assert given.path.read_bytes() == b"picture"


async def test_the_portal_is_not_asked_for_what_can_be_seen(qapp, service, own, tmp_path):
    path = tmp_path / "holiday.jpg"
    path.write_bytes(b"picture")
    (given,) = await portal_offers(offers(transfer(path))[0], own)
    assert given.path == path
    assert not service.asked
    service.files = [path]
    (given,) = await portal_offers(offers(transfer(tmp_path / "theirs.jpg"))[0], own)
    assert given.path == path


async def test_a_portal_without_the_files_is_said(qapp, service, own, tmp_path):
    with pytest.raises(PhotoError) as caught:
        await portal_offers(offers(transfer())[0], own)
    assert caught.value.code is ErrorCode.DROP_PROMISED
    (given,) = await portal_offers(offers(transfer(tmp_path / "gone.jpg"))[0], own)
    assert given.path == tmp_path / "gone.jpg"


async def test_without_a_portal_it_is_said_too(qapp, own):
    with pytest.raises(PhotoError) as caught:
        await portal_offers(offers(transfer())[0], own)
    assert caught.value.code is ErrorCode.DROP_PROMISED
    for key in ("", "a\nb", "x" * 1000):
        with pytest.raises(OSError, match="key"):
            portal.retrieve(key)


@pytest.mark.parametrize(
    "name",
    [
        "com.apple.pasteboard.promised-file-url",
        'application/x-qt-windows-mime;value="FileGroupDescriptorW"',
        "application/x-moz-file-promise",
    ],
)
def test_a_promise_is_known_and_bytes_beside_it_are_taken(qapp, name):
    mime = QMimeData()
    mime.setData(name, b"x")
    assert is_promise(mime)
    assert not can_offer(mime)
    assert [each.kind for each in offers(mime)] == [OfferKind.PROMISE]
    mime.setData("image/png", b"picture")
    assert [each.kind for each in offers(mime)] == [OfferKind.BYTES]


def test_in_the_window_a_promise_is_answered_and_a_transfer_opened(qapp, service, tmp_path):
    picture = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=90)
    service.files = [picture]

    async def scenario(p):
        pane, desk = p.window.target_pane, p.presenter.desk
        promise = QMimeData()
        promise.setData("application/x-moz-file-promise", b"x")
        p.presenter.offer(PaneRole.TARGET, offers(promise))
        await p.until(lambda: desk.workspace.target.error is not None)
        assert "desktop first" in pane.error.text
        p.presenter.offer(PaneRole.TARGET, offers(transfer()))
        await p.until(lambda: desk.workspace.target.photo is not None)
        assert desk.workspace.target.photo.path == picture
        assert desk.workspace.target.error is None
        p.presenter.offer(PaneRole.TARGET, offers(transfer()))
        await p.until(lambda: desk.workspace.target.error is not None)
        assert desk.workspace.target.photo.path == picture
        assert not desk.workspace.target.is_loading

    program.run(scenario)
