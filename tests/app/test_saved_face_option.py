# SPDX-License-Identifier: GPL-3.0-or-later
"""The option for a face that a service keeps says what it is, and opens the list of them."""

from PySide6.QtCore import Qt

from faceswap_desktop.gui.saved_faces_dialog import SavedFacesDialog
from faceswap_desktop.providers.useapi_description import SAVED_FACE
from tests.support import photos, program, services


def test_a_saved_face_is_chosen_from_the_option_itself(qapp, qtbot, tmp_path, monkeypatch):
    target = photos.save(photos.portrait(), tmp_path / "holiday.png")

    async def scenario(p):
        async with services.sandbox(monkeypatch):
            p.open(target, service="useapi")
            row = p.window.options.row(SAVED_FACE.key)
            assert row.field.control.placeholderText()
            (button,) = [
                each
                for each in row.findChildren(type(p.window.main_button.button))
                if each.accessibleName() == "Choose a saved face"
            ]
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
            button.click()
            dialog = p.window.findChild(SavedFacesDialog)
            dialog.face_chosen.emit("anna")
            dialog.close()
            assert p.window.options.values()[SAVED_FACE.key] == "anna"
            assert not p.window.face_pane.isVisible()

    program.run(scenario)
