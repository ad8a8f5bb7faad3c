# SPDX-License-Identifier: GPL-3.0-or-later
"""Tips for a good face photo, where a face photo is wanted or lacks something."""

import pytest
from PIL import Image, ImageFilter
from PySide6.QtCore import Qt

from faceswap_desktop.gui.help_dialog import HelpDialog
from faceswap_desktop.gui.pane_state import PaneRole
from tests.support import photos, program


def at_section(p):
    """Whether Help is open at its section about face photos."""
    dialog = p.window.findChild(HelpDialog)
    return dialog is not None and dialog.page.verticalScrollBar().value() > 0


def test_the_empty_pane_links_to_them(qapp, qtbot):
    async def scenario(p):
        tips = p.window.face_pane._tips
        assert tips.isVisible()
        assert tips.text() == "What makes a good face photo?"
        qtbot.keyClick(tips, Qt.Key.Key_Space)
        await p.until(lambda: at_section(p))
        p.window.findChild(HelpDialog).close()

    program.run(scenario)


def test_a_note_about_the_face_links_to_them_and_a_good_face_has_none(qapp, qtbot, tmp_path):
    soft = photos.portrait().filter(ImageFilter.GaussianBlur(4))
    blurred = photos.save(soft, tmp_path / "blurred.png")
    good = photos.save(photos.portrait(), tmp_path / "good.png")

    async def scenario(p):
        pane = p.window.face_pane
        p.open(face=blurred)
        await p.until(lambda: "blurred" in pane.note.text)
        assert not pane._tips.isVisible()
        pane.note.button.click()
        await p.until(lambda: at_section(p))
        p.window.findChild(HelpDialog).close()
        p.open(face=good)
        await p.until(lambda: pane._state.photo.name == "good.png" and bool(pane._state.faces))
        assert pane.note.text == ""
        p.presenter.clear(PaneRole.FACE)
        assert pane._tips.isVisible()

    program.run(scenario)


@pytest.mark.parametrize(("width", "side", "is_small"), [(6400, 1160, False), (1200, 160, True)])
def test_the_size_of_a_face_is_that_in_the_photo(qapp, tmp_path, width, side, is_small):
    # In the preview of 1600 pixels the first of them would be too small as well.
    wide = Image.new("RGB", (width, width * 2 // 3), "teal")
    wide.paste(photos.portrait().resize((side, side)), (width * 5 // 12, width // 4))
    path = photos.save(wide, tmp_path / "wide.jpg", quality=92)

    async def scenario(p):
        pane = p.window.face_pane
        p.open(face=path)
        await p.until(lambda: bool(pane._state.faces))
        assert ("very small" in pane.note.text) is is_small

    program.run(scenario)
