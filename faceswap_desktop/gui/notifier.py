# SPDX-License-Identifier: GPL-3.0-or-later
"""A notice of the desktop, outside the window.

On Linux it goes to the desktop's own notification service over D-Bus, which every desktop has,
while an icon in a tray is something that some of them lack; elsewhere through such an icon.
"""

from __future__ import annotations

import sys
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.gui import icons

if TYPE_CHECKING:
    from faceswap_desktop.gui.session_bus import SessionBus

_APPLICATION = "FaceSwap Desktop"
_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_CLICK = "default"
"""What the standard calls the click on the notice itself."""


class Notifier(QObject):
    """Shows one notice at a time: the next one takes the place of the last.

    Signal: `clicked(tag, token)`: the notice with this tag was clicked. With `token`, where it is
    not empty, the desktop lets a window come to the front.
    """

    clicked = Signal(str, str)

    def __init__(self, bus: SessionBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._last = 0
        self._tag = ""
        self._token = ""
        self._tray: QSystemTrayIcon | None = None
        bus.listen(_NAME, self._on_bus_heard)

    async def show(self, title: str, text: str, tag: str, click: str) -> None:
        """Show a notice; the texts are plain, `click` says what a click on it does.

        Raises OSError where there is no way to show it.
        """
        if sys.platform == "linux":
            last = self._last
            shown = await in_thread(lambda: _notify(self._bus, title, text, click, last))
            self._last, self._tag = shown, tag
        else:
            self._tag = tag
            self._show_in_tray(title, text)

    def close(self) -> None:
        """Take the icon in the tray away, where there is one, and listen no longer."""
        self._bus.close()
        if self._tray is not None:
            self._tray.hide()
            self._tray = None

    def _show_in_tray(self, title: str, text: str) -> None:
        if not QSystemTrayIcon.supportsMessages():
            raise OSError("no notices here")
        if self._tray is None:
            self._tray = QSystemTrayIcon(icons.app_icon())
            self._tray.messageClicked.connect(self._on_tray_message_clicked)
        self._tray.show()
        self._tray.showMessage(title, text, icons.app_icon())

    def _on_tray_message_clicked(self) -> None:
        self.clicked.emit(self._tag, "")

    def _on_bus_heard(self, _interface: str, name: str, body: tuple[Any, ...]) -> None:
        """In the thread of the bus; a signal carries it to that of the window."""
        if not body or body[0] != self._last:
            return
        if name == "ActivationToken":
            self._token = str(body[1])
        elif name == "ActionInvoked" and body[1] == _CLICK:
            token, self._token = self._token, ""
            self.clicked.emit(self._tag, token)


def _notify(bus: SessionBus, title: str, text: str, click: str, replaces: int) -> int:
    """Have the desktop show a notice; blocking. Gives its number there."""
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415

    address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
    # Some old ones show a dialog for what is to be clicked; those that can be clicked say so.
    (able,) = bus.call(new_method_call(address, "GetCapabilities"))
    actions = [_CLICK, click] if "actions" in able else []
    # The text may be read as markup there; the title may not.
    hints = {"desktop-entry": ("s", "faceswap-desktop")}
    call = new_method_call(
        address,
        "Notify",
        "susssasa{sv}i",
        (_APPLICATION, replaces, "faceswap-desktop", title, escape(text), actions, hints, -1),
    )
    return int(bus.call(call)[0])
