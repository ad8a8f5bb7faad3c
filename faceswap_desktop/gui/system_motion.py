# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the system asks for less motion, where Qt does not say it.

Linux: one question to the settings portal, which answers for GNOME, KDE and the others, also
from inside a sandbox. macOS: one read of its settings. Both block, and neither is worth a delay
of the first picture: `app` asks once it is painted. Who changes it does so in another window, so
it is enough to ask again whenever the program comes to the front.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge

_SECONDS = 2.0
_STANDARD = "org.freedesktop.appearance"
_GNOME = "org.gnome.desktop.interface"
_KDE = "org.kde.kdeglobals.KDE"


class MotionWatch(QObject):
    """Asks at once, and again whenever the program comes to the front."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state_changed)
        self._ask()

    def _ask(self) -> None:
        self._bridge.run(
            lambda _: follow_system(), name="follow the system's motion", is_alone=True
        )

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._ask()


async def follow_system() -> None:
    """Leave out animations from now on if the system says so."""
    if sys.platform == "linux":
        theme.set_system_motion(is_reduced=await in_thread(_portal_wish))
    elif sys.platform == "darwin":
        theme.set_system_motion(is_reduced=await in_thread(_mac_wish))


def understood(settings: Mapping[str, Mapping[str, Any]]) -> bool:
    """What the portal's answer means: the standard's own setting first, then the desktops'."""
    standard = settings.get(_STANDARD, {}).get("reduced-motion")
    if standard is not None:
        return bool(standard == 1)
    if settings.get(_GNOME, {}).get("enable-animations") is False:
        return True
    return str(settings.get(_KDE, {}).get("AnimationDurationFactor", "")) in {"0", "0.0"}


def _portal_wish() -> bool:
    """Ask the settings portal; False where nobody answers."""
    from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # noqa: PLC0415
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415
    from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

    address = DBusAddress(
        "/org/freedesktop/portal/desktop",
        bus_name="org.freedesktop.portal.Desktop",
        interface="org.freedesktop.portal.Settings",
    )
    call = new_method_call(address, "ReadAll", "as", ([_STANDARD, _GNOME, _KDE],))
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            reply = unwrap_msg(connection.send_and_get_reply(call, timeout=_SECONDS))
        # Each value comes with its type before it.
        return understood(
            {
                name: {key: value[1] for key, value in values.items()}
                for name, values in reply[0].items()
            }
        )
    except (DBusErrorResponse, OSError, KeyError, ValueError, TypeError, LookupError):
        return False


def _mac_wish() -> bool:
    """Read the choice of macOS; False where it was never made."""
    try:
        done = subprocess.run(
            ["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.stdout.strip() == "1"
