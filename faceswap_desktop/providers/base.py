# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract between the program and a service.

What a service can do is data (`providers.description`): the window draws itself from it, and the
job controller keeps to its limits, so that neither of them knows any service by name. What a
service does is five coroutines (`Provider`): `submit`, `status`, `download`, `cancel`,
`account`; `place` where photos have to be put somewhere before, and `find` where a service can
look for a submission whose answer was lost.

A service that answers at once returns `Finished` from `submit`; one that has to be asked again
returns `Accepted`, and is then polled through `status` as its `PollingPolicy` says. Failures
are raised as `faceswap_desktop.errors.UserFacingError`s; which class `submit` raises decides
over money:

* `NotSentError`, `BusyError`: nothing was accepted, the same submission may be repeated;
* `RefusedError` (and `PhotoError`, `FaceError`, `CredentialError`): a definite no;
* `UncertainError`, and anything unforeseen once bytes have left: never repeated unasked.

Third parties add a service through the entry-point group `faceswap_desktop.providers`; the
entry point names a callable that takes a `ProviderContext` and returns a `Provider`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, unique
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from faceswap_desktop.core.models import (
    Box,
    Caution,
    ErrorInfo,
    Operation,
    OptionValue,
    Step,
)
from faceswap_desktop.providers.description import (
    AccountDescription,
    Choice,
    DataDescription,
    InputLimits,
    OperationDescription,
    Option,
    OptionKind,
    PollingPolicy,
    ProviderDescription,
)

if TYPE_CHECKING:
    from faceswap_desktop.core.images import ImageService
    from faceswap_desktop.faces.client import FaceEngine

__all__ = [
    "ENTRY_POINT_GROUP",
    "Accepted",
    "AccountDescription",
    "AccountStatus",
    "CancelOutcome",
    "Choice",
    "DataDescription",
    "Ended",
    "Finished",
    "InputFile",
    "InputLimits",
    "OperationDescription",
    "Option",
    "OptionKind",
    "PersonInput",
    "PollingPolicy",
    "Provider",
    "ProviderContext",
    "ProviderDescription",
    "ProviderFactory",
    "RemoteResult",
    "Report",
    "Status",
    "StillWorking",
    "Submission",
    "SubmitOutcome",
]

ENTRY_POINT_GROUP = "faceswap_desktop.providers"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A picture ready to be used by a service.

    For a service on this computer `path` is the user's own file; for all others a copy that was
    scaled, re-encoded and stripped, under a name that tells nothing. Sizes in pixels. `part_of`
    is the size (width, height) of the whole photo where the copy shows only a part of it. `link`
    is where a service finds it that takes no files, once `Provider.place` has seen to that.
    """

    path: Path
    media_type: str
    width: int
    height: int
    web_address: str | None = None
    part_of: tuple[int, int] | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class PersonInput:
    """The face for one of several people; see `core.models.PersonFace`."""

    target_face: Box
    face: InputFile
    face_choice: Box | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One job as it is handed to a service. `reference` is random and unique to this try.

    `people` only comes to services whose `max_people` is above 1; the first of them is told by
    `face`, `target_face` and `face_choice` as well.
    """

    reference: str
    operation: Operation
    target: InputFile | None
    face: InputFile | None
    prompt: str = ""
    target_face: Box | None = None
    face_choice: Box | None = None
    options: Mapping[str, OptionValue] = field(default_factory=lambda: MappingProxyType({}))
    people: tuple[PersonInput, ...] = ()


@dataclass(frozen=True, slots=True)
class RemoteResult:
    """A finished picture that can be downloaded: an address, or a handle of the provider's.

    `fallbacks` are other addresses of the same picture. `expires_at` is UTC.
    """

    address: str
    fallbacks: tuple[str, ...] = ()
    media_type: str = ""
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The service took the job and gave it an id."""

    remote_id: str
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """The job is done. `price` and `balance` in the service's credits, where it says.

    `changed` are the parts of the target that became others, where the service knows.
    """

    results: tuple[RemoteResult, ...]
    remote_id: str | None = None
    cautions: tuple[Caution, ...] = ()
    price: float | None = None
    balance: float | None = None
    channel: str | None = None
    changed: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class StillWorking:
    """The job is not done. `fraction` 0..1 where the service says how far it is."""

    step: Step = Step.WORKING_THERE
    fraction: float | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """The job ended without a picture."""

    error: ErrorInfo


SubmitOutcome = Accepted | Finished
Status = StillWorking | Finished | Ended


@unique
class CancelOutcome(StrEnum):
    """What cancelling did at the service."""

    STOPPED = "stopped"
    TOO_LATE = "too-late"
    NOT_POSSIBLE = "not-possible"


@dataclass(frozen=True, slots=True)
class AccountStatus:
    """What the account can still do. `balance` and `total` in the service's credits."""

    balance: float | None = None
    total: float | None = None
    max_parallel_jobs: int | None = None
    holder: str = ""
    channels: tuple[str, ...] = ()


class Report(Protocol):
    """How a provider tells what it is doing. Raises `asyncio.CancelledError` never; cheap."""

    def __call__(self, step: Step, fraction: float | None = None) -> None:
        """Say that `step` is being done, and how far it is (0..1) where that is truly known."""


class Provider(ABC):
    """A service. One instance lives as long as the program; every method may be cancelled."""

    description: ProviderDescription

    async def place(self, submission: Submission, report: Report) -> Submission:
        """Do what comes before a submission and costs nothing, such as making links to photos.

        Called for services that need links. Whatever it raises, and wherever the program ends
        meanwhile, nothing was submitted yet: the job may begin anew without asking.
        """
        del report
        return submission

    @abstractmethod
    async def submit(self, submission: Submission, report: Report) -> SubmitOutcome:
        """Hand a job over; see the module's text for what may be raised, and what it means."""

    async def status(self, remote_id: str) -> Status:
        """Ask how far an accepted job is. May be repeated freely."""
        raise LookupError(remote_id)

    @abstractmethod
    async def download(self, result: RemoteResult, destination: Path, report: Report) -> None:
        """Write one finished picture to the new file `destination`, whole or not at all."""

    async def cancel(self, remote_id: str) -> CancelOutcome:
        """Ask the service to stop an accepted job."""
        del remote_id
        return CancelOutcome.NOT_POSSIBLE

    async def find(self, reference: str) -> Accepted | Finished | Ended | None:
        """Look for a submission whose answer was lost; None when the service cannot tell."""
        del reference
        return None

    async def account(self) -> AccountStatus:
        """Try the key and read the balance; costs nothing."""
        return AccountStatus()

    async def aclose(self) -> None:
        """Let go of connections and processes."""
        return


@dataclass(frozen=True, slots=True)
class ProviderContext:
    """What the program lends to every service.

    `key` gives the service's access key from the environment or the keyring when it is called,
    and raises `CredentialError` where there is none; `setting` reads a text of the service's
    own from the preferences ("" where unset).
    """

    images: ImageService
    engine: FaceEngine
    key: Callable[[str], Awaitable[str]]
    setting: Callable[[str, str], str]


ProviderFactory = Callable[[ProviderContext], Provider]
