# SPDX-License-Identifier: GPL-3.0-or-later
"""The links of a job: photos put on a link host for it, and taken away when it is over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from faceswap_desktop.core.models import Caution, Step
from faceswap_desktop.core.paths import folders
from faceswap_desktop.errors import ErrorCode, RefusedError, SaveError, UserFacingError
from faceswap_desktop.providers.base import InputFile, ProviderContext, Report
from faceswap_desktop.providers.http_addresses import is_public_https
from faceswap_desktop.providers.http_service import HttpService
from faceswap_desktop.providers.link_hosts import catalogue
from faceswap_desktop.providers.link_hosts.base import LinkHost, in_an_hour
from faceswap_desktop.providers.link_hosts.ledger import Ledger, Placed
from faceswap_desktop.providers.ttapi_description import LINK_HOST_SETTING, PROVIDER_ID

_log = logging.getLogger(__name__)


class JobLinks:
    """Makes links for jobs and forgets none of them."""

    def __init__(self, service: HttpService, context: ProviderContext) -> None:
        self._service = service
        self._context = context
        self._ledger = Ledger(folders().data / "links.json")
        self._lock = asyncio.Lock()

    async def link_to(self, photo: InputFile, reference: str, report: Report) -> str:
        """The web address of a photo: its own if it has a public one, else a link made for it.

        Raises RefusedError (LINK_HOST_MISSING) where no link host was chosen, and what
        `LinkHost.put` raises.
        """
        if photo.web_address and is_public_https(photo.web_address):
            return photo.web_address
        report(Step.MAKING_LINKS)
        chosen = self._context.setting(PROVIDER_ID, LINK_HOST_SETTING)
        host = self._host(chosen)
        if host is None:
            raise RefusedError(ErrorCode.LINK_HOST_MISSING, provider=PROVIDER_ID)
        name = host.new_name(photo)
        async with self._lock:
            try:
                await self._ledger.add(reference, Placed(chosen, name, in_an_hour().timestamp()))
            except SaveError as error:
                raise RefusedError(
                    ErrorCode.LINK_HOST_FAILED, host=host.shown_host, details=str(error)
                ) from error
        return (await host.put(photo, name, report)).address

    async def belong_to(self, reference: str, remote_id: str) -> None:
        """Say which job the links of a submission belong to."""
        async with self._lock:
            with _tolerant():
                await self._ledger.rename(reference, remote_id)

    async def clear(self, job: str) -> tuple[Caution, ...]:
        """Take away the photos of a job that is over; says what could not be taken away."""
        async with self._lock:
            return await self._clear(job, await self._ledger.of(job))

    async def clear_overdue(self) -> None:
        """Take away what an earlier job, or an earlier start of the program, left behind."""
        async with self._lock:
            for job, placed in await self._ledger.overdue():
                await self._clear(job, (placed,))

    async def _clear(self, job: str, placed: tuple[Placed, ...]) -> tuple[Caution, ...]:
        if not placed:
            return ()
        gone = [each for each in placed if await self._is_gone(each)]
        with _tolerant():
            await self._ledger.strike(job, gone)
        return () if len(gone) == len(placed) else (Caution.LINK_NOT_DELETED,)

    async def _is_gone(self, placed: Placed) -> bool:
        """Delete one photo; a host that cannot delete lets it expire, as was agreed."""
        host = self._host(placed.host)
        if host is None:
            return True
        try:
            await host.delete(placed.name)
        except UserFacingError as error:
            _log.warning("A photo on %s was not deleted: %s", host.shown_host, error)
            return False
        return True

    def _host(self, host_id: str) -> LinkHost | None:
        base = self._service.base
        return catalogue.create(
            host_id,
            self._context,
            self._service.files,
            stand_in=base.origin if base.is_loopback else "",
        )


@contextmanager
def _tolerant() -> Iterator[None]:
    """A ledger that cannot be written must not cost a job that runs already."""
    try:
        yield
    except SaveError as error:
        _log.warning("The list of links could not be written: %s", error)
