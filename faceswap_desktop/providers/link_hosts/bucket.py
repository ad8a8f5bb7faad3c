# SPDX-License-Identifier: GPL-3.0-or-later
"""A storage bucket of the user's own, spoken to in S3's language.

The signatures come from botocore, Amazon's own library; of it only the signing is used. The
requests go through this program's own door to the network, with signed addresses that are good
for one hour and one thing each, so that the bucket can stay private.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from faceswap_desktop.core.models import Step
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, RefusedError
from faceswap_desktop.providers.base import InputFile, ProviderContext, Report
from faceswap_desktop.providers.http import FileClient
from faceswap_desktop.providers.http_addresses import Address, is_public_https, parse
from faceswap_desktop.providers.http_outcomes import ExchangeError
from faceswap_desktop.providers.http_requests import Body, Upload
from faceswap_desktop.providers.link_hosts.base import LIFETIME, Link, LinkHost, in_an_hour
from faceswap_desktop.providers.link_hosts.catalogue import BUCKET

_FOLDER = "faceswap-desktop"
_BUCKET_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]")


@dataclass(frozen=True, slots=True)
class _Storage:
    """Where the bucket is, and who may use it."""

    root: str
    region: str
    access_key_id: str
    secret: str = field(repr=False)


class Bucket(LinkHost):
    """Puts, lends and deletes objects in a bucket."""

    description = BUCKET

    def __init__(
        self, context: ProviderContext, files: FileClient, *, may_be_local: bool = False
    ) -> None:
        self._context = context
        self._files = files
        self._may_be_local = may_be_local

    @property
    def shown_host(self) -> str:
        """The host of the storage."""
        address = self._endpoint()
        return address.host if address else BUCKET.host

    async def put(self, photo: InputFile, name: str, report: Report) -> Link:
        """Put a photo into the bucket, and make a link to it that is good for one hour."""
        storage = await self._storage()
        body = Body(file=Upload("", name, photo.path, photo.media_type))
        report(Step.MAKING_LINKS)
        try:
            answer = await self._files.send("PUT", await _signed(storage, "PUT", name), body=body)
        except ExchangeError as error:
            raise self.failed(error) from None
        if answer.status not in {200, 201, 204}:
            raise self.refused(answer, (storage.secret, storage.access_key_id))
        return Link(await _signed(storage, "GET", name), name, in_an_hour())

    async def delete(self, name: str) -> None:
        """Delete a photo from the bucket."""
        storage = await self._storage()
        try:
            answer = await self._files.send("DELETE", await _signed(storage, "DELETE", name))
        except ExchangeError as error:
            raise self.not_deleted(str(error)) from None
        if answer.status not in {200, 202, 204, 404}:
            raise self.not_deleted(answer.text or str(answer.status))

    def _endpoint(self) -> Address | None:
        return parse(self._setting("endpoint").rstrip("/"))

    def _setting(self, name: str) -> str:
        return self._context.setting(BUCKET.id, name).strip()

    async def _storage(self) -> _Storage:
        """What was set, once it makes sense; raises RefusedError (OPTION_INVALID)."""
        endpoint = self._endpoint()
        given = self._setting("endpoint").rstrip("/")
        is_local = self._may_be_local and endpoint is not None and endpoint.is_loopback
        if endpoint is None or not (is_public_https(given) or is_local):
            raise _invalid("endpoint")
        if not _BUCKET_NAME.fullmatch(self._setting("bucket")):
            raise _invalid("bucket")
        access_key_id = self._setting("access_key_id")
        if not re.fullmatch(r"[!-~]{1,128}", access_key_id):
            raise _invalid("access_key_id")
        return _Storage(
            root=f"{given}/{self._setting('bucket')}/{_FOLDER}",
            region=self._setting("region") or "auto",
            access_key_id=access_key_id,
            secret=await self._context.key(BUCKET.id),
        )


async def _signed(storage: _Storage, method: str, name: str) -> str:
    """An address that is good for one thing with one object, for one hour."""
    return await in_thread(lambda: _sign(storage, method, name))


def _sign(storage: _Storage, method: str, name: str) -> str:
    # Loaded when first needed: most people never use a bucket.
    from botocore.auth import S3SigV4QueryAuth  # noqa: PLC0415
    from botocore.awsrequest import AWSRequest  # noqa: PLC0415
    from botocore.credentials import Credentials  # noqa: PLC0415

    request = AWSRequest(method=method, url=f"{storage.root}/{name}")
    credentials = Credentials(storage.access_key_id, storage.secret)
    seconds = int(LIFETIME.total_seconds())
    S3SigV4QueryAuth(credentials, "s3", storage.region, expires=seconds).add_auth(request)
    return str(request.url)


def _invalid(option: str) -> RefusedError:
    return RefusedError(ErrorCode.OPTION_INVALID, provider=BUCKET.id, option=option)
