# SPDX-License-Identifier: GPL-3.0-or-later
"""InsightFaceSwap through useapi.net: a bot in the user's own Discord channel, driven by HTTP.

A swap blocks until it is done and usually brings the picture along; a background or a portrait
is taken on and asked for later. The service knows no repeated submission when it sees one, so
every one carries its own reference, by which a submission whose answer was lost is found again.
"""

from __future__ import annotations

from pathlib import Path

from faceswap_desktop.core.models import Step
from faceswap_desktop.errors import (
    ErrorCode,
    NotSentError,
    RefusedError,
    ServiceError,
    UncertainError,
)
from faceswap_desktop.providers.base import (
    Accepted,
    AccountStatus,
    CancelOutcome,
    Ended,
    Finished,
    Provider,
    ProviderContext,
    RemoteResult,
    Report,
    Status,
    StillWorking,
    Submission,
    SubmitOutcome,
)
from faceswap_desktop.providers.http_addresses import ResultPolicy
from faceswap_desktop.providers.http_answers import text_in
from faceswap_desktop.providers.http_outcomes import described
from faceswap_desktop.providers.http_requests import KeyHeader
from faceswap_desktop.providers.http_service import HttpService, ServiceFacts
from faceswap_desktop.providers.useapi_account import UseapiAccount, refusal
from faceswap_desktop.providers.useapi_description import (
    ADDRESS_VARIABLE,
    DEFAULT_ADDRESS,
    DESCRIPTION,
    PROVIDER_ID,
)
from faceswap_desktop.providers.useapi_jobs import (
    Job,
    accepted,
    failure_of,
    finished,
    is_over,
    job_id,
    listed_ids,
    refused_as,
    results_of,
    state,
    status_of,
)
from faceswap_desktop.providers.useapi_requests import command_for

_FACTS = ServiceFacts(
    provider=PROVIDER_ID,
    default_address=DEFAULT_ADDRESS,
    address_variable=ADDRESS_VARIABLE,
    key_header=KeyHeader("Authorization", "Bearer "),
    results=ResultPolicy(frozenset({"cdn.discordapp.com", "media.discordapp.net"})),
    refusal=refusal,
)


def create(context: ProviderContext) -> UseapiProvider:
    """Make the service; nothing is contacted yet."""
    return UseapiProvider(context)


class UseapiProvider(UseapiAccount, Provider):
    """The service as the program sees it; also keeps faces and manages channels."""

    description = DESCRIPTION

    def __init__(self, context: ProviderContext) -> None:
        super().__init__(HttpService(_FACTS, context), context)

    async def submit(self, submission: Submission, report: Report) -> SubmitOutcome:
        """Hand a job over; one at a time per channel."""
        command = command_for(submission, self.usual_channel)
        report(Step.QUEUED)
        if command.select_first:
            await self._select_before(command.select_first)
        # Asked for before, so that nothing can fail between the answer and reading it.
        speaker = await self._service.speaker()
        async with self.turn(command.channel):
            answer = await self._service.submit(command.path, command.body, report)
        job = answer.fields
        remote_id = job_id(job)
        if state(job) == "completed" and (results := results_of(job)):
            return finished(job, remote_id, results)
        if is_over(job):
            raise refused_as(failure_of(job, speaker))
        if not remote_id:
            raise UncertainError(provider=PROVIDER_ID, details=described(answer, speaker.secrets))
        return accepted(job, command.channel)

    async def _select_before(self, name: str) -> None:
        """Select the face of a portrait; whatever happens here, the portrait was not sent."""
        try:
            await self.select_saved_face(name)
        except UncertainError as error:
            raise NotSentError(
                ErrorCode.SERVICE_UNREACHABLE,
                provider=PROVIDER_ID,
                details=error.details,
                retryable=True,
            ) from None

    async def status(self, remote_id: str) -> Status:
        """Ask how far a job is."""
        job = await self._job(remote_id)
        return status_of(job, remote_id, await self._service.speaker())

    async def download(self, result: RemoteResult, destination: Path, report: Report) -> None:
        """Fetch a picture from Discord, without the key."""
        await self._service.fetch((result.address, *result.fallbacks), destination, report)

    async def cancel(self, remote_id: str) -> CancelOutcome:
        """Ask the bot to stop; a job that is not there any more was too late to stop."""
        try:
            answer = await self._service.ask("GET", "/jobs/cancel/", query={"jobid": remote_id})
        except RefusedError as error:
            if error.code in {ErrorCode.REQUEST_REFUSED, ErrorCode.JOB_EXPIRED}:
                return CancelOutcome.TOO_LATE
            raise
        stopped = state(answer.fields) in {"cancelled", "canceled", ""}
        return CancelOutcome.STOPPED if stopped else CancelOutcome.TOO_LATE

    async def find(self, reference: str) -> Accepted | Finished | Ended | None:
        """Look among the running jobs for the one that carries exactly this reference."""
        answer = await self._service.ask("GET", "/jobs")
        found: dict[str, Job] = {}
        for remote_id in listed_ids(answer.value):
            try:
                job = await self._job(remote_id)
            except RefusedError as error:
                if error.code in {ErrorCode.JOB_UNKNOWN, ErrorCode.JOB_EXPIRED}:
                    continue
                raise
            if text_in(job, "replyRef") == reference:
                found[job_id(job) or remote_id] = job
        if len(found) != 1:
            return None
        [(remote_id, job)] = found.items()
        status = status_of(job, remote_id, await self._service.speaker())
        if isinstance(status, StillWorking):
            return Accepted(remote_id, text_in(job, "channel") or None)
        return status

    async def account(self) -> AccountStatus:
        """Try the key and read the credits."""
        return await self.account_status()

    async def aclose(self) -> None:
        """Let go of all connections."""
        await self._service.aclose()

    async def _job(self, remote_id: str) -> Job:
        try:
            answer = await self._service.ask("GET", "/jobs/", query={"jobid": remote_id})
        except RefusedError as error:
            if error.code in {ErrorCode.REQUEST_REFUSED, ErrorCode.CHANNEL_UNKNOWN}:
                raise RefusedError(
                    ErrorCode.JOB_UNKNOWN, provider=PROVIDER_ID, details=error.details
                ) from None
            raise
        if not answer.fields:
            raise ServiceError(
                ErrorCode.ANSWER_UNEXPECTED,
                provider=PROVIDER_ID,
                details=described(answer, (await self._service.speaker()).secrets),
                retryable=True,
            )
        return answer.fields
