# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing a job over to a service, and what to do when the answer is lost.

The order is the point: the reference of a submission is in the journal before its first byte
leaves, each submission has a new one, and none is repeated once bytes may have left. Where photos
have to be put somewhere first, it is written down when that is done and what costs begins.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import (
    Box,
    Caution,
    ErrorInfo,
    JobState,
    OptionValue,
    Photo,
    Step,
    Wait,
    WaitReason,
)
from faceswap_desktop.core.parts import part_of
from faceswap_desktop.errors import (
    BusyError,
    Charge,
    ErrorCode,
    JournalError,
    ServiceError,
    UncertainError,
    UserFacingError,
)
from faceswap_desktop.jobs import outcome, schedule
from faceswap_desktop.jobs.journal import DuplicateError
from faceswap_desktop.jobs.outcome import Asked, Submitted
from faceswap_desktop.jobs.receipt import ReceiptEvent, ReceiptKind, sending_events
from faceswap_desktop.jobs.records import error_info
from faceswap_desktop.providers.base import (
    Accepted,
    Ended,
    Finished,
    InputFile,
    OperationDescription,
    OptionKind,
    PersonInput,
    Submission,
)

if TYPE_CHECKING:
    from faceswap_desktop.jobs.runner import Run
    from faceswap_desktop.jobs.schedule import Clock

_log = logging.getLogger(__name__)


async def prepare(run: Run) -> None:
    """Make what is to be handed over, and write down that it is about to be."""
    job, shared = run.job, run.shared
    try:
        submission = await _submission(run)
    except UserFacingError as error:
        await run.fail(error)
        return
    pictures = [
        (role, picture, await shared.store.size(picture.path))
        for role, picture in _pictures(submission)
        if picture is not None
    ]
    events = sending_events(
        run.description,
        pictures,
        submission.prompt,
        attempt=job.snapshot.attempt,
        at=shared.clock.now(),
    )
    await job.advance(
        JobState.SUBMITTING,
        reference=submission.reference,
        is_handed_over=not run.description.needs_links,
        started_at=job.snapshot.started_at or shared.clock.now(),
        events=events,
        step=Step.SENDING if run.description.photos_leave_computer else Step.READING_PHOTOS,
    )
    run.ready = submission


def _pictures(submission: Submission) -> list[tuple[str, InputFile | None]]:
    """All pictures that are handed over, and what each is for."""
    if not submission.people:
        return [("target", submission.target), ("face", submission.face)]
    return [("target", submission.target), *(("face", each.face) for each in submission.people)]


async def hand_over(run: Run) -> None:
    """Submit what is ready, once, and go on as the service answers."""
    submission = run.ready
    if submission is None:
        raise AssertionError
    run.is_recovered = False
    if not run.job.record.is_handed_over:
        submission = await _placed(run, submission)
    run.ready = None
    if submission is None:
        return
    run.was_handed_over = True
    try:
        answer = await run.provider.submit(submission, run.report)
    except Exception as error:  # noqa: BLE001 (judged by its class)
        await _not_accepted(run, error, is_paid=run.is_paid)
    else:
        run.not_sent_tries = run.offline_tries = run.busy_tries = 0
        await go_on_with(run, answer)


async def _placed(run: Run, submission: Submission) -> Submission | None:
    """The submission with its photos where the service finds them; None where that failed.

    Nothing has been submitted before it is written down here that from now on it may be.
    """
    try:
        placed = await run.provider.place(submission, run.report)
    except Exception as error:  # noqa: BLE001 (judged by its class)
        await _not_accepted(run, error, is_paid=False)
        return None
    try:
        await run.job.advance(JobState.SUBMITTING, is_handed_over=True, step=Step.SENDING)
    except JournalError as error:
        await run.fail(error)
        return None
    return placed


async def look_up(run: Run) -> None:
    """Ask the service for a submission whose answer is not known; a person decides if it can't."""
    job = run.job
    job.show(Step.LOOKING_FOR_JOB)
    found: Accepted | Finished | Ended | None = None
    if run.description.can_find and job.record.reference is not None:
        found = await _find(run, job.record.reference)
    if isinstance(found, Ended):
        await run.fail(found.error)
    elif found is not None:
        await go_on_with(run, found)
    elif job.state is JobState.UNCERTAIN:
        job.show()
    else:
        provider = job.request.provider
        error = error_info(UncertainError(provider=provider))
        await job.advance(
            JobState.UNCERTAIN,
            error=replace(error, details=run.lost_details),
            warnings=_with(job.snapshot.warnings, Caution.MAY_BE_CHARGED),
            events=(job.event(ReceiptKind.ANSWER_LOST),),
        )


async def go_on_with(run: Run, answer: Accepted | Finished) -> None:
    """Write down what the service said."""
    job = run.job
    try:
        match answer:
            case Accepted(remote_id=remote_id, channel=channel):
                await job.advance(
                    JobState.ACCEPTED,
                    error=None,
                    warnings=_settled(job.snapshot.warnings),
                    remote_id=remote_id,
                    channel=channel,
                    step=Step.IN_QUEUE_THERE,
                    events=(job.event(ReceiptKind.ACCEPTED, remote_id=remote_id),),
                )
            case Finished():
                await finished(run, answer)
    except DuplicateError as error:
        # Two submissions cannot be one job there: which of them it is, nobody can tell.
        details = f"the service gave an id that another job has: {error}"
        unclear = ErrorInfo(ErrorCode.ANSWER_UNEXPECTED, details=details, charge=Charge.POSSIBLE)
        await job.advance(JobState.UNCERTAIN, error=unclear)


async def finished(run: Run, answer: Finished) -> None:
    """Write down that results are ready to be fetched."""
    job = run.job
    remote_id = answer.remote_id or job.snapshot.remote_id
    error, resume_at = None, None
    if not answer.results:
        is_open = bool(remote_id) and run.is_paid
        resume_at = JobState.ACCEPTED if is_open else None
        error = ErrorInfo(
            ErrorCode.NO_RESULT_CAME,
            MappingProxyType({"provider": job.request.provider}),
            charge=Charge.POSSIBLE if run.is_paid else Charge.NOTHING,
            retryable=True,
        )
    await job.advance(
        JobState.DOWNLOADING if answer.results else JobState.FAILED,
        error=error,
        resume_at=resume_at,
        remote_results=answer.results,
        remote_id=remote_id,
        price=answer.price,
        balance=answer.balance,
        channel=answer.channel or job.record.channel,
        warnings=_with(_settled(job.snapshot.warnings), *answer.cautions),
        changed=answer.changed,
        step=Step.RECEIVING if answer.results else None,
        events=_finished_events(run, answer, remote_id),
    )


def _finished_events(run: Run, answer: Finished, remote_id: str | None) -> tuple[ReceiptEvent, ...]:
    facts = {"remote_id": remote_id, "price": answer.price, "balance": answer.balance}
    kinds = [ReceiptKind.FINISHED]
    if Caution.LINK_NOT_DELETED in answer.cautions:
        kinds.append(ReceiptKind.LINK_NOT_DELETED)
    return tuple(
        run.job.event(kind, **(facts if kind is ReceiptKind.FINISHED else {})) for kind in kinds
    )


def in_future(clock: Clock, seconds: float) -> datetime:
    """The time of day in so many seconds."""
    return clock.now() + timedelta(seconds=min(seconds, 1e8))


async def _submission(run: Run) -> Submission:
    request, description = run.job.request, run.description
    operation = description.operation(request.operation)
    if operation is None:
        raise ServiceError(ErrorCode.REQUEST_REFUSED, provider=description.id, reason="")
    return Submission(
        reference=run.shared.new_reference(),
        operation=request.operation,
        target=await _input(run, operation, request.target, request.target_part),
        face=await _input(run, operation, request.face, request.face_part),
        prompt=request.prompt,
        # A box in the whole photo says nothing about a part of it.
        target_face=request.target_face if request.target_part is None else None,
        face_choice=request.face_choice if request.face_part is None else None,
        options=await _options(run, operation),
        people=await _people(run, operation),
    )


async def _input(
    run: Run, operation: OperationDescription, photo: Photo | None, part: Box | None = None
) -> InputFile | None:
    if photo is None:
        return None
    if run.description.photos_leave_computer:
        run.job.show(Step.MAKING_COPIES)
        cut = part_of(part, photo.width, photo.height) if part is not None else None
        store = run.shared.store
        return await store.prepare(run.job.id, photo.path, photo, operation.limits, cut)
    return InputFile(photo.path, photo.media_type, photo.width, photo.height, photo.web_address)


async def _people(run: Run, operation: OperationDescription) -> tuple[PersonInput, ...]:
    """The faces of several people; a photo that is used twice is prepared twice."""
    people = run.job.request.people
    if len(people) > operation.max_people:
        raise ServiceError(ErrorCode.REQUEST_REFUSED, provider=run.description.id, reason="")
    found = []
    for each in people:
        face = await _input(run, operation, each.face)
        if face is not None:
            found.append(PersonInput(each.target_face, face, each.face_choice))
    return tuple(found)


async def _options(run: Run, operation: OperationDescription) -> Mapping[str, OptionValue]:
    """The options as they are sent: photos among them as copies, if they leave."""
    options = dict(run.job.request.options)
    if run.description.photos_leave_computer:
        for option in operation.options:
            path = options.get(option.key)
            if option.kind is OptionKind.PHOTO and path:
                copy = await run.shared.store.prepare(
                    run.job.id, Path(str(path)), None, operation.limits
                )
                options[option.key] = str(copy.path)
    return options


async def _not_accepted(run: Run, error: Exception, *, is_paid: bool) -> None:
    random = run.shared.random
    match outcome.of_submission(error, is_paid=is_paid):
        case Submitted.OFFLINE:
            run.offline_tries += 1
            seconds = schedule.back_off(run.offline_tries, random, schedule.UNSENT_CEILING)
            await _try_later(run, None, seconds, WaitReason.NETWORK)
        case Submitted.NOT_SENT if run.not_sent_tries < schedule.NOT_SENT_TRIES:
            run.not_sent_tries += 1
            seconds = schedule.back_off(run.not_sent_tries, random)
            await _try_later(run, error, seconds, WaitReason.NETWORK)
        case Submitted.BUSY if (asked := _busy_seconds(run, error)) is not None:
            await _try_later(run, error, asked, WaitReason.SERVICE_BUSY)
        case Submitted.OFFLINE | Submitted.NOT_SENT | Submitted.BUSY | Submitted.REFUSED:
            reason = outcome.holds_others(error)
            if reason is not None:
                run.lane.hold(reason)
            told = outcome.as_user_error(error, run.job.request.provider)
            if told.code is ErrorCode.INTERNAL:
                _log.error("Job %s broke in the service", run.job.id, exc_info=error)
            await run.fail(told)
        case Submitted.UNCERTAIN:
            run.lost_details = _details(error)
            await look_up(run)


def _busy_seconds(run: Run, error: Exception) -> float | None:
    """How long to wait for a busy service; None when it has been enough."""
    now = run.shared.clock.monotonic()
    if run.busy_tries == 0:
        run.busy_since = now
    asked = error.retry_after if isinstance(error, BusyError) else 0.0
    seconds = schedule.busy_wait(asked, run.shared.random)
    since = now if run.busy_since is None else run.busy_since
    if run.busy_tries >= schedule.BUSY_TRIES or now + seconds - since > schedule.BUSY_LIMIT:
        return None
    run.busy_tries += 1
    return seconds


async def _try_later(run: Run, error: Exception | None, seconds: float, reason: WaitReason) -> None:
    """Wait before the next submission; `error` None: not a byte of the last one left."""
    code = error.code.value if isinstance(error, UserFacingError) else ""
    clock = run.shared.clock
    run.not_before = clock.monotonic() + seconds
    leaves = run.description.photos_leave_computer
    await run.job.advance(
        JobState.WAITING,
        wait=Wait(reason, in_future(clock, seconds)),
        events=(run.job.event(ReceiptKind.NOT_ACCEPTED, code=code),) if error and leaves else (),
        nothing_left=error is None,
    )


async def _find(run: Run, reference: str) -> Accepted | Finished | Ended | None:
    """Ask a few times, since a service may show a job only after a while; None: it cannot tell."""
    waits = iter(schedule.LOOK_UP_WAITS)
    failures, seconds = 0, next(waits)
    while True:
        await run.rest(seconds, is_least=True)
        try:
            async with asyncio.timeout(schedule.CALL_LIMIT):
                found = await run.provider.find(reference)
        except Exception as error:  # noqa: BLE001 (judged by its class)
            match outcome.of_question(error):
                case Asked.KEY:
                    return None
                case Asked.UNREACHABLE | Asked.BUSY:
                    failures += 1
                    seconds = schedule.question_wait(error, failures, run.shared.random)
                    await run.pause(seconds, WaitReason.NETWORK, Step.LOOKING_FOR_JOB)
                    seconds = 0.0
                    run.job.show(Step.LOOKING_FOR_JOB)
                    continue
                case Asked.UNKNOWN | Asked.GONE | Asked.UNCLEAR:
                    found = None
        if found is not None:
            return found
        seconds = next(waits, -1.0)
        if seconds < 0:
            return None


def _details(error: Exception) -> str:
    if isinstance(error, UserFacingError):
        return f"{error}: {error.details}"
    return f"{type(error).__name__}: {error}"


def _settled(warnings: tuple[Caution, ...]) -> tuple[Caution, ...]:
    """`warnings` of a job whose answer is known now."""
    return tuple(each for each in warnings if each is not Caution.MAY_BE_CHARGED)


def _with(warnings: tuple[Caution, ...], *more: Caution) -> tuple[Caution, ...]:
    return (*warnings, *(each for each in dict.fromkeys(more) if each not in warnings))
