# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette

from faceswap_desktop.gui.palette import (
    DARK_ACCENT,
    LIGHT_ACCENT,
    contrast,
    dark_tokens,
    light_tokens,
    mixed,
    qt_palette,
)

SETS = {
    "light": light_tokens(),
    "dark": dark_tokens(),
    "light-sharp": light_tokens(is_high_contrast=True),
    "dark-sharp": dark_tokens(is_high_contrast=True),
}
ON = {
    "text": ("window", "card", "ground", "hover", "accent_tint"),
    "second_text": ("window", "card", "ground", "hover", "accent_tint"),
    "accent_text": ("window", "card", "ground", "accent_tint"),
    "error": ("window", "card", "accent_tint"),
    "warning": ("window", "card", "accent_tint"),
    "done": ("window", "card", "accent_tint"),
    "on_accent": ("accent", "accent_hover"),
    "disabled_text": ("disabled_fill", "window", "card"),
}


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("text", ON)
def test_every_text_can_be_read_where_it_stands(name, text):
    tokens = SETS[name]
    for ground in ON[text]:
        ratio = contrast(getattr(tokens, text), getattr(tokens, ground))
        assert ratio >= 4.5, f"{text} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("name", SETS)
def test_the_edges_of_controls_can_be_seen(name):
    tokens = SETS[name]
    for ground in (tokens.window, tokens.card, tokens.ground):
        assert contrast(tokens.control_line, ground) >= 3
        assert contrast(tokens.accent, ground) >= 3


@pytest.mark.parametrize("name", SETS)
def test_what_is_filled_can_be_told_from_what_is_not(name):
    tokens = SETS[name]
    assert contrast(tokens.accent, tokens.track) >= 3


def test_contrast_is_what_wcag_says():
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_the_own_accents_are_left_as_they_are():
    assert light_tokens().accent.name() == LIGHT_ACCENT
    assert dark_tokens().accent.name() == DARK_ACCENT


@given(st.integers(0, 0xFFFFFF), st.booleans())
def test_any_accent_of_a_platform_becomes_readable(rgb, is_dark):
    tokens = (dark_tokens if is_dark else light_tokens)(QColor(rgb))
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5
    for ground in (tokens.window, tokens.card, tokens.ground):
        assert contrast(tokens.accent_text, ground) >= 4.5
        assert contrast(tokens.accent, ground) >= 3


def test_an_accent_keeps_its_hue():
    accent = light_tokens(QColor("#ff9900")).accent
    assert accent.name() != "#ff9900"
    assert abs(accent.hslHue() - QColor("#ff9900").hslHue()) <= 2


def test_more_contrast_means_more():
    for plain, sharp in (("light", "light-sharp"), ("dark", "dark-sharp")):
        for name in ("text", "second_text", "line", "control_line", "error"):
            ground = SETS[plain].card
            assert contrast(getattr(SETS[sharp], name), ground) >= contrast(
                getattr(SETS[plain], name), ground
            )


def test_qt_draws_with_the_same_colours():
    tokens = dark_tokens()
    palette = qt_palette(tokens)
    assert palette.color(QPalette.ColorRole.Window) == tokens.window
    assert palette.color(QPalette.ColorRole.Accent) == tokens.accent
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert off == tokens.disabled_text


def test_mixing_goes_from_one_to_the_other():
    black, white = QColor("black"), QColor("white")
    assert mixed(black, white, 0) == black
    assert mixed(black, white, 1).name() == "#ffffff"
