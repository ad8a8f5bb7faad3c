# SPDX-License-Identifier: GPL-3.0-or-later
"""When the faces can be chosen on the large picture: while the photo to change is seen alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.picture_faces import PictureFaces


class PictureChoice(QObject):
    """Lets the large picture show the boxes of the target pane, and a click there be one here."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._pane = window.target_pane
        self._compare = window.compare
        self.faces: PictureFaces | None = None
        self._pane.state_shown.connect(self._show)
        # Comes with each other picture as well.
        self._compare.view_changed.connect(self._show)
        window.language_changed.connect(self._show)

    def _show(self) -> None:
        state, compare = self._pane.state, self._compare
        is_wanted = (
            state.photo is not None
            and state.has_choice_of_faces
            and state.count == 1
            and compare.is_showing_alone(str(state.photo.path))
        )
        if is_wanted:
            self._made().show_state(state, compare.transform)
            compare.set_note(self.tr("The faces can be chosen in the pane Photo to change."))
        elif self.faces is not None:
            self.faces.clear()
            compare.set_note("")

    def _made(self) -> PictureFaces:
        if self.faces is None:
            from faceswap_desktop.gui.picture_faces import PictureFaces  # noqa: PLC0415

            self.faces = PictureFaces(self._compare.before, self._compare.before_gestures)
            self.faces.face_clicked.connect(self._pane.face_chosen)
        return self.faces
