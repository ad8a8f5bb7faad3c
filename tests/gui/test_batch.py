# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a batch, as pure data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from faceswap_desktop.core.models import Box, ErrorInfo, FoundFace, Photo
from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui.batch import MOST_PHOTOS, Batch, BatchPhoto, PhotoState, largest_face
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.workspace import Slot, Workspace


def slot(name, faces=1):
    found = tuple(
        FoundFace(Box(0.1, 0.1, 0.1 * (n + 1), 0.2), 1, 100, 1, 0, 0, 0) for n in range(faces)
    )
    return Slot(Photo(Path(name), name, 10, 10, "image/png"), faces=found, chosen=faces - 1)


def photo(key, *, faces=None, error=False):
    opened = None if faces is None else slot(f"{key}.png", faces)
    if error:
        opened = Slot(error=ErrorInfo(ErrorCode.PHOTO_NOT_A_PICTURE))
    return BatchPhoto(key, f"{key}.png", Offer(OfferKind.FILE), opened)


def batch(*photos, current=1):
    return Batch(photos, current)


@pytest.mark.parametrize(
    ("given", "swap", "other"),
    [
        (photo(1), PhotoState.OPENING, PhotoState.OPENING),
        (photo(1, error=True), PhotoState.BROKEN, PhotoState.BROKEN),
        (photo(1, faces=0), PhotoState.NO_FACE, PhotoState.READY),
        (photo(1, faces=1), PhotoState.READY, PhotoState.READY),
        (photo(1, faces=2), PhotoState.SEVERAL_FACES, PhotoState.READY),
    ],
)
def test_what_is_known_of_a_photo(given, swap, other):
    assert given.state(is_swap=True) is swap
    assert given.state(is_swap=False) is other


def test_the_current_photo_is_opened_first_and_then_the_others_in_order():
    assert batch(photo(1), photo(2), current=2).next_to_open.key == 2
    assert batch(photo(1), photo(2), photo(3, faces=1), current=3).next_to_open.key == 1
    assert batch(photo(1, faces=1)).next_to_open is None


def test_the_largest_face_is_meant():
    assert largest_face(slot("a", 3).faces) == 2
    assert largest_face(()) is None


def test_there_is_room_for_so_many():
    full = Batch().added(tuple(photo(key) for key in range(1, MOST_PHOTOS + 5)))
    assert len(full.photos) == MOST_PHOTOS
    assert full.current == 1


def test_when_the_current_photo_goes_its_neighbour_is_current():
    three = batch(photo(1), photo(2), photo(3), current=2)
    assert three.without(2).current == 3
    assert three.without(2).without(3).current == 1
    assert three.without(1).current == 2
    assert batch(photo(1)).without(1) == Batch((), 1)


def test_one_photo_that_is_left_becomes_the_target():
    space = Workspace().with_batch(batch(photo(1, faces=1), photo(2, faces=2)))
    assert space.target is space.batch.current_photo.slot
    alone = space.with_batch(space.batch.without(1))
    assert not alone.batch.photos
    assert alone.target.photo.name == "2.png"
    assert Workspace().with_batch(batch(photo(1), photo(2))).target == Slot(is_loading=True)


def test_what_happens_in_the_pane_counts_for_the_current_photo_until_another_one_comes():
    two = batch(photo(1, faces=2), photo(2, faces=1))
    chosen = replace(two.photos[0].slot, chosen=0)
    assert two.following(chosen).photos[0].slot.chosen == 0
    assert two.following(chosen).photos[1] is two.photos[1]
    assert two.following(slot("else.png")) == Batch()
    assert two.following(Slot()) == Batch()
    broken = batch(photo(1, error=True), photo(2))
    still = replace(broken.photos[0].slot, is_loading=True)
    assert broken.following(still).photos[0].slot.is_loading
    pending = batch(photo(1), photo(2))
    assert pending.following(Slot(is_loading=True)) == pending
    assert pending.following(Slot()) == Batch()
    assert Batch().following(slot("a.png")) == Batch()
