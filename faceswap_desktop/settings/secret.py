# SPDX-License-Identifier: GPL-3.0-or-later
"""A text that must not be seen: it shows as stars wherever a text would show."""

from __future__ import annotations

import hmac
from typing import NoReturn

from faceswap_desktop.errors import CredentialError, ErrorCode

# Windows stores no more than 2560 bytes, as UTF-16; no key of a service comes near that.
LONGEST_KEY = 1280


class Secret:
    """Holds an access key; `reveal` is the one way to it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The text itself, for the one place that needs it."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"

    def __str__(self) -> str:
        return "***"

    def __format__(self, spec: str) -> str:
        return format("***", spec)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value.encode(), other._value.encode())

    __hash__ = None  # type: ignore[assignment]  # a hash could be compared with guesses

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written down")


def key_from(text: str, provider: str) -> Secret:
    """What was typed or pasted as a key, without the blanks around it.

    Raises CredentialError (KEY_MALFORMED) for what cannot be a key: nothing at all, blanks or
    line breaks inside, characters that a header cannot hold, or too many of them.
    """
    key = text.strip().strip("\ufeff\u200b").strip()
    if not key or len(key) > LONGEST_KEY or not all("!" <= each <= "~" for each in key):
        raise CredentialError(ErrorCode.KEY_MALFORMED, provider=provider)
    return Secret(key)
