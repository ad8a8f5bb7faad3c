# SPDX-License-Identifier: GPL-3.0-or-later
"""A file shown in the system's picture viewer, or selected in its file manager.

On Linux by the call that file managers have agreed on; where none answers it, and wherever else
that cannot be asked for, the folder is opened.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, SaveError
from faceswap_desktop.gui import links

# A file manager that is not there yet is started by the call.
_SECONDS = 8.0
_NAME = "org.freedesktop.FileManager1"


async def show_file(path: Path) -> None:
    """Show where a file lies. Raises SaveError: RESULT_MISSING, NO_PROGRAM."""
    if not await in_thread(path.is_file):
        raise SaveError(ErrorCode.RESULT_MISSING)
    ask = _ask_by_bus if sys.platform == "linux" else _run
    try:
        await in_thread(lambda: ask(path))
    except OSError as error:
        if not links.open_folder(path.parent):
            raise no_program(path) from error


def show_picture(path: Path) -> None:
    """Open a picture file in the system's viewer. Raises SaveError: RESULT_MISSING, NO_PROGRAM."""
    if not path.is_file():
        raise SaveError(ErrorCode.RESULT_MISSING)
    if not links.open_picture(path):
        raise no_program(path)


def no_program(path: Path) -> SaveError:
    """The error for a file that nothing here could be asked to show."""
    return SaveError(ErrorCode.NO_PROGRAM, name=path.name, folder=str(path.parent))


def _ask_by_bus(path: Path) -> None:
    """Have a file manager select a file; blocking. Raises OSError where none does."""
    from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # noqa: PLC0415
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415
    from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

    address = DBusAddress("/org/freedesktop/FileManager1", bus_name=_NAME, interface=_NAME)
    call = new_method_call(address, "ShowItems", "ass", ([path.absolute().as_uri()], ""))
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            unwrap_msg(connection.send_and_get_reply(call, timeout=_SECONDS))
    except (DBusErrorResponse, KeyError, ValueError) as error:
        raise OSError(type(error).__name__) from error


def _run(path: Path) -> None:
    """Start the system's own program; blocking. Raises OSError."""
    import subprocess  # noqa: PLC0415

    command = command_for(path, sys.platform)
    try:
        done = subprocess.run(command, timeout=_SECONDS, check=False)  # noqa: S603 (no shell)
    except subprocess.TimeoutExpired as error:
        raise OSError("no answer") from error
    # Explorer ends with 1 also where it did what it was told.
    if done.returncode and sys.platform == "darwin":
        raise OSError(done.returncode)


def command_for(path: Path, platform: str) -> str | list[str]:
    """What selects a file on macOS or Windows."""
    if platform == "darwin":
        return ["/usr/bin/open", "-R", str(path)]
    # As one line: Explorer wants quotes behind the comma, and a path cannot hold any.
    folder = os.environ.get("SYSTEMROOT", r"C:\Windows")
    return f'"{folder}\\explorer.exe" /select,"{path}"'
