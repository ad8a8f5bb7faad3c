# SPDX-License-Identifier: GPL-3.0-or-later
"""TTAPI's face swap: links go in, a job comes out, and is asked for until it ends.

The service knows neither references nor a list of jobs: a submission whose answer was lost
cannot be found again, so that a person has to decide about it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from faceswap_desktop.core.models import Caution, ErrorInfo, Operation, Step
from faceswap_desktop.errors import Charge, ErrorCode, RefusedError, ServiceError, UncertainError
from faceswap_desktop.providers import http_text
from faceswap_desktop.providers.base import (
    Accepted,
    AccountStatus,
    CancelOutcome,
    Ended,
    Finished,
    InputFile,
    Provider,
    ProviderContext,
    RemoteResult,
    Report,
    Status,
    StillWorking,
    Submission,
)
from faceswap_desktop.providers.http_addresses import ResultPolicy, is_public_https
from faceswap_desktop.providers.http_answers import Answer, mapping, number_in, said, text_in
from faceswap_desktop.providers.http_outcomes import REFUSALS, Speaker, described
from faceswap_desktop.providers.http_requests import Body, KeyHeader
from faceswap_desktop.providers.http_service import HttpService, ServiceFacts
from faceswap_desktop.providers.ttapi_description import (
    ADDRESS_VARIABLE,
    DEFAULT_ADDRESS,
    DESCRIPTION,
    PROVIDER_ID,
)
from faceswap_desktop.providers.ttapi_links import JobLinks

_QUOTA = re.compile(r"quota|balance|insufficient|credit|余额|额度", re.IGNORECASE)
_CONTENT = re.compile(r"violat|moderat|sensitive|nsfw|banned|违规|敏感", re.IGNORECASE)
_UNKNOWN = re.compile(r"not (?:found|exist)|no such|invalid job|不存在", re.IGNORECASE)


def refusal(answer: Answer) -> ErrorCode | None:
    """Which definite no an answer is: by its status, and by words about money or content."""
    if answer.status == 402:
        return ErrorCode.NO_CREDITS
    code = REFUSALS.get(answer.status)
    return _by_words(words_of(answer)) or code if code is ErrorCode.REQUEST_REFUSED else code


def _by_words(words: str) -> ErrorCode | None:
    if _QUOTA.search(words):
        return ErrorCode.NO_CREDITS
    return ErrorCode.CONTENT_REFUSED if _CONTENT.search(words) else None


def words_of(answer: Answer) -> str:
    """What the service said, in `message` or in `error`."""
    return text_in(answer.fields, "message") or said(answer.fields.get("error"))


_FACTS = ServiceFacts(
    provider=PROVIDER_ID,
    default_address=DEFAULT_ADDRESS,
    address_variable=ADDRESS_VARIABLE,
    key_header=KeyHeader("TT-API-KEY"),
    results=ResultPolicy(
        frozenset({"cdn.discordapp.com", "media.discordapp.net"}), domains=("ttapi.io",)
    ),
    refusal=refusal,
)


def create(context: ProviderContext) -> TtapiProvider:
    """Make the service; nothing is contacted yet."""
    return TtapiProvider(context)


class TtapiProvider(Provider):
    """The service as the program sees it."""

    description = DESCRIPTION

    def __init__(self, context: ProviderContext) -> None:
        self._service = HttpService(_FACTS, context)
        self._links = JobLinks(self._service, context)

    async def place(self, submission: Submission, report: Report) -> Submission:
        """Make links to the photos; when it is broken off, they are taken away again."""
        target, face = _photos(submission)
        _hook(submission)
        await self._links.clear_overdue()
        reference = submission.reference
        try:
            # A key that is missing is better known before anything is on the web.
            await self._service.speaker()
            return replace(
                submission,
                target=replace(target, link=await self._links.link_to(target, reference, report)),
                face=replace(face, link=await self._links.link_to(face, reference, report)),
            )
        except BaseException:
            await self._links.clear(reference)
            raise

    async def submit(self, submission: Submission, report: Report) -> Accepted:
        """Hand the job over, with links to the photos."""
        target, face = _photos(submission)
        if not (target.link and face.link):
            target, face = _photos(await self.place(submission, report))
        hook = _hook(submission)
        body = {"targetImage": target.link, "swapImage": face.link}
        if hook:
            body["hookUrl"] = hook
        try:
            speaker = await self._service.speaker()
            answer = await self._service.submit("/insightFace/v1/swap", Body(json=body), report)
            remote_id = _accepted(answer, speaker)
        except UncertainError:
            # The job may be running and in need of its photos; they are taken away later.
            raise
        except BaseException:
            await self._links.clear(submission.reference)
            raise
        await self._links.belong_to(submission.reference, remote_id)
        return Accepted(remote_id)

    async def status(self, remote_id: str) -> Status:
        """Ask how far a job is; when it is over, its photos are taken off the web."""
        answer = await self._fetch(remote_id)
        state = text_in(answer.fields, "status").upper()
        if state not in {"SUCCESS", "FAILED"}:
            return StillWorking(Step.IN_QUEUE_THERE if state == "ON_QUEUE" else Step.WORKING_THERE)
        cautions = await self._links.clear(remote_id)
        if state == "FAILED":
            return await self._failed(answer, cautions)
        data = mapping(answer.fields.get("data"))
        addresses = [text_in(data, "cdnImage"), text_in(data, "discordImage")]
        addresses = [each for each in addresses if each.startswith("http")]
        if not addresses:
            return Ended(
                ErrorInfo(
                    ErrorCode.NO_RESULT_CAME,
                    {"provider": PROVIDER_ID},
                    charge=Charge.POSSIBLE,
                    retryable=True,
                )
            )
        first, *rest = addresses
        return Finished(
            results=(RemoteResult(first, tuple(rest)),),
            remote_id=remote_id,
            cautions=cautions,
            price=number_in(data, "quota"),
        )

    async def _fetch(self, remote_id: str) -> Answer:
        try:
            answer = await self._service.ask(
                "GET", "/insightFace/v1/fetch", query={"jobId": remote_id}
            )
        except RefusedError as error:
            if error.code is ErrorCode.REQUEST_REFUSED:
                raise _unknown(error.details) from None
            raise
        if not answer.fields:
            speaker = await self._service.speaker()
            raise ServiceError(
                ErrorCode.ANSWER_UNEXPECTED,
                provider=PROVIDER_ID,
                details=described(answer, speaker.secrets),
                retryable=True,
            )
        return answer

    async def _failed(self, answer: Answer, cautions: tuple[Caution, ...]) -> Ended:
        words, speaker = words_of(answer), await self._service.speaker()
        if _UNKNOWN.search(words):
            raise _unknown(described(answer, speaker.secrets))
        code = _by_words(words) or ErrorCode.JOB_FAILED
        details = described(answer, speaker.secrets)
        if cautions:
            details += " (the photos on the link host were not deleted)"
        return Ended(
            ErrorInfo(
                code,
                {"provider": PROVIDER_ID, "reason": http_text.reason(words, speaker.secrets)},
                details=details,
                charge=Charge.NOTHING if code is ErrorCode.NO_CREDITS else Charge.POSSIBLE,
                retryable=code is ErrorCode.JOB_FAILED,
            )
        )

    async def download(self, result: RemoteResult, destination: Path, report: Report) -> None:
        """Fetch the picture from TTAPI's own copy, else from Discord's, without the key."""
        await self._service.fetch((result.address, *result.fallbacks), destination, report)

    async def cancel(self, remote_id: str) -> CancelOutcome:
        """The service cannot stop a job; but its photos are taken off the web."""
        await self._links.clear(remote_id)
        return CancelOutcome.NOT_POSSIBLE

    async def account(self) -> AccountStatus:
        """Try the key, read what is left of the quota and how many jobs may run at once."""
        answer = await self._service.ask("GET", "/midjourney/v1/info")
        data = mapping(answer.fields.get("data"))
        if not data:
            speaker = await self._service.speaker()
            if text_in(answer.fields, "status").upper() == "FAILED":
                raise RefusedError(
                    ErrorCode.KEY_REFUSED,
                    provider=PROVIDER_ID,
                    details=described(answer, speaker.secrets),
                )
            raise ServiceError(
                ErrorCode.ANSWER_UNEXPECTED,
                provider=PROVIDER_ID,
                details=described(answer, speaker.secrets),
                retryable=True,
            )
        most = number_in(data, "max_queue")
        return AccountStatus(
            balance=number_in(data, "balance"),
            max_parallel_jobs=max(1, int(most)) if most is not None else None,
            holder=http_text.harmless(text_in(data, "email"), 100),
        )

    async def aclose(self) -> None:
        """Let go of all connections."""
        await self._service.aclose()


def _photos(submission: Submission) -> tuple[InputFile, InputFile]:
    """The photo to change and the face; a swap has both."""
    if submission.operation is not Operation.SWAP:
        raise _invalid("operation")
    if submission.target is None:
        raise _invalid("targetImage")
    if submission.face is None:
        raise _invalid("swapImage")
    return submission.target, submission.face


def _hook(submission: Submission) -> str:
    given = submission.options.get("hook_url", "")
    hook = given.strip() if isinstance(given, str) else ""
    if hook and (len(hook) > 1024 or not is_public_https(hook)):
        raise _invalid("hook_url")
    return hook


def _invalid(option: str) -> RefusedError:
    return RefusedError(ErrorCode.OPTION_INVALID, provider=PROVIDER_ID, option=option)


def _unknown(details: str) -> RefusedError:
    return RefusedError(ErrorCode.JOB_UNKNOWN, provider=PROVIDER_ID, details=details)


def _accepted(answer: Answer, speaker: Speaker) -> str:
    """The new job's id, by whichever name the service calls it."""
    data = mapping(answer.fields.get("data"))
    remote_id = text_in(data, "jobId", "job_id") or text_in(answer.fields, "jobId", "job_id")
    if text_in(answer.fields, "status").upper() == "FAILED":
        words = words_of(answer)
        raise RefusedError(
            _by_words(words) or ErrorCode.REQUEST_REFUSED,
            provider=PROVIDER_ID,
            reason=http_text.reason(words, speaker.secrets),
            details=described(answer, speaker.secrets),
        )
    if not remote_id:
        raise UncertainError(provider=PROVIDER_ID, details=described(answer, speaker.secrets))
    return remote_id
