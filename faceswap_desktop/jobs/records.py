# SPDX-License-Identifier: GPL-3.0-or-later
"""A job as the journal keeps it, and its form as versioned JSON.

The request is written once; the rest, which changes, apart from it. Paths keep bytes that are
no text (surrogate escapes), since JSON is written as ASCII.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from faceswap_desktop.core.models import (
    Box,
    Caution,
    ErrorInfo,
    JobRequest,
    JobSnapshot,
    JobState,
    Operation,
    PersonFace,
    Photo,
    ResultFile,
    Wait,
    WaitReason,
)
from faceswap_desktop.errors import Charge, ErrorCode, UserFacingError
from faceswap_desktop.providers.base import RemoteResult

FORMAT = 1
_DETAILS_KEPT = 4000


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A snapshot together with what only the controller needs to go on with the job.

    `reference` is that of the last submission. `remote_results` are finished pictures that are
    still to be fetched. `resume_at` is where "try again" may go on without paying again; None
    means that it has to be a new submission. `restarts` counts how often a start of the program
    began it anew. `token` tells one click from the next. `is_handed_over` is False while a
    submission is written down and what costs has certainly not begun yet.
    """

    snapshot: JobSnapshot
    reference: str | None = None
    channel: str | None = None
    remote_results: tuple[RemoteResult, ...] = ()
    resume_at: JobState | None = None
    cancel_wanted: bool = False
    has_consent: bool = False
    restarts: int = 0
    token: str | None = None
    deleted_at: datetime | None = None
    is_handed_over: bool = True


def error_info(error: UserFacingError) -> ErrorInfo:
    """What is kept of `error` with a job."""
    return ErrorInfo(
        error.code,
        MappingProxyType(dict(error.params)),
        error.details[:_DETAILS_KEPT],
        error.charge,
        error.retryable,
    )


def request_to_json(request: JobRequest) -> str:
    """`request` as one line of ASCII."""
    return _dump(
        {
            "v": FORMAT,
            "operation": request.operation.value,
            "provider": request.provider,
            "target": _photo(request.target),
            "face": _photo(request.face),
            "prompt": request.prompt,
            "target_face": _box(request.target_face),
            "face_choice": _box(request.face_choice),
            "options": dict(request.options),
            "people": [_person(each) for each in request.people],
            "target_others": [_box(each) for each in request.target_others],
            "face_others": [_box(each) for each in request.face_others],
            "target_part": _box(request.target_part),
            "face_part": _box(request.face_part),
        }
    )


def request_from_json(text: str) -> JobRequest:
    """The request that was written; raises ValueError, KeyError or TypeError on anything else."""
    data = _load(text)
    return JobRequest(
        Operation(data["operation"]),
        data["provider"],
        _photo_from(data["target"]),
        _photo_from(data["face"]),
        data["prompt"],
        _box_from(data["target_face"]),
        _box_from(data["face_choice"]),
        MappingProxyType(data["options"]),
        # Requests were kept before there were several people, or parts.
        tuple(_person_from(each) for each in data.get("people", ())),
        tuple(Box(*each) for each in data.get("target_others", ())),
        tuple(Box(*each) for each in data.get("face_others", ())),
        _box_from(data.get("target_part")),
        _box_from(data.get("face_part")),
    )


def record_to_json(record: JobRecord) -> str:
    """All of `record` but its request, and what passes by: step and fraction."""
    snapshot = record.snapshot
    return _dump(
        {
            "v": FORMAT,
            "state": snapshot.state.value,
            "created_at": _time(snapshot.created_at),
            "updated_at": _time(snapshot.updated_at),
            "started_at": _time(snapshot.started_at),
            "ended_at": _time(snapshot.ended_at),
            "wait": _wait(snapshot.wait),
            "remote_id": snapshot.remote_id,
            "results": [_result(each) for each in snapshot.results],
            "warnings": [each.value for each in snapshot.warnings],
            "error": _error(snapshot.error),
            "price": snapshot.price,
            "balance": snapshot.balance,
            "attempt": snapshot.attempt,
            "changed": [_box(each) for each in snapshot.changed],
            "reference": record.reference,
            "channel": record.channel,
            "remote_results": [_remote(each) for each in record.remote_results],
            "resume_at": record.resume_at.value if record.resume_at else None,
            "cancel_wanted": record.cancel_wanted,
            "has_consent": record.has_consent,
            "restarts": record.restarts,
            "is_handed_over": record.is_handed_over,
        }
    )


def record_from_json(
    job_id: str,
    request: str,
    text: str,
    *,
    folder: Path,
    token: str | None = None,
    deleted_at: str | None = None,
) -> JobRecord:
    """The record that was written; raises ValueError, KeyError or TypeError on anything else.

    `folder` is where the files of this job lie; only their names are kept, so that the program's
    folder may be moved.
    """
    data = _load(text)
    snapshot = JobSnapshot(
        id=job_id,
        request=request_from_json(request),
        state=JobState(data["state"]),
        created_at=datetime.fromisoformat(data["created_at"]),
        updated_at=datetime.fromisoformat(data["updated_at"]),
        started_at=_time_from(data["started_at"]),
        ended_at=_time_from(data["ended_at"]),
        wait=_wait_from(data["wait"]),
        remote_id=data["remote_id"],
        results=tuple(_result_from(folder, each) for each in data["results"]),
        warnings=tuple(Caution(each) for each in data["warnings"]),
        error=_error_from(data["error"]),
        price=data["price"],
        balance=data["balance"],
        attempt=data["attempt"],
        # Records were kept before this was.
        changed=tuple(Box(*each) for each in data.get("changed", ())),
    )
    return JobRecord(
        snapshot,
        data["reference"],
        data["channel"],
        tuple(_remote_from(each) for each in data["remote_results"]),
        JobState(data["resume_at"]) if data["resume_at"] else None,
        data["cancel_wanted"],
        data["has_consent"],
        data["restarts"],
        token,
        _time_from(deleted_at),
        # Where this was not kept yet, nobody knows; only a clear no is one.
        data.get("is_handed_over") is not False,
    )


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, separators=(",", ":"), ensure_ascii=True)


def _load(text: str) -> dict[str, Any]:
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("v") != FORMAT:
        message = "not a record of this format"
        raise ValueError(message)
    return data


def _time(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def _time_from(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _photo(photo: Photo | None) -> dict[str, Any] | None:
    if photo is None:
        return None
    return {
        "path": str(photo.path),
        "name": photo.name,
        "width": photo.width,
        "height": photo.height,
        "media_type": photo.media_type,
        "has_alpha": photo.has_alpha,
        "frames": photo.frames,
        "web_address": photo.web_address,
    }


def _photo_from(data: dict[str, Any] | None) -> Photo | None:
    return Photo(**{**data, "path": Path(data["path"])}) if data else None


def _box(box: Box | None) -> list[float] | None:
    return [box.left, box.top, box.width, box.height] if box else None


def _box_from(data: list[float] | None) -> Box | None:
    return Box(*data) if data else None


def _person(person: PersonFace) -> list[Any]:
    return [_box(person.target_face), _photo(person.face), _box(person.face_choice)]


def _person_from(data: list[Any]) -> PersonFace:
    target_face, face, face_choice = data
    box, photo = _box_from(target_face), _photo_from(face)
    if box is None or photo is None:
        message = "a person without a place or a face"
        raise ValueError(message)
    return PersonFace(box, photo, _box_from(face_choice))


def _wait(wait: Wait | None) -> list[Any] | None:
    return [wait.reason.value, _time(wait.until)] if wait else None


def _wait_from(data: list[Any] | None) -> Wait | None:
    return Wait(WaitReason(data[0]), _time_from(data[1])) if data else None


def _result(result: ResultFile) -> list[Any]:
    return [
        result.path.name,
        result.width,
        result.height,
        result.media_type,
        result.size,
        result.sha256,
    ]


def _result_from(folder: Path, data: list[Any]) -> ResultFile:
    return ResultFile(folder / data[0], *data[1:])


def _error(error: ErrorInfo | None) -> list[Any] | None:
    if error is None:
        return None
    params = dict(error.params)
    return [error.code.value, params, error.details, error.charge.value, error.retryable]


def _error_from(data: list[Any] | None) -> ErrorInfo | None:
    if data is None:
        return None
    code, params, details, charge, retryable = data
    return ErrorInfo(
        ErrorCode(code), MappingProxyType(params), details, Charge(charge), bool(retryable)
    )


def _remote(result: RemoteResult) -> list[Any]:
    return [result.address, list(result.fallbacks), result.media_type, _time(result.expires_at)]


def _remote_from(data: list[Any]) -> RemoteResult:
    return RemoteResult(data[0], tuple(data[1]), data[2], _time_from(data[3]))
