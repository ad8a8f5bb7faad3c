# SPDX-License-Identifier: GPL-3.0-or-later
"""What a service can do, as data. The other half of the contract is `providers.base`.

Apart from it because the window draws itself from descriptions before its first picture, and
talks to services only later.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique
from typing import TYPE_CHECKING

from faceswap_desktop.core.operation import Mark

if TYPE_CHECKING:
    from faceswap_desktop.core.operation import Operation, OptionValue


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

    `can_choose_target_face` and `can_choose_face` say whether the service can be told which of
    several faces is meant in the photo to change and in the face photo; where it cannot, and the
    photos leave, it is sent only the part around the face that was clicked. `cost` is in the
    service's credits for one job; None is unknown before, 0 is free. `usual_cost` is from how
    much to how much it usually is, where it is unknown before. `usual_seconds` is from how long
    to how long a job usually takes, where the service says so. `face_option` names the TEXT
    option that, while it is not empty, takes the place of the face photo; with `face_list_mark`
    in it, it names a face for each of several people. `max_people` is how
    many faces of one photo can be changed in one job, each for another one. `mark` is what the
    result is: its file says so. A service on this computer puts the mark in itself; into what
    comes from the web it is put here. A service that does not say counts as one that generates.
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
    usual_cost: tuple[float, float] | None = None
    usual_seconds: tuple[float, float] | None = None
    prompt_max_length: int = 1000
    prompt_suggestions: tuple[str, ...] = ()
    face_option: str = ""
    face_list_mark: str = ""
    max_people: int = 1
    mark: Mark = Mark.COMPOSITE_AI


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
class AccountStep:
    """One thing to do on the way to a key, in English; the window translates.

    `page` is an https page where it is done, or that says more, and `page_label` is what stands
    on its link.
    """

    title: str
    text: str
    page: str = ""
    page_label: str = ""


@dataclass(frozen=True, slots=True)
class AccountDescription:
    """What an account with the service is, for the page where its key is entered.

    Addresses are https pages that the window opens in the browser on request. `steps` lead
    there, what should be known before comes first; entering the key itself is none of them.
    """

    key_page: str
    help_page: str
    key_example: str
    renewal_page: str = ""
    credit_name: str = "credits"
    steps: tuple[AccountStep, ...] = ()


@dataclass(frozen=True, slots=True)
class DataDescription:
    """What leaves the computer: to whom, and for how long it is kept there (English texts).

    `kept_briefly` says the same as `kept_for` in one short sentence, for the line under the main
    button; without it that line says nothing of it.
    """

    receiver: str
    host: str
    what: str
    kept_for: str
    terms_page: str = ""
    kept_briefly: str = ""


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
