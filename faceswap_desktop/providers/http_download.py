# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetching a finished picture: from allowed places only, whole or not at all."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from faceswap_desktop.core.models import Step
from faceswap_desktop.core.saving import save_error
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, ServiceError
from faceswap_desktop.providers import http_text
from faceswap_desktop.providers.base import Report
from faceswap_desktop.providers.http import FileClient
from faceswap_desktop.providers.http_addresses import ResultPolicy, shown_host
from faceswap_desktop.providers.http_outcomes import ExchangeError, FailureKind
from faceswap_desktop.providers.http_requests import FILE, Incoming

LARGEST_RESULT = 50 * 1000 * 1000
_GONE = frozenset({403, 404, 410})


class SentElsewhereError(ServiceError):
    """Whoever asks at this address is sent to another one: `location`, which nobody checked."""

    def __init__(self, *, provider: str, location: str) -> None:
        super().__init__(
            ErrorCode.RESULT_ADDRESS_REFUSED, provider=provider, host=shown_host(location)
        )
        self.location = location


class Fetcher:
    """Fetches finished pictures of one service, one try for each address."""

    def __init__(self, files: FileClient, policy: ResultPolicy, provider: str) -> None:
        self._files = files
        self._policy = policy
        self._provider = provider

    async def fetch(self, addresses: Iterable[str], destination: Path, report: Report) -> None:
        """Write the picture to the new file `destination`.

        The addresses are tried in order. Raises ServiceError (what the first one failed with;
        RESULT_LINK_EXPIRED only where all of them have expired) or SaveError.
        """
        failures: list[ServiceError] = []
        for address in addresses:
            try:
                self._policy.check(address, provider=self._provider)
                await self._fetch_one(address, destination, report)
            except ServiceError as error:
                failures.append(error)
            else:
                return
        unlike = [each for each in failures if each.code is not ErrorCode.RESULT_LINK_EXPIRED]
        raise [*unlike, *failures][0]

    async def _fetch_one(self, address: str, destination: Path, report: Report) -> None:
        try:
            async with asyncio.timeout(FILE.total), self._files.open(address) as incoming:
                self._judge(incoming)
                await _store(incoming, destination, report)
        except ExchangeError as error:
            raise self._broken(error) from None
        except TimeoutError:
            raise self._failed("the whole download took too long", retryable=True) from None

    def _judge(self, incoming: Incoming) -> None:
        """Raise unless a picture begins to arrive."""
        status = incoming.status
        if status in _GONE:
            raise ServiceError(
                ErrorCode.RESULT_LINK_EXPIRED, provider=self._provider, details=f"status {status}"
            )
        if 300 <= status < 400:
            # Pictures lie where the service says; whoever sends us elsewhere is not followed.
            raise SentElsewhereError(provider=self._provider, location=incoming.location)
        if status != 200:
            passing = status in {408, 425, 429} or status >= 500
            raise self._failed(str(status), retryable=passing)
        if incoming.media_type in {"text/html", "application/json", "image/svg+xml"}:
            raise ServiceError(
                ErrorCode.RESULT_NOT_A_PICTURE,
                provider=self._provider,
                details=http_text.details(incoming.media_type),
            )
        if incoming.length is not None and incoming.length > LARGEST_RESULT:
            raise self._failed("the file is larger than 50 MB", retryable=False)

    def _broken(self, error: ExchangeError) -> ServiceError:
        """The error for a connection that broke, or did not come about."""
        codes = {
            FailureKind.OFFLINE: ErrorCode.OFFLINE,
            FailureKind.NOT_SECURE: ErrorCode.CONNECTION_NOT_SECURE,
            FailureKind.PROXY: ErrorCode.PROXY_REFUSED,
        }
        return ServiceError(
            codes.get(error.kind, ErrorCode.DOWNLOAD_FAILED),
            provider=self._provider,
            details=http_text.details(str(error)),
            retryable=True,
        )

    def _failed(self, text: str, *, retryable: bool) -> ServiceError:
        return ServiceError(
            ErrorCode.DOWNLOAD_FAILED,
            provider=self._provider,
            details=http_text.details(text),
            retryable=retryable,
        )


async def _store(incoming: Incoming, destination: Path, report: Report) -> None:
    """Write what arrives beside `destination`, and move it there when it is whole."""
    part = destination.with_name(destination.name + ".part")
    try:
        opened = await in_thread(lambda: _open_new(part), discard=lambda left: left.close())
        try:
            with opened:
                await _receive(incoming, opened, report)
                await in_thread(lambda: os.fsync(opened.fileno()))
            await in_thread(lambda: _move_new(part, destination))
        finally:
            with suppress(OSError):
                await in_thread(lambda: part.unlink(missing_ok=True))
    except OSError as error:
        raise save_error(destination, error) from error


def _move_new(part: Path, destination: Path) -> None:
    """Give the whole file its name, if nobody took that meanwhile."""
    if os.path.lexists(destination):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    part.replace(destination)


def _open_new(part: Path) -> BinaryIO:
    part.unlink(missing_ok=True)
    return part.open("xb")


async def _receive(incoming: Incoming, opened: BinaryIO, report: Report) -> None:
    received = 0
    async for chunk in incoming.chunks:
        received += len(chunk)
        if received > LARGEST_RESULT:
            raise ServiceError(ErrorCode.DOWNLOAD_FAILED, details="the file is larger than 50 MB")
        await in_thread(partial(opened.write, chunk))
        report(Step.RECEIVING, received / incoming.length if incoming.length else None)
    if received == 0 or (incoming.length is not None and received != incoming.length):
        raise ExchangeError(FailureKind.BROKEN, "the file was cut off", may_have_arrived=True)
