# SPDX-License-Identifier: GPL-3.0-or-later
"""Frame times of the compare view: 24 megapixels before and after, in 1920 x 1080.

Every frame is painted synchronously. Printed are the median and the worst frame in ms, medians
of several rounds, and the median as a ratio to painting one ready pixmap of the same size 1:1.
Run it on a screen, or under Xvfb (`xvfb-run -s "-screen 0 1920x1080x24" ...`): the offscreen
platform has other costs.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEventLoop, QPointF, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from skimage import data

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.compare_view import CompareView
from faceswap_desktop.gui.picture_layers import PictureLayers
from faceswap_desktop.gui.view_mode import ViewMode

WIDTH, HEIGHT = 1920, 1080
PICTURE = (6000, 4000)
FRAMES = 40
W = TypeVar("W", bound=QWidget)


class Blit(QWidget):
    """The limit: one pixmap, 1:1."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap(WIDTH, HEIGHT)
        self._pixmap.fill("#888888")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.end()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alpha", action="store_true", help="pictures with transparency")
    args = parser.parse_args()
    app = QApplication(sys.argv[:1])
    theme.apply(app, theme.Theme.LIGHT)
    before, after = (_picture(key, has_alpha=args.alpha) for key in ("before", "after"))
    rounds = [_round(before, after) for _ in range(args.rounds)]
    limit = statistics.median(one["blit"][0] for one in rounds)
    sys.stdout.write(f"{'':34}{'median':>8}{'worst':>8}{'ratio':>8}\n")
    for name in rounds[0]:
        median = statistics.median(one[name][0] for one in rounds)
        worst = statistics.median(one[name][1] for one in rounds)
        sys.stdout.write(f"{name:34}{median:8.2f}{worst:8.2f}{median / limit:8.2f}\n")


def _round(before: PictureLayers, after: PictureLayers) -> dict[str, tuple[float, float]]:
    frames: dict[str, tuple[float, float]] = {}
    blit = _shown(Blit())
    frames["blit"] = _timed(blit, lambda _: blit.update())
    blit.close()
    view = CompareView()
    view.set_pictures(before, after)
    _shown(view)
    for mode in ViewMode:
        view.set_mode(mode)
        _measure_mode(view, mode.value, frames)
    view.set_mode(ViewMode.SLIDER)
    view.fit()
    _slide(view, "slider move at fit", frames)
    view.actual_size()
    _slide(view, "slider move at 100 %", frames)
    view.close()
    return frames


def _measure_mode(view: CompareView, mode: str, frames: dict[str, tuple[float, float]]) -> None:
    view.fit()
    fit = view.transform.scale

    def sweep(frame: int) -> None:
        scale = fit * (4 / fit) ** (frame / (FRAMES - 1))
        view._show(view.transform.zoomed(scale))

    frames[f"{mode}: zoom sweep"] = _timed(view, sweep)
    for percent in (None, 50, 100, 200):
        view.fit()
        scale = fit * 1.4 if percent is None else percent / 100
        view._show(view.transform.zoomed(scale))
        name = f"{mode}: pan at " + ("1.4 x fit" if percent is None else f"{percent} %")
        frames[name] = _timed(
            view, lambda frame: view._on_panned(QPointF(17 if frame % 20 < 10 else -17, 5))
        )


def _slide(view: CompareView, name: str, frames: dict[str, tuple[float, float]]) -> None:
    def slide(frame: int) -> None:
        view.slider._move_to(0.5 + 0.4 * math.sin(frame / 5))

    frames[name] = _timed(view, slide)


def _timed(widget: QWidget, step: Callable[[int], None]) -> tuple[float, float]:
    """Median and worst milliseconds of a step and the painting it asks for."""
    app = QApplication.instance()
    assert app is not None
    app.sendPostedEvents()
    times = []
    for frame in range(FRAMES):
        start = time.perf_counter()
        step(frame)
        app.sendPostedEvents()  # the update requests: painted here and now
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times), max(times)


def _shown(widget: W) -> W:
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    timer = QElapsedTimer()
    timer.start()
    loop = QEventLoop()
    while timer.elapsed() < 5000 and not widget.windowHandle().isExposed():
        QTimer.singleShot(20, loop.quit)
        loop.exec()
    QTimer.singleShot(300, loop.quit)
    loop.exec()
    return widget


def _picture(key: str, *, has_alpha: bool) -> PictureLayers:
    """A photograph tiled to 24 megapixels, with noise, and halves of it down to 1024."""
    width, height = PICTURE
    photo = data.astronaut()
    tiled = np.tile(photo, (height // 512 + 1, width // 512 + 1, 1))[:height, :width]
    noise = np.random.default_rng(1).integers(0, 12, (height, width, 1), dtype=np.uint8)
    pixels = np.full((height, width, 4), 255, np.uint8)
    pixels[..., :3] = np.minimum(tiled[..., ::-1], 240) + noise
    if key == "after":
        pixels[..., :3] = 255 - pixels[..., :3]
    if has_alpha:
        pixels[: height // 3, :, 3] = 128
    levels = []
    layout = QImage.Format.Format_ARGB32 if has_alpha else QImage.Format.Format_RGB32
    while True:
        rows, columns = pixels.shape[:2]
        levels.append(QImage(pixels.tobytes(), columns, rows, columns * 4, layout).copy())
        if max(rows, columns) <= 1024:
            break
        even = pixels[: rows // 2 * 2, : columns // 2 * 2].astype(np.uint16)
        pixels = (
            (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) // 4
        ).astype(np.uint8)
    return PictureLayers(width, height, tuple(levels), key)


if __name__ == "__main__":
    main()
