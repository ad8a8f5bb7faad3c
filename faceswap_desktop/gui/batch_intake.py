# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the photos of a batch, one after the other; the one that is looked at comes first.

It looks for what is missing in the workspace itself, so that photos which come back by Undo are
opened too, and those which went away meanwhile are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from faceswap_desktop.errors import UserFacingError
from faceswap_desktop.gui.batch import BatchPhoto, largest_face
from faceswap_desktop.gui.error_text import info
from faceswap_desktop.gui.file_chooser import PHOTO_SUFFIXES
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.photo_intake import find_faces
from faceswap_desktop.gui.workspace import Slot

if TYPE_CHECKING:
    from pathlib import Path

    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.photo_intake import PhotoIntake
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk

# Longest side in pixels of what a pane and a row show; 200 photos of it are 80 MB.
SMALL_SIDE = 400


class BatchIntake:
    """Fills the slots of the batch on the desk."""

    def __init__(self, bridge: Bridge, desk: WorkspaceDesk, intake: PhotoIntake) -> None:
        self._bridge = bridge
        self._desk = desk
        self._intake = intake
        self._is_busy = False
        desk.changed.connect(self._look)

    def _look(self) -> None:
        if not self._is_busy and self._desk.workspace.batch.next_to_open is not None:
            self._is_busy = True
            self._bridge.run(self._open_all, name="open batch")

    async def _open_all(self, services: Services) -> None:
        try:
            while (photo := self._desk.workspace.batch.next_to_open) is not None:
                slot = await self._opened(services, photo)
                self._desk.set_batch(self._desk.workspace.batch.with_slot(photo.key, slot))
        finally:
            self._is_busy = False

    async def _opened(self, services: Services, photo: BatchPhoto) -> Slot:
        """One photo with its faces; its failure stays with it."""
        try:
            opened = await self._intake.open(services, photo.offer)
        except UserFacingError as error:
            return Slot(error=info(error))
        try:
            small = await services.images.thumbnail(opened.photo.path, SMALL_SIDE)
            faces = await find_faces(services, opened)
        except UserFacingError as error:
            return Slot(error=info(error))
        finally:
            opened.preview.close()
        return Slot(opened.photo, None, small, faces, largest_face(faces))


def without_folders(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """Folders replaced by the photos that lie in them, as their names tell."""
    found: list[Offer] = []
    for offer in offers:
        if offer.path is None or not offer.path.is_dir():
            found.append(offer)
            continue
        try:
            inside = sorted(offer.path.iterdir())
        except OSError:
            continue
        paths = [each for each in inside if _is_photo_name(each)]
        found.extend(Offer(OfferKind.FILE, path.name, path=path) for path in paths)
    return tuple(found)


def _is_photo_name(path: Path) -> bool:
    return path.suffix.lower().lstrip(".") in PHOTO_SUFFIXES
