# SPDX-License-Identifier: GPL-3.0-or-later
"""ImgBB: with a key of the user's own, for one hour. Its way to delete is a web page only."""

from __future__ import annotations

from faceswap_desktop.core.models import Step
from faceswap_desktop.providers.base import InputFile, ProviderContext, Report
from faceswap_desktop.providers.http import FileClient
from faceswap_desktop.providers.http_addresses import is_public_https, parse
from faceswap_desktop.providers.http_answers import mapping, text_in
from faceswap_desktop.providers.http_outcomes import ExchangeError
from faceswap_desktop.providers.http_requests import Body, Upload
from faceswap_desktop.providers.link_hosts.base import LIFETIME, Link, LinkHost, in_an_hour
from faceswap_desktop.providers.link_hosts.catalogue import IMGBB

_ORIGIN = "https://api.imgbb.com"
_PATH = "/1/upload"
_RESULT_HOST = "i.ibb.co"


class ImgBB(LinkHost):
    """Takes its key as a field of the form; in the address it would end up in logs."""

    description = IMGBB

    def __init__(self, context: ProviderContext, files: FileClient, stand_in: str = "") -> None:
        self._context = context
        self._files = files
        self._stand_in = stand_in

    async def put(self, photo: InputFile, name: str, report: Report) -> Link:
        """Put a photo there for one hour."""
        key = await self._context.key(IMGBB.id)
        form = {"key": key, "expiration": str(int(LIFETIME.total_seconds()))}
        upload = Upload("image", name, photo.path, photo.media_type)
        report(Step.MAKING_LINKS)
        try:
            answer = await self._files.send(
                "POST", (self._stand_in or _ORIGIN) + _PATH, body=Body(form, (upload,))
            )
        except ExchangeError as error:
            raise self.failed(error) from None
        data = mapping(answer.fields.get("data"))
        link = text_in(data, "url") or text_in(mapping(data.get("image")), "url")
        if answer.status != 200 or not self._is_ours(link):
            raise self.refused(answer, (key,))
        return Link(link, name, in_an_hour())

    def _is_ours(self, link: str) -> bool:
        address = parse(link)
        if self._stand_in:
            return address is not None and address.is_loopback
        return is_public_https(link) and address is not None and address.host == _RESULT_HOST
