# SPDX-License-Identifier: GPL-3.0-or-later
"""Litterbox: anonymous, for one hour. It has no way to delete a file."""

from __future__ import annotations

from faceswap_desktop.core.models import Step
from faceswap_desktop.providers.base import InputFile, Report
from faceswap_desktop.providers.http import FileClient
from faceswap_desktop.providers.http_addresses import is_public_https, parse
from faceswap_desktop.providers.http_outcomes import ExchangeError
from faceswap_desktop.providers.http_requests import Body, Upload
from faceswap_desktop.providers.link_hosts.base import Link, LinkHost, in_an_hour
from faceswap_desktop.providers.link_hosts.catalogue import LITTERBOX

_ORIGIN = "https://litterbox.catbox.moe"
_PATH = "/resources/internals/api.php"
_RESULT_HOSTS = frozenset({"litter.catbox.moe", "litterbox.catbox.moe"})


class Litterbox(LinkHost):
    """Answers an upload with the bare address, as text."""

    description = LITTERBOX

    def __init__(self, files: FileClient, stand_in: str = "") -> None:
        self._files = files
        self._stand_in = stand_in

    async def put(self, photo: InputFile, name: str, report: Report) -> Link:
        """Put a photo there for one hour."""
        form = {"reqtype": "fileupload", "time": "1h"}
        upload = Upload("fileToUpload", name, photo.path, photo.media_type)
        report(Step.MAKING_LINKS)
        try:
            answer = await self._files.send(
                "POST", (self._stand_in or _ORIGIN) + _PATH, body=Body(form, (upload,))
            )
        except ExchangeError as error:
            raise self.failed(error) from None
        link = answer.text.strip()
        if answer.status != 200 or not self._is_ours(link):
            raise self.refused(answer)
        return Link(link, name, in_an_hour())

    def _is_ours(self, link: str) -> bool:
        address = parse(link)
        if self._stand_in:
            return address is not None and address.is_loopback
        return is_public_https(link) and address is not None and address.host in _RESULT_HOSTS
