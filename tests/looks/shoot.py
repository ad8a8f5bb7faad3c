# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of the screen for each view; runs on the virtual screen of `__main__`."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCursor, QFont
from PySide6.QtWidgets import QApplication

from faceswap_desktop.core.paths import folders
from faceswap_desktop.gui import language
from faceswap_desktop.settings.preferences import PreferencesStore
from tests.looks import scene, scenes
from tests.support import catalogues

if TYPE_CHECKING:
    from tests.looks.world import World

_SETTLED_SECONDS = 0.7
"""Long enough for thumbnails, balances and motion."""


def shoot(name: str, file: Path, chosen: argparse.Namespace) -> None:
    """One view, as a PNG."""

    async def look(world: World) -> None:
        await asyncio.sleep(_SETTLED_SECONDS)
        screen = world.p.app.primaryScreen()
        picture = screen.grabWindow(0)
        scale = picture.devicePixelRatio()
        frame = world.p.window.frameGeometry()
        for each in scenes.beside(world):
            frame = frame.united(each.frameGeometry())
        corner, size = frame.topLeft() * scale, frame.size() * scale
        picture.copy(QRect(corner, size)).save(str(file))

    with tempfile.TemporaryDirectory() as home:
        os.environ["FACESWAP_DESKTOP_HOME"] = home
        own = folders()
        own.create()
        PreferencesStore(own.preferences).update(theme=chosen.theme)
        scene.play(name, look, size=chosen.size)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--mirrored", action="store_true", help="from right to left")
    parser.add_argument("--points", type=float, default=0, help="the size of the system's letters")
    parser.add_argument("--size", type=lambda text: tuple(map(int, text.split("x"))))
    parser.add_argument("scenes", nargs="*")
    chosen = parser.parse_args()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    if chosen.points:
        font = QFont(app.font())
        font.setPointSizeF(chosen.points)
        app.setFont(font)
    catalogues.compiled()
    language.speak(app, chosen.language)
    if chosen.mirrored:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QCursor.setPos(chosen.size[0] + 59, chosen.size[1] + 59)
    failed = 0
    for name in chosen.scenes or scene.ALL:
        try:
            shoot(name, chosen.folder / f"{name}.png", chosen)
        except Exception:  # noqa: BLE001  # the others are still worth a look
            failed += 1
            traceback.print_exc()
            print(f"failed: {name}", file=sys.stderr)  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
