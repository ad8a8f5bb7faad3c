# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's own family of line icons, coloured by the theme when they are painted.

An icon costs nothing until it is painted: `icon` only makes an engine that knows its name. The
engine then lets QtSvg draw the file at the pixel size of the screen, so lines are sharp at any
scale, and keeps the picture until the theme changes. QtSvg was chosen over parsing the paths in
Python because it is the quicker one: loading it and drawing the first icon take about 2 ms.
"""

from __future__ import annotations

from enum import StrEnum, unique
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from faceswap_desktop.core.paths import resource
from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractButton

_CACHE_LIMIT = 400
_BUTTON_ICON = 16


@unique
class Ink(StrEnum):
    """Which colour of the theme an icon is drawn with."""

    TEXT = "text"
    SECOND = "second_text"
    ACCENT = "accent_text"
    ON_ACCENT = "on_accent"
    ON_BADGE = "on_badge"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


def icon(name: str, ink: Ink = Ink.TEXT) -> QIcon:
    """The icon of the file `resources/icons/<name>.svg`; raises LookupError without one."""
    if not _file(name).is_file():
        raise LookupError(name)
    return QIcon(_LineIconEngine(name, ink))


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(_LineIconEngine("app", Ink.TEXT))


def paint_icon(painter: QPainter, name: str, target: QRect, ink: Ink = Ink.TEXT) -> None:
    """Draw an icon for a widget that paints itself; `target` in logical pixels."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(target.topLeft(), _drawn(name, colour_of(ink), target.size(), ratio))


def put_icon(button: QAbstractButton, name: str, ink: Ink = Ink.TEXT) -> None:
    """Give a button with words an icon, with more room between them than Qt leaves."""
    button.setIcon(icon(name, ink))
    button.setIconSize(QSize(_BUTTON_ICON + 6, _BUTTON_ICON))


def pixmap(name: str, side: int, colour: QColor, ratio: float) -> QPixmap:
    """A picture of an icon in any colour: `side` logical pixels, for a screen of `ratio`."""
    return _drawn(name, colour, QSize(side, side), ratio)


class _LineIconEngine(QIconEngine):
    """Draws one file in the colour that is right at the moment."""

    def __init__(self, name: str, ink: Ink) -> None:
        super().__init__()
        self._name = name
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into `rect`, in logical pixels."""
        del state
        ratio = painter.device().devicePixelRatio()
        picture = _drawn(self._name, colour_of(self._ink, mode), rect.size(), ratio)
        painter.drawPixmap(rect.topLeft(), picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of `size` pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """A picture of `size` logical pixels, for a screen of `scale`."""
        del state
        return _drawn(self._name, colour_of(self._ink, mode), size, scale)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        """Any size is there; one that is wider than high leaves room beside the icon."""
        del mode, state
        return size

    def isNull(self) -> bool:
        """Never: the file was seen."""
        return False

    def key(self) -> str:
        """What kind of engine this is."""
        return "faceswap-line-icon"

    def clone(self) -> QIconEngine:
        """Another engine for the same file."""
        return _LineIconEngine(self._name, self._ink)


_sources: dict[str, bytes] = {}
_pictures: dict[tuple[str, int, int, int, float], QPixmap] = {}


def colour_of(ink: Ink, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    """The colour of an ink at the moment."""
    tokens = theme.tokens()
    if mode is QIcon.Mode.Disabled:
        return tokens.disabled_text
    colour: QColor = getattr(tokens, ink.value)
    return colour


def _file(name: str) -> Path:
    return _folder() / f"{name}.svg"


@cache
def _folder() -> Path:
    return resource("icons")


def _drawn(name: str, colour: QColor, size: QSize, ratio: float) -> QPixmap:
    key = (name, colour.rgba(), size.width(), size.height(), ratio)
    picture = _pictures.get(key)
    if picture is None:
        if len(_pictures) >= _CACHE_LIMIT:
            _pictures.clear()
        picture = _pictures[key] = _draw(name, colour, size, ratio)
    return picture


def _draw(name: str, colour: QColor, size: QSize, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  # only once an icon is seen

    source = _sources.get(name)
    if source is None:
        source = _sources[name] = _file(name).read_bytes()
    renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.name().encode())))
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(size.width(), size.height())
    left, top = (size.width() - side) / 2, (size.height() - side) / 2
    renderer.render(painter, QRectF(left, top, side, side))
    painter.end()
    return picture
