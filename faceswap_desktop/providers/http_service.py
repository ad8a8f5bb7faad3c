# SPDX-License-Identifier: GPL-3.0-or-later
"""What services on the web have in common: an address, a key, questions and submissions."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from faceswap_desktop.core.models import Step
from faceswap_desktop.providers.base import ProviderContext, Report
from faceswap_desktop.providers.http import FileClient, ServiceClient
from faceswap_desktop.providers.http_addresses import BaseAddress, ResultPolicy, base_address
from faceswap_desktop.providers.http_answers import Answer, number_in
from faceswap_desktop.providers.http_download import Fetcher
from faceswap_desktop.providers.http_outcomes import (
    ExchangeError,
    Refusal,
    Speaker,
    failed_question,
    failed_submission,
    judged_question,
    judged_submission,
)
from faceswap_desktop.providers.http_requests import NO_BODY, Body, KeyHeader

ADDRESS_SETTING = "address"


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What is fixed about one service on the web."""

    provider: str
    default_address: str
    address_variable: str
    key_header: KeyHeader
    results: ResultPolicy
    refusal: Refusal


class HttpService:
    """Asks one service on the web, in its own name and with its own key."""

    def __init__(self, facts: ServiceFacts, context: ProviderContext) -> None:
        self.facts = facts
        self._context = context
        self._client: ServiceClient | None = None
        self.files = FileClient()

    @property
    def base(self) -> BaseAddress:
        """Where the service lives now; raises RefusedError for an address that cannot be."""
        given = os.environ.get(self.facts.address_variable) or self._context.setting(
            self.facts.provider, ADDRESS_SETTING
        )
        return base_address(given, self.facts.default_address, provider=self.facts.provider)

    async def ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Body = NO_BODY,
    ) -> Answer:
        """Ask something that costs nothing; gives the answer only if it is a good one."""
        client, key = await self._ready()
        speaker = self._speaker(key)
        try:
            answer = await client.ask(method, path, key=key, query=query, body=body)
        except ExchangeError as error:
            raise failed_question(error, speaker) from None
        if not is_good(answer):
            raise judged_question(_as_meant(answer), speaker)
        return answer

    async def submit(
        self, path: str, body: Body, report: Report, *, method: str = "POST"
    ) -> Answer:
        """Submit something that may cost; gives the answer only if it is a good one."""
        client, key = await self._ready()
        speaker = self._speaker(key)

        def progress(sent: int, total: int) -> None:
            if sent < total:
                report(Step.SENDING, sent / total)
            else:
                report(Step.WORKING_THERE)

        report(Step.SENDING, 0.0)
        try:
            answer = await client.submit(method, path, key=key, body=body, progress=progress)
        except ExchangeError as error:
            raise failed_submission(error, speaker) from None
        if not is_good(answer):
            raise judged_submission(_as_meant(answer), speaker)
        return answer

    async def speaker(self) -> Speaker:
        """Whose words are judged, with the key that must not be repeated in them."""
        return self._speaker(await self._context.key(self.facts.provider))

    async def fetch(self, addresses: tuple[str, ...], destination: Path, report: Report) -> None:
        """Fetch a finished picture; see `Fetcher.fetch`."""
        policy = replace(self.facts.results, allows_loopback=self.base.is_loopback)
        fetcher = Fetcher(self.files, policy, self.facts.provider)
        await fetcher.fetch(addresses, destination, report)

    async def aclose(self) -> None:
        """Let go of all connections."""
        await self.files.aclose()
        if self._client is not None:
            await self._client.aclose()

    async def _ready(self) -> tuple[ServiceClient, str]:
        base = self.base
        if self._client is None or self._client.base != base:
            if self._client is not None:
                await self._client.aclose()
            self._client = ServiceClient(base, self.facts.key_header)
        return self._client, await self._context.key(self.facts.provider)

    def _speaker(self, key: str) -> Speaker:
        return Speaker(self.facts.provider, (key,), self.facts.refusal)


def is_good(answer: Answer) -> bool:
    """Whether an answer is a yes, also by the `code` that some services put into the body."""
    return 200 <= _as_meant(answer).status < 300


def _as_meant(answer: Answer) -> Answer:
    """The answer with the status that its body speaks of, where that one is an error."""
    code = number_in(answer.fields, "code")
    if 200 <= answer.status < 300 and code is not None and 400 <= code < 600:
        return replace(answer, status=int(code))
    return answer
