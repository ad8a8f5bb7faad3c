# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps faces on this computer under a name, and puts one back into the pane with one click."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from faceswap_desktop.core.kept import Kind
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import UserFacingError
from faceswap_desktop.gui.batch import largest_face
from faceswap_desktop.gui.incoming import Offer, OfferKind, encoded
from faceswap_desktop.gui.pane_state import PaneRole, Person
from faceswap_desktop.settings.kept_faces import FaceLibrary, KeptFace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from faceswap_desktop.core.models import Box
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.kept_faces_row import KeptFacesRow
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.photo_intake import PhotoIntake
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk

_SMALL_SIDE = 160  # of the small picture in its file: twice its size on a sharp screen, and more


class KeptFacesDesk(QObject):
    """The one owner of the library. Signals: `changed()` when there are others."""

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        desk: WorkspaceDesk,
        bridge: Bridge,
        intake: PhotoIntake,
        library: FaceLibrary,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._bridge = bridge
        self._intake = intake
        self._library = library
        self._faces: tuple[KeptFace, ...] = ()
        self.row: KeptFacesRow | None = None
        window.face_pane.can_keep = lambda: self.can_keep
        window.face_pane.keep_requested.connect(self.ask_to_keep)
        desk.changed.connect(self._draw)
        bridge.run(self._load, name="read kept faces")

    @property
    def faces(self) -> tuple[KeptFace, ...]:
        """All of them, as they are shown."""
        return self._faces

    @property
    def can_keep(self) -> bool:
        """Whether there is a face in the pane that is not kept yet."""
        slot = self._desk.workspace.face
        is_found = slot.photo is not None and bool(slot.faces) and not slot.is_loading
        return is_found and self._current() is None

    def ask_to_keep(self) -> None:
        """Ask for a name for the face in the pane, and keep it."""
        from faceswap_desktop.gui.face_name_dialog import FaceNameDialog  # noqa: PLC0415

        photo = self._desk.workspace.face.photo
        if photo is None or not self.can_keep:
            return
        dialog = FaceNameDialog(Path(photo.name).stem, self._window, is_new=True)
        dialog.name_chosen.connect(self.keep)
        dialog.show()

    def keep(self, name: str) -> None:
        """Keep the face in the pane under a name."""
        from faceswap_desktop.gui.person_thumb import person_thumb  # noqa: PLC0415

        slot = self._desk.workspace.face
        if slot.photo is None or not name:
            return
        faces = slot.faces or ()
        place = largest_face(faces) if slot.chosen is None else slot.chosen
        box = faces[place].box if place is not None else None
        small = person_thumb(Person(0, name, slot.preview or slot.small, box), _SMALL_SIDE)
        choice = box if len(faces) > 1 else None
        self._do(partial(self._keep, name, slot.photo.path, small, choice))

    def use(self, key: str) -> None:
        """Put a kept face into the pane."""
        face = self._face(key)
        if face is not None:
            offer = Offer(OfferKind.FILE, face.name, path=face.photo, face=face.choice)
            self._intake.take(PaneRole.FACE, offer)

    def ask_to_rename(self, key: str) -> None:
        """Ask for another name."""
        from faceswap_desktop.gui.face_name_dialog import FaceNameDialog  # noqa: PLC0415

        face = self._face(key)
        if face is not None:
            dialog = FaceNameDialog(face.name, self._window, is_new=False)
            dialog.name_chosen.connect(partial(self.rename, key))
            dialog.show()

    def rename(self, key: str, name: str) -> None:
        """Call a kept face something else."""
        face = self._face(key)
        if face is not None and name:
            self._do(lambda: self._library.rename(face, name))

    def ask_to_delete(self, key: str) -> None:
        """Delete a kept face, after asking."""
        from faceswap_desktop.gui.confirm import ask  # noqa: PLC0415

        face = self._face(key)
        if face is None:
            return
        ask(
            self._window,
            self.tr("Delete the kept face {name}?").replace("{name}", face.name),
            self.tr("Its copy of the photo is deleted. The photo that it came from stays."),
            self.tr("Delete"),
            self.tr("Keep it"),
            lambda: self._do(lambda: self._library.remove(face)),
        )

    def kept_deleted(self, kind: Kind) -> None:
        """Something that was kept was deleted in Settings."""
        if kind is Kind.FACES:
            self._bridge.run(self._load, name="read kept faces")

    def _face(self, key: str) -> KeptFace | None:
        return next((each for each in self._faces if each.id == key), None)

    def _current(self) -> KeptFace | None:
        """The kept face that is in the pane."""
        photo = self._desk.workspace.face.photo
        if photo is None:
            return None
        return next((each for each in self._faces if each.photo == photo.path), None)

    def _keep(self, name: str, photo: Path, small: QImage | None, choice: Box | None) -> None:
        data = encoded(small) if small is not None else b""
        self._library.keep(name, photo, data, datetime.now(UTC), choice)

    def _do(self, work: Callable[[], object]) -> None:
        """Change the library in a thread, and show what there is then."""

        async def run(services: Services) -> None:
            try:
                await in_thread(work)
            finally:
                await self._load(services)

        self._bridge.run(run, name="change kept faces")

    async def _load(self, services: Services) -> None:
        from faceswap_desktop.gui.pixels import as_image  # noqa: PLC0415

        faces = await in_thread(self._library.all)
        shown: list[tuple[str, str, QImage | None]] = []
        for face in faces:
            try:
                picture = as_image(await services.images.thumbnail(face.small, _SMALL_SIDE))
            except UserFacingError:
                picture = None
            shown.append((face.id, face.name, picture))
        self._faces = faces
        if faces and self.row is None:
            self.row = self._made_row()
        if self.row is not None:
            self.row.show_faces(tuple(shown))
        self._draw()
        self._window.order_tabs()
        self.changed.emit()

    def _made_row(self) -> KeptFacesRow:
        from faceswap_desktop.gui.kept_faces_row import KeptFacesRow  # noqa: PLC0415

        row = KeptFacesRow(self._window)
        row.use_chosen.connect(self.use)
        row.rename_chosen.connect(self.ask_to_rename)
        row.delete_chosen.connect(self.ask_to_delete)
        self._window.add_under_face_pane(row)
        return row

    def _draw(self) -> None:
        if self.row is None:
            return
        current = self._current()
        self.row.set_current(current.id if current is not None else "")
        self.row.setVisible(bool(self._faces) and not self._window.face_pane.isHidden())
