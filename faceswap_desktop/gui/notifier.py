# SPDX-License-Identifier: GPL-3.0-or-later
"""A notice of the desktop, outside the window.

On Linux it goes to the desktop's own notification service over D-Bus, which every desktop has,
while an icon in a tray is something that some of them lack; elsewhere through such an icon.
"""

from __future__ import annotations

import sys
from html import escape

from PySide6.QtWidgets import QSystemTrayIcon

from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.gui import icons

_SECONDS = 3.0
_APPLICATION = "FaceSwap Desktop"


class Notifier:
    """Shows one notice at a time: the next one takes the place of the last."""

    def __init__(self) -> None:
        self._last = 0
        self._tray: QSystemTrayIcon | None = None

    async def show(self, title: str, text: str) -> None:
        """Show a notice; both texts are plain. Raises OSError where there is no way to."""
        if sys.platform == "linux":
            last = self._last
            self._last = await in_thread(lambda: _notify(title, text, last))
        else:
            self._show_in_tray(title, text)

    def close(self) -> None:
        """Take the icon in the tray away, where there is one."""
        if self._tray is not None:
            self._tray.hide()
            self._tray = None

    def _show_in_tray(self, title: str, text: str) -> None:
        if not QSystemTrayIcon.supportsMessages():
            raise OSError("no notices here")
        if self._tray is None:
            self._tray = QSystemTrayIcon(icons.app_icon())
        self._tray.show()
        self._tray.showMessage(title, text, icons.app_icon())


def _notify(title: str, text: str, replaces: int) -> int:
    """Have the desktop show a notice; blocking. Gives its number there."""
    from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # noqa: PLC0415
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415
    from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

    address = DBusAddress(
        "/org/freedesktop/Notifications",
        bus_name="org.freedesktop.Notifications",
        interface="org.freedesktop.Notifications",
    )
    # The text may be read as markup there; the title may not.
    hints = {"desktop-entry": ("s", "faceswap-desktop")}
    call = new_method_call(
        address,
        "Notify",
        "susssasa{sv}i",
        (_APPLICATION, replaces, "faceswap-desktop", title, escape(text), [], hints, -1),
    )
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            reply = unwrap_msg(connection.send_and_get_reply(call, timeout=_SECONDS))
    except (DBusErrorResponse, KeyError, ValueError) as error:
        raise OSError(type(error).__name__) from error
    return int(reply[0])
