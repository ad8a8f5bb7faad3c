# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours and sizes of the window, light and dark, as one frozen set of tokens.

Contrast is computed as WCAG 2.2 does: text keeps at least 4.5:1 against every ground it is
drawn on, and lines by which a control is known 3:1. The platform's accent is moved in
lightness, never in hue, until it does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0
LIGHT_ACCENT = "#5b5bd6"
DARK_ACCENT = "#8e8cf0"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the window is drawn with. Lengths in device-independent pixels, times in ms."""

    is_dark: bool
    is_high_contrast: bool
    window: QColor
    card: QColor
    text: QColor
    second_text: QColor
    line: QColor  # separates; nothing depends on seeing it
    control_line: QColor  # the edge by which a field or box is known
    ground: QColor  # behind photos: neutral, so that colours can be judged
    hover: QColor
    accent: QColor
    accent_hover: QColor
    on_accent: QColor
    accent_text: QColor  # links, and accent icons on window, card and ground
    accent_tint: QColor
    error: QColor
    warning: QColor
    done: QColor
    disabled_fill: QColor
    disabled_text: QColor
    badge: QColor  # behind the words Before and After, on a photo
    on_badge: QColor
    gap: int = 16
    inner_gap: int = 8
    radius: int = 12
    control_radius: int = 9
    control_height: int = 36
    main_height: int = 44
    icon: int = 16
    large_icon: int = 48
    thumbnail: int = 44
    handle: int = 24
    motion: int = 150

    @property
    def track(self) -> QColor:
        """What of a bar or a slider is not filled; in high contrast `line` is as strong as ink."""
        return self.disabled_fill if self.is_high_contrast else self.line


def contrast(one: QColor, other: QColor) -> float:
    """The WCAG contrast ratio of two opaque colours: 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def light_tokens(accent: QColor | None = None, *, is_high_contrast: bool = False) -> Tokens:
    """The light set; `accent` is the platform's, None takes the program's own."""
    accents = _accents(accent or QColor(LIGHT_ACCENT), is_dark=False)
    tokens = Tokens(
        is_dark=False,
        is_high_contrast=is_high_contrast,
        window=QColor("#f7f7f9"),
        card=QColor("#ffffff"),
        text=QColor("#1b1b1f"),
        second_text=QColor("#5f5f6b"),
        line=QColor("#d9d9e0"),
        control_line=QColor("#868692"),
        ground=QColor("#ececec"),
        hover=QColor("#f0f0f4"),
        error=QColor("#c4314b"),
        warning=QColor("#8a5a00"),
        done=QColor("#1e7f4f"),
        disabled_fill=QColor("#e2e2e8"),
        disabled_text=QColor("#5f5f6b"),
        badge=QColor(0, 0, 0, 165),
        on_badge=QColor("#ffffff"),
        accent=accents.fill,
        accent_hover=accents.hover,
        on_accent=accents.on_fill,
        accent_text=accents.text,
        accent_tint=accents.tint,
    )
    return _sharpened(tokens) if is_high_contrast else tokens


def dark_tokens(accent: QColor | None = None, *, is_high_contrast: bool = False) -> Tokens:
    """The dark set; `accent` is the platform's, None takes the program's own."""
    accents = _accents(accent or QColor(DARK_ACCENT), is_dark=True)
    tokens = Tokens(
        is_dark=True,
        is_high_contrast=is_high_contrast,
        window=QColor("#17171b"),
        card=QColor("#222228"),
        text=QColor("#f2f2f5"),
        second_text=QColor("#a9a9b6"),
        line=QColor("#3a3a44"),
        control_line=QColor("#7a7a87"),
        ground=QColor("#101010"),
        hover=QColor("#2c2c34"),
        error=QColor("#ff7a8a"),
        warning=QColor("#f0bd5b"),
        done=QColor("#5bd39a"),
        disabled_fill=QColor("#33333c"),
        disabled_text=QColor("#a0a0ad"),
        badge=QColor(0, 0, 0, 165),
        on_badge=QColor("#ffffff"),
        accent=accents.fill,
        accent_hover=accents.hover,
        on_accent=accents.on_fill,
        accent_text=accents.text,
        accent_tint=accents.tint,
    )
    return _sharpened(tokens) if is_high_contrast else tokens


def qt_palette(tokens: Tokens) -> QPalette:
    """The same colours for everything that Qt draws by itself."""
    role = QPalette.ColorRole
    palette = QPalette()
    for each, colour in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.card),
        (role.AlternateBase, tokens.window),
        (role.Text, tokens.text),
        (role.Button, tokens.card),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.on_accent),
        (role.ToolTipBase, tokens.card),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.second_text),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent_text),
        (role.LinkVisited, tokens.accent_text),
        (role.Light, tokens.card),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.line),
        (role.Dark, tokens.control_line),
        (role.Shadow, tokens.control_line),
    ):
        palette.setColor(each, colour)
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, tokens.disabled_text)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, tokens.disabled_fill)
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, tokens.disabled_text)
    return palette


def moved_until_readable(colour: QColor, grounds: tuple[QColor, ...], ratio: float) -> QColor:
    """`colour`, lighter or darker until it has `ratio` against every one of `grounds`."""
    hue, saturation, lightness = colour.hslHueF(), colour.hslSaturationF(), colour.lightnessF()
    step, end = (0.01, 1.0) if _luminance(grounds[0]) < 0.18 else (-0.01, 0.0)
    moved = QColor(colour)
    while lightness != end and min(contrast(moved, ground) for ground in grounds) < ratio:
        lightness = min(1.0, max(0.0, lightness + step))
        moved = QColor.fromHslF(max(hue, 0.0), saturation, lightness)
    return moved


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`one` with `share` (0..1) of `other` in it."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * share,
        one.greenF() * keep + other.greenF() * share,
        one.blueF() * keep + other.blueF() * share,
    )


class _Accents(NamedTuple):
    fill: QColor
    hover: QColor
    on_fill: QColor
    text: QColor
    tint: QColor


def _accents(wanted: QColor, *, is_dark: bool) -> _Accents:
    """All colours that follow from the accent, each readable where it is used."""
    window, card, ground, on_fill = (
        ("#17171b", "#222228", "#101010", "#121217")
        if is_dark
        else ("#f7f7f9", "#ffffff", "#ececec", "#ffffff")
    )
    grounds = (QColor(card), QColor(window), QColor(ground))
    on_accent = QColor(on_fill)
    fill = moved_until_readable(wanted, grounds, LINE_CONTRAST)
    # On a light window the fill darkens under white words, on a dark one it lightens under dark
    # words: away from the window each time, so the first condition stays met.
    fill = moved_until_readable(fill, (on_accent,), 4.6)
    tint = mixed(QColor(card), fill, 0.12 if is_dark else 0.06)
    return _Accents(
        fill=fill,
        hover=mixed(fill, QColor("#ffffff" if is_dark else "#000000"), 0.08),
        on_fill=on_accent,
        text=moved_until_readable(fill, (*grounds, tint), TEXT_CONTRAST),
        tint=tint,
    )


def _sharpened(tokens: Tokens) -> Tokens:
    """The same set for people who asked their system for more contrast."""
    strongest = QColor("#ffffff" if tokens.is_dark else "#000000")
    return replace(
        tokens,
        text=strongest,
        second_text=strongest,
        line=tokens.second_text,
        control_line=strongest,
        disabled_text=tokens.second_text,
        error=mixed(tokens.error, strongest, 0.3),
        done=mixed(tokens.done, strongest, 0.3),
        warning=mixed(tokens.warning, strongest, 0.3),
        accent_text=mixed(tokens.accent_text, strongest, 0.3),
        badge=QColor("#000000"),
    )


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
