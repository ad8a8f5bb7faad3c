# SPDX-License-Identifier: GPL-3.0-or-later
"""Several photos to change at once: pure data, part of the workspace.

One of them is current: the pane shows it, and a click on a face there counts for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto, unique
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faceswap_desktop.core.models import FoundFace
    from faceswap_desktop.gui.incoming import Offer
    from faceswap_desktop.gui.workspace import Slot

MOST_PHOTOS = 200


@unique
class PhotoState(Enum):
    """What is known of one photo of a batch."""

    OPENING = auto()
    READY = auto()
    SEVERAL_FACES = auto()
    NO_FACE = auto()
    BROKEN = auto()


@dataclass(frozen=True, slots=True)
class BatchPhoto:
    """One photo; `slot` is None until it was opened, and has an error where it cannot be."""

    key: int
    name: str
    offer: Offer
    slot: Slot | None = None

    def state(self, *, is_swap: bool) -> PhotoState:
        """What is known of it; faces only matter where one is swapped."""
        if self.slot is None:
            return PhotoState.OPENING
        if self.slot.photo is None:
            return PhotoState.BROKEN
        if not is_swap:
            return PhotoState.READY
        if not self.slot.faces:
            return PhotoState.NO_FACE
        return PhotoState.SEVERAL_FACES if len(self.slot.faces) > 1 else PhotoState.READY


@dataclass(frozen=True, slots=True)
class Batch:
    """The photos in their order; `current` is the key of one of them."""

    photos: tuple[BatchPhoto, ...] = ()
    current: int = 0

    @property
    def keys(self) -> tuple[int, ...]:
        """What tells one batch from another, whatever is known of its photos."""
        return tuple(each.key for each in self.photos)

    @property
    def current_photo(self) -> BatchPhoto | None:
        """The one that the pane shows."""
        return self.find(self.current)

    @property
    def next_to_open(self) -> BatchPhoto | None:
        """What has still to be opened: the current one first."""
        waiting = [each for each in self.photos if each.slot is None]
        return min(waiting, key=lambda each: each.key != self.current, default=None)

    def find(self, key: int) -> BatchPhoto | None:
        """A photo by its key."""
        return next((each for each in self.photos if each.key == key), None)

    def usable(self, *, is_swap: bool) -> tuple[BatchPhoto, ...]:
        """The photos with which something can be done."""
        out = {PhotoState.OPENING, PhotoState.BROKEN, PhotoState.NO_FACE}
        return tuple(each for each in self.photos if each.state(is_swap=is_swap) not in out)

    def added(self, photos: tuple[BatchPhoto, ...]) -> Batch:
        """With more photos at the end, as many as there is room for."""
        whole = (*self.photos, *photos)[:MOST_PHOTOS]
        return Batch(whole, self.current if self.photos else whole[0].key if whole else 0)

    def without(self, key: int) -> Batch:
        """Without one photo; the next one is current if it was."""
        index = self.keys.index(key)
        photos = self.photos[:index] + self.photos[index + 1 :]
        if key != self.current or not photos:
            return Batch(photos, self.current)
        return Batch(photos, photos[min(index, len(photos) - 1)].key)

    def with_slot(self, key: int, slot: Slot) -> Batch:
        """With another slot for one photo; the same if that is not there any more."""
        photos = tuple(
            replace(each, slot=slot) if each.key == key else each for each in self.photos
        )
        return replace(self, photos=photos)

    def following(self, slot: Slot) -> Batch:
        """What becomes of it when the pane's slot is `slot`: another photo there ends it."""
        current = self.current_photo
        if current is None:
            return self
        if current.slot is None:
            return self if slot.photo is None and slot.is_loading else Batch()
        is_same = slot.photo is not None and slot.photo == current.slot.photo
        is_broken_still = slot.photo is None and (slot.error is not None or slot.is_loading)
        if is_same or (current.slot.photo is None and is_broken_still):
            return self.with_slot(current.key, slot)
        return Batch()


def largest_face(faces: tuple[FoundFace, ...]) -> int | None:
    """The face that is meant where nobody clicks."""
    sizes = [each.box.width * each.box.height for each in faces]
    return sizes.index(max(sizes)) if sizes else None
