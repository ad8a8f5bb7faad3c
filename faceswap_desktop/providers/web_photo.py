# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetching the photo behind a link that the user dropped: public https addresses only.

Many pictures on the web lie behind a redirect or two. They are followed here, where no key and no
cookie can go along, and each new address must be as good as the first. Where a page still
says http, the same address is tried by https.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urldefrag, urljoin

from faceswap_desktop.core.models import Step
from faceswap_desktop.errors import ErrorCode, PhotoError, ServiceError
from faceswap_desktop.providers.http import FileClient
from faceswap_desktop.providers.http_addresses import (
    ResultPolicy,
    is_public_https,
    parse,
    shown_host,
)
from faceswap_desktop.providers.http_download import Fetcher, SentElsewhereError

MOST_REDIRECTS = 3
_REFUSED = frozenset({ErrorCode.RESULT_ADDRESS_REFUSED, ErrorCode.CONNECTION_NOT_SECURE})
_HTTP_PORT = 80
# What may stand in an address as it is; the rest is written as percent and number.
_SAFE = "!#$%&'()*+,/:;=?@[]~-._"


class WebPhotos:
    """Fetches pictures without any key or cookie, as large as a result may be.

    `allows_loopback` is for a stand-in on this computer.
    """

    def __init__(self, *, allows_loopback: bool = False) -> None:
        self._files = FileClient()
        self._allows_loopback = allows_loopback

    async def fetch(self, address: str, destination: Path) -> None:
        """Write the picture behind `address` as the new file `destination`.

        Raises PhotoError (PHOTO_LINK_REFUSED, PHOTO_LINK_DEAD) or SaveError. The error names the
        host that the person saw.
        """
        host, at = shown_host(address), address
        for _ in range(MOST_REDIRECTS + 1):
            at = secured(at)
            if not self._may_ask(at):
                raise PhotoError(ErrorCode.PHOTO_LINK_REFUSED, host=host)
            try:
                await self._fetch_one(at, destination)
            except SentElsewhereError as error:
                at = next_address(at, error.location)
            except ServiceError as error:
                raise _photo_error(error, host) from error
            else:
                return
        raise PhotoError(ErrorCode.PHOTO_LINK_REFUSED, host=host, details="too many redirects")

    async def _fetch_one(self, address: str, destination: Path) -> None:
        # The one place that is allowed is the one that was just checked.
        hosts = frozenset({shown_host(address)})
        policy = ResultPolicy(hosts, allows_loopback=self._allows_loopback)
        fetcher = Fetcher(self._files, policy, shown_host(address))
        await fetcher.fetch((address,), destination, _report_nothing)

    def _may_ask(self, address: str) -> bool:
        found = parse(address)
        is_stand_in = self._allows_loopback and found is not None and found.is_loopback
        return is_stand_in or is_public_https(address)

    async def aclose(self) -> None:
        """Let go of all connections."""
        await self._files.aclose()


def secured(address: str) -> str:
    """The same address by https, where it is a plain one by http of another computer."""
    found = parse(address)
    if found is None or found.scheme != "http" or found.port != _HTTP_PORT or found.is_loopback:
        return address
    return f"https://{found.host}{found.rest}"


def next_address(address: str, location: str) -> str:
    """Where a redirect leads, as an absolute address; "" where that cannot be understood."""
    if not location.strip():
        return ""
    try:
        whole = urljoin(address, quote(location.strip(), safe=_SAFE))
    except ValueError:
        return ""
    return urldefrag(whole).url


def _photo_error(error: ServiceError, host: str) -> PhotoError:
    code = ErrorCode.PHOTO_LINK_REFUSED if error.code in _REFUSED else ErrorCode.PHOTO_LINK_DEAD
    return PhotoError(code, details=error.details, host=host)


def _report_nothing(step: Step, fraction: float | None = None) -> None:
    del step, fraction
