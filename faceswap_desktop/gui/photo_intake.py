# SPDX-License-Identifier: GPL-3.0-or-later
"""From what was dropped, pasted or chosen to a photo in a pane, with its faces found.

A photo that cannot be used says why in its pane, which keeps what it had.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from faceswap_desktop.core.models import FoundFace
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, PhotoError, UserFacingError
from faceswap_desktop.gui.error_text import info
from faceswap_desktop.gui.incoming import Offer, OfferKind, encoded
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.workspace import Slot, meant_face
from faceswap_desktop.settings.permissions import digest_of

if TYPE_CHECKING:
    from faceswap_desktop.core.images import OpenedPhoto
    from faceswap_desktop.core.paths import Folders
    from faceswap_desktop.core.segments import Pixels
    from faceswap_desktop.gui.bridge import Bridge, Services

# Faces too small for the preview are looked for once more at this size (pixels).
CLOSE_LOOK_SIDE = 3200
PREVIEW_SIDE = 1600
# What a pane needs at twice its size on the screen; scaling more than that down would show.
PANE_SIDE = 640


Edit = Callable[[Slot], Slot]


class PhotoIntake:
    """Fills slots. `change(role, edit)` is how a slot is changed, wherever it is kept.

    `pin(role)`, where it is given, names the place that a role means at this moment, and gives
    how to change that place later.
    """

    def __init__(
        self,
        bridge: Bridge,
        folders: Folders,
        change: Callable[[PaneRole, Edit], None],
        pin: Callable[[PaneRole], tuple[str, Callable[[Edit], None]]] | None = None,
    ) -> None:
        self._bridge = bridge
        self._folders = folders
        self._pin = pin or (lambda role: (role.value, partial(change, role)))
        self._failed: dict[str, Offer] = {}

    def take(self, role: PaneRole, offer: Offer) -> None:
        """Open what is offered; an earlier photo on its way into the same pane is given up."""
        place, change = self._pin(role)
        self._failed[place] = offer
        change(lambda slot: replace(slot, is_loading=True, error=None))
        self._bridge.run(
            lambda services: self._load(services, place, change, offer),
            name=f"open {place}",
            is_alone=True,
        )

    def again(self, role: PaneRole) -> bool:
        """Open once more what could not be opened last; tells whether there is such a thing."""
        place, _ = self._pin(role)
        offer = self._failed.get(place)
        if offer is not None:
            self.take(role, offer)
        return offer is not None

    def unwrap(
        self, role: PaneRole, offer: Offer, then: Callable[[tuple[Offer, ...]], None]
    ) -> None:
        """Ask for the files that a PORTAL offer stands for; `then` takes them."""
        place, change = self._pin(role)
        change(lambda slot: replace(slot, is_loading=True, error=None))

        async def work(services: Services) -> None:
            del services
            try:
                offers = await self._handed_over(offer)
            except PhotoError as error:
                failure = info(error)
                change(lambda slot: replace(slot, is_loading=False, error=failure))
            else:
                change(lambda slot: replace(slot, is_loading=False))
                then(offers)

        self._bridge.run(work, name=f"open {place}", is_alone=True)

    def stop(self, role: PaneRole) -> None:
        """Give up what is on its way into a pane."""
        place, _ = self._pin(role)
        self._failed.pop(place, None)
        self._bridge.run(_nothing, name=f"open {place}", is_alone=True)

    async def _load(
        self, services: Services, place: str, change: Callable[[Edit], None], offer: Offer
    ) -> None:
        try:
            opened = await self.open(services, offer)
            small = await services.images.thumbnail(opened.photo.path, PANE_SIDE)
            digest = await in_thread(partial(digest_of, opened.photo.path))
        except UserFacingError as error:
            failure = info(error)
            change(lambda slot: replace(slot, is_loading=False, error=failure))
            return
        filled = Slot(opened.photo, opened.preview, small, digest=digest, origin=offer.origin)
        change(lambda _: filled)
        try:
            faces = await find_faces(services, opened)
        except UserFacingError as error:
            # The photo can still be used; the service looks for faces itself.
            failure = info(error)
            change(lambda slot: replace(slot, faces=(), error=failure))
            return
        self._failed.pop(place, None)
        change(lambda slot: replace(slot, faces=faces, chosen=meant_face(faces, offer.face)))

    async def open(self, services: Services, offer: Offer) -> OpenedPhoto:
        """The photo that is offered. Raises PhotoError."""
        path, address = await self._file(services, offer)
        return await services.images.open(
            path,
            name=offer.suggested_name or path.name,
            max_side=PREVIEW_SIDE,
            web_address=address,
        )

    async def _file(self, services: Services, offer: Offer) -> tuple[Path, str | None]:
        """The offer as a file on this computer, and the web address that it came from."""
        match offer.kind:
            case OfferKind.FILE:
                if offer.path is None:
                    raise PhotoError(ErrorCode.DROP_UNUSABLE)
                return offer.path, offer.address or None
            case OfferKind.BYTES | OfferKind.IMAGE:
                return await self._keep(offer), offer.address or None
            case OfferKind.LINK:
                path = self._new_file()
                await services.fetch(offer.address, path)
                return path, offer.address
            case OfferKind.PORTAL:
                # Only the first is wanted here; `unwrap` is for all of them.
                return await self._file(services, (await self._handed_over(offer))[0])
            case OfferKind.PROMISE:
                raise PhotoError(ErrorCode.DROP_PROMISED)
            case OfferKind.PANE:
                raise PhotoError(ErrorCode.DROP_UNUSABLE)
            case _:
                assert_never(offer.kind)

    async def _handed_over(self, offer: Offer) -> tuple[Offer, ...]:
        from faceswap_desktop.gui.portal_offers import portal_offers  # noqa: PLC0415

        return await portal_offers(offer, self._folders)

    async def _keep(self, offer: Offer) -> Path:
        """A file of our own with the picture that was offered."""
        from faceswap_desktop.core.saving import write_atomically  # noqa: PLC0415

        path = self._new_file()
        await in_thread(lambda: write_atomically(path, _file_bytes(offer), replace=False))
        return path

    def _new_file(self) -> Path:
        return self._folders.inputs / secrets.token_hex(8)


async def find_faces(services: Services, opened: OpenedPhoto) -> tuple[FoundFace, ...]:
    """The faces of a photo; looked for a second time in more detail where there seem none.

    Their sizes are in pixels of the photo, whatever was looked through.
    """
    faces = await _faces_in(services, opened, opened.preview)
    is_scaled = max(opened.photo.width, opened.photo.height) > PREVIEW_SIDE
    if faces or not is_scaled:
        return faces
    closer = await services.images.decode(opened.photo.path, max_side=CLOSE_LOOK_SIDE)
    try:
        return await _faces_in(services, opened, closer)
    finally:
        closer.close()


async def _faces_in(
    services: Services, opened: OpenedPhoto, pixels: Pixels
) -> tuple[FoundFace, ...]:
    scale = opened.photo.width / pixels.width
    found = await services.engine.find_faces(pixels)
    return tuple(replace(each, size=each.size * scale) for each in found)


def _file_bytes(offer: Offer) -> bytes:
    return offer.data if offer.image is None else encoded(offer.image)


async def _nothing(services: Services) -> None:
    del services
