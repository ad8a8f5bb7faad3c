# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands under the card of a photo pane: name and size, a note, an error."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from faceswap_desktop.gui import pane_texts
from faceswap_desktop.gui.icons import Ink
from faceswap_desktop.gui.pane_details import PaneDetails
from faceswap_desktop.gui.pane_message import PaneMessage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from faceswap_desktop.gui.pane_state import PaneState


class PaneLines:
    """The three lines of one pane, each hidden while it has nothing to say."""

    def __init__(self, pane: QWidget, rows: QVBoxLayout) -> None:
        """Lines in `pane`, below what `rows` holds already, and after it in the order of Tab."""
        self.details = PaneDetails(pane)
        self.note = PaneMessage("warning", Ink.WARNING, pane)
        self.error = PaneMessage("error", Ink.ERROR, pane)
        for line in (self.details, self.note, self.error):
            rows.addWidget(line)
        # New controls come last in the window's order of Tab otherwise.
        buttons = (
            self.details.replace_button,
            self.details.remove_button,
            self.note.button,
            self.error.button,
            self.error.fold,
            self.error.details,
        )
        for one, next_one in pairwise((pane, *buttons)):
            QWidget.setTabOrder(one, next_one)

    def show_state(self, state: PaneState) -> None:
        """Say what there is to say."""
        if state.photo is not None:
            self.details.show_photo(
                state.photo.name, pane_texts.size_text(state.photo, state.count)
            )
        self.details.setVisible(state.photo is not None)
        self.note.say(state.note, pane_texts.show_tips() if state.has_tips else "")
        self.error.say(state.error, state.error_button, state.error_details)
