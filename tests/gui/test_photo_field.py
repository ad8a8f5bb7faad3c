# SPDX-License-Identifier: GPL-3.0-or-later
"""Another photo that a service wants: what is said where it cannot be opened."""

from faceswap_desktop.gui.pane_state import PaneState
from faceswap_desktop.gui.photo_field import PhotoField


def test_the_technical_text_of_an_error_is_folded_away(qtbot):
    field = PhotoField()
    qtbot.addWidget(field)
    field.show()
    field.set_state(PaneState(error="It cannot be opened.", error_details="ended with -11"))
    assert not field.error.details.isVisible()
    field.error.fold.click()
    assert field.error.details.isVisible()
    assert field.error.details.toPlainText() == "ended with -11"
    field.set_state(PaneState(error="It cannot be opened."))
    assert not field.error.fold.isVisible()
