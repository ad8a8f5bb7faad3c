# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos that options want, such as a new background: chosen, dropped or pasted.

They are opened at once, so that a file that is no picture says so now and not after the click.
The option keeps the photo it had until another one is open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.errors import ErrorCode, PhotoError, UserFacingError
from faceswap_desktop.gui.error_text import info
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.slot_state import pane_state
from faceswap_desktop.gui.workspace import Slot

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.option_form import OptionForm
    from faceswap_desktop.gui.photo_intake import PhotoIntake
    from faceswap_desktop.gui.workspace import PhotoKey
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk

_THUMB_SIDE = 180


class OptionPhotos(QObject):
    """Knows more of each option's photo than its path, and lets the form show it."""

    def __init__(
        self, form: OptionForm, desk: WorkspaceDesk, bridge: Bridge, intake: PhotoIntake
    ) -> None:
        super().__init__(form)
        self._form = form
        self._desk = desk
        self._bridge = bridge
        self._intake = intake
        self._slots: dict[PhotoKey, Slot] = {}
        form.photos_offered.connect(self.take)
        form.offer_refused.connect(self._on_form_offer_refused)
        form.photo_removed.connect(self._on_form_photo_removed)
        # After the view, which draws the form's own values on the same signal.
        desk.changed.connect(self.draw)

    def take(self, key: str, offers: tuple[Offer, ...]) -> None:
        """Open the first of what is offered for an option; an earlier one is given up."""
        place, offer = self._place(key), self._as_file(offers[0])
        if offer is None:
            self._on_form_offer_refused(key, ErrorCode.DROP_UNUSABLE)
            return
        self._change(place, replace(self._slot(place), is_loading=True, error=None))
        self._desk.set_opening(place, is_opening=True)
        self._bridge.run(
            lambda services: self._load(services, place, offer), name=_name(place), is_alone=True
        )

    def draw(self) -> None:
        """Show what is known; a form that was drawn anew has only the paths."""
        for key in self._form.photo_keys():
            slot = self._slots.get(self._place(key))
            field = self._form.photo_field(key)
            if slot is not None and _path(slot) == field.value():
                field.set_state(pane_state(slot, is_swap=False))

    async def _load(self, services: Services, place: PhotoKey, offer: Offer) -> None:
        try:
            opened = await self._intake.open(services, offer)
            small = await services.images.thumbnail(opened.photo.path, _THUMB_SIDE)
        except UserFacingError as error:
            self._change(place, replace(self._slot(place), is_loading=False, error=info(error)))
        else:
            self._slots[place] = Slot(opened.photo, small=small)
            self._desk.set_option_photo(place, str(opened.photo.path))
            self._draw_photo(place)
        finally:
            self._desk.set_opening(place, is_opening=False)

    def _draw_photo(self, place: PhotoKey) -> None:
        """The form follows the desk here, and not the other way round."""
        if place[2] in self._form.photo_keys() and self._place(place[2]) == place:
            state = pane_state(self._slots[place], is_swap=False)
            self._form.photo_field(place[2]).set_state(state)

    def _change(self, place: PhotoKey, slot: Slot) -> None:
        self._slots[place] = slot
        self.draw()

    def _slot(self, place: PhotoKey) -> Slot:
        """What is known of the photo that the option has now."""
        slot = self._slots.get(place, Slot())
        space = self._desk.workspace
        value = space.options.get(place[:2], {}).get(place[2], "")
        return slot if _path(slot) == value else Slot()

    def _place(self, key: str) -> PhotoKey:
        space = self._desk.workspace
        return (space.provider, space.operation, key)

    def _as_file(self, offer: Offer) -> Offer | None:
        """A photo that is dragged over from a pane is the file that lies there."""
        if offer.kind is not OfferKind.PANE:
            return offer
        photo = self._desk.workspace.slot(offer.pane).photo if offer.pane is not None else None
        if photo is None:
            return None
        return Offer(OfferKind.FILE, photo.name, path=photo.path)

    def _on_form_offer_refused(self, key: str, code: ErrorCode) -> None:
        place = self._place(key)
        self._change(place, replace(self._slot(place), error=info(PhotoError(code))))

    def _on_form_photo_removed(self, key: str) -> None:
        place = self._place(key)
        self._slots.pop(place, None)
        self._bridge.run(_nothing, name=_name(place), is_alone=True)
        self._desk.set_opening(place, is_opening=False)


def _path(slot: Slot) -> str:
    return str(slot.photo.path) if slot.photo is not None else ""


def _name(place: PhotoKey) -> str:
    return f"open {' '.join(place)}"


async def _nothing(services: Services) -> None:
    del services
