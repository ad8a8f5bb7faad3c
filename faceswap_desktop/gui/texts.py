# SPDX-License-Identifier: GPL-3.0-or-later
"""States, steps and reasons in words, in the current language."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from faceswap_desktop.core.models import (
    Caution,
    JobSnapshot,
    JobState,
    Operation,
    Step,
    WaitReason,
)
from faceswap_desktop.gui.price_texts import amount_text, number_text
from faceswap_desktop.gui.task_texts import (
    listed,
    missing_text,
    no_face_text,
    operation_text,
    photo_note,
    promise,
    prompt_name,
)

__all__ = [
    "caution_text",
    "duration_text",
    "missing_text",
    "no_face_text",
    "operation_text",
    "photo_note",
    "price_text",
    "promise",
    "prompt_name",
    "result_suffix",
    "seconds_until",
    "state_text",
    "step_text",
    "took_text",
    "wait_text",
]

translate = QCoreApplication.translate


def result_suffix(operation: Operation) -> str:
    """What a result's file name gets behind the name of its photo."""
    return {
        Operation.SWAP: translate("texts", "swapped", "suffix of a file name"),
        Operation.BACKGROUND: translate("texts", "background", "suffix of a file name"),
        Operation.PORTRAIT: translate("texts", "portrait", "suffix of a file name"),
    }[operation]


def step_text(step: Step, service: str) -> str:
    """What is being done, as a person would say it."""
    text = {
        Step.QUEUED: translate("texts", "Waiting for its turn"),
        Step.READING_PHOTOS: translate("texts", "Reading the photos"),
        Step.FINDING_FACES: translate("texts", "Finding the faces"),
        Step.MAPPING_FACES: translate("texts", "Measuring the faces"),
        Step.SHAPING_FACE: translate("texts", "Fitting the face"),
        Step.MATCHING_COLOURS: translate("texts", "Matching the colours"),
        Step.BLENDING: translate("texts", "Blending"),
        Step.CUTTING_OUT: translate("texts", "Cutting out"),
        Step.REFINING_EDGES: translate("texts", "Refining the edges"),
        Step.PAINTING_BACKGROUND: translate("texts", "Painting the background"),
        Step.PUTTING_BACK: translate("texts", "Putting it back at full size"),
        Step.MAKING_COPIES: translate("texts", "Preparing copies to send"),
        Step.MAKING_LINKS: translate("texts", "Making links"),
        Step.SENDING: translate("texts", "Sending"),
        Step.IN_QUEUE_THERE: translate("texts", "Waiting in the queue of {service}"),
        Step.WORKING_THERE: translate("texts", "Waiting for {service}"),
        Step.RECEIVING: translate("texts", "Receiving the result"),
        Step.CHECKING: translate("texts", "Checking the result"),
        Step.LOOKING_FOR_JOB: translate("texts", "Checking whether it arrived"),
        Step.SAVING: translate("texts", "Saving"),
    }[step]
    return text.replace("{service}", service)


def wait_text(
    reason: WaitReason, service: str, seconds: int | None = None, ahead: int | None = None
) -> str:
    """Why a job does not move on, and how many have their turn before it."""
    if reason is WaitReason.TURN and ahead is not None:
        return _turn_text(ahead)
    if reason is WaitReason.SERVICE_BUSY and seconds is not None:
        return (
            translate("texts", "{service} is busy, trying again in {n} s")
            .replace("{service}", service)
            .replace("{n}", QLocale().toString(seconds))
        )
    text = {
        WaitReason.TURN: translate("texts", "Waiting for its turn"),
        WaitReason.CONSENT: translate("texts", "Waiting for your consent"),
        WaitReason.NETWORK: translate("texts", "Waiting for the network"),
        WaitReason.SERVICE_BUSY: translate("texts", "{service} is busy"),
        WaitReason.PAUSED: translate("texts", "Paused"),
        WaitReason.KEY: translate("texts", "Waiting for an access key"),
        WaitReason.CREDITS: translate("texts", "Waiting for credits"),
        WaitReason.PATIENCE: translate("texts", "{service} takes unusually long"),
    }[reason]
    return text.replace("{service}", service)


def _turn_text(ahead: int) -> str:
    if ahead == 0:
        return translate("texts", "Waiting for its turn, it is next")
    return QCoreApplication.translate("texts", "Waiting for its turn, %n before it", "", ahead)


def caution_text(caution: Caution) -> str:
    """What a person should know about a result that came out all the same."""
    return {
        Caution.POSES_FAR_APART: translate(
            "texts",
            "The two heads are turned quite differently; a face photo from a similar angle "
            "will look better.",
        ),
        Caution.FACE_SMALL: translate(
            "texts", "The face photo shows the face rather small; a larger one will look sharper."
        ),
        Caution.FACE_BLURRED: translate(
            "texts", "The face photo is a little blurred; a sharper one will look better."
        ),
        Caution.FACE_TURNED_AWAY: translate(
            "texts", "The face is turned far to the side; a frontal one will look better."
        ),
        Caution.LINK_NOT_DELETED: translate(
            "texts", "A copy that was put on the web could not be deleted; it expires by itself."
        ),
        Caution.FIRST_FRAME_ONLY: translate(
            "texts", "A photo holds several pictures; only the first one was used."
        ),
        Caution.METADATA_NOT_COPIED: translate(
            "texts", "The date and camera data of the photo could not be copied."
        ),
        Caution.MAY_BE_CHARGED: translate("texts", "It may still be charged."),
        Caution.PART_NOT_PUT_BACK: translate(
            "texts",
            "Only the part around the face was sent, and what came back could not be put into "
            "the whole photo.",
        ),
    }[caution]


def state_text(snapshot: JobSnapshot, service: str) -> str:
    """Where a job stands, in a few words, without the time."""
    if snapshot.wait is not None and not snapshot.is_over:
        wait = snapshot.wait
        return wait_text(wait.reason, service, seconds_until(wait.until), wait.ahead)
    match snapshot.state:
        case JobState.WAITING:
            return translate("texts", "Waiting for its turn")
        case JobState.PREPARING | JobState.SUBMITTING | JobState.ACCEPTED | JobState.WORKING:
            return step_text(snapshot.step or Step.WORKING_THERE, service)
        case JobState.DOWNLOADING:
            return step_text(snapshot.step or Step.RECEIVING, service)
        case JobState.DONE:
            return translate("texts", "Done · {service}").replace("{service}", service)
        case JobState.FAILED:
            return translate("texts", "Did not work")
        case JobState.CANCELLED if Caution.MAY_BE_CHARGED in snapshot.warnings:
            return translate("texts", "Stopped; it may still be charged")
        case JobState.CANCELLED:
            return translate("texts", "Cancelled")
        case JobState.UNCERTAIN:
            return translate("texts", "Not sure whether it arrived")


def seconds_until(moment: datetime | None) -> int | None:
    """Whole seconds until `moment` (UTC), at least 0."""
    if moment is None:
        return None
    return max(0, round((moment - datetime.now(UTC)).total_seconds()))


def price_text(price: float, balance: float | None, unit: str = "credits") -> str:
    """What a job cost, and what is left, in what the service charges."""
    cost = amount_text(price, unit)
    if balance is None:
        return cost
    left = translate("texts", "{number} left", "credits").replace("{number}", number_text(balance))
    return listed((cost, left))


def duration_text(seconds: float) -> str:
    """A time so far: 0:42, 12:05, 1:02:09."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    clock = QLocale().toString(QTime(0, minutes, rest), "mm:ss" if hours else "m:ss")
    if not hours:
        return clock
    text = translate("texts", "{hours}:{minutes}", "minutes and seconds behind hours")
    return text.replace("{hours}", QLocale().toString(hours)).replace("{minutes}", clock)


def took_text(seconds: float) -> str:
    """How long a job took: with a decimal below ten seconds, as a clock above a minute."""
    if seconds < 60:
        number = QLocale().toString(seconds, "f", 1 if seconds < 10 else 0)
        return translate("texts", "Done in {n} s").replace("{n}", number)
    return translate("texts", "Done in {time}").replace("{time}", duration_text(seconds))
