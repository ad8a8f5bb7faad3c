# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract with a link host: put a photo somewhere, and take it away again."""

from __future__ import annotations

import secrets
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from faceswap_desktop.errors import ErrorCode, NotSentError, RefusedError, ServiceError
from faceswap_desktop.providers import http_text
from faceswap_desktop.providers.base import InputFile, Option, Report
from faceswap_desktop.providers.http_answers import Answer
from faceswap_desktop.providers.http_outcomes import ExchangeError

LIFETIME = timedelta(hours=1)

_SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


@dataclass(frozen=True, slots=True)
class LinkHostDescription:
    """A link host as data, for the page where one is chosen (English texts).

    `meaning` says in a sentence what choosing it means. `options` are settings that it needs,
    read through `ProviderContext.setting(id, option.key)`; with `key_label` also a secret, kept
    like an access key under the host's `id`.
    """

    id: str
    name: str
    host: str
    meaning: str
    kept_for: str
    can_delete: bool
    options: tuple[Option, ...] = ()
    key_label: str = ""
    key_page: str = ""
    terms_page: str = ""

    @property
    def needs_key(self) -> bool:
        """Whether it works only with a secret of the user's own."""
        return bool(self.key_label)


@dataclass(frozen=True, slots=True)
class Link:
    """A photo on the web: its address, under which name it was put there, and until when."""

    address: str = field(repr=False)
    name: str
    expires_at: datetime


class LinkHost(ABC):
    """A link host. Every method may be cancelled."""

    description: LinkHostDescription

    def new_name(self, photo: InputFile) -> str:
        """A name that tells nothing and that nobody can guess."""
        return f"{secrets.token_hex(16)}.{_SUFFIXES.get(photo.media_type, 'jpg')}"

    @abstractmethod
    async def put(self, photo: InputFile, name: str, report: Report) -> Link:
        """Put a prepared photo on the web, for an hour.

        Raises NotSentError, RefusedError (LINK_HOST_FAILED), CredentialError, PhotoError.
        """

    async def delete(self, name: str) -> None:
        """Take a photo away, if it is still there; raises ServiceError (LINK_NOT_DELETED).

        A host that cannot do that lets it expire.
        """
        del name

    @property
    def shown_host(self) -> str:
        """The host's address as it stands in messages."""
        return self.description.host

    def failed(self, error: ExchangeError) -> NotSentError:
        """The error for a photo that did not get there: no job was submitted with it."""
        return NotSentError(
            ErrorCode.LINK_HOST_FAILED,
            host=self.shown_host,
            details=http_text.details(str(error)),
            retryable=True,
        )

    def refused(self, answer: Answer, secrets_: tuple[str, ...] = ()) -> ServiceError:
        """The error for an answer that is not a link."""
        details = http_text.details(f"status {answer.status}: {answer.text}", secrets_)
        is_passing = answer.status in {408, 429} or answer.status >= 500
        kind = NotSentError if is_passing else RefusedError
        return kind(
            ErrorCode.LINK_HOST_FAILED, host=self.shown_host, details=details, retryable=is_passing
        )

    def not_deleted(self, text: str) -> ServiceError:
        """The error for a photo that is still there."""
        return ServiceError(
            ErrorCode.LINK_NOT_DELETED,
            host=self.shown_host,
            details=http_text.details(text),
            retryable=True,
        )


def in_an_hour() -> datetime:
    """When a link that is made now expires (UTC)."""
    return datetime.now(UTC) + LIFETIME
