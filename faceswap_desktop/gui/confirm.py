# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to message boxes: a question with two buttons, never a nested loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QMessageBox,
    QSpacerItem,
    QWidget,
)

from faceswap_desktop.gui import theme

_WIDTH = 400


def ask(
    parent: QWidget,
    question: str,
    explanation: str,
    yes: str,
    no: str,
    when_yes: Callable[[], None],
    when_no: Callable[[], None] = lambda: None,
) -> QMessageBox:
    """Ask over `parent` and return at once; the safe answer `no` is the default, and Escape.

    All texts are shown as plain text.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(parent.windowTitle())
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(explanation)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.finished.connect(lambda: when_yes() if box.clickedButton() is accept else when_no())
    _dress(box)
    box.open()
    return box


def _dress(box: QMessageBox) -> None:
    """Give it the looks of the other dialogs; Qt has no way to ask for them."""
    tokens = theme.tokens()
    layout = box.layout()
    if isinstance(layout, QGridLayout):
        layout.addItem(QSpacerItem(_WIDTH, 0), layout.rowCount(), 0, 1, layout.columnCount())
        layout.setContentsMargins(tokens.gap, tokens.gap, tokens.gap, tokens.gap)
        layout.setVerticalSpacing(tokens.inner_gap)
        layout.setHorizontalSpacing(0)
    for label in box.findChildren(QLabel):
        label.setIndent(0)
        label.setContentsMargins(0, 0, 0, 0)
        if label.text() == box.text():
            theme.set_role(label, theme.Role.HEADING)
    for buttons in box.findChildren(QDialogButtonBox):
        buttons.setCenterButtons(False)
