# SPDX-License-Identifier: GPL-3.0-or-later
"""Indents a part of a layout at its leading side; Qt does not mirror margins from right to left."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget


def indented(part: QWidget | QLayout, width: int) -> QHBoxLayout:
    """A line that holds `part` behind a space of `width` pixels."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addSpacing(width)
    if isinstance(part, QWidget):
        line.addWidget(part, 1)
    else:
        line.addLayout(part, 1)
    return line
