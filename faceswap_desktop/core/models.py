# SPDX-License-Identifier: GPL-3.0-or-later
"""The nouns of the program: photos, faces, requests, jobs. Frozen, and free of behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, unique
from pathlib import Path
from types import MappingProxyType

from faceswap_desktop.core.operation import Operation, OptionValue
from faceswap_desktop.errors import Charge, ErrorCode

__all__ = [
    "FINAL_STATES",
    "Box",
    "Caution",
    "ErrorInfo",
    "FoundFace",
    "JobRequest",
    "JobSnapshot",
    "JobState",
    "Operation",
    "OptionValue",
    "PersonFace",
    "Photo",
    "ResultFile",
    "Step",
    "Wait",
    "WaitReason",
]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in an upright picture, as fractions (0..1) of its width and height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """(x, y) as fractions of the picture's width and height."""
        return self.left + self.width / 2, self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class FoundFace:
    """One face in a photo. Angles in degrees: 0 is upright and looking into the camera.

    `size` is the side of the face's box in pixels of the picture that was searched, `score`
    the detector's 0..1, `sharpness` 0 (blurred) to 1 (crisp). `landmarks` are the 468 points
    of the face mesh as (x, y) fractions of the picture; empty where only the box is known.
    """

    box: Box
    score: float
    size: float
    sharpness: float
    yaw: float
    pitch: float
    roll: float
    landmarks: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that the user gave. Sizes are pixels of the upright picture.

    `path` is the file on this computer (for pasted and dropped pictures a copy in the
    program's own folder), `name` what people see, `web_address` where it came from, if it did.
    """

    path: Path
    name: str
    width: int
    height: int
    media_type: str
    has_alpha: bool = False
    frames: int = 1
    web_address: str | None = None

    @property
    def megapixels(self) -> float:
        """Millions of pixels."""
        return self.width * self.height / 1e6


@dataclass(frozen=True, slots=True)
class PersonFace:
    """The face photo for one of several people: whom it is for, and which face in it is meant.

    `target_face` is a box in the photo to change, `face_choice` one in `face`; None leaves that
    choice to the service.
    """

    target_face: Box
    face: Photo
    face_choice: Box | None = None


@dataclass(frozen=True, slots=True)
class JobRequest:
    """All that is needed to do a job, and to do it again.

    `target_face` and `face_choice` are the boxes of the faces that were meant, in the photo to
    change and in the face photo; None leaves the choice to the service. With `people`, each of
    them gets a face of their own; `face`, `target_face` and `face_choice` are those of the first.

    `target_others` and `face_others` are the faces beside a chosen one. `target_part` and
    `face_part` are what is sent of the photos; None is the whole photo. A result for a part
    of the target is put back into the whole of it.
    """

    operation: Operation
    provider: str
    target: Photo | None = None
    face: Photo | None = None
    prompt: str = ""
    target_face: Box | None = None
    face_choice: Box | None = None
    options: Mapping[str, OptionValue] = field(default_factory=lambda: MappingProxyType({}))
    people: tuple[PersonFace, ...] = ()
    target_others: tuple[Box, ...] = ()
    face_others: tuple[Box, ...] = ()
    target_part: Box | None = None
    face_part: Box | None = None


@unique
class JobState(StrEnum):
    """Where a job stands; `jobs.transitions` has the table of what may follow what."""

    WAITING = "waiting"
    PREPARING = "preparing"
    SUBMITTING = "submitting"
    ACCEPTED = "accepted"
    WORKING = "working"
    DOWNLOADING = "downloading"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNCERTAIN = "uncertain"


FINAL_STATES = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


@unique
class Step(StrEnum):
    """What is being done at the moment, inside a state; the window has the words."""

    QUEUED = "queued"
    READING_PHOTOS = "reading-photos"
    FINDING_FACES = "finding-faces"
    MAPPING_FACES = "mapping-faces"
    SHAPING_FACE = "shaping-face"
    MATCHING_COLOURS = "matching-colours"
    BLENDING = "blending"
    CUTTING_OUT = "cutting-out"
    REFINING_EDGES = "refining-edges"
    PAINTING_BACKGROUND = "painting-background"
    PUTTING_BACK = "putting-back"
    MAKING_COPIES = "making-copies"
    MAKING_LINKS = "making-links"
    SENDING = "sending"
    IN_QUEUE_THERE = "in-queue-there"
    WORKING_THERE = "working-there"
    RECEIVING = "receiving"
    CHECKING = "checking"
    LOOKING_FOR_JOB = "looking-for-job"
    SAVING = "saving"


@unique
class WaitReason(StrEnum):
    """Why a job does not move on."""

    TURN = "turn"
    CONSENT = "consent"
    NETWORK = "network"
    SERVICE_BUSY = "service-busy"
    PAUSED = "paused"
    KEY = "key"
    CREDITS = "credits"
    PATIENCE = "patience"


@unique
class Caution(StrEnum):
    """What a person should know about a result that came out all the same."""

    POSES_FAR_APART = "poses-far-apart"
    FACE_SMALL = "face-small"
    FACE_BLURRED = "face-blurred"
    FACE_TURNED_AWAY = "face-turned-away"
    LINK_NOT_DELETED = "link-not-deleted"
    FIRST_FRAME_ONLY = "first-frame-only"
    METADATA_NOT_COPIED = "metadata-not-copied"
    MAY_BE_CHARGED = "may-be-charged"
    PART_NOT_PUT_BACK = "part-not-put-back"


@dataclass(frozen=True, slots=True)
class Wait:
    """Why a job waits, until when (UTC), and how many have their turn first, where it is known."""

    reason: WaitReason
    until: datetime | None = None
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class ErrorInfo:
    """A failure as it is kept with a job: the fields of a `UserFacingError`."""

    code: ErrorCode
    params: Mapping[str, str | int | float] = field(default_factory=lambda: MappingProxyType({}))
    details: str = ""
    charge: Charge = Charge.NOTHING
    retryable: bool = False


@dataclass(frozen=True, slots=True)
class ResultFile:
    """One finished picture on disk, complete and checked. Sizes in pixels and bytes."""

    path: Path
    width: int
    height: int
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class JobSnapshot:
    """One job as the window draws it; whole, so that widgets need no state of their own.

    Times are UTC. `fraction` is 0..1 where the progress is truly known, else None. `price` is
    in the service's own credits, `balance` what was left afterwards; None where unknown.
    `changed` are the parts of the target that are others in the result, one for each person;
    empty where that is not known.
    """

    id: str
    request: JobRequest
    state: JobState
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    step: Step | None = None
    fraction: float | None = None
    wait: Wait | None = None
    remote_id: str | None = None
    results: tuple[ResultFile, ...] = ()
    warnings: tuple[Caution, ...] = ()
    error: ErrorInfo | None = None
    price: float | None = None
    balance: float | None = None
    attempt: int = 1
    changed: tuple[Box, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to this job by itself."""
        return self.state in FINAL_STATES or self.state is JobState.UNCERTAIN
