# SPDX-License-Identifier: GPL-3.0-or-later
"""A file is selected in the file manager, over a real D-Bus; else its folder is opened."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading

import pytest
from PySide6.QtGui import QDesktopServices

from faceswap_desktop.errors import ErrorCode, SaveError
from faceswap_desktop.gui import file_manager, links
from faceswap_desktop.gui.error_text import describe

ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None,
    reason="needs a D-Bus of its own",
)


@pytest.fixture
def opened(monkeypatch):
    found = []

    def note(url):
        found.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return found


@pytest.fixture
def manager(bus):
    """A file manager that remembers what it was asked once."""
    from jeepney import MessageType, message_bus, new_method_return
    from jeepney.io.blocking import Proxy, open_dbus_connection

    asked = []
    connection = open_dbus_connection(bus="SESSION")
    Proxy(message_bus, connection).RequestName("org.freedesktop.FileManager1")

    def serve():
        while not asked:
            call = connection.receive()
            if call.header.message_type is MessageType.method_call:
                asked.append(call.body)
                connection.send(new_method_return(call))

    thread = threading.Thread(target=serve)
    thread.start()
    yield asked
    thread.join(10)
    connection.close()
    assert not thread.is_alive()


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "holiday ü, 100%.jpg"
    file.write_bytes(b"a picture")
    return file


@ON_LINUX
async def test_the_file_manager_is_asked_to_select_the_file(qapp, manager, opened, file):
    await file_manager.show_file(file)
    assert manager == [([file.as_uri()], "")]
    assert not opened


@ON_LINUX
async def test_without_such_a_file_manager_the_folder_is_opened(qapp, bus, opened, file):
    await file_manager.show_file(file)
    assert opened == [str(file.parent)]


@ON_LINUX
@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nowhere/bus", "nonsense", ""])
async def test_without_a_bus_the_folder_is_opened(qapp, monkeypatch, opened, file, address):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    await file_manager.show_file(file)
    assert opened == [str(file.parent)]


async def test_a_file_that_is_gone_is_not_shown(qapp, opened, tmp_path):
    for path in (tmp_path / "gone.jpg", tmp_path):
        with pytest.raises(SaveError) as caught:
            await file_manager.show_file(path)
        assert caught.value.code is ErrorCode.RESULT_MISSING
        with pytest.raises(SaveError) as caught:
            file_manager.show_picture(path)
        assert caught.value.code is ErrorCode.RESULT_MISSING
    assert not opened


async def test_where_nothing_shows_it_the_place_is_said(qapp, monkeypatch, file):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    with pytest.raises(SaveError) as caught:
        file_manager.show_picture(file)
    assert caught.value.code is ErrorCode.NO_PROGRAM
    assert str(file.parent) in describe(caught.value).sentence
    if sys.platform == "linux":
        with pytest.raises(SaveError) as caught:
            await file_manager.show_file(file)
        assert caught.value.code is ErrorCode.NO_PROGRAM


@pytest.mark.parametrize("ends_with", [0, 1, None])
async def test_elsewhere_a_program_of_the_system_is_started(
    qapp, monkeypatch, opened, file, ends_with
):
    started = []

    def run(command, **more):
        started.append(command)
        if ends_with is None:
            raise subprocess.TimeoutExpired(command, more["timeout"])
        return subprocess.CompletedProcess(command, ends_with)

    monkeypatch.setattr(subprocess, "run", run)
    for platform, is_enough in (("darwin", ends_with == 0), ("win32", ends_with is not None)):
        opened.clear()
        monkeypatch.setattr(file_manager.sys, "platform", platform)
        await file_manager.show_file(file)
        monkeypatch.undo()
        monkeypatch.setattr(subprocess, "run", run)
        monkeypatch.setattr(
            QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
        )
        assert bool(opened) is not is_enough
    assert started[0] == ["/usr/bin/open", "-R", str(file)]
    assert started[1].endswith(f'explorer.exe" /select,"{file}"')


def test_pictures_alone_are_given_to_the_viewer(qapp, opened, file, tmp_path):
    program = tmp_path / "a.desktop"
    program.write_text("[Desktop Entry]")
    assert not links.open_picture(program)
    assert not links.open_picture(tmp_path / "gone.jpg")
    assert not opened
    file_manager.show_picture(file)
    assert opened == [str(file)]
