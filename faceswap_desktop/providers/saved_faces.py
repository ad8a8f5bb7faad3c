# SPDX-License-Identifier: GPL-3.0-or-later
"""What some services offer beyond jobs: faces kept there under a name, and channels.

The window finds out with `isinstance(provider, SavedFaces)` and never asks which service it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from faceswap_desktop.providers.base import InputFile, Option, Report


@dataclass(frozen=True, slots=True)
class SavedFaceRules:
    """What names the service takes: letters and digits only, at most `longest`; how many faces."""

    longest: int
    most: int


@runtime_checkable
class SavedFaces(Protocol):
    """A service that keeps faces, so that one is sent once and used often.

    Every method raises ServiceError or CredentialError; a name that the service would not take
    is refused before anything is sent (RefusedError, FACE_NAME_INVALID).
    """

    saved_face_rules: SavedFaceRules

    async def list_saved_faces(self) -> tuple[str, ...]:
        """The names of all faces kept there."""

    async def save_face(self, name: str, photo: InputFile, report: Report) -> None:
        """Keep the face of `photo` (prepared as for a job) under `name`."""

    async def select_saved_face(self, name: str) -> None:
        """Make `name` the face that is used where none is named."""

    async def delete_saved_face(self, name: str) -> None:
        """Forget one face."""

    async def delete_all_saved_faces(self) -> None:
        """Forget all faces."""


@dataclass(frozen=True, slots=True)
class ChannelForm:
    """What is asked for to add a channel, and the sentence to agree to first (English texts).

    The values of the secret fields must be masked while typed and kept nowhere.
    """

    warning: str
    help_page: str
    fields: tuple[Option, ...]
    secret_fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel of an account. `balance` and `total` in the service's credits."""

    id: str
    server: str = ""
    balance: float | None = None
    total: float | None = None


@dataclass(frozen=True, slots=True)
class NewChannel:
    """The values for a channel to be added; the secret ones never show in a text of this."""

    values: dict[str, str] = field(repr=False)


@runtime_checkable
class ManagesChannels(Protocol):
    """A service that works through channels which can be added and removed from here."""

    channel_form: ChannelForm

    async def list_channels(self) -> tuple[Channel, ...]:
        """All channels of the account, with what is left in each."""

    async def add_channel(self, channel: NewChannel) -> None:
        """Add a channel, or change it."""

    async def remove_channel(self, channel_id: str) -> None:
        """Remove a channel from the account."""
