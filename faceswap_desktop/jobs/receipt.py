# SPDX-License-Identifier: GPL-3.0-or-later
"""What left this computer for a job, to whom, when, and what became of it.

The journal keeps one event for each step, written together with the step itself; `receipt`
reads them into one page of facts, without words for people.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, unique
from types import MappingProxyType
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import JobSnapshot

if TYPE_CHECKING:
    from faceswap_desktop.providers.base import InputFile, ProviderDescription

Fact = bool | int | float | str | None


@unique
class ReceiptKind(StrEnum):
    """What a receipt event tells. The facts that belong to it stand behind it."""

    SENDING = "sending"  # receiver, host, kept_for, prompt_length
    PICTURE = "picture"  # role, media_type, bytes, width, height, linked, whole_width, whole_height
    NOT_ACCEPTED = "not-accepted"  # code
    ANSWER_LOST = "answer-lost"
    ACCEPTED = "accepted"  # remote_id
    FINISHED = "finished"  # remote_id, price, balance
    CANCEL_ASKED = "cancel-asked"  # outcome
    COPIES_DELETED = "copies-deleted"  # copies
    LINK_NOT_DELETED = "link-not-deleted"


@dataclass(frozen=True, slots=True)
class ReceiptEvent:
    """One thing that happened in the given attempt of a job, at a time (UTC)."""

    at: datetime
    attempt: int
    kind: ReceiptKind
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class SentPicture:
    """A picture that left: size in pixels and bytes. `was_linked`: its own web address went.

    `part_of` is the size (width, height) of the whole photo where only a part of it left.
    """

    role: str
    media_type: str
    width: int
    height: int
    size: int
    was_linked: bool
    part_of: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class SentAttempt:
    """One try to hand the job over. `charge_is_open`: sent, and no answer ever came.

    `refusal` is the error code where the service did not take it, or did not get all of it.
    `copies_deleted_at` is when the re-encoded copies on this computer were removed.
    """

    attempt: int
    sent_at: datetime
    receiver: str
    host: str
    kept_for: str
    prompt_length: int
    pictures: tuple[SentPicture, ...] = ()
    refusal: str | None = None
    charge_is_open: bool = False
    remote_id: str | None = None
    accepted_at: datetime | None = None
    finished_at: datetime | None = None
    price: float | None = None
    balance: float | None = None
    cancel_outcome: str | None = None
    copies_deleted_at: datetime | None = None
    link_was_left: bool = False


@dataclass(frozen=True, slots=True)
class PrivacyReceipt:
    """All that left this computer for one job; no attempts means that nothing ever left."""

    job_id: str
    provider: str
    created_at: datetime
    attempts: tuple[SentAttempt, ...]


def sending_events(
    description: ProviderDescription,
    pictures: Iterable[tuple[str, InputFile, int]],
    prompt: str,
    *,
    attempt: int,
    at: datetime,
) -> tuple[ReceiptEvent, ...]:
    """What is about to leave: `pictures` are (role, file, bytes). Nothing for local services."""
    data = description.data
    if data is None:
        return ()
    sending = ReceiptEvent(
        at,
        attempt,
        ReceiptKind.SENDING,
        {
            "receiver": data.receiver,
            "host": data.host,
            "kept_for": data.kept_for,
            "prompt_length": len(prompt),
        },
    )
    return sending, *(
        ReceiptEvent(
            at,
            attempt,
            ReceiptKind.PICTURE,
            {
                "role": role,
                "media_type": picture.media_type,
                "bytes": size,
                "width": picture.width,
                "height": picture.height,
                "linked": picture.web_address is not None,
                **_whole(picture),
            },
        )
        for role, picture, size in pictures
    )


def receipt(snapshot: JobSnapshot, events: Iterable[ReceiptEvent]) -> PrivacyReceipt:
    """The receipt of a job from its events, in the order in which they happened."""
    attempts: list[dict[str, object]] = []
    for event in events:
        if event.kind is ReceiptKind.SENDING:
            attempts.append(_new_attempt(event))
        elif attempts:
            _add(attempts[-1], event)
    return PrivacyReceipt(
        snapshot.id,
        snapshot.request.provider,
        snapshot.created_at,
        tuple(SentAttempt(**each) for each in attempts),  # type: ignore[arg-type]
    )


def facts_to_json(facts: Mapping[str, Fact]) -> str:
    """Facts as one line of ASCII."""
    return json.dumps(dict(facts), separators=(",", ":"))


def facts_from_json(text: str) -> Mapping[str, Fact]:
    """Facts as they were written."""
    return MappingProxyType(json.loads(text))


def _new_attempt(event: ReceiptEvent) -> dict[str, object]:
    return {
        "attempt": event.attempt,
        "sent_at": event.at,
        "pictures": (),
        **event.facts,
    }


def _whole(picture: InputFile) -> dict[str, Fact]:
    if picture.part_of is None:
        return {}
    return {"whole_width": picture.part_of[0], "whole_height": picture.part_of[1]}


def _part_of(facts: Mapping[str, Fact]) -> tuple[int, int] | None:
    width, height = facts.get("whole_width"), facts.get("whole_height")
    return (int(width), int(height)) if width and height else None


def _add(attempt: dict[str, object], event: ReceiptEvent) -> None:
    facts = event.facts
    match event.kind:
        case ReceiptKind.PICTURE:
            picture = SentPicture(
                str(facts["role"]),
                str(facts["media_type"]),
                int(facts["width"] or 0),
                int(facts["height"] or 0),
                int(facts["bytes"] or 0),
                bool(facts["linked"]),
                _part_of(facts),
            )
            attempt["pictures"] = (*attempt["pictures"], picture)  # type: ignore[misc]
        case ReceiptKind.NOT_ACCEPTED:
            attempt["refusal"] = facts["code"]
        case ReceiptKind.ANSWER_LOST:
            attempt["charge_is_open"] = True
        case ReceiptKind.ACCEPTED:
            attempt.update(remote_id=facts["remote_id"], accepted_at=event.at, charge_is_open=False)
        case ReceiptKind.FINISHED:
            attempt.update(facts, finished_at=event.at, charge_is_open=False)
        case ReceiptKind.CANCEL_ASKED:
            attempt["cancel_outcome"] = facts["outcome"]
        case ReceiptKind.COPIES_DELETED:
            attempt["copies_deleted_at"] = event.at
        case ReceiptKind.LINK_NOT_DELETED:
            attempt["link_was_left"] = True
        case ReceiptKind.SENDING:  # handled by the caller
            raise AssertionError
