# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetching the photo behind a link that the user dropped: public https addresses only."""

from __future__ import annotations

from pathlib import Path

from faceswap_desktop.core.models import Step
from faceswap_desktop.errors import ErrorCode, PhotoError, ServiceError
from faceswap_desktop.providers.http import FileClient
from faceswap_desktop.providers.http_addresses import ResultPolicy, is_public_https, shown_host
from faceswap_desktop.providers.http_download import Fetcher

_REFUSED = frozenset({ErrorCode.RESULT_ADDRESS_REFUSED, ErrorCode.CONNECTION_NOT_SECURE})


class WebPhotos:
    """Fetches pictures without any key or cookie, as large as a result may be."""

    def __init__(self) -> None:
        self._files = FileClient()

    async def fetch(self, address: str, destination: Path) -> None:
        """Write the picture behind `address` as the new file `destination`.

        Raises PhotoError (PHOTO_LINK_REFUSED, PHOTO_LINK_DEAD) or SaveError.
        """
        host = shown_host(address)
        if not is_public_https(address):
            raise PhotoError(ErrorCode.PHOTO_LINK_REFUSED, host=host)
        # The one place that is allowed is the one that the user dropped.
        fetcher = Fetcher(self._files, ResultPolicy(frozenset({host})), host)
        try:
            await fetcher.fetch((address,), destination, _report_nothing)
        except ServiceError as error:
            code = (
                ErrorCode.PHOTO_LINK_REFUSED
                if error.code in _REFUSED
                else ErrorCode.PHOTO_LINK_DEAD
            )
            raise PhotoError(code, details=error.details, host=host) from error

    async def aclose(self) -> None:
        """Let go of all connections."""
        await self._files.aclose()


def _report_nothing(step: Step, fraction: float | None = None) -> None:
    del step, fraction
