# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody needs to know in order to help, in one text: no photos, no keys, no paths.

It is written in English, for those who read it, and nothing of it is sent anywhere.
"""

from __future__ import annotations

import locale
import os
import platform
import re
import sys
from collections import deque
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

from faceswap_desktop import __version__
from faceswap_desktop.core import logs
from faceswap_desktop.core.redaction import mask

if TYPE_CHECKING:
    from faceswap_desktop.core.paths import Folders
    from faceswap_desktop.settings.preferences import Preferences

_LINES = 200
_LINE = 500
_READ = 1000  # of one line, for the patterns below are slow on very long ones
_LIBRARIES = (
    "PySide6-Essentials", "qasync", "httpx", "pillow", "pillow-heif", "keyring", "numpy",
    "opencv-python-headless", "simplejpeg", "truststore",
)  # fmt: skip
_PICTURE = r"\.(?:jpe?g|png|webp|hei[cf]|avif|tiff?|bmp|gif|mpo)\b"
_PRIVATE = (
    # 'C:\Users\Anna\x y.jpg', "~/holiday.png", "aunt mary.jpg": whatever is quoted and a picture
    re.compile(rf"""(?P<q>["'`“])[^"'`“”\n]*{_PICTURE}[^"'`“”\n]*["'`”]""", re.IGNORECASE),
    re.compile(rf"[^\s\"'(\[<=,]*{_PICTURE}", re.IGNORECASE),
)
# Folders of people; those of the program and of Python tell something useful, and stay.
_FOLDER = re.compile(
    r"(?:(?<![\w/.])(?:~|/(?:home|Users|media|mnt|run/media|Volumes))|\b[A-Za-z]:\\Users)"
    r"[/\\][^\s\"'<>|:,;)\]]+"
)


def compose(own: Folders, preferences: Preferences, *, crash: str = "") -> str:
    """The whole text; `crash` is what `core.logs.last_crash` gave at the start."""
    parts = [
        "FaceSwap Desktop: report of a problem",
        "What I did, what I expected, and what happened instead:\n\n",
        _section("Versions", _versions()),
        _section("System", _system()),
        _section("Settings", _settings(preferences)),
    ]
    if crash.strip():
        parts.append(_section("Last crash", _cleaned(crash.splitlines()[-_LINES:])))
    parts.append(_section("Log", _cleaned(_tail(own.logs / logs.LOG_NAME)) or ["(empty)"]))
    return "\n\n".join(parts) + "\n"


def cleaned(text: str) -> str:
    """A line without keys, without names of pictures, and without folders of people."""
    if len(text) > _READ:
        # Without the last word, which may be half of a secret that nothing would know as one.
        text = text[:_READ].rpartition(" ")[0]
    text = mask(text)
    for pattern in _PRIVATE:
        text = pattern.sub("<photo>", text)
    return _FOLDER.sub(_folder, text)[:_LINE]


def _folder(found: re.Match[str]) -> str:
    """A folder, unless it is a file of Python's in a traceback: then its last parts."""
    text = found[0]
    if text.endswith(".py"):
        return "…/" + "/".join(re.split(r"[/\\]", text)[-3:])
    return "<folder>"


def _cleaned(lines: list[str]) -> list[str]:
    return [cleaned(line) for line in lines]


def _section(title: str, lines: list[str]) -> str:
    return "\n".join([f"== {title} ==", *lines])


def _versions() -> list[str]:
    lines = [f"FaceSwap Desktop {__version__}", f"Python {platform.python_version()}"]
    lines.append(f"Qt {qVersion()}")
    for name in _LIBRARIES:
        try:
            lines.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            lines.append(f"{name}: unknown")
    return lines


def _system() -> list[str]:
    lines = [
        f"{platform.platform()} ({platform.machine()})",
        f"Language: {QLocale.system().name()}, encoding {locale.getencoding()}",
        f"Drawn by: {QGuiApplication.platformName()}",
        f"Frozen: {bool(getattr(sys, 'frozen', False))}",
    ]
    names = ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "FLATPAK_ID", "SNAP_NAME")
    lines.extend(f"{name}: {value}" for name in names if (value := os.environ.get(name)))
    for screen in QGuiApplication.screens():
        size = screen.size()
        lines.append(f"Screen: {size.width()} x {size.height()}, {screen.devicePixelRatio():g}")
    return lines


def _settings(preferences: Preferences) -> list[str]:
    """What was chosen; of texts and folders only whether there are any."""
    chosen = preferences
    plain = {
        name: getattr(chosen, name)
        for name in (
            "version", "theme", "language", "service", "mark_results", "keep_location",
            "autosave", "view_mode", "notifications", "history", "reduced_motion",
        )
    }  # fmt: skip
    lines = [f"{name}: {value}" for name, value in plain.items()]
    lines.append(f"autosave_folder: {'set' if chosen.autosave_folder else 'not set'}")
    # Without the link host behind it, which may be a server of one's own.
    may_send = sorted({each.partition("/")[0] for each in chosen.consents})
    lines.append(f"may send without asking: {', '.join(may_send) or 'none'}")
    for provider, settings in sorted(chosen.provider_settings.items()):
        lines.append(f"set for {provider}: {', '.join(sorted(settings)) or 'nothing'}")
    return lines


def _tail(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return [line.rstrip("\n") for line in deque(file, _LINES)]
    except OSError:
        return []
