# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract between the program and a service.

What a service can do is data (`ProviderDescription`): the window draws itself from it, and the
job controller keeps to its limits, so that neither of them knows any service by name. What a
service does is five coroutines (`Provider`): `submit`, `status`, `download`, `cancel`,
`account`, and `find` where a service can look for a submission whose answer was lost.

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

if TYPE_CHECKING:
    from faceswap_desktop.core.images import ImageService
    from faceswap_desktop.faces.client import FaceEngine

ENTRY_POINT_GROUP = "faceswap_desktop.providers"


@unique
class OptionKind(StrEnum):
    """How an option is set, and so which control the window draws for it."""

    SWITCH = "switch"  # bool
    SLIDER = "slider"  # float from minimum to maximum in steps
    NUMBER = "number"  # int from minimum to maximum
    CHOICE = "choice"  # str, one of `choices`
    TEXT = "text"  # str, at most `max_length` characters
    COLOUR = "colour"  # str, "#rrggbb"
    PHOTO = "photo"  # str, the path of a picture file; "" is none


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a CHOICE option, with its English label for the window to translate."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be set. `label` and `help` are English texts; the window translates.

    `shown_when` is (key of another option, value): the option is shown, required and sent only
    while the other one has that value. `is_advanced` puts it under More options.
    """

    key: str
    kind: OptionKind
    label: str
    help: str
    default: OptionValue
    minimum: float = 0.0
    maximum: float = 1.0
    step: float = 0.05
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    max_length: int = 1000
    is_advanced: bool = False
    is_required: bool = False
    shown_when: tuple[str, OptionValue] | None = None


@dataclass(frozen=True, slots=True)
class InputLimits:
    """What pictures a service takes; None is no limit.

    Photos are scaled down and re-encoded to fit before they are sent; the file on disk stays as
    it is. `max_side` in pixels, `max_bytes` per file, `media_types` as sent.
    """

    max_side: int | None = None
    max_bytes: int | None = None
    media_types: tuple[str, ...] = ("image/jpeg", "image/png", "image/webp")


@dataclass(frozen=True, slots=True)
class OperationDescription:
    """What one operation of a service needs and offers.

    `can_choose_target_face` and `can_choose_face` say whether the user's click on one of
    several faces is honoured in the photo to change and in the face photo. `cost` is in the
    service's credits for one job; None is unknown before, 0 is free. `face_option` names the
    TEXT option that, while it is not empty, takes the place of the face photo.
    """

    operation: Operation
    needs_target: bool = True
    needs_face: bool = False
    needs_prompt: bool = False
    options: tuple[Option, ...] = ()
    limits: InputLimits = InputLimits()
    can_choose_target_face: bool = False
    can_choose_face: bool = False
    cost: float | None = 0
    prompt_max_length: int = 1000
    prompt_suggestions: tuple[str, ...] = ()
    face_option: str = ""


@dataclass(frozen=True, slots=True)
class PollingPolicy:
    """How to ask for the state of a job. Seconds throughout.

    The first question comes after `first`; each wait is `growth` times the last one, at most
    `ceiling`, plus a random 0 to `jitter` share of it, and never shorter than `floor`. After
    `patience` the user is asked whether to go on.
    """

    first: float = 10.0
    growth: float = 1.3
    ceiling: float = 30.0
    jitter: float = 0.2
    floor: float = 1.0
    patience: float = 3600.0


@dataclass(frozen=True, slots=True)
class AccountDescription:
    """What an account with the service is, for the page where its key is entered.

    Addresses are https pages that the window opens in the browser on request.
    """

    key_page: str
    help_page: str
    key_example: str
    renewal_page: str = ""
    credit_name: str = "credits"


@dataclass(frozen=True, slots=True)
class DataDescription:
    """What leaves the computer: to whom, and for how long it is kept there (English texts)."""

    receiver: str
    host: str
    what: str
    kept_for: str
    terms_page: str = ""


@dataclass(frozen=True, slots=True)
class ProviderDescription:
    """A service as data. `id` is its name in settings, the keyring and on the command line."""

    id: str
    name: str
    operations: tuple[OperationDescription, ...]
    summary: str = ""
    account: AccountDescription | None = None
    data: DataDescription | None = None
    polling: PollingPolicy = PollingPolicy()
    max_parallel_jobs: int = 1
    can_cancel: bool = False
    can_find: bool = False
    needs_links: bool = False

    @property
    def needs_key(self) -> bool:
        """Whether an access key is needed."""
        return self.account is not None

    @property
    def photos_leave_computer(self) -> bool:
        """Whether anything is sent anywhere."""
        return self.data is not None

    def operation(self, operation: Operation) -> OperationDescription | None:
        """What the service says about `operation`, or None where it does not offer it."""
        return next((each for each in self.operations if each.operation is operation), None)


@dataclass(frozen=True, slots=True)
class InputFile:
    """A picture ready to be used by a service.

    For a service on this computer `path` is the user's own file; for all others a copy that was
    scaled, re-encoded and stripped, under a name that tells nothing. Sizes in pixels.
    """

    path: Path
    media_type: str
    width: int
    height: int
    web_address: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One job as it is handed to a service. `reference` is random and unique to this try."""

    reference: str
    operation: Operation
    target: InputFile | None
    face: InputFile | None
    prompt: str = ""
    target_face: Box | None = None
    face_choice: Box | None = None
    options: Mapping[str, OptionValue] = field(default_factory=lambda: MappingProxyType({}))


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
    """The job is done. `price` and `balance` in the service's credits, where it says."""

    results: tuple[RemoteResult, ...]
    remote_id: str | None = None
    cautions: tuple[Caution, ...] = ()
    price: float | None = None
    balance: float | None = None
    channel: str | None = None


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
