# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that another program hands over through the desktop's file-transfer portal (Linux).

A drag from, or into, a program that is shut off from the rest of the computer carries a key in
place of paths. The portal gives the paths for it, once: see the interface
`org.freedesktop.portal.FileTransfer`.
"""

from __future__ import annotations

from pathlib import Path

_SECONDS = 5.0
_LONGEST_KEY = 256
# Where the portal shows files to programs that cannot see them; they may be gone in a moment.
_TEMPORARY = Path("/run")


def retrieve(key: str) -> tuple[Path, ...]:
    """The files behind `key`; blocking, five seconds at most.

    Raises OSError where there is no portal, or it knows no such key.
    """
    if not key or len(key) > _LONGEST_KEY or not key.isprintable():
        raise OSError("not a key")
    try:
        from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # noqa: PLC0415
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415
        from jeepney.wrappers import unwrap_msg  # noqa: PLC0415
    except ImportError as error:
        raise OSError("no portal on this system") from error
    address = DBusAddress(
        "/org/freedesktop/portal/documents",
        bus_name="org.freedesktop.portal.Documents",
        interface="org.freedesktop.portal.FileTransfer",
    )
    call = new_method_call(address, "RetrieveFiles", "sa{sv}", (key, {}))
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            (given,) = unwrap_msg(connection.send_and_get_reply(call, timeout=_SECONDS))
    except (DBusErrorResponse, KeyError, ValueError) as error:
        raise OSError(type(error).__name__) from error
    paths = [Path(each) for each in given if isinstance(each, str) and "\0" not in each]
    return tuple(path for path in paths if path.is_absolute())


def is_temporary(path: Path) -> bool:
    """Whether a file is only shown to this program for the moment."""
    return path.is_relative_to(_TEMPORARY)
