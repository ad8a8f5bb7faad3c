# SPDX-License-Identifier: GPL-3.0-or-later
"""The one style sheet of the program, written from the tokens.

It is kept short because Qt matches every rule against every widget. Controls are told apart by
the property `kind`, texts by `role` (see `gui.theme`). The few pictures in it are SVG files of
ours, one for each theme, because a style sheet cannot colour them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from faceswap_desktop.core.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    from faceswap_desktop.gui.palette import Tokens

_SHEET = """
QMenuBar { background: @menu; border-bottom: 1px solid @line; padding: 3px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 6px; background: transparent; }
QMenuBar::item, QMenu::item { border: 1px solid transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: @tint; color: @text;
    border-color: @accent; }
QMenu { background: @card; border: 1px solid @line; padding: 5px; }
QMenu::item { padding: 6px 23px 6px 11px; border-radius: 6px; }
QMenu::item:disabled { color: @disabledtext; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QToolTip { background: @card; color: @text; border: 1px solid @line; padding: 5px 8px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: @titlept; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="second"] { color: @second; }
QLabel[role="small"] { color: @second; font-size: @smallpt; }
QLabel[role="error"] { color: @error; }
QLabel[role="done"] { color: @done; }
QLabel[role="badge"] { background: @tint; color: @accenttext; font-weight: 600;
    border-radius: 15px; min-width: 30px; max-width: 30px; min-height: 30px; max-height: 30px; }
QFrame[card="true"] { background: @card; border: 1px solid @line; border-radius: @radius; }
QFrame[popup="true"] { background: @card; border: 1px solid @line; }
QFrame[line="true"] { background: @line; border: none; max-height: 1px; }
QPushButton, QToolButton[kind="button"] { background: @card; color: @text; border: 1px solid @line;
    border-radius: @small; padding: 0 14px; min-height: @inner; }
QPushButton:hover, QToolButton[kind="button"]:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked, QToolButton[kind="button"]:pressed { background: @tint; }
QPushButton:disabled { color: @disabledtext; background: @window; }
QPushButton[kind="outlined"] { color: @accenttext; border-color: @accent; }
QPushButton[kind="outlined"]:hover { background: @tint; }
QPushButton[kind="outlined"]:disabled { color: @disabledtext; border-color: @line; }
QPushButton[kind="primary"], QDialog QPushButton:default { background: @accent; color: @onaccent;
    border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QDialog QPushButton:default:hover { background: @accenthover; }
QPushButton[kind="primary"]:pressed { background: @accenthover; border-color: @accenthover; }
QPushButton[kind="primary"]:disabled, QDialog QPushButton:default:disabled {
    background: @disabled; color: @disabledtext; border-color: @disabled; }
QPushButton[kind="main"] { background: @accent; color: @onaccent; border: none;
    border-radius: @radius; min-height: @main; font-weight: 600; }
QPushButton[kind="main"]:hover { background: @accenthover; }
QPushButton[kind="main"]:disabled { background: @disabled; color: @disabledtext; }
QPushButton[kind="link"] { background: transparent; border: none; color: @accenttext;
    padding: 2px 4px; min-height: 20px; font-weight: 600; }
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:pressed { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: @disabledtext; }
QPushButton[kind="fold"] { background: transparent; border: none; color: @second; padding: 2px 4px;
    min-height: 20px; }
QPushButton[kind="fold"]:hover { color: @text; }
QToolButton[kind="button"] { padding: 0; min-width: @inner; max-width: @inner;
    max-height: @inner; }
QToolButton[kind="quiet"] { background: transparent; border: none; border-radius: @small;
    padding: 6px; }
QToolButton[kind="tiny"] { background: transparent; border: none; border-radius: 6px;
    padding: 3px; }
QToolButton[kind="tiny"]:hover { background: @hover; }
QToolButton[kind="quiet"]:hover { background: @hover; }
QToolButton[kind="quiet"]:pressed { background: @tint; }
QToolButton[kind="quiet"]:checked { background: @tint; border: 1px solid @accenttext;
    padding: 5px; }
QAbstractScrollArea { background: transparent; border: none; }
QHeaderView, QHeaderView::section { background: @card; color: @second; border: none; }
QHeaderView::section { padding: 4px 8px; border-bottom: 1px solid @line; }
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: @card;
    color: @text; border: 1px solid @edge; border-radius: @small; padding: 0 10px;
    selection-background-color: @accent; selection-color: @onaccent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 32px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QAbstractSpinBox QLineEdit { border: none; padding: 0 9px; min-height: 0; background: transparent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid @accent; padding-left: 9px; padding-right: 9px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: @window; color: @disabledtext; border-color: @line; }
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: none; width: 24px; background: transparent; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url("@down"); width: 14px;
    height: 14px; }
QAbstractSpinBox::up-arrow { image: url("@up"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @line; padding: 4px;
    selection-background-color: @tint; selection-color: @text; outline: none; }
QComboBox QAbstractItemView::item { border: 1px solid transparent; border-radius: 6px;
    min-height: 28px; padding: 0 6px; }
QComboBox QAbstractItemView::item:selected { background: @tint; color: @text;
    border-color: @accent; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px;
    border: 1px solid @edge; border-radius: 5px; background: @card; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url("@check"); }
QCheckBox::indicator:indeterminate { background: @tint; border-color: @accent; }
QRadioButton::indicator:checked { border: 5px solid @accent; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line;
    background: @disabled; }
QSlider { background: transparent; min-height: 24px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @track; }
QSlider::sub-page:horizontal, QSlider[mirrored="true"]::add-page:horizontal { border-radius: 2px;
    background: @accent; }
QSlider[mirrored="true"]::sub-page:horizontal { background: @track; }
QSlider::handle:horizontal { width: 16px; height: 16px; margin: -8px 0; border-radius: 10px;
    background: @card; border: 2px solid @accent; }
QSlider::handle:horizontal:hover { background: @tint; }
QSlider::sub-page:horizontal:disabled, QSlider[mirrored="true"]::add-page:horizontal:disabled {
    background: @edge; }
QSlider::handle:horizontal:disabled { border-color: @edge; }
QProgressBar { background: @track; border: none; border-radius: 2px; max-height: 4px;
    min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; } QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; } QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def style_sheet(tokens: Tokens, point_size: float) -> str:
    """The sheet for `tokens`; `point_size` is the size of the system's font."""
    variant = "dark" if tokens.is_dark else "light"
    on_accent = "dark" if tokens.on_accent.lightnessF() < 0.5 else "light"
    folder = resource("style")
    values = {
        "accenthover": tokens.accent_hover.name(),
        "accenttext": tokens.accent_text.name(),
        "accent": tokens.accent.name(),
        "card": tokens.card.name(),
        "check": _picture(folder, f"check-{on_accent}.svg"),
        "disabledtext": tokens.disabled_text.name(),
        "disabled": tokens.disabled_fill.name(),
        "done": tokens.done.name(),
        "down": _picture(folder, f"down-{variant}.svg"),
        "edge": tokens.control_line.name(),
        "error": tokens.error.name(),
        "hover": tokens.hover.name(),
        "inner": f"{tokens.control_height - 2}px",
        "line": tokens.line.name(),
        "main": f"{tokens.main_height}px",
        "menu": tokens.card.name(),
        "onaccent": tokens.on_accent.name(),
        "radius": f"{tokens.radius}px",
        "second": tokens.second_text.name(),
        "smallpt": f"{point_size * 0.9:.2f}pt",
        "small": f"{tokens.control_radius}px",
        "text": tokens.text.name(),
        "tint": tokens.accent_tint.name(),
        "titlept": f"{point_size * 1.25:.2f}pt",
        "track": tokens.track.name(),
        "up": _picture(folder, f"up-{variant}.svg"),
        "window": tokens.window.name(),
    }
    sheet = _SHEET
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace("@" + name, values[name])
    return sheet


def _picture(folder: Path, name: str) -> str:
    # A path may hold quotes and backslashes; a style sheet takes both escaped.
    return (folder / name).as_posix().replace("\\", "\\\\").replace('"', '\\"')
