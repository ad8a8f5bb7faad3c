# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies on the table: two photos, an operation, a service, its options. Pure data.

The window draws a `Workspace`; everything that a person does makes a new one. `missing` is the
one place that knows when the main button can work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, unique
from types import MappingProxyType
from typing import TYPE_CHECKING

from faceswap_desktop.core.operation import Operation
from faceswap_desktop.gui import option_values
from faceswap_desktop.gui.batch import Batch
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.people import assigned, has_people
from faceswap_desktop.providers.description import OptionKind

if TYPE_CHECKING:
    from faceswap_desktop.core.models import Box, ErrorInfo, FoundFace, JobRequest, Photo
    from faceswap_desktop.core.operation import OptionValue
    from faceswap_desktop.core.segments import Pixels
    from faceswap_desktop.gui.batch import BatchPhoto
    from faceswap_desktop.gui.incoming import Offer
    from faceswap_desktop.providers.description import OperationDescription, ProviderDescription


@dataclass(frozen=True, slots=True)
class Slot:
    """One pane's photo. `faces` is None until they were looked for; `chosen` indexes them.

    `preview` is what the stage shows, `small` the same for the pane. `digest` is the SHA-256 of
    the file, "" where it is not known. `origin` is what a photo began as that is a result, or a
    result of a result.
    """

    photo: Photo | None = None
    preview: Pixels | None = None
    small: Pixels | None = None
    faces: tuple[FoundFace, ...] | None = None
    chosen: int | None = None
    is_loading: bool = False
    error: ErrorInfo | None = None
    digest: str = ""
    origin: Offer | None = None

    @property
    def chosen_box(self) -> Box | None:
        """The box of the face that is meant, if one is."""
        if self.faces is None or self.chosen is None:
            return None
        return self.faces[self.chosen].box

    @property
    def other_boxes(self) -> tuple[Box, ...]:
        """The boxes of the faces beside the one that is meant; none if none is."""
        if self.faces is None or self.chosen is None:
            return ()
        return tuple(each.box for index, each in enumerate(self.faces) if index != self.chosen)


@unique
class Missing(StrEnum):
    """Why the main button cannot work yet."""

    BOTH = "both"
    TARGET = "target"
    FACE = "face"
    LOADING = "loading"
    FACE_CHOICE = "face-choice"
    GIVER_CHOICE = "giver-choice"
    NO_FACE_IN_TARGET = "no-face-in-target"
    NO_FACE_IN_FACE = "no-face-in-face"
    PROMPT = "prompt"
    OPTION = "option"
    KEY = "key"
    CREDITS = "credits"
    OPERATION = "operation"
    SERVICE = "service"
    NO_PHOTO = "no-photo"
    TOO_MANY_PEOPLE = "too-many-people"


OptionKey = tuple[str, Operation]
PhotoKey = tuple[str, Operation, str]
"""Service, operation, option: whose photo is meant."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """All that the main window shows of what is about to be done.

    While there is a `batch`, `target` is the slot of its current photo. `others` are the face
    photos for those people in the target that are not chosen; see `people`.
    """

    operation: Operation = Operation.SWAP
    provider: str = ""
    target: Slot = Slot()
    face: Slot = Slot()
    batch: Batch = field(default_factory=Batch)
    others: Mapping[int, Slot] = field(default_factory=lambda: MappingProxyType({}))
    prompt: str = ""
    keyless: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()
    """The faces whose person is known to have agreed; see `permission`."""
    options: Mapping[OptionKey, Mapping[str, OptionValue]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    opening: frozenset[PhotoKey] = frozenset()
    """The options whose photos are on their way."""
    balances: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({}), compare=False
    )
    """What is left with each service, as far as it is known; news of it are no other wish."""

    def slot(self, role: PaneRole) -> Slot:
        """The slot of a role."""
        return self.target if role is PaneRole.TARGET else self.face

    def with_slot(self, role: PaneRole, slot: Slot) -> Workspace:
        """The same with another slot."""
        if role is PaneRole.TARGET:
            same = slot.photo is self.target.photo or slot.photo == self.target.photo
            others = self.others if same else MappingProxyType({})
            batch = self.batch.following(slot)
            return replace(self, target=slot, batch=batch, others=others)
        return replace(self, face=slot)

    def with_batch(self, batch: Batch) -> Workspace:
        """The same with another batch; one photo alone is none, and becomes the target."""
        current = batch.current_photo
        target = Slot() if current is None else current.slot or Slot(is_loading=True)
        is_alone = len(batch.photos) == 1 and current is not None and current.slot is not None
        batch = Batch() if is_alone else batch
        return replace(self, target=target, batch=batch, others=MappingProxyType({}))

    @property
    def is_batch(self) -> bool:
        """Whether the main button starts one job for each photo of the batch."""
        return bool(self.batch.photos) and self.operation is not Operation.PORTRAIT

    @property
    def usable(self) -> tuple[BatchPhoto, ...]:
        """The photos of the batch with which the main button does something."""
        return self.batch.usable(is_swap=self.operation is Operation.SWAP)

    def with_one(self, photo: BatchPhoto) -> Workspace:
        """The same as if one photo of the batch lay there alone."""
        return replace(self, target=photo.slot or Slot(), batch=Batch())

    def with_options(self, values: Mapping[str, OptionValue]) -> Workspace:
        """The same with other options for the service and operation at hand."""
        key = (self.provider, self.operation)
        # What is not shown at present keeps its value for when it is shown again.
        whole = {**self.options.get(key, {}), **values}
        return replace(self, options=MappingProxyType({**self.options, key: whole}))

    def with_option_photo(self, place: PhotoKey, path: str) -> Workspace:
        """The same with another photo for an option, wherever that is; "" is none."""
        provider, operation, option = place
        space = replace(self, provider=provider, operation=operation).with_options({option: path})
        return replace(self, options=space.options)

    def wants_face(self, description: OperationDescription) -> bool:
        """Whether a face photo is needed; one that is kept with the service may stand in."""
        kept = self.option_values(description).get(description.face_option or "", "")
        return description.needs_face and not kept

    def option_values(self, description: OperationDescription) -> dict[str, OptionValue]:
        """What each option is set to, its default where it was never touched."""
        given = self.options.get((self.provider, self.operation), {})
        return option_values.whole(description.options, given)


def first_face(faces: tuple[FoundFace, ...]) -> int | None:
    """The face that needs no click: the only one."""
    return 0 if len(faces) == 1 else None


def meant_face(faces: tuple[FoundFace, ...], near: Box | None) -> int | None:
    """The face nearest to `near`; without that the one that needs no click."""
    if near is None or not faces:
        return first_face(faces)
    x, y = near.centre
    away = [(each.box.centre[0] - x) ** 2 + (each.box.centre[1] - y) ** 2 for each in faces]
    return away.index(min(away))


def missing(workspace: Workspace, provider: ProviderDescription | None) -> Missing | None:
    """What still keeps the main button from working; None when all is there."""
    if provider is None:
        return Missing.SERVICE
    description = provider.operation(workspace.operation)
    if description is None:
        return Missing.OPERATION
    if workspace.is_batch:
        if workspace.batch.next_to_open is not None:
            return Missing.LOADING
        if not workspace.usable:
            return Missing.NO_PHOTO
        workspace = workspace.with_one(workspace.usable[0])
    faces = assigned(workspace) if has_people(workspace, description) else {}
    if faces:
        lacking = _missing_for_people(workspace, description, faces)
        if lacking is not None:
            return lacking
        workspace = _for_person(workspace, next(iter(faces)), faces)
    return (
        _missing_photo(workspace, description)
        or _missing_face(workspace, description, is_local=not provider.photos_leave_computer)
        or _missing_words(workspace, description)
        or (Missing.KEY if provider.id in workspace.keyless else None)
        or (Missing.CREDITS if lacks_credits(workspace, provider) else None)
    )


def lacks_credits(workspace: Workspace, provider: ProviderDescription) -> bool:
    """Whether what is left with a service is less than the price of one job.

    Where the price is not sure, only nothing at all is too little.
    """
    balance = workspace.balances.get(provider.id)
    described = provider.operation(workspace.operation)
    if balance is None or described is None or described.cost == 0:
        return False
    return balance <= 0 or (described.cost is not None and balance < described.cost)


def _missing_for_people(
    workspace: Workspace, description: OperationDescription, faces: Mapping[int, Slot]
) -> Missing | None:
    """What is lacking where at least one of several people has a face."""
    if len(faces) > description.max_people:
        return Missing.TOO_MANY_PEOPLE
    if any(each.is_loading for each in (workspace.face, *workspace.others.values())):
        return Missing.LOADING
    lacking = (
        _missing_face(_for_person(workspace, person, faces), description, is_local=True)
        for person in faces
    )
    return next((each for each in lacking if each is not None), None)


def _for_person(workspace: Workspace, person: int, faces: Mapping[int, Slot]) -> Workspace:
    """As if one of several people were the only one with a face."""
    target = replace(workspace.target, chosen=person)
    return replace(workspace, target=target, face=faces[person], others=MappingProxyType({}))


def _missing_photo(workspace: Workspace, description: OperationDescription) -> Missing | None:
    needs_target = description.needs_target and workspace.target.photo is None
    wants_face = workspace.wants_face(description)
    needs_face = wants_face and workspace.face.photo is None
    slots = (workspace.target, workspace.face) if wants_face else (workspace.target,)
    if (needs_target or needs_face) and any(each.is_loading for each in slots):
        return Missing.LOADING
    if needs_target and needs_face:
        return Missing.BOTH
    if needs_target:
        return Missing.TARGET
    return Missing.FACE if needs_face else None


def _missing_face(
    workspace: Workspace, description: OperationDescription, *, is_local: bool
) -> Missing | None:
    """Whether a face has still to be chosen; a remote service may see what we do not."""
    if description.operation is not Operation.SWAP:
        return None
    checks = (
        (
            workspace.target,
            description.can_choose_target_face,
            Missing.FACE_CHOICE,
            Missing.NO_FACE_IN_TARGET,
        ),
        (
            workspace.face,
            description.can_choose_face,
            Missing.GIVER_CHOICE,
            Missing.NO_FACE_IN_FACE,
        ),
    )
    for slot, can_choose, choice, nobody in checks:
        if slot.photo is None:
            continue
        if is_local and slot.faces is None:
            return Missing.LOADING
        if is_local and not slot.faces:
            return nobody
        if can_choose and slot.faces is not None and len(slot.faces) > 1 and slot.chosen is None:
            return choice
    return None


def _missing_words(workspace: Workspace, description: OperationDescription) -> Missing | None:
    if description.needs_prompt and not workspace.prompt.strip():
        return Missing.PROMPT
    values = workspace.option_values(description)
    for option in description.options:
        is_asked = option_values.is_asked(option, values)
        is_text = option.kind in {OptionKind.TEXT, OptionKind.PHOTO}
        if option.is_required and is_asked and is_text and not values[option.key]:
            place = (workspace.provider, workspace.operation, option.key)
            return Missing.LOADING if place in workspace.opening else Missing.OPTION
    return None


def request(workspace: Workspace, provider: ProviderDescription) -> JobRequest:
    """The job that the main button starts; only valid while nothing is missing."""
    from faceswap_desktop.core.models import JobRequest, PersonFace  # noqa: PLC0415  # late
    from faceswap_desktop.jobs.parts import with_parts  # noqa: PLC0415  # late

    description = provider.operation(workspace.operation)
    if description is None:
        raise LookupError(workspace.operation)
    faces = assigned(workspace) if has_people(workspace, description) else {}
    boxes = [each.box for each in workspace.target.faces or ()]
    people = tuple(
        PersonFace(boxes[person], slot.photo, slot.chosen_box)
        for person, slot in faces.items()
        if slot.photo is not None
    )
    if faces:
        workspace = _for_person(workspace, next(iter(faces)), faces)
    is_swap, wants_face = workspace.operation is Operation.SWAP, workspace.wants_face(description)
    asked = JobRequest(
        operation=workspace.operation,
        provider=provider.id,
        target=workspace.target.photo if description.needs_target else None,
        face=workspace.face.photo if wants_face else None,
        prompt=workspace.prompt.strip() if description.needs_prompt else "",
        target_face=workspace.target.chosen_box if is_swap else None,
        face_choice=workspace.face.chosen_box if is_swap and wants_face else None,
        options=MappingProxyType(
            option_values.sent(description.options, workspace.option_values(description))
        ),
        people=people if len(people) > 1 else (),
        target_others=workspace.target.other_boxes if is_swap else (),
        face_others=workspace.face.other_boxes if is_swap and wants_face else (),
    )
    return with_parts(asked, provider)


def requests(workspace: Workspace, provider: ProviderDescription) -> dict[int, JobRequest]:
    """The jobs that the main button starts for a batch, by the keys of its photos."""
    return {each.key: request(workspace.with_one(each), provider) for each in workspace.usable}
