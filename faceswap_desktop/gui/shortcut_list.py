# SPDX-License-Identifier: GPL-3.0-or-later
"""All keys of the program as data: those of the menus, read off the menus, and the others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What is done, and by which keys, as this platform writes them."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortcutGroup:
    """Keys that belong together."""

    title: str
    shortcuts: tuple[Shortcut, ...]


def menu_shortcuts(bar: QMenuBar) -> tuple[ShortcutGroup, ...]:
    """The keys of all menus of a window, in their order."""
    groups = []
    for top in bar.actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            found = tuple(_of(action) for action in menu.actions() if action.shortcuts())
            if found:
                groups.append(ShortcutGroup(_plain(menu.title()), found))
    return tuple(groups)


def other_shortcuts() -> tuple[ShortcutGroup, ...]:
    """The keys of panes, pictures and jobs, which no menu shows."""
    panes = (
        (translate("shortcuts", "Choose a photo for the pane"), ("Return",)),
        (translate("shortcuts", "Remove the photo"), ("Del",)),
        (translate("shortcuts", "Go to another face"), ("Left", "Right")),
        (translate("shortcuts", "Mean this face"), ("Return",)),
    )
    pictures = (
        (translate("shortcuts", "Move the slider, or the picture"), ("Left", "Right")),
        (translate("shortcuts", "See the original while held"), ("B",)),
        (translate("shortcuts", "Closer, farther"), ("+", "-")),
        (translate("shortcuts", "Whole picture, actual size"), ("0", "1")),
    )
    jobs = (
        (translate("shortcuts", "Show the job"), ("Return",)),
        (translate("shortcuts", "Remove the job"), ("Del",)),
        (translate("shortcuts", "All that can be done with the job"), ("Shift+F10", "Menu")),
    )
    return (
        _group(translate("shortcuts", "In a pane"), panes),
        _group(translate("shortcuts", "In the pictures"), pictures),
        _group(translate("shortcuts", "In the list of jobs"), jobs),
    )


def _group(title: str, rows: tuple[tuple[str, tuple[str, ...]], ...]) -> ShortcutGroup:
    return ShortcutGroup(
        title,
        tuple(
            Shortcut(text, tuple(_shown(QKeySequence(key)) for key in keys)) for text, keys in rows
        ),
    )


def _of(action: QAction) -> Shortcut:
    keys = dict.fromkeys(_shown(each) for each in action.shortcuts())
    return Shortcut(_plain(action.text()).rstrip("…."), tuple(keys))


def _shown(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    """A menu's text without its mnemonic, also in the form "文件(&F)"."""
    bare = re.sub(r"\s*\(&.\)", "", text)
    return re.sub(r"&(.)", r"\1", bare)
