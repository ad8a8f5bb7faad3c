# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the list of the faces that are kept with a service, and uses the one that is chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk


class SavedFacesOpener(QObject):
    """Opens the dialog; `cache` is where their pictures are laid down."""

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        desk: WorkspaceDesk,
        catalogue: ServiceCatalogue,
        cache: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._desk = desk
        self._catalogue = catalogue
        self._cache = cache

    def show(self, provider: str) -> None:
        """Show the faces that are kept with a service; nothing for one that is not there."""
        from faceswap_desktop.gui.saved_faces_dialog import SavedFacesDialog  # noqa: PLC0415

        described = self._catalogue.find(provider)
        if described is None:
            return
        dialog = SavedFacesDialog(self._bridge, described, self._cache, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        face = self._desk.workspace.face.photo
        if face is not None:
            dialog.form.set_photo(face.path, face.name)
        dialog.face_chosen.connect(lambda name: self._desk.use_saved_face(provider, name))
        dialog.show()
        dialog.load()
