# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import gc
import subprocess
import sys

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QImage, QPainter
from PySide6.QtWidgets import QPushButton

from faceswap_desktop.core.paths import resource
from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.icons import Ink

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))


def has_ink(image):
    return any(
        image.pixelColor(x, y).alpha() > 100
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("choice", [theme.Theme.LIGHT, theme.Theme.DARK])
@pytest.mark.parametrize("name", NAMES)
def test_every_icon_shows_something_in_both_themes(qapp, choice, name):
    theme.apply(qapp, choice)
    assert has_ink(icons.icon(name).pixmap(QSize(16, 16), 1.0).toImage())
    theme.apply(qapp, theme.Theme.LIGHT)


@pytest.mark.parametrize("name", [n for n in NAMES if n != "app"])
def test_line_icons_are_one_family(name):
    source = resource("icons", f"{name}.svg").read_text()
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke-width="1.5"' in source
    assert "currentColor" in source


def test_lines_are_drawn_at_the_screens_own_resolution(qapp):
    picture = icons.icon("gear").pixmap(QSize(16, 16), 2.0)
    assert picture.size() == QSize(32, 32)
    assert picture.devicePixelRatio() == 2
    once = icons.icon("gear").pixmap(QSize(16, 16), 1.0)
    assert picture.toImage() != once.scaled(32, 32).toImage()


def test_a_disabled_icon_has_the_disabled_colour(qapp):
    icon = icons.icon("check")
    on = icon.pixmap(QSize(24, 24), 1.0).toImage()
    off = icon.pixmap(QSize(24, 24), 1.0, QIcon.Mode.Disabled).toImage()
    assert on != off


def test_each_ink_is_a_colour_of_the_theme(qapp):
    for ink in Ink:
        assert icons.colour_of(ink) == getattr(theme.tokens(), ink.value)


def test_an_unknown_icon_is_told_at_once():
    with pytest.raises(LookupError):
        icons.icon("no-such-icon")


def test_icons_live_as_long_as_somebody_shows_them(qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    icons.put_icon(button, "save")
    gc.collect()
    picture = button.icon().pixmap(button.iconSize(), 1.0)
    assert picture.width() == button.iconSize().width()
    assert has_ink(picture.toImage())
    assert has_ink(QIcon(button.icon()).pixmap(16, 16).toImage())


def test_icons_are_painted_where_they_are_wanted(qapp):
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icons.paint_icon(painter, "photo", QRect(20, 20, 20, 20))
    icons.app_icon().paint(painter, QRect(0, 0, 16, 16))
    painter.end()
    assert has_ink(image.copy(20, 20, 20, 20))
    assert has_ink(image.copy(0, 0, 16, 16))
    assert not has_ink(image.copy(0, 20, 18, 18))


def test_making_an_icon_loads_no_svg_module():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from faceswap_desktop.gui import icons; icons.icon('gear')\n"
        "assert 'PySide6.QtSvg' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
