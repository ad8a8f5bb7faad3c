# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the workspace: every change of it goes through here, and can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from faceswap_desktop.core.operation import Operation
from faceswap_desktop.gui.batch import Batch
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.people import has_people, with_face_of, with_person
from faceswap_desktop.gui.workspace import Missing, Slot, Workspace, missing, request, requests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from faceswap_desktop.core.models import JobRequest
    from faceswap_desktop.core.operation import OptionValue
    from faceswap_desktop.gui.incoming import Offer
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.gui.workspace import OptionKey, PhotoKey

_MOST_STEPS = 50
ROLES = (PaneRole.TARGET, PaneRole.FACE)
Photos = tuple[Slot, Slot, Batch, Mapping[int, Slot]]


class WorkspaceDesk(QObject):
    """The one owner of the `Workspace`.

    Signals: `changed()` for anything, `task_changed()` when operation or service are others,
    `target_changed()` when there is another photo to change, or none, `photos_changed()` when
    that can be taken back.
    """

    changed = Signal()
    task_changed = Signal()
    target_changed = Signal()
    photos_changed = Signal()

    def __init__(self, catalogue: ServiceCatalogue, provider: str, parent: QObject) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        known = provider if catalogue.find(provider) else catalogue.all[0].id
        self.workspace = Workspace(provider=known)
        self._undone: list[Photos] = []
        self._done: list[Photos] = []

    # -- photos

    def change_slot(self, role: PaneRole, edit: Callable[[Slot], Slot]) -> None:
        """Change one pane's photo, its faces or its message."""
        self._set_photos(self.workspace.with_slot(role, edit(self.workspace.slot(role))))

    def choose_face(self, role: PaneRole, index: int) -> None:
        """Mean this one of the faces in a photo."""
        if role is PaneRole.TARGET and self.has_people:
            self._set_photos(with_person(self.workspace, index, Slot()))
            return
        self.change_slot(role, lambda slot: replace(slot, chosen=index))

    @property
    def has_people(self) -> bool:
        """Whether each person in the photo to change may get a face of their own."""
        space = self.workspace
        return has_people(space, self._catalogue.operation(space.provider, space.operation))

    def pinned(self, role: PaneRole) -> tuple[str, Callable[[Callable[[Slot], Slot]], None]]:
        """A name for a place, and how to change it, also when another person is chosen by then."""
        person, photo = self.workspace.target.chosen, self.workspace.target.photo
        if role is not PaneRole.FACE or person is None or not self.has_people:
            return role.value, partial(self.change_slot, role)

        def change(edit: Callable[[Slot], Slot]) -> None:
            space = self.workspace
            if space.target.chosen == person or space.target.photo != photo:
                self.change_slot(role, edit)
            else:
                slot = edit(space.others.get(person, Slot()))
                self._set_photos(with_face_of(space, person, slot))

        return f"{role.value} {person}", change

    def exchange(self) -> None:
        """Let the two photos change places."""
        space = self.workspace
        self._set_photos(
            replace(space, target=space.face, face=space.target, batch=Batch(), others={})
        )

    def use_elsewhere(self, role: PaneRole) -> None:
        """Put the photo of one pane into the other one as well."""
        other = PaneRole.FACE if role is PaneRole.TARGET else PaneRole.TARGET
        kept = replace(self.workspace.slot(role), error=None)
        self.change_slot(other, lambda _: kept)

    def set_batch(self, batch: Batch) -> None:
        """Change several photos at once, or which one of them the pane shows."""
        self._set_photos(self.workspace.with_batch(batch))

    @property
    def can_undo(self) -> bool:
        """Whether a filling, a clearing or an exchange can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return bool(self._undone)

    def undo(self) -> None:
        """Take back the last filling, clearing or exchange."""
        self._travel(self._done, self._undone)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._travel(self._undone, self._done)

    def paths(self) -> tuple[str, ...]:
        """The files that lie on the table, those that can be brought back to it among them."""
        photos = [slot.photo.path for slot in self._slots() if slot.photo is not None]
        origins = [slot.origin.path for slot in self._slots() if slot.origin is not None]
        options = [each for one in self.workspace.options.values() for each in one.values()]
        texts = [each for each in options if isinstance(each, str)]
        return (*dict.fromkeys(map(str, (*photos, *origins))), *texts)

    def origin_of(self, path: Path) -> Offer | None:
        """What the photo `path` began as; None where it is no result, or long gone from here."""
        for slot in self._slots():
            if slot.photo is not None and slot.photo.path == path:
                return slot.origin
        return None

    def _slots(self) -> Iterator[Slot]:
        """All that lies on the table, and what Undo and Redo bring back."""
        for target, face, batch, others in (_kept(self.workspace), *self._done, *self._undone):
            yield from (target, face, *others.values())
            yield from (each.slot for each in batch.photos if each.slot is not None)

    # -- task

    def set_operation(self, operation: Operation) -> None:
        """Switch to another operation."""
        self._set_task(replace(self.workspace, operation=operation))

    def set_service(self, provider: str) -> None:
        """Let another service do the work from now on."""
        self._set_task(replace(self.workspace, provider=provider))

    def set_key_missing(self, provider: str, *, is_missing: bool) -> None:
        """Remember whether the access key of a service is still to be entered."""
        known, one = self.workspace.keyless, frozenset({provider})
        keyless = known | one if is_missing else known - one
        if keyless != known:
            self._set(replace(self.workspace, keyless=keyless))

    def set_balance(self, provider: str, balance: float | None) -> None:
        """Remember what is left with a service; None where that is not known."""
        known = {**self.workspace.balances}
        known.pop(provider, None)
        if balance is not None:
            known[provider] = balance
        if known != self.workspace.balances:
            self._set(replace(self.workspace, balances=MappingProxyType(known)))

    def set_agreed(self, faces: frozenset[str]) -> None:
        """Remember the faces whose person agreed."""
        if faces != self.workspace.agreed:
            self._set(replace(self.workspace, agreed=faces))

    def set_options(self, values: Mapping[str, OptionValue]) -> None:
        """Remember what the options are set to."""
        self._set(self.workspace.with_options(values))

    def restore_options(self, options: Mapping[OptionKey, Mapping[str, OptionValue]]) -> None:
        """Begin with what options were set to last time; nobody is told."""
        self.workspace = replace(self.workspace, options=MappingProxyType(dict(options)))

    def forget_options(self, provider: str) -> None:
        """Let all options of a service be as they come."""
        kept = {key: values for key, values in self.workspace.options.items() if key[0] != provider}
        self._set_task(replace(self.workspace, options=MappingProxyType(kept)))

    def set_option_photo(self, place: PhotoKey, path: str) -> None:
        """Remember the photo of an option, also when something else is chosen by now."""
        self._set(self.workspace.with_option_photo(place, path))

    def set_opening(self, place: PhotoKey, *, is_opening: bool) -> None:
        """Remember whether the photo of an option is on its way."""
        known, one = self.workspace.opening, frozenset({place})
        self._set(replace(self.workspace, opening=known | one if is_opening else known - one))

    def use_saved_face(self, provider: str, name: str) -> None:
        """Let a face that is kept with a service stand in for the face photo."""
        described = self._catalogue.operation(provider, Operation.SWAP)
        if described is None or not described.face_option:
            return
        space = replace(self.workspace, provider=provider, operation=Operation.SWAP)
        values = {**space.option_values(described), described.face_option: name}
        self._set_task(space.with_options(values))

    def set_prompt(self, prompt: str) -> None:
        """Remember what was described."""
        self._set(replace(self.workspace, prompt=prompt))

    def refresh_services(self) -> None:
        """Look at the catalogue again; a service that is gone makes place for the first."""
        if self._catalogue.find(self.workspace.provider) is None:
            self._set_task(replace(self.workspace, provider=self._catalogue.all[0].id))
        else:
            self.task_changed.emit()
            self.changed.emit()

    def missing(self) -> Missing | None:
        """What still keeps the main button from working."""
        return missing(self.workspace, self._catalogue.find(self.workspace.provider))

    def request(self) -> JobRequest:
        """The job that the main button starts. Raises LookupError while something is missing."""
        provider = self._catalogue.find(self.workspace.provider)
        if provider is None:
            raise LookupError(self.workspace.provider)
        return request(self.workspace, provider)

    def requests(self) -> dict[int, JobRequest]:
        """The jobs that the main button starts for the batch, by the keys of its photos."""
        provider = self._catalogue.find(self.workspace.provider)
        if provider is None:
            raise LookupError(self.workspace.provider)
        return requests(self.workspace, provider)

    def _set_task(self, new: Workspace) -> None:
        # What only one service offers is not on offer any more when another one is chosen.
        if new.operation is Operation.PORTRAIT and not self._catalogue.operation(
            new.provider, new.operation
        ):
            new = replace(new, operation=Operation.SWAP)
        self.workspace = new
        self.task_changed.emit()
        self.changed.emit()

    def _set_photos(self, new: Workspace) -> None:
        """Change the photos, and remember those that were there if they are others."""
        before = self.workspace
        if _identity(before) != _identity(new):
            self._done.append(_kept(before))
            del self._done[:-_MOST_STEPS]
            self._undone.clear()
            self.photos_changed.emit()
        self._set(new)

    def _travel(self, where: list[Photos], back: list[Photos]) -> None:
        if not where:
            return
        target, face, batch, others = where.pop()
        back.append(_kept(self.workspace))
        new = replace(self.workspace, target=target, face=face, batch=batch, others=others)
        self._set(new.with_batch(batch) if batch.photos else new)

    def _set(self, new: Workspace) -> None:
        before, self.workspace = self.workspace, new
        if before.target.photo is not new.target.photo:
            self.target_changed.emit()
        self.changed.emit()


def _identity(space: Workspace) -> tuple[object, ...]:
    """What has to change for Undo to be of use."""
    faces = [each.photo for each in (space.face, *space.others.values()) if each.photo is not None]
    # Which person is chosen is no step; the photos are the same, in another order.
    return (space.batch.keys or space.target.photo, sorted(map(repr, faces)))


def _kept(space: Workspace) -> Photos:
    """What Undo brings back."""
    others = {key: _calm(each) for key, each in space.others.items() if each.photo is not None}
    return _calm(space.target), _calm(space.face), space.batch, others


def _calm(slot: Slot) -> Slot:
    """A slot without what was only passing."""
    return replace(slot, is_loading=False, error=None)
