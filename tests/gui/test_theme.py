# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.palette import LIGHT_ACCENT
from faceswap_desktop.gui.style_sheet import style_sheet
from faceswap_desktop.gui.theme import Kind, Role, Theme


@pytest.fixture(autouse=True)
def plain_theme(qapp):
    theme.apply(qapp, Theme.LIGHT)
    yield
    theme.set_reduced_motion(None)
    theme.apply(qapp, Theme.LIGHT)


def test_the_choice_is_drawn_at_once(qapp, qtbot):
    with qtbot.waitSignal(theme.notifier.changed):
        theme.apply(qapp, Theme.DARK)
    assert theme.tokens().is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.tokens().window


def test_the_same_choice_again_redraws_nothing(qapp, qtbot):
    with qtbot.assertNotEmitted(theme.notifier.changed):
        theme.apply(qapp, Theme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.tokens().window


def test_the_system_is_followed_live(qapp, qtbot):
    theme.apply(qapp, Theme.SYSTEM)
    hints = qapp.styleHints()
    with qtbot.waitSignal(theme.notifier.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens().is_dark
    with qtbot.waitSignal(theme.notifier.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme.tokens().is_dark


def test_a_choice_of_ones_own_does_not_follow(qapp, qtbot):
    with qtbot.assertNotEmitted(theme.notifier.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.tokens().is_dark


def test_a_wish_for_contrast_is_looked_at_again(qapp, qtbot):
    hints = qapp.styleHints().accessibility()
    with qtbot.assertNotEmitted(theme.notifier.changed):
        hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert not theme.tokens().is_high_contrast


def test_fusions_blue_is_not_taken_for_the_platforms_accent(qapp):
    theme.apply(qapp, Theme.DARK)
    theme.apply(qapp, Theme.LIGHT)
    assert theme.tokens().accent.name() == LIGHT_ACCENT


def test_icons_change_their_colour_with_the_theme(qapp, qtbot):
    icon = icons.icon("gear")
    size = QSize(24, 24)
    light = icon.pixmap(size, 1.0).toImage()
    theme.apply(qapp, Theme.DARK)
    dark = icon.pixmap(size, 1.0).toImage()
    assert light != dark
    assert ink_of(light).lightnessF() < 0.3
    assert ink_of(dark).lightnessF() > 0.7


def ink_of(image):
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


@pytest.mark.parametrize("choice", [Theme.LIGHT, Theme.DARK])
def test_buttons_have_the_colours_of_their_kind(qapp, qtbot, choice):
    theme.apply(qapp, choice)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    plain, main = QPushButton("Plain"), QPushButton("Main")
    theme.set_kind(main, Kind.MAIN)
    for button in (plain, main):
        button.setMinimumWidth(200)
        layout.addWidget(button)
    window.show()
    qtbot.waitExposed(window)
    tokens = theme.tokens()
    assert fill_of(main) == tokens.accent
    assert fill_of(plain) == tokens.card
    theme.set_kind(plain, Kind.PRIMARY)
    assert fill_of(plain) == tokens.accent
    assert main.height() >= tokens.main_height


def fill_of(button):
    image = button.grab().toImage()
    return image.pixelColor(int(20 * image.devicePixelRatio()), image.height() // 2)


def test_three_sizes_of_text(qapp, qtbot):
    size = QFontInfo(theme.font()).pointSizeF()
    assert theme.font(Role.TITLE).pointSizeF() == pytest.approx(size * 1.25)
    assert theme.font(Role.SMALL).pointSizeF() == pytest.approx(size * 0.9)
    label = QLabel("Title")
    qtbot.addWidget(label)
    theme.set_role(label, Role.TITLE)
    label.show()
    label.ensurePolished()
    assert label.font().pointSizeF() == pytest.approx(size * 1.25, abs=0.3)
    theme.set_role(label, None)
    assert label.font().pointSizeF() == pytest.approx(size, abs=0.3)


def test_the_style_sheet_leaves_no_token_open(qapp):
    sheet = style_sheet(theme.tokens(), 10)
    assert "@" not in sheet
    assert len(sheet) < 12_000


def test_motion_follows_the_choice(qapp):
    theme.set_reduced_motion(True)
    assert theme.has_reduced_motion()
    theme.set_reduced_motion(False)
    assert not theme.has_reduced_motion()


def test_a_number_does_not_touch_the_edge(qtbot):
    box = QSpinBox()
    qtbot.addWidget(box)
    theme.pad_spin_box(box)
    assert box.lineEdit().textMargins().left() >= 8
